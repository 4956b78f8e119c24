"""Writing just the rows that an edit touched.

What it touched in a lane is found by identity: blocks and clips that did not change are the same
objects before and after. So the cost of an edit does not grow with the project.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from kijkocut.model.clip import Clip
from kijkocut.model.codec import encode
from kijkocut.model.ids import TrackId
from kijkocut.model.lane import Block, Lane
from kijkocut.model.project import Change, Entity, Project, Shift, Table, table_of
from kijkocut.model.sequence import Track
from kijkocut.store.library import sqlite
from kijkocut.store.rows import ENTITY_TABLES, Tally, clip_crc, entity_crc, lane_crc

_PUT: Final[dict[Table, str]] = {
    table: f"INSERT INTO {table} (id, body, crc) VALUES (?, ?, ?)"  # noqa: S608 - our own names
    " ON CONFLICT (id) DO UPDATE SET body = excluded.body, crc = excluded.crc"
    for table in ENTITY_TABLES
}
_DELETE: Final[dict[Table, str]] = {
    table: f"DELETE FROM {table} WHERE id = ?"  # noqa: S608 - our own names
    for table in ENTITY_TABLES
}


class _Placed(NamedTuple):
    """A clip where its row says it is."""

    track: TrackId
    block: int
    clip: Clip

    def body(self) -> str:
        return encode(self.clip).decode()

    def crc(self, body: str) -> int:
        return clip_crc(self.clip.id, self.track, self.block, body)


class _Edit:
    """Collects the row writes that lead from one project value to the next."""

    def __init__(self, before: Project, after: Project) -> None:
        self.before = before
        self.after = after
        self.lane_puts: list[tuple[str, str, int]] = []
        self.lane_deletes: list[tuple[str]] = []
        self.old_clips: dict[str, _Placed] = {}
        self.new_clips: dict[str, _Placed] = {}
        self.gone: list[int] = []
        self.come: list[int] = []

    def write_entity(self, connection: sqlite.Connection, table: Table, key: str) -> None:
        old = self.before.entity(table, key)
        new = self.after.entity(table, key)
        if old is new:
            return
        if old is not None:
            self.gone.append(entity_crc(table, key, encode(old).decode()))
        if new is None:
            connection.execute(_DELETE[table], (key,))
            return
        body = encode(new).decode()
        crc = entity_crc(table, key, body)
        self.come.append(crc)
        connection.execute(_PUT[table], (key, body, crc))

    def compare_lane(self, track: TrackId) -> None:
        before, after = self.before.lanes.get(track), self.after.lanes.get(track)
        self._compare_blocks(track, before, after)
        old = {b.uid: b for b in before.blocks} if before is not None else {}
        new = {b.uid: b for b in after.blocks} if after is not None else {}
        for uid, block in new.items():
            was = old.get(uid)
            if was is None:
                self._place(self.new_clips, track, block)
            elif was.clips is not block.clips:
                self._place(self.old_clips, track, was)
                self._place(self.new_clips, track, block)
        for uid, block in old.items():
            if uid not in new:
                self._place(self.old_clips, track, block)

    def _compare_blocks(self, track: TrackId, before: Lane | None, after: Lane | None) -> None:
        old, new = _offsets(before), _offsets(after)
        if old == new:
            return
        if old is not None:
            self.gone.append(lane_crc(track, old))
        if new is None:
            self.lane_deletes.append((track,))
        else:
            crc = lane_crc(track, new)
            self.come.append(crc)
            self.lane_puts.append((track, new, crc))

    def _place(self, clips: dict[str, _Placed], track: TrackId, block: Block) -> None:
        for clip in block.clips:
            clips[clip.id] = _Placed(track, block.uid, clip)

    def write_lanes(self, connection: sqlite.Connection) -> None:
        deletes: list[tuple[str]] = []
        puts: list[tuple[str, str, int, int, str, int]] = []
        for key, old in self.old_clips.items():
            new = self.new_clips.get(key)
            if new is None:
                deletes.append((key,))
            elif new.clip is old.clip and new[:2] == old[:2]:
                continue
            self.gone.append(old.crc(old.body()))
        for key, new in self.new_clips.items():
            was = self.old_clips.get(key)
            if was is not None and new.clip is was.clip and new[:2] == was[:2]:
                continue
            body = new.body()
            crc = new.crc(body)
            self.come.append(crc)
            puts.append((key, new.track, new.block, new.clip.start, body, crc))
        connection.executemany(
            "INSERT INTO lane (track, blocks, crc) VALUES (?, ?, ?) ON CONFLICT (track)"
            " DO UPDATE SET blocks = excluded.blocks, crc = excluded.crc",
            self.lane_puts,
        )
        connection.executemany("DELETE FROM clip WHERE id = ?", deletes)
        connection.executemany(
            "INSERT INTO clip (id, track, block, start, body, crc) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET track = excluded.track, block = excluded.block,"
            " start = excluded.start, body = excluded.body, crc = excluded.crc",
            puts,
        )
        connection.executemany("DELETE FROM lane WHERE track = ?", self.lane_deletes)


def write_changes(
    connection: sqlite.Connection,
    changes: Iterable[Change],
    before: Project,
    after: Project,
) -> tuple[list[int], list[int]]:
    """Write the rows that `changes`, which led from `before` to `after`, have touched.

    Runs inside the caller's transaction. Gives the CRCs of the rows gone and of the rows come.
    """
    edit = _Edit(before, after)
    entities: dict[tuple[Table, str], None] = {}
    tracks: dict[TrackId, None] = {}
    for change in changes:
        if isinstance(change, Shift):
            tracks[change.track] = None
            continue
        for entity in (change.before, change.after):
            if isinstance(entity, Clip):
                tracks[entity.track] = None
            elif entity is not None:
                entities[(table_of(entity), entity.id)] = None
                if isinstance(entity, Track):
                    tracks[entity.id] = None
    for table, key in entities:
        edit.write_entity(connection, table, key)
    for track in tracks:
        edit.compare_lane(track)
    edit.write_lanes(connection)
    return edit.gone, edit.come


def write_all(connection: sqlite.Connection, project: Project) -> Tally:
    """Write a whole project into empty tables, inside the caller's transaction."""
    edit = _Edit(Project(), project)
    crcs: list[int] = []
    for entity in entities_of(project):
        body = encode(entity).decode()
        table = table_of(entity)
        crcs.append(entity_crc(table, entity.id, body))
        connection.execute(_PUT[table], (entity.id, body, crcs[-1]))
    for track in project.lanes:
        edit.compare_lane(track)
    edit.write_lanes(connection)
    return Tally().plus(crcs).plus(edit.come)


def entities_of(project: Project) -> list[Entity]:
    """List every entity of a project but its clips."""
    return [
        project.about,
        *project.media.values(),
        *project.bins.values(),
        *project.sequences.values(),
        *project.tracks.values(),
        *project.markers.values(),
    ]


def _offsets(lane: Lane | None) -> str | None:
    if lane is None:
        return None
    return encode([(b.uid, b.offset) for b in lane.blocks]).decode()
