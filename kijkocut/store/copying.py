"""Whole copies of a project file: written under a temporary name, verified, then put in place.

What is in place already is never overwritten.
"""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kijkocut.store.connection import Access, connect
from kijkocut.store.content import Mark, read_content
from kijkocut.store.errors import ExistsError, MissingError, damaged, disk_full, translated
from kijkocut.store.library import sqlite


def verified_copy(connection: sqlite.Connection, expected: Mark, target: Path) -> None:
    """Write the project that `connection` reads to `target` as one file that stands alone.

    Raises:
        ExistsError: Something is there already.
        DiskFullError: There is not enough room.
        DamagedError: The copy does not read back equal.
        StoreError: The disk refused.
    """
    with new_file(target) as temporary:
        with translated(target):
            _require_room(connection, target)
            write_copy(connection, temporary)
        copy = connect(temporary, Access.frozen)
        try:
            found = read_content(copy, temporary)
        finally:
            copy.close()
        if found.mark != expected:
            raise damaged(target, "the copy just made of it differs from the original")


def write_copy(connection: sqlite.Connection, target: Path) -> None:
    """Write all that a connection reads to a new file; the caller makes it last and verifies it."""
    (reading_only,) = connection.execute("PRAGMA query_only").fetchone()
    connection.execute("PRAGMA query_only = 0")  # which would keep it from the new file too
    try:
        connection.execute("VACUUM INTO ?", (str(target),))
    finally:
        connection.execute(f"PRAGMA query_only = {reading_only}")


@contextmanager
def new_file(target: Path) -> Iterator[Path]:
    """Give a temporary name beside `target`; what the block made there then becomes `target`.

    Nothing is left behind if the block raises.

    Raises:
        ExistsError: Something is at `target` already, before or after the block.
        MissingError: The folder does not exist.
        StoreError: The disk refused.
    """
    _require_free(target)
    if not target.parent.is_dir():
        raise MissingError(f"The folder {target.parent} does not exist.")
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.new")
    try:
        yield temporary
        with translated(target):
            _sync(temporary)
            _publish(temporary, target)
            _sync_folder(target.parent)
    finally:
        temporary.unlink(missing_ok=True)


def _require_free(target: Path) -> None:
    if os.path.lexists(target):
        raise ExistsError(f"{target} exists already. Choose another name.")


def _require_room(connection: sqlite.Connection, target: Path) -> None:
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (page_bytes,) = connection.execute("PRAGMA page_size").fetchone()
    if shutil.disk_usage(target.parent).free < pages * page_bytes:
        raise disk_full(target)


def _publish(temporary: Path, target: Path) -> None:
    """Rename without ever replacing: a hard link fails if the name is taken."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise ExistsError(f"{target} exists already. Choose another name.") from None
    except OSError:  # a file system without hard links
        _require_free(target)
        temporary.rename(target)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    """Make the new name itself last; Windows keeps names without being asked."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
