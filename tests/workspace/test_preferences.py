"""Preferences are kept on the machine; damaged ones are the usual ones."""

from pathlib import Path

import pytest

from kijkocut.media import ProxySize
from kijkocut.workspace.preferences import CannotKeepError, PreferenceFile, Preferences


def test_choices_are_kept(tmp_path: Path) -> None:
    kept = PreferenceFile(tmp_path / "config" / "p.json")
    assert kept.read() == Preferences()
    chosen = Preferences(has_proxies=True, proxy_size=ProxySize.quarter)
    kept.write(chosen)
    assert PreferenceFile(tmp_path / "config" / "p.json").read() == chosen


def test_a_damaged_file_and_a_place_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "p.json").write_text("{")
    assert PreferenceFile(tmp_path / "p.json").read() == Preferences()
    with pytest.raises(CannotKeepError):
        PreferenceFile(tmp_path / "p.json" / "x.json").write(Preferences())
