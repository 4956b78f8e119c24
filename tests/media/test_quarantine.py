"""Strikes are counted by content, kept over restarts, and taken back when asked."""

from pathlib import Path

import pytest

from kijkocut.media.errors import QuarantinedError
from kijkocut.media.quarantine import Quarantine


def test_the_second_strike_sets_a_file_aside(tmp_path: Path) -> None:
    record = Quarantine(tmp_path / "q.json")
    record.check("abc")
    assert record.strike("abc", "clip.mp4", "it crashed") == 1
    record.check("abc")
    assert record.strike("abc", "clip.mp4", "it crashed") == 2
    with pytest.raises(QuarantinedError, match=r"clip\.mp4.*it crashed.*Try Again"):
        record.check("abc")
    record.check("other")


def test_the_record_is_kept_and_can_be_cleared(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "q.json"
    first = Quarantine(path)
    for _ in range(2):
        first.strike("abc", "a.mp4", "it crashed")
        first.strike("def", "d.mp4", "it crashed")
    second = Quarantine(path)
    assert second.entries() == first.entries()
    second.clear("abc")
    second.check("abc")
    with pytest.raises(QuarantinedError):
        Quarantine(path).check("def")
    second.clear()
    assert Quarantine(path).entries() == {}


def test_two_programs_do_not_lose_each_others_strikes(tmp_path: Path) -> None:
    one, two = Quarantine(tmp_path / "q.json"), Quarantine(tmp_path / "q.json")
    one.strike("abc", "a.mp4", "x")
    two.strike("def", "d.mp4", "x")
    assert set(Quarantine(tmp_path / "q.json").entries()) == {"abc", "def"}


def test_a_damaged_record_starts_anew(tmp_path: Path) -> None:
    path = tmp_path / "q.json"
    path.write_text("{ not json")
    record = Quarantine(path)
    assert record.entries() == {}
    record.strike("abc", "a.mp4", "x")
    assert Quarantine(path).entries() == record.entries()
