import errno
import os
from pathlib import Path

import av
import pytest

from kijkocut.export.errors import DiskFullError, EncodeError, TargetError
from kijkocut.export.staging import Staging, translated


def test_a_film_has_its_name_only_when_it_is_finished(tmp_path):
    staging = Staging(tmp_path / "film.mp4")
    staging.path.write_bytes(b"film")
    assert not (tmp_path / "film.mp4").exists()
    assert staging.path.parent == tmp_path

    staging.commit()
    assert [p.name for p in tmp_path.iterdir()] == ["film.mp4"]
    assert (tmp_path / "film.mp4").read_bytes() == b"film"


def test_an_older_film_stays_until_the_new_one_is_finished(tmp_path):
    target = tmp_path / "film.mp4"
    target.write_bytes(b"old")
    staging = Staging(target)
    staging.path.write_bytes(b"new")
    assert target.read_bytes() == b"old"
    staging.commit()
    assert target.read_bytes() == b"new"


def test_dropping_leaves_nothing(tmp_path):
    staging = Staging(tmp_path / "film.mp4")
    staging.discard()
    folder = Staging(tmp_path / "shots", is_folder=True)
    (folder.path / "a.png").write_bytes(b"x")
    folder.discard()
    assert list(tmp_path.iterdir()) == []


def test_an_empty_folder_is_taken_and_a_full_one_refused(tmp_path):
    (tmp_path / "shots").mkdir()
    staging = Staging(tmp_path / "shots", is_folder=True)
    (staging.path / "a.png").write_bytes(b"x")
    staging.commit()
    assert [p.name for p in (tmp_path / "shots").iterdir()] == ["a.png"]
    with pytest.raises(TargetError, match="not empty"):
        Staging(tmp_path / "shots", is_folder=True)


def test_a_place_that_can_not_be_written_is_named(tmp_path, monkeypatch):
    with pytest.raises(TargetError, match=r"no folder .*nowhere"):
        Staging(tmp_path / "nowhere" / "film.mp4")
    (tmp_path / "folder").mkdir()
    with pytest.raises(TargetError, match="is a folder"):
        Staging(tmp_path / "folder")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(TargetError, match="can't be written to"):
        Staging(tmp_path / "film.mp4")


@pytest.mark.parametrize(
    ("raised", "wanted"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), DiskFullError),
        (av.error.OSError(errno.EDQUOT, "Disk quota exceeded"), DiskFullError),
        (av.error.PermissionError(errno.EACCES, "Permission denied"), TargetError),
        (OSError(errno.EROFS, "Read-only file system"), TargetError),
        (av.error.InvalidDataError(1, "Invalid data"), EncodeError),
        (ValueError("bad layout"), EncodeError),
    ],
)
def test_errors_of_the_system_become_ours(raised, wanted):
    with pytest.raises(wanted, match=r"film\.mp4"), translated(Path("film.mp4")):
        raise raised
