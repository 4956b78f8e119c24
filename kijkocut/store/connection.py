"""Opening SQLite connections to a project file, with every setting made and read back."""

import shutil
import tempfile
from enum import StrEnum
from pathlib import Path
from typing import Final

from kijkocut.store.errors import BadRowError, ReadOnlyError, StorageError, translated
from kijkocut.store.library import LibraryError, require_library, sqlite

BUSY_TIMEOUT_S: Final = 1.0
"""How long a statement waits for another program's lock; the session thread waits with it."""


class Access(StrEnum):
    """How a connection uses its file."""

    write_wal = "write_wal"
    """Write-ahead log, for folders of this machine: readers and writer don't wait on each other."""
    write_alone = "write_alone"
    """Rollback journal and an exclusive lock: for network and synced folders, where a write-ahead
    log would be copied apart from its file."""
    read = "read"
    frozen = "frozen"
    """Read a file that nobody can change, such as one on a read-only medium, and only the file."""


_ALWAYS: Final[dict[str, object]] = {"trusted_schema": 0, "cell_size_check": 1, "mmap_size": 0}
_READING: Final[dict[str, object]] = {**_ALWAYS, "query_only": 1}
_WRITING: Final[dict[str, object]] = {**_ALWAYS, "synchronous": 2, "foreign_keys": 1}
_SETTINGS: Final[dict[Access, dict[str, object]]] = {
    Access.write_wal: {"locking_mode": "normal", "journal_mode": "wal", **_WRITING},
    Access.write_alone: {"locking_mode": "exclusive", "journal_mode": "delete", **_WRITING},
    Access.read: _READING,
    Access.frozen: _READING,
}
_MODES: Final = {
    Access.write_wal: "mode=rw",
    Access.write_alone: "mode=rw",
    Access.read: "mode=ro",
    Access.frozen: "mode=ro&immutable=1",
}


def connect(path: Path, access: Access) -> sqlite.Connection:
    """Open a connection in autocommit mode, for use on the calling thread only.

    Raises:
        StoreError: The file can't be opened so.
        LibraryError: SQLite is too old, or did not take a setting.
    """
    require_library()
    with translated(path):
        connection = sqlite.connect(
            f"{path.resolve().as_uri()}?{_MODES[access]}",
            uri=True,
            isolation_level=None,
            timeout=BUSY_TIMEOUT_S,
            cached_statements=256,
        )
        try:
            for name, wanted in _SETTINGS[access].items():
                _set(connection, name, wanted)
        except BaseException:
            connection.close()
            raise
    return connection


def connect_reading(path: Path) -> sqlite.Connection:
    """Open a connection that changes nothing, wherever the file lies.

    SQLite wants to write beside a file in WAL mode even to read it, and to roll back what a killed
    program left half done. Where it may not, the file is read as it is; or, if there is such a log
    beside it, from a copy in memory.

    Raises:
        StoreError: The file can't be read.
    """
    try:
        return _probed(connect(path, Access.read), path)
    except (ReadOnlyError, StorageError):
        if not any(_has_content(beside) for beside in logs_of(path)):
            return _probed(connect(path, Access.frozen), path)
    with tempfile.TemporaryDirectory() as folder, translated(path):
        copy = copy_with_logs(path, Path(folder))
        return in_memory(_probed(connect(copy, Access.write_wal), path))


def logs_of(path: Path) -> tuple[Path, Path]:
    """Name SQLite's write-ahead log and its rollback journal of a file; they need not be there."""
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-journal")


def copy_with_logs(path: Path, folder: Path) -> Path:
    """Copy a file and its logs as they are; not for a file that this process has open."""
    for source in (path, *logs_of(path)):
        if source.exists():
            shutil.copyfile(source, folder / source.name)
    return folder / path.name


def _has_content(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def in_memory(connection: sqlite.Connection) -> sqlite.Connection:
    """Copy a whole file into memory, and close its connection."""
    try:
        memory = sqlite.connect(":memory:", isolation_level=None)
        for name, wanted in _ALWAYS.items():
            _set(memory, name, wanted)
        connection.backup(memory)
    finally:
        connection.close()
    return memory


def check_pages(connection: sqlite.Connection) -> None:
    """Let SQLite look whether pages, and rows that name others, hold together.

    Raises:
        BadRowError: They don't.
    """
    found = connection.execute("PRAGMA quick_check(1)").fetchall()
    if found != [("ok",)]:
        raise BadRowError(f"its pages do not hold together ({found[0][0]})")
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        raise BadRowError(f"a {broken[0]} names a {broken[2]} that does not exist")


def _probed(connection: sqlite.Connection, path: Path) -> sqlite.Connection:
    """Give the connection if it can read at all: SQLite opens files only when it must."""
    try:
        with translated(path):
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _set(connection: sqlite.Connection, name: str, wanted: object) -> None:
    """Make one setting and read it back; SQLite ignores what it can't do without a word."""
    made = connection.execute(f"PRAGMA {name} = {wanted}").fetchall()
    found = connection.execute(f"PRAGMA {name}").fetchall()
    value = found[0][0] if found else None
    if name == "mmap_size" and value is None:
        return  # built without memory-mapped reading: as good as off
    if value != wanted:
        raise LibraryError(f"SQLite did not take {name} = {wanted} (it says {value!r}, {made!r}).")
