"""The project as one immutable value, and the changes that lead from one value to the next.

A project is a handful of tables (persistent maps from id to entity) plus one `Lane` of clips per
track. Old and new value share everything that did not change, so keeping a snapshot is keeping a
reference.
"""

from enum import StrEnum
from typing import TypeVar

from immutables import Map
from msgspec import Struct

from kijkocut.model.clip import Clip
from kijkocut.model.errors import BugError
from kijkocut.model.ids import BinId, ClipId, MarkerId, MediaId, SequenceId, TrackId
from kijkocut.model.lane import Lane
from kijkocut.model.media import Bin, Media
from kijkocut.model.sequence import Marker, Sequence, Track
from kijkocut.model.ticks import Ticks


class About(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="about"):
    """What the project says of itself; there is exactly one, with the id `project`."""

    id: str = "project"
    name: str = "Untitled"
    note: str = ""


Entity = About | Media | Bin | Sequence | Track | Marker | Clip


class Table(StrEnum):
    """The kinds of entity; equal to their tags in JSON."""

    about = "about"
    media = "media"
    bin = "bin"
    sequence = "sequence"
    track = "track"
    marker = "marker"
    clip = "clip"


class Put(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="put"):
    """An entity came (`before` None), went (`after` None) or changed."""

    before: Entity | None = None
    after: Entity | None = None

    @property
    def subject(self) -> Entity:
        """The entity that the change is about, after it if it still exists."""
        entity = self.after if self.after is not None else self.before
        if entity is None:
            raise BugError("A change names no entity.")
        return entity

    @property
    def table(self) -> Table:
        """Where the entity lives."""
        return table_of(self.subject)


class Shift(Struct, frozen=True, kw_only=True, tag="shift"):
    """Every clip of a track that starts at or after `at` moved by `delta`."""

    track: TrackId
    at: Ticks
    delta: Ticks


Change = Put | Shift


class Project:
    """All there is in a project file, as an immutable value; compare with `is` and `==`."""

    __slots__ = (
        "about",
        "bins",
        "lanes",
        "markers",
        "media",
        "members",
        "places",
        "sequences",
        "tracks",
    )

    def __init__(self, about: About | None = None) -> None:
        """Make an empty project."""
        self.about = about or About()
        self.media: Map[MediaId, Media] = Map()
        self.bins: Map[BinId, Bin] = Map()
        self.sequences: Map[SequenceId, Sequence] = Map()
        self.tracks: Map[TrackId, Track] = Map()
        self.markers: Map[MarkerId, Marker] = Map()
        self.lanes: Map[TrackId, Lane] = Map()
        """The clips, per track; every track has one."""
        self.places: Map[ClipId, TrackId] = Map()
        """Derived: the track of each clip."""
        self.members: Map[str, frozenset[ClipId]] = Map()
        """Derived: the clips of each link and each group."""

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Project):
            return NotImplemented
        return self is other or all(
            getattr(self, name) == getattr(other, name)
            for name in ("about", "media", "bins", "sequences", "tracks", "markers", "lanes")
        )

    __hash__ = None  # type: ignore[assignment]

    def clip(self, clip_id: ClipId) -> Clip:
        """Give a clip by its id alone.

        Raises:
            KeyError: There is none.
        """
        return self.lanes[self.places[clip_id]].get(clip_id)

    def entity(self, table: Table, key: str) -> Entity | None:
        """Give the entity of that id in that table, or None."""
        match table:
            case Table.about:
                return self.about
            case Table.media:
                return self.media.get(MediaId(key))
            case Table.bin:
                return self.bins.get(BinId(key))
            case Table.sequence:
                return self.sequences.get(SequenceId(key))
            case Table.track:
                return self.tracks.get(TrackId(key))
            case Table.marker:
                return self.markers.get(MarkerId(key))
            case Table.clip:
                return self.clip(ClipId(key)) if key in self.places else None

    def lane(self, track_id: TrackId) -> Lane:
        """Give the clips of a track.

        Raises:
            KeyError: There is no such track.
        """
        return self.lanes[track_id]

    def sequence_tracks(self, sequence_id: SequenceId) -> tuple[Track, ...]:
        """Give the tracks of a sequence, bottom to top."""
        return tuple(self.tracks[t] for t in self.sequences[sequence_id].tracks)

    def sequence_end(self, sequence_id: SequenceId) -> int:
        """Give the end of the last clip on any track of the sequence, in ticks."""
        return max((self.lanes[t].end for t in self.sequences[sequence_id].tracks), default=0)

    def sequence_markers(self, sequence_id: SequenceId) -> tuple[Marker, ...]:
        """Give a sequence's markers in time order."""
        found = (m for m in self.markers.values() if m.sequence == sequence_id)
        return tuple(sorted(found, key=lambda m: (m.at, m.id)))

    def clips_together(self, clip: Clip) -> frozenset[ClipId]:
        """Give the ids of all clips linked or grouped with `clip`, itself included."""
        found = {clip.id}
        for key in (clip.link, clip.group):
            if key is not None:
                found |= self.members[key]
        return frozenset(found)

    def apply(self, changes: tuple[Change, ...] | list[Change]) -> "Project":
        """Give the project after `changes`, applied in order.

        Raises:
            BugError: A change does not fit this project.
        """
        project = self._copy()
        for change in changes:
            if isinstance(change, Shift):
                lane = project.lanes[change.track].shift(change.at, change.delta)
                project.lanes = project.lanes.set(change.track, lane)
            else:
                project._put(change)  # noqa: SLF001
        return project

    def _copy(self) -> "Project":
        copy = Project.__new__(Project)
        for name in Project.__slots__:
            setattr(copy, name, getattr(self, name))
        return copy

    def _put(self, change: Put) -> None:
        match change.subject:
            case Clip():
                self._put_clip(change.before, change.after)  # type: ignore[arg-type]
            case About():
                if not isinstance(change.after, About):
                    raise BugError("A project can't lose its own description.")
                self.about = change.after
            case Media():
                self.media = _placed(self.media, change)
            case Bin():
                self.bins = _placed(self.bins, change)
            case Sequence():
                self.sequences = _placed(self.sequences, change)
            case Marker():
                self.markers = _placed(self.markers, change)
            case Track():
                self._put_track(change)

    def _put_track(self, change: Put) -> None:
        track = TrackId(change.subject.id)
        self.tracks = _placed(self.tracks, change)
        if change.before is None:
            self.lanes = self.lanes.set(track, Lane())
        elif change.after is None:
            if len(self.lanes[track]):
                raise BugError(f"Track {track} still holds clips.")
            self.lanes = self.lanes.delete(track)

    def _put_clip(self, before: Clip | None, after: Clip | None) -> None:
        if before is not None and after is not None and before.track == after.track:
            self.lanes = self.lanes.set(after.track, self.lanes[after.track].put(after))
        else:
            if before is not None:
                self.lanes = self.lanes.set(
                    before.track, self.lanes[before.track].remove(before.id)
                )
                if after is None:
                    self.places = self.places.delete(before.id)
            if after is not None:
                self.lanes = self.lanes.set(after.track, self.lanes[after.track].add(after))
                self.places = self.places.set(after.id, after.track)
        self._rejoin(before, after)

    def _rejoin(self, before: Clip | None, after: Clip | None) -> None:
        """Keep the derived index of links and groups."""
        old = {k for k in (before.link, before.group) if k} if before is not None else set()
        new = {k for k in (after.link, after.group) if k} if after is not None else set()
        for key in sorted(old - new):
            rest = self.members[key] - {before.id}  # type: ignore[union-attr]
            self.members = self.members.set(key, rest) if rest else self.members.delete(key)
        for key in sorted(new - old):
            joined = self.members.get(key, frozenset()) | {after.id}  # type: ignore[union-attr]
            self.members = self.members.set(key, joined)


def table_of(entity: Entity) -> Table:
    """Name the table an entity lives in."""
    return Table(str(type(entity).__struct_config__.tag))


def revert(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Give the changes that undo `changes`."""
    return tuple(
        Shift(track=c.track, at=c.at + c.delta, delta=-c.delta)
        if isinstance(c, Shift)
        else Put(before=c.after, after=c.before)
        for c in reversed(changes)
    )


def load(about: About, entities: "list[Entity]", lanes: dict[TrackId, Lane]) -> Project:
    """Build a project at once from its entities and lanes, as the store reads them."""
    project = Project(about)
    by_table: dict[Table, dict[str, Entity]] = {table: {} for table in Table}
    for entity in entities:
        by_table[table_of(entity)][entity.id] = entity
    project.media = Map(by_table[Table.media])  # type: ignore[arg-type]
    project.bins = Map(by_table[Table.bin])  # type: ignore[arg-type]
    project.sequences = Map(by_table[Table.sequence])  # type: ignore[arg-type]
    project.tracks = Map(by_table[Table.track])  # type: ignore[arg-type]
    project.markers = Map(by_table[Table.marker])  # type: ignore[arg-type]
    project.lanes = Map({track: lanes.get(track, Lane()) for track in project.tracks})
    places: dict[ClipId, TrackId] = {}
    members: dict[str, set[ClipId]] = {}
    for track, lane in project.lanes.items():
        for block in lane.blocks:
            for clip in block.clips:
                places[clip.id] = track
                for key in (clip.link, clip.group):
                    if key is not None:
                        members.setdefault(key, set()).add(clip.id)
    project.places = Map(places)
    project.members = Map({key: frozenset(ids) for key, ids in members.items()})
    return project


_K = TypeVar("_K")
_V = TypeVar("_V")


def _placed(table: "Map[_K, _V]", change: Put) -> "Map[_K, _V]":
    """Give the table with the change's entity set or gone, having checked that it fits."""
    key: _K = change.subject.id  # type: ignore[assignment]
    if (change.before is None) != (key not in table):
        raise BugError(
            f"A change to {change.table} {key} does not fit: it is there or missing wrongly."
        )
    if change.after is None:
        return table.delete(key)
    return table.set(key, change.after)  # type: ignore[arg-type]
