"""Reading all that an open project needs out of its file, with every cheap check on the way.

Together the checks notice any change the program did not make: pages by `quick_check`, rows by
their CRCs, lost rows by the seal, the history by its chain. What they leave out is the unread half
of the journal, the changes, which are checked when they are read.
"""

from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from msgspec import Struct

from kijkocut.edit.journal import Record
from kijkocut.model.project import Project
from kijkocut.store.connection import check_pages
from kijkocut.store.errors import BadRowError, translated
from kijkocut.store.library import sqlite
from kijkocut.store.records import first_hash, read_records
from kijkocut.store.rows import Tally, read_rows
from kijkocut.store.snapshots import BASE, Version, list_snapshots


class Mark(NamedTuple):
    """Two files with one mark hold the same history and the same project."""

    head: bytes
    """The last record's hash of the chain, or the base's."""
    tally: Tally


class Content(Struct, frozen=True, kw_only=True):
    """What was read, all of one moment."""

    file_id: str
    project: Project
    base: Version
    records: tuple[Record, ...]
    """All since the base, without their changes."""
    mark: Mark

    @property
    def revision(self) -> int:
        """The last record's revision, or the base's."""
        return self.base.revision + len(self.records)


def read_content(connection: sqlite.Connection, path: Path) -> Content:
    """Check the file and read it, in one read transaction.

    Raises:
        DamagedError: It is not what the program wrote; the message says where.
        StoreError: It can't be read.
    """
    with translated(path):
        connection.execute("BEGIN")
        try:
            check_pages(connection)
            return _read(connection)
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")


def read_base(connection: sqlite.Connection) -> tuple[str, Version]:
    """Read the file's id and the journal's base.

    Raises:
        BadRowError: One of them is missing.
    """
    row = connection.execute("SELECT value FROM meta WHERE key = 'file_id'").fetchone()
    base = next((v for v in list_snapshots(connection) if v.name == BASE), None)
    if row is None or base is None:
        raise BadRowError("the journal's base is missing")
    return row[0], base


def read_revision(connection: sqlite.Connection, path: Path) -> int:
    """Give the revision that the seal names.

    Raises:
        StoreError: It can't be read.
    """
    with translated(path):
        row = connection.execute("SELECT revision FROM seal").fetchone()
    return int(row[0])


def seal_crc(revision: int, tally: Tally) -> int:
    """Give the CRC-32 of the seal itself."""
    return crc32(f"seal\x1f{revision}\x1f{tally.row_count}\x1f{tally.crc_sum}".encode())


def write_seal(connection: sqlite.Connection, revision: int, tally: Tally) -> None:
    """Write how many rows there are, inside the caller's transaction."""
    connection.execute(
        "INSERT OR REPLACE INTO seal (one, revision, row_count, crc_sum, crc)"
        " VALUES (1, ?, ?, ?, ?)",
        (revision, *tally, seal_crc(revision, tally)),
    )


def _read(connection: sqlite.Connection) -> Content:
    project, tally = read_rows(connection)
    file_id, base = read_base(connection)
    head = first_hash(file_id, base.revision, base.digest)
    records = []
    for record, chain in read_records(connection, base.revision, head):
        records.append(record)
        head = chain
    content = Content(
        file_id=file_id,
        project=project,
        base=base,
        records=tuple(records),
        mark=Mark(head, tally),
    )
    _check_seal(connection, content)
    return content


def _check_seal(connection: sqlite.Connection, content: Content) -> None:
    row = connection.execute("SELECT revision, row_count, crc_sum, crc FROM seal").fetchone()
    if row is None or seal_crc(row[0], Tally(row[1], row[2])) != row[3]:
        raise BadRowError("its seal is missing or has changed by itself")
    if row[0] != content.revision:
        raise BadRowError(f"the journal ends at {content.revision}, but the project is at {row[0]}")
    if Tally(row[1], row[2]) != content.mark.tally:
        raise BadRowError(
            f"it should hold {row[1]} items, but {content.mark.tally.row_count} are there"
        )
