from pathlib import Path

import pytest

from kijkocut.edit.commands.split_clip import SplitClip
from kijkocut.store import open_project
from kijkocut.store.errors import DamagedError, LockedError, MissingError, NotAProjectError
from kijkocut.store.header import look_at
from kijkocut.store.schema import LATEST
from kijkocut.testing.builders import F


def test_the_schema_is_told_and_nothing_is_written(film: Path) -> None:
    before = film.read_bytes()
    connection, schema = look_at(film)
    assert schema == LATEST
    connection.close()
    assert film.read_bytes() == before
    assert [p.name for p in film.parent.iterdir()] == [film.name]


@pytest.mark.parametrize(
    ("at", "wrong", "error"),
    [(0, b"X", NotAProjectError), (68, b"other app!", NotAProjectError), (60, b"\0\0\0\7", None)],
)
def test_what_the_header_says_is_believed(
    film: Path, at: int, wrong: bytes, error: type[Exception] | None
) -> None:
    data = film.read_bytes()
    film.write_bytes(data[:at] + wrong + data[at + len(wrong) :])
    if error is not None:
        with pytest.raises(error):
            look_at(film)
        return
    connection, schema = look_at(film)
    assert schema == 7
    connection.close()


def test_missing_empty_and_short_files_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(MissingError):
        look_at(tmp_path / "none")
    with pytest.raises(NotAProjectError):
        look_at(tmp_path)
    (tmp_path / "empty").touch()
    with pytest.raises(DamagedError):
        look_at(tmp_path / "empty")
    (tmp_path / "short").write_bytes(b"SQLite format 3\0")
    with pytest.raises(NotAProjectError):
        look_at(tmp_path / "short")


def _held(locks: Path, inode: str) -> list[str]:
    """The locks on that file, without their numbers, which count the whole machine's."""
    lines = locks.read_text().splitlines()
    return [line.partition(":")[2] for line in lines if inode in line]


def test_looking_does_not_drop_the_locks_of_an_open_project(film: Path) -> None:
    """The kernel's table of locks is the witness: a closed second handle would empty it."""
    locks = Path("/proc/locks")
    if not locks.exists():
        pytest.skip("reads /proc/locks")
    with open_project(film) as file:
        file.session()
        inode = f":{film.stat().st_ino} "
        before = _held(locks, inode)
        assert before
        look_at(film)[0].close()
        with open_project(film) as second:
            assert second.is_read_only
        assert _held(locks, inode) == before


def test_a_file_in_exclusive_use_says_whose(film: Path, tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    path = film.rename(tmp_path / "Dropbox" / "film.kijko")
    with open_project(path) as file:
        file.session().run(SplitClip(clip="a0", at=10 * F))
        with pytest.raises(LockedError, match="another window"):
            look_at(path)
