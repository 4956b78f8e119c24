"""A real volume that runs full, where mounting one is allowed."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kijkocut.model.codec import digest
from kijkocut.store import open_project
from kijkocut.store.errors import DiskFullError
from kijkocut.testing.storm import Storm


@pytest.fixture
def small_volume(tmp_path: Path) -> Iterator[Path]:
    point = tmp_path / "volume"
    point.mkdir()
    mount = shutil.which("mount")
    made = mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(point)],
        capture_output=True,
        check=False,
    )
    if not made or made.returncode:
        pytest.skip("mounting a volume is not allowed here")
    yield point
    subprocess.run([shutil.which("umount") or "umount", str(point)], check=True)


def test_every_edit_before_the_disk_was_full_is_kept(film: Path, small_volume: Path) -> None:
    path = small_volume / "film.kijko"
    shutil.copyfile(film, path)
    with open_project(path) as file:
        session = file.session()
        with pytest.raises(DiskFullError, match="free some space"):
            Storm(session, 1).blow(5000)
        told, revision = digest(session.snapshot), session.revision
        assert revision > 10
        with pytest.raises(DiskFullError):
            file.save_as(small_volume / "copy.kijko")
        assert [p.name for p in small_volume.glob("*copy*")] == []
    with open_project(path) as file:
        assert (file.revision, digest(file.project)) == (revision, told)
        assert file.integrity_check().is_clean
