"""Whatever can still be read in a damaged file, each row vouched for by its own checksum."""

import logging
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from kijkocut.edit.journal import Record
from kijkocut.model.clip import Clip
from kijkocut.model.codec import BadRecordError, decode_entity
from kijkocut.model.ids import TrackId
from kijkocut.model.project import Entity, Project, Table
from kijkocut.store.content import seal_crc
from kijkocut.store.errors import UNREADABLE, BadRowError
from kijkocut.store.library import sqlite
from kijkocut.store.records import RECORD_COLUMNS, lone_record
from kijkocut.store.rows import ENTITY_TABLES, Tally, clip_crc, entity_crc, lane_crc
from kijkocut.store.snapshots import Version, list_snapshots, read_snapshot

log = logging.getLogger(__name__)

_MOST_MISSES: Final = 300
"""How many row numbers without a readable row end the search for more: several lost pages."""
_blocks: Final = msgspec.json.Decoder(list[tuple[int, int]])


class Hurt(Struct, frozen=True, kw_only=True):
    """A row that is there but is not what was written."""

    table: Table
    id: str


class Wreck(Struct, kw_only=True):
    """What was found. Everything in it passed its checksum."""

    file_id: str = ""
    revision: int = 0
    """The last revision, if the seal or any record still tells."""
    seal: Tally | None = None
    tally: Tally = Tally()
    """Of the rows found."""
    entities: dict[tuple[Table, str], Entity] = {}
    clips: dict[str, Clip] = {}
    """With their starts in the sequence."""
    unplaced: dict[str, Clip] = {}
    """Clips whose lane is lost: their starts are relative to an unknown block."""
    hurt: list[Hurt] = []
    records: dict[int, Record] = {}
    """By revision, with their changes."""
    snapshots: list[tuple[Version, Project]] = []

    @property
    def is_empty(self) -> bool:
        """Whether nothing could be read."""
        return not (self.entities or self.clips or self.records or self.snapshots)

    @property
    def has_all_rows(self) -> bool:
        """Whether the rows found are all there were, down to the last."""
        return self.seal == self.tally and not self.hurt


def read_wreck(path: Path) -> Wreck:
    """Read what can be read of a file; never fails on what is inside.

    Args:
        path: A copy that may be touched: SQLite recovers its write-ahead log.
    """
    wreck = Wreck()
    try:
        connection = sqlite.connect(path, isolation_level=None)
    except sqlite.Error:
        return wreck
    try:
        connection.text_factory = _lenient
        for name in ("trusted_schema = 0", "cell_size_check = 1", "mmap_size = 0"):
            connection.execute(f"PRAGMA {name}").fetchall()
        _read_meta(connection, wreck)
        _read_entities(connection, wreck)
        _read_clips(connection, wreck)
        _read_records(connection, wreck)
        _read_snapshots(connection, wreck)
    except UNREADABLE:
        return wreck  # not even its first page: nothing more can be asked of it
    finally:
        connection.close()
    return wreck


def scan(connection: sqlite.Connection, table: str, columns: str) -> list[tuple[object, ...]]:
    """Read all rows of a table that can be reached, from both ends and then one by one."""
    found: dict[int, tuple[object, ...]] = {}
    query = f"SELECT rowid, {columns} FROM {table}"  # noqa: S608 - our own names
    if _walk(connection, f"{query} ORDER BY rowid", found):
        return [row[1:] for row in found.values()]
    if not _has(connection, table):
        return []
    low = max(found, default=0)
    _walk(connection, f"{query} ORDER BY rowid DESC", found)
    high = min((key for key in found if key > low), default=None)
    key, misses = low + 1, 0
    while key != high and misses < _MOST_MISSES:
        _walk(connection, f"{query} WHERE rowid = {key}", found)
        misses = 0 if key in found else misses + 1
        key += 1
    return [found[key][1:] for key in sorted(found)]


def _walk(connection: sqlite.Connection, query: str, found: dict[int, tuple[object, ...]]) -> bool:
    """Collect rows until the end or the first damage; says whether the end was reached."""
    try:
        for row in connection.execute(query):
            if row[0] in found:
                return True
            found[row[0]] = row
    except UNREADABLE:
        return False
    return True


def _has(connection: sqlite.Connection, table: str) -> bool:
    try:
        connection.execute(f"SELECT rowid FROM {table} LIMIT 0")  # noqa: S608 - our own names
    except UNREADABLE as exc:
        return "no such table" not in str(exc)
    return True


def _lenient(data: bytes) -> str:
    return data.decode(errors="replace")


def _read_meta(connection: sqlite.Connection, wreck: Wreck) -> None:
    for key, value in scan(connection, "meta", "key, value"):
        if key == "file_id":
            wreck.file_id = str(value)
    for revision, row_count, crc_sum, crc in scan(
        connection, "seal", "revision, row_count, crc_sum, crc"
    ):
        tally = Tally(_whole(row_count), _whole(crc_sum))
        if seal_crc(_whole(revision), tally) == crc:
            wreck.seal, wreck.revision = tally, _whole(revision)


def _read_entities(connection: sqlite.Connection, wreck: Wreck) -> None:
    for table in ENTITY_TABLES:
        for key, body, crc in scan(connection, table, "id, body, crc"):
            entity = None
            if entity_crc(table, str(key), str(body)) == crc:
                entity = _entity(str(body))
            if entity is None or isinstance(entity, Clip):
                wreck.hurt.append(Hurt(table=table, id=str(key)))
                continue
            wreck.entities[(table, str(key))] = entity
            wreck.tally = wreck.tally.plus([entity_crc(table, str(key), str(body))])


def _read_clips(connection: sqlite.Connection, wreck: Wreck) -> None:
    offsets: dict[tuple[str, int], int] = {}
    for track, blocks, crc in scan(connection, "lane", "track, blocks, crc"):
        if lane_crc(str(track), str(blocks)) != crc:
            continue
        for uid, offset in _blocks.decode(str(blocks)):
            offsets[(str(track), uid)] = offset
        wreck.tally = wreck.tally.plus([lane_crc(str(track), str(blocks))])
    for key, track, block, body, crc in scan(connection, "clip", "id, track, block, body, crc"):
        uid = _whole(block)
        right = clip_crc(str(key), TrackId(str(track)), uid, str(body))
        clip = _entity(str(body)) if right == crc else None
        if not isinstance(clip, Clip):
            wreck.hurt.append(Hurt(table=Table.clip, id=str(key)))
            continue
        wreck.tally = wreck.tally.plus([right])
        base = offsets.get((str(track), uid))
        if base is None:
            wreck.unplaced[clip.id] = clip
        else:
            wreck.clips[clip.id] = msgspec.structs.replace(clip, start=clip.start + base)


def _read_records(connection: sqlite.Connection, wreck: Wreck) -> None:
    changes = {row[0]: row[1] for row in scan(connection, "journal_changes", "revision, body")}
    before: tuple[int, bytes] | None = None
    for row in scan(connection, "journal", RECORD_COLUMNS):
        try:
            record = lone_record(row, changes.get(row[0]), before)
        except BadRowError:
            log.info("record left out", extra={"revision": row[0]})
        else:
            wreck.records[record.revision] = record
            wreck.revision = max(wreck.revision, record.revision)
        revision, chain = row[0], row[10]
        before = (_whole(revision), chain) if isinstance(chain, bytes) else None


def _read_snapshots(connection: sqlite.Connection, wreck: Wreck) -> None:
    try:
        versions = list_snapshots(connection)
    except (*UNREADABLE, BadRowError):
        return
    for version in versions:
        try:
            wreck.snapshots.append((version, read_snapshot(connection, version)))
        except (*UNREADABLE, BadRowError):
            continue


def _whole(value: object) -> int:
    """Read an integer column; what is none can't pass a checksum as -1 either."""
    return value if isinstance(value, int) else -1


def _entity(body: str) -> Entity | None:
    try:
        return decode_entity(body.encode())
    except (BadRecordError, UnicodeEncodeError):
        return None
