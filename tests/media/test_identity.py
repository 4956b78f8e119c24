"""A file's identity follows its content, and only regular files have one."""

import os
from pathlib import Path

import pytest

from kijkocut.media.errors import MediaMissingError
from kijkocut.media.identity import content_hash, require_file, sequence_hash

MIB = 1 << 20


def a_file(path: Path, size: int, at: int = 0, mark: bytes = b"") -> Path:
    """Write a sparse file that holds `mark` at one place."""
    with path.open("wb") as file:
        file.truncate(size)
        file.seek(at)
        file.write(mark)
    return path


def test_a_copy_under_another_name_and_time_is_the_same_file(tmp_path: Path) -> None:
    first = a_file(tmp_path / "a", 5 * MIB, at=9, mark=b"x")
    second = a_file(tmp_path / "b", 5 * MIB, at=9, mark=b"x")
    os.utime(second, (1, 1))
    assert content_hash(first) == content_hash(second) == content_hash(str(second))
    assert len(content_hash(first)) == 40


@pytest.mark.parametrize("size", [1, 1000, MIB, MIB + 1, 2 * MIB + 7, 10 * MIB])
def test_a_change_at_the_head_the_middle_or_the_tail_makes_another_file(
    tmp_path: Path, size: int
) -> None:
    plain = content_hash(a_file(tmp_path / "a", size))
    for at in {0, size // 2, size - 1}:
        assert content_hash(a_file(tmp_path / "b", size, at=at, mark=b"x")) != plain


@pytest.mark.parametrize("size", [100, 2 * MIB, 9 * MIB])
def test_one_byte_more_makes_another_file(tmp_path: Path, size: int) -> None:
    short, long = a_file(tmp_path / "a", size), a_file(tmp_path / "b", size + 1)
    assert content_hash(short) != content_hash(long)


def test_only_three_mib_of_a_huge_file_are_read(tmp_path: Path) -> None:
    """A quarter of a terabyte of nothing, which could not be read in the time of a test."""
    huge = a_file(tmp_path / "huge", 1 << 38, at=(1 << 38) - 1, mark=b"x")
    assert content_hash(huge) != content_hash(a_file(tmp_path / "other", 1 << 38))


def test_a_sequence_is_its_count_its_sizes_and_its_ends(tmp_path: Path) -> None:
    paths = [str(a_file(tmp_path / f"{n}.png", 100 + n)) for n in range(5)]
    whole = sequence_hash(paths)
    assert sequence_hash(paths[:4]) != whole
    for changed in (0, 2, 4):
        a_file(Path(paths[changed]), 100 + changed, at=50, mark=b"x")
        assert sequence_hash(paths) != whole
        a_file(Path(paths[changed]), 100 + changed)
    a_file(Path(paths[1]), 99)
    assert sequence_hash(paths) != whole
    a_file(Path(paths[1]), 101)
    assert sequence_hash(paths) == whole


def test_what_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    for path in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(MediaMissingError, match=f'"{path.name}" is not a file'):
            content_hash(path)
    for name in ("gone", "nowhere"):
        with pytest.raises(MediaMissingError, match=f'"{name}" can\'t be read: No such file'):
            require_file(tmp_path / name)
    with pytest.raises(MediaMissingError, match="null"):
        require_file("a\0b")
    with pytest.raises(MediaMissingError, match="too long"):
        require_file(tmp_path / ("x" * 300))


def test_a_missing_picture_of_a_sequence_is_told(tmp_path: Path) -> None:
    paths = [str(a_file(tmp_path / f"{n}.png", 100)) for n in range(3)]
    Path(paths[1]).unlink()
    with pytest.raises(MediaMissingError):
        sequence_hash(paths)
