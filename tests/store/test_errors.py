import errno
from pathlib import Path

import pytest

from kijkocut.model.errors import OutsideError, UserError
from kijkocut.store import errors
from kijkocut.store.errors import BadRowError, StoreError, translated

CLASSES = [
    c
    for c in vars(errors).values()
    if isinstance(c, type) and issubclass(c, StoreError) and c is not StoreError
]


def test_each_error_has_a_code_of_its_own_and_one_root() -> None:
    codes = [c.code for c in CLASSES]
    assert len(set(codes)) == len(codes) == 11
    assert all(code.startswith("store.") for code in codes)
    assert all(issubclass(c, UserError) != issubclass(c, OutsideError) for c in CLASSES)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "store.disk_full"),
        (errno.EDQUOT, "store.disk_full"),
        (errno.EROFS, "store.read_only"),
        (errno.EACCES, "store.read_only"),
        (errno.ENOENT, "store.missing"),
        (errno.EIO, "store.io"),
    ],
)
def test_the_systems_errors_are_named(number: int, code: str) -> None:
    with pytest.raises(StoreError, match=r"film\.kijko") as told, translated(Path("film.kijko")):
        raise OSError(number, "told by the system")
    assert told.value.code == code
    assert isinstance(told.value.__cause__, OSError)


def test_damaged_rows_become_a_damaged_file_and_ours_pass() -> None:
    with (
        pytest.raises(errors.DamagedError, match=r"film\.kijko is damaged: the clip"),
        translated(Path("film.kijko")),
    ):
        raise BadRowError("the clip a1 has changed")
    with pytest.raises(errors.LockedError), translated(Path("film.kijko")):
        raise errors.LockedError("x")
