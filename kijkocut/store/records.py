"""The journal as rows: records in a chain of hashes, their changes apart.

Each record's `chain` is the BLAKE2b-128 of the one before it, the record and the hash of its
changes. So a record that changed by itself, went missing or was put elsewhere is noticed, whether
its changes are read or not. The first hash comes from the journal's base: the file's id and the
digest of the project before the first record.
"""

import hashlib
import zlib
from collections.abc import Iterator
from typing import Final

import msgspec

from kijkocut.edit.journal import Kind, Record
from kijkocut.model.codec import BadRecordError, decode_changes, encode
from kijkocut.model.ids import OperationId
from kijkocut.model.project import Change
from kijkocut.store.errors import BadRowError
from kijkocut.store.library import sqlite

RECORD_COLUMNS: Final = (
    "revision, id, kind, step, parent, actor, label, at_ms, commands, changes_hash, chain"
)
_PACK_ABOVE_BYTES: Final = 1024
_UNPACKED_LIMIT_BYTES: Final = 1 << 30
_commands: Final = msgspec.json.Decoder(tuple[msgspec.Raw, ...])


def first_hash(file_id: str, base_revision: int, base_digest: str) -> bytes:
    """Give the hash that stands before the first record."""
    return _hash(encode(("kijkocut journal", file_id, base_revision, base_digest)))


def append_record(connection: sqlite.Connection, record: Record, previous: bytes) -> bytes:
    """Write a record inside the caller's transaction; gives its own hash of the chain."""
    commands, changes = encode(record.commands), encode(record.changes)
    changes_hash = _hash(changes)
    chain = _chain(previous, record, commands, changes_hash)
    connection.execute(
        f"INSERT INTO journal ({RECORD_COLUMNS})"  # noqa: S608 - our own names
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*_head(record), pack(commands), changes_hash, chain),
    )
    connection.execute(
        "INSERT INTO journal_changes (revision, body) VALUES (?, ?)",
        (record.revision, pack(changes)),
    )
    return chain


def read_records(
    connection: sqlite.Connection, base_revision: int, previous: bytes
) -> Iterator[tuple[Record, bytes]]:
    """Read the records after the base in order, without their changes, each with its checked hash.

    Raises:
        BadRowError: The chain is broken; the message says where.
    """
    revision = base_revision
    for row in connection.execute(
        f"SELECT {RECORD_COLUMNS} FROM journal ORDER BY revision"  # noqa: S608 - our own names
    ):
        revision += 1
        record = _record(row)
        if record.revision != revision:
            raise BadRowError(f"record {revision} of the journal is missing")
        previous = _chain(previous, record, unpack(row[8]), row[9])
        if previous != row[10]:
            raise BadRowError(f"record {revision} of the journal has changed by itself")
        yield record, previous


def read_changes(connection: sqlite.Connection, operation: OperationId) -> tuple[Change, ...]:
    """Read the changes of one operation.

    Raises:
        BadRowError: They are damaged or missing.
    """
    row = connection.execute(
        "SELECT journal.changes_hash, journal_changes.body FROM journal"
        " JOIN journal_changes USING (revision) WHERE journal.id = ?",
        (operation,),
    ).fetchone()
    if row is None:
        raise BadRowError(f"the changes of operation {operation} are missing")
    return checked_changes(row[0], row[1], operation)


def walk_changes(
    connection: sqlite.Connection, after: int, until: int
) -> Iterator[tuple[int, tuple[Change, ...]]]:
    """Read the changes of the records `after` < revision <= `until`, in order.

    Raises:
        BadRowError: They are damaged, or some are missing.
    """
    expected = after
    for revision, changes_hash, body in connection.execute(
        "SELECT revision, changes_hash, body FROM journal JOIN journal_changes USING (revision)"
        " WHERE revision > ? AND revision <= ? ORDER BY revision",
        (after, until),
    ):
        expected += 1
        if revision != expected:
            break
        yield revision, checked_changes(changes_hash, body, f"of record {revision}")
    if expected != until:
        raise BadRowError(f"the changes of record {expected + 1} of the journal are missing")


def checked_changes(changes_hash: bytes, body: bytes, name: str) -> tuple[Change, ...]:
    """Unpack stored changes, having checked their hash.

    Raises:
        BadRowError: They are damaged.
    """
    data = unpack(body)
    if _hash(data) != changes_hash:
        raise BadRowError(f"the changes {name} have changed by themselves")
    try:
        return decode_changes(data)
    except BadRecordError as exc:
        raise BadRowError(f"the changes {name} can't be read: {exc}") from exc


def lone_record(row: tuple[object, ...], body: object, before: tuple[int, bytes] | None) -> Record:
    """Read a record with its changes out of a damaged journal.

    Args:
        row: Its columns, as in `read_records`.
        body: Its packed changes.
        before: Revision and hash of the record before it, if known: its own is then checked.

    Raises:
        BadRowError: It is not what was written.
    """
    record = _record(row)
    changes_hash, chain = row[9], row[10]
    if not isinstance(body, bytes) or not isinstance(changes_hash, bytes):
        raise BadRowError(f"the changes of record {record.revision} are missing")
    if before is not None and before[0] == record.revision - 1:
        commands = encode(record.commands)
        if _chain(before[1], record, commands, changes_hash) != chain:
            raise BadRowError(f"record {record.revision} has changed by itself")
    changes = checked_changes(changes_hash, body, f"of record {record.revision}")
    return msgspec.structs.replace(record, changes=changes)


def pack(data: bytes) -> bytes:
    """Compress JSON if that is worth it; JSON never starts like compressed data does."""
    return zlib.compress(data, 1) if len(data) > _PACK_ABOVE_BYTES else data


def unpack(data: object) -> bytes:
    """Undo `pack`.

    Raises:
        BadRowError: The data is damaged, or unpacks to more than 1 GiB.
    """
    if not isinstance(data, bytes):  # a damaged cell may claim to be anything
        raise BadRowError("packed data is no data")
    if data[:1] != b"\x78":
        return data
    unpacker = zlib.decompressobj()
    try:
        found = unpacker.decompress(data, _UNPACKED_LIMIT_BYTES)
    except zlib.error as exc:
        raise BadRowError(f"packed data is damaged: {exc}") from exc
    if not unpacker.eof:
        raise BadRowError("packed data is cut off or far too large")
    return found


def _record(row: tuple[object, ...]) -> Record:
    try:
        return Record(
            revision=row[0],  # type: ignore[arg-type] # a STRICT table holds what it says
            id=row[1],  # type: ignore[arg-type]
            kind=Kind(str(row[2])),
            step=row[3],  # type: ignore[arg-type]
            parent=row[4],  # type: ignore[arg-type]
            actor=row[5],  # type: ignore[arg-type]
            label=row[6],  # type: ignore[arg-type]
            at_ms=row[7],  # type: ignore[arg-type]
            commands=_commands.decode(unpack(row[8])),
        )
    except (ValueError, msgspec.DecodeError, RecursionError) as exc:
        raise BadRowError(f"record {row[0]} of the journal can't be read: {exc}") from exc


def _head(record: Record) -> tuple[int, str, str, str, str, str, str, int]:
    return (
        record.revision,
        record.id,
        record.kind.value,
        record.step,
        record.parent,
        record.actor,
        record.label,
        record.at_ms,
    )


def _chain(previous: bytes, record: Record, commands: bytes, changes_hash: bytes) -> bytes:
    return _hash(b"\n".join((previous, encode(_head(record)), commands, changes_hash)))


def _hash(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()
