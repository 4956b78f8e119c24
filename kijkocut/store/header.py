"""What kind of file it is, told from its header.

Only SQLite opens the file: a process that has a project open and closes a second handle of its own
on the same file would lose SQLite's locks (https://sqlite.org/howtocorrupt.html, 2.2).
"""

from pathlib import Path

from kijkocut.store.connection import connect_reading
from kijkocut.store.errors import (
    LockedError,
    MissingError,
    NotAProjectError,
    damaged,
    translated,
)
from kijkocut.store.library import sqlite
from kijkocut.store.lock import read_holder
from kijkocut.store.schema import APPLICATION_ID


def look_at(path: Path) -> tuple[sqlite.Connection, int]:
    """Open a project file for reading, and give its schema number with the connection.

    Raises:
        MissingError: There is no such file.
        NotAProjectError: It is something else.
        LockedError: Somebody else has it, and it can't be read meanwhile; the message says who.
        StoreError: It can't be read.
    """
    if not path.exists():
        raise MissingError(f"There is no project file {path}.")
    if not path.is_file():
        raise NotAProjectError(f"{path} is no file.")
    if not path.stat().st_size:
        raise damaged(path, "it is empty")
    try:
        connection = connect_reading(path)
    except LockedError as exc:
        holder = read_holder(path)
        if holder is None:
            raise
        raise LockedError(
            f"{path} is open in {holder}, and can't be read meanwhile. Close it there first."
        ) from exc
    try:
        return connection, _schema(connection, path)
    except BaseException:
        connection.close()
        raise


def _schema(connection: sqlite.Connection, path: Path) -> int:
    with translated(path):
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise NotAProjectError(f"{path} is a database of another program.")
    return int(schema)
