"""The project as rows: how they look, and reading them all.

`row_edits` writes them.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple, TypeVar
from zlib import crc32

import msgspec

from kijkocut.model.clip import Clip
from kijkocut.model.ids import TrackId
from kijkocut.model.lane import Block, Lane
from kijkocut.model.project import About, Entity, Project, Table, load
from kijkocut.store.errors import BadRowError
from kijkocut.store.library import sqlite

ENTITY_TABLES: Final[tuple[Table, ...]] = tuple(table for table in Table if table is not Table.clip)
_T = TypeVar("_T")


class Tally(NamedTuple):
    """How many rows there are and the sum of their CRCs; `seal` keeps it, so that none is lost."""

    row_count: int = 0
    crc_sum: int = 0

    def plus(self, crcs: Iterable[int]) -> "Tally":
        """Give the tally with rows of these CRCs added."""
        added = list(crcs)
        return Tally(self.row_count + len(added), self.crc_sum + sum(added))

    def minus(self, crcs: Iterable[int]) -> "Tally":
        """Give the tally with rows of these CRCs gone."""
        gone = list(crcs)
        return Tally(self.row_count - len(gone), self.crc_sum - sum(gone))


def entity_crc(table: str, key: str, body: str) -> int:
    """Give the CRC-32 a row of an entity carries."""
    return crc32(f"{table}\x1f{key}\x1f{body}".encode())


def lane_crc(track: str, blocks: str) -> int:
    """Give the CRC-32 a row of a lane carries."""
    return crc32(f"lane\x1f{track}\x1f{blocks}".encode())


def clip_crc(key: str, track: str, block: int, body: str) -> int:
    """Give the CRC-32 a row of a clip carries; its `start` is in the body too."""
    return crc32(f"clip\x1f{key}\x1f{track}\x1f{block}\x1f{body}".encode())


_entities: Final = msgspec.json.Decoder(list[Entity])
_clips: Final = msgspec.json.Decoder(list[Clip])
_blocks: Final = msgspec.json.Decoder(list[tuple[int, int]])


def read_rows(connection: sqlite.Connection) -> tuple[Project, Tally]:
    """Read the whole project, having checked every row's CRC.

    Raises:
        BadRowError: A row is damaged; the message names it.
    """
    crcs: list[int] = []
    bodies: list[str] = []
    for table in ENTITY_TABLES:
        query = f"SELECT id, body, crc FROM {table}"  # noqa: S608 - our own names
        for key, body, crc in connection.execute(query):
            if entity_crc(table, key, body) != crc:
                raise BadRowError(f"the {table} {key} has changed by itself")
            bodies.append(body)
            crcs.append(crc)
    lanes = _read_lanes(connection, crcs)
    entities: list[Entity] = _decoded(_entities, _joined(bodies))
    about = next((e for e in entities if isinstance(e, About)), None)
    if about is None:
        raise BadRowError("the project's own description is missing")
    if unknown := set(lanes) - {e.id for e in entities}:
        raise BadRowError(f"clips lie on track {min(unknown)}, which is missing")
    return load(about, entities, lanes), Tally().plus(crcs)


def _read_lanes(connection: sqlite.Connection, crcs: list[int]) -> dict[TrackId, Lane]:
    offsets: dict[tuple[TrackId, int], int] = {}
    for track, blocks, crc in connection.execute("SELECT track, blocks, crc FROM lane"):
        if lane_crc(track, blocks) != crc:
            raise BadRowError(f"the blocks of track {track} have changed by themselves")
        for uid, offset in _decoded(_blocks, blocks):
            offsets[(track, uid)] = offset
        crcs.append(crc)
    places: list[tuple[TrackId, int]] = []
    bodies: list[str] = []
    for key, track, uid, body, crc in connection.execute(
        "SELECT id, track, block, body, crc FROM clip"
    ):
        if clip_crc(key, track, uid, body) != crc:
            raise BadRowError(f"the clip {key} has changed by itself")
        places.append((track, uid))
        bodies.append(body)
        crcs.append(crc)
    held: dict[tuple[TrackId, int], list[Clip]] = {}
    decoded = _decoded(_clips, _joined(bodies))
    for place, clip in zip(places, decoded, strict=True):
        held.setdefault(place, []).append(clip)
    if set(held) != set(offsets):
        raise BadRowError("blocks and clips do not belong together")
    lanes: dict[TrackId, list[Block]] = {}
    for (track, uid), clips in held.items():
        clips.sort(key=lambda clip: clip.start)
        lanes.setdefault(track, []).append(Block(uid, offsets[(track, uid)], tuple(clips)))
    return {
        track: Lane.from_blocks(tuple(sorted(found, key=lambda block: block.first_start)))
        for track, found in lanes.items()
    }


def _joined(bodies: list[str]) -> str:
    """Make one JSON array of many texts, which decodes several times faster than one by one."""
    return f"[{','.join(bodies)}]"


def _decoded(decoder: "msgspec.json.Decoder[_T]", text: str) -> _T:
    try:
        return decoder.decode(text)
    except (msgspec.DecodeError, RecursionError) as exc:
        raise BadRowError(f"an item can't be read: {exc}") from exc
