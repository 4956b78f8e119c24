from pathlib import Path

import pytest

from kijkocut.bench import Bench, Size
from kijkocut.desktop.measuring.family import run_part, surroundings
from kijkocut.model.errors import OutsideError


def test_a_child_keeps_all_it_has_below_its_home(tmp_path, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    told = surroundings(tmp_path)
    homes = {name: place for name, place in told.items() if name.startswith("XDG_")}
    assert len(homes) == 3
    assert all(Path(place).is_relative_to(tmp_path) for place in homes.values())
    assert "QT_QPA_PLATFORM" not in told


def test_without_a_screen_windows_are_drawn_into_memory(tmp_path, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert surroundings(tmp_path)["QT_QPA_PLATFORM"] == "offscreen"


def test_a_part_that_is_none_is_a_failure(tmp_path):
    bench = Bench(folder=tmp_path, size=Size.toy, say=lambda line: None)
    with pytest.raises(OutsideError, match="KeyError: 'fly'"):
        run_part("fly", bench, tmp_path / "none.kijko")
