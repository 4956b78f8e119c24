"""Rendered frames are found by key, survive a restart, and keep to their budget."""

import os
from pathlib import Path

from kijkocut.model.media import MediaFacts, MediaKind
from kijkocut.model.sequence import ColourSpace
from kijkocut.model.ticks import Rate
from kijkocut.workspace.segments import Segment, Segments


def _put(segments: Segments, keys: tuple[str, ...], size: int = 100, used: int = 0) -> Path:
    path = segments.place(keys)
    path.write_bytes(b"x" * size)
    facts = MediaFacts(kind=MediaKind.video, size_bytes=size)
    segment = Segment(
        keys=keys, facts=facts, rate=Rate(25), size=(16, 16), colour_space=ColourSpace.bt709
    )
    segments.add(path, segment)
    os.utime(path, (used, used))
    return path


def test_frames_are_found_by_their_keys_after_a_restart_too(tmp_path: Path) -> None:
    path = _put(Segments(tmp_path / "r"), ("a", "b"))
    again = Segments(tmp_path / "r")
    found = again.find("b")
    assert found is not None
    assert (found.path, found.number) == (path, 1)
    assert "a" in again
    assert again.find("c") is None
    assert again.size_bytes == 100


def test_the_longest_unused_film_gives_way(tmp_path: Path) -> None:
    segments = Segments(tmp_path, budget_bytes=250)
    _put(segments, ("a",), used=1)
    _put(segments, ("b",), used=2)
    segments.find("a")  # used now, so b is the older one
    _put(segments, ("c",))
    assert ["a" in segments, "b" in segments, "c" in segments] == [True, False, True]
    assert sorted(p.suffix for p in tmp_path.iterdir()) == [".json", ".json", ".mp4", ".mp4"]


def test_a_film_that_somebody_deleted_or_cut_short_is_not_there(tmp_path: Path) -> None:
    segments = Segments(tmp_path)
    _put(segments, ("a",)).unlink()
    assert segments.find("a") is None
    assert "a" not in segments
    _put(segments, ("b",)).write_bytes(b"x")
    segments.place(("c",)).with_suffix(".json").write_text("no note")
    assert "b" not in Segments(tmp_path)


def test_clearing_frees_everything(tmp_path: Path) -> None:
    segments = Segments(tmp_path)
    _put(segments, ("a",))
    _put(segments, ("b",))
    assert segments.clear() == 200
    assert (list(tmp_path.iterdir()), segments.size_bytes) == ([], 0)
