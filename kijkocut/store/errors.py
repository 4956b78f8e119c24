"""Why a project file could not be opened, kept or copied; every sentence names the file.

SQLite's and the system's errors are translated here and nowhere else, by `translated`.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from kijkocut.model.errors import KijkoError, OutsideError, UserError
from kijkocut.store.library import sqlite


class BadRowError(ValueError):
    """Something in a file is not what was written; becomes a `DamagedError` that names the file."""


class StoreError(KijkoError):
    """Root of everything the store raises on purpose; nothing in the file has changed."""

    code = "store"


class MissingError(StoreError, UserError):
    """There is no such file."""

    code = "store.missing"


class ExistsError(StoreError, UserError):
    """Something of that name is there already, and it is never overwritten."""

    code = "store.exists"


class NotAProjectError(StoreError, UserError):
    """The file is something else."""

    code = "store.not_a_project"


class ReadOnlyError(StoreError, UserError):
    """The project was opened for reading only."""

    code = "store.read_only"


class LockedError(StoreError, UserError):
    """Somebody else has the file."""

    code = "store.locked"


class NewerError(StoreError, UserError):
    """A newer version of the program wrote the file, and this one can't read it."""

    code = "store.newer"


class BadQueryError(StoreError, UserError):
    """A question to a project file's tables is no SQL, or would change something."""

    code = "store.query"


class DamagedError(StoreError, OutsideError):
    """What is in the file is not what the program wrote."""

    code = "store.damaged"


class DiskFullError(StoreError, OutsideError):
    """There is no room left."""

    code = "store.disk_full"


class MovedError(StoreError, OutsideError):
    """The file was moved, deleted or replaced while it was open."""

    code = "store.moved"


class StorageError(StoreError, OutsideError):
    """The disk or the system refused in another way."""

    code = "store.io"


_FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_REFUSED: Final = {errno.EACCES, errno.EPERM, errno.EROFS}
_DAMAGED: Final = {"SQLITE_CORRUPT", "SQLITE_FORMAT", "SQLITE_TOOBIG"}


UNREADABLE: Final = (sqlite.Error, UnicodeDecodeError)
"""What a damaged file makes SQLite raise; the latter when its own message quotes the damage."""


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn errors of SQLite, of rows and of the system in the block into ours, about `path`.

    Raises:
        StoreError: The block failed; which class says how.
    """
    try:
        yield
    except sqlite.Error as exc:
        raise _from_sqlite(exc, path) from exc
    except (BadRowError, UnicodeDecodeError) as exc:
        raise damaged(path, str(exc)) from exc
    except OSError as exc:
        raise _from_system(exc, path) from exc


def damaged(path: Path, why: str) -> DamagedError:
    """Make the error for a file that is hurt, with what to do about it."""
    return DamagedError(
        f"{path} is damaged: {why}. It was left as it is."
        " Rescue it into a new file (salvage), or open one of its backups."
    )


def disk_full(path: Path) -> DiskFullError:
    """Make the error for a full disk."""
    return DiskFullError(
        f"The disk that holds {path} is full. The last edit was not kept and the file is unharmed:"
        " free some space and do it again."
    )


def _from_sqlite(exc: sqlite.Error, path: Path) -> StoreError:
    name = str(getattr(exc, "sqlite_errorname", "") or "")
    main = "_".join(name.split("_")[:2])
    if main in _DAMAGED or (isinstance(exc, sqlite.OperationalError) and "UTF-8" in str(exc)):
        return damaged(path, str(exc))
    if main == "SQLITE_NOTADB":
        return NotAProjectError(
            f"{path} is not a KijkoCut project, or its beginning is damaged."
            " If it was one, rescue it into a new file (salvage)."
        )
    match main:
        case "SQLITE_FULL":
            return disk_full(path)
        case "SQLITE_BUSY" | "SQLITE_LOCKED":
            return LockedError(f"{path} is being used by another program. Close it there first.")
        case "SQLITE_READONLY" | "SQLITE_PERM":
            return ReadOnlyError(f"{path} can't be written. Save the project somewhere else.")
        case "SQLITE_CONSTRAINT":
            return StorageError(
                f"{path} no longer holds what was read from it ({exc}): another program has changed"
                " it. Save the project under another name."
            )
        case _:
            return StorageError(f"{path} could not be used: {exc} ({name or 'no code'}).")


def _from_system(exc: OSError, path: Path) -> StoreError:
    if exc.errno in _FULL:
        return disk_full(path)
    if exc.errno in _REFUSED:
        return ReadOnlyError(f"{path} can't be written: {exc.strerror}. Choose another place.")
    if exc.errno == errno.ENOENT:
        return MissingError(f"{exc.filename or path} is not there.")
    return StorageError(f"{path} could not be used: {exc.strerror or exc}.")
