"""The one SQLite library of the process: the copy that ships inside pysqlite3.

Two SQLite libraries on one file in one process break each other's POSIX locks, and copies older
than 3.51.3 have a bug that can corrupt a file in WAL mode. So everything here, sqlite-utils
included, uses this one.
"""

import sys
from typing import TYPE_CHECKING, Final

from kijkocut.model.errors import BugError

if TYPE_CHECKING:
    # pysqlite3 is a drop-in copy without stubs; the standard library's describe it exactly.
    import sqlite3 as sqlite  # noqa: TID251
else:
    from pysqlite3 import dbapi2 as sqlite

__all__ = ["OLDEST", "LibraryError", "require_library", "share_library", "sqlite"]

OLDEST: Final = (3, 51, 3)
"""The first release without the WAL-reset bug (https://sqlite.org/wal.html)."""


class LibraryError(BugError):
    """The SQLite library is not the one the program ships with, or did not take a setting."""

    code = "store.library"


def require_library(found: tuple[int, ...] = sqlite.sqlite_version_info) -> None:
    """Make sure that the library is new enough.

    Raises:
        LibraryError: It is older than `OLDEST`.
    """
    if found < OLDEST:
        raise LibraryError(
            f"The SQLite library is {'.'.join(map(str, found))}, but project files need"
            f" {'.'.join(map(str, OLDEST))} or newer. Install the program's own dependencies again."
        )


def library_version() -> tuple[str, str]:
    """Give the version of the SQLite library in use, and the oldest that will do."""
    return sqlite.sqlite_version, ".".join(map(str, OLDEST))


def share_library() -> None:
    """Make a later `import sqlite3` anywhere in the process give this library.

    sqlite-utils picks pysqlite3 by itself, but one of its modules still imports `sqlite3` by name.
    """
    # The package itself is of use here only.
    import pysqlite3  # type: ignore[import-untyped] # noqa: PLC0415

    sys.modules.setdefault("sqlite3", pysqlite3)
    sys.modules.setdefault("sqlite3.dbapi2", pysqlite3.dbapi2)
