from pathlib import Path

import pytest

from kijkocut.store.errors import DamagedError, MissingError, NotAProjectError
from kijkocut.store.header import read_schema
from kijkocut.store.schema import LATEST


def test_the_schema_is_read_without_sqlite(film: Path) -> None:
    before = film.stat()
    assert read_schema(film) == LATEST
    assert film.stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.parametrize(
    ("at", "wrong", "error"),
    [(0, b"X", NotAProjectError), (68, b"other app!", NotAProjectError), (60, b"\0\0\0\7", None)],
)
def test_what_the_header_says_is_believed(
    film: Path, at: int, wrong: bytes, error: type[Exception] | None
) -> None:
    data = film.read_bytes()
    film.write_bytes(data[:at] + wrong + data[at + len(wrong) :])
    if error is None:
        assert read_schema(film) == 7
        return
    with pytest.raises(error):
        read_schema(film)


def test_missing_empty_and_short_files_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(MissingError):
        read_schema(tmp_path / "none")
    (tmp_path / "empty").touch()
    with pytest.raises(DamagedError):
        read_schema(tmp_path / "empty")
    (tmp_path / "short").write_bytes(b"SQLite format 3\0")
    with pytest.raises(NotAProjectError):
        read_schema(tmp_path / "short")
