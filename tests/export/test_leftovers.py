"""Half-written films of dead writers go with the next render to their folder; no others do."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kijkocut.export.leftovers import sweep
from kijkocut.export.staging import Staging


@pytest.fixture
def dead() -> int:
    """The number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


def _left(path: Path, *, quiet_s: float) -> Path:
    path.write_bytes(b"half")
    then = datetime.now(UTC).timestamp() - quiet_s
    os.utime(path, (then, then))
    return path


@pytest.mark.skipif(os.name != "posix", reason="asks about processes")
def test_a_dead_writers_film_goes_once_it_is_quiet(tmp_path: Path, dead: int) -> None:
    gone = _left(tmp_path / f".film.mp4.{dead:x}-0123abcd.part", quiet_s=600)
    fresh = _left(tmp_path / f".film.mp4.{dead:x}-0123abce.part", quiet_s=1)
    mine = _left(tmp_path / f".film.mp4.{os.getpid():x}-0123abcf.part", quiet_s=600)
    Staging(tmp_path / "new.mp4").discard()
    assert not gone.exists()
    assert fresh.exists()
    assert mine.exists()


def test_what_is_a_day_old_goes_whoever_made_it_and_other_files_stay(tmp_path: Path) -> None:
    day_s = 25 * 3600.0
    old = _left(tmp_path / ".film.mp4.0123abcd.part", quiet_s=day_s)
    young = _left(tmp_path / ".other.mp4.0123abcd.part", quiet_s=3600)
    theirs = [
        _left(tmp_path / name, quiet_s=day_s)
        for name in (".download.part", "film.mp4.0123abcd.part", ".film.mp4.zzzzzzzz.part")
    ]
    stills = tmp_path / ".stills.0123abcd.part"
    stills.mkdir()
    _left(stills / "0001.png", quiet_s=day_s)
    os.utime(stills, (1, 1))
    sweep(tmp_path)
    assert not old.exists()
    assert not stills.exists()
    assert young.exists()
    assert all(path.exists() for path in theirs)


def test_a_folder_that_is_none_does_no_harm(tmp_path: Path) -> None:
    sweep(tmp_path / "nowhere")
