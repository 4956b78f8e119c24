"""Putting a project together again from single items, some of which may be missing."""

import re
from collections.abc import Iterable
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.model.clip import Clip, MediaSource, SequenceSource
from kijkocut.model.ids import TrackId
from kijkocut.model.invariants import problems
from kijkocut.model.lane import Lane, OverlapError
from kijkocut.model.media import Bin, Media
from kijkocut.model.project import (
    About,
    Change,
    Entity,
    Project,
    Shift,
    Table,
    load,
    table_of,
)
from kijkocut.model.sequence import Marker, Sequence, Track
from kijkocut.store.row_edits import entities_of

_ROUNDS: Final = 20
_CULPRIT: Final = re.compile(
    r"^(?:the transition into )?(clip|media|bin|sequence|track|marker) (\S+?),? "
)


class Lost(Struct, frozen=True, kw_only=True):
    """An item that could not be rescued."""

    table: Table
    id: str
    name: str
    """What a person would know it by; empty if not even that is known."""
    why: str


class Pieces:
    """Items by id, whether they fit together or not."""

    def __init__(self, project: Project | None = None) -> None:
        """Start with nothing, or with all items of a project."""
        self.entities: dict[tuple[Table, str], Entity] = {}
        self.clips: dict[str, Clip] = {}
        if project is not None:
            self.entities = {(table_of(e), e.id): e for e in entities_of(project)}
            self.clips = {clip.id: clip for lane in project.lanes.values() for clip in lane}

    def follow(self, changes: Iterable[Change]) -> None:
        """Take in changes, whether they fit or not."""
        for change in changes:
            if isinstance(change, Shift):
                self._shift(change)
                continue
            key, after = change.subject.id, change.after
            if isinstance(after, Clip):
                self.clips[key] = after
            elif after is not None:
                self.entities[(change.table, key)] = after
            elif change.table is Table.clip:
                self.clips.pop(key, None)
            else:
                self.entities.pop((change.table, key), None)

    def _shift(self, shift: Shift) -> None:
        for key, clip in self.clips.items():
            if clip.track == shift.track and clip.start >= shift.at:
                self.clips[key] = replace(clip, start=clip.start + shift.delta)


def assemble(pieces: Pieces, first: Iterable[str] = ()) -> tuple[Project, list[Lost]]:
    """Build a project that keeps all rules from pieces; says what had to be left out, and why.

    Args:
        pieces: The items. What names a missing bin is put at the top; what can't do without a
            missing item is left out; a clip that breaks a rule loses its transition and fades, and
            is left out if that does not help.
        first: Ids of clips that win where two lie on one another.
    """
    lost: list[Lost] = []
    project = _fitted(pieces, set(first), lost)
    tried: set[str] = set()
    for _ in range(_ROUNDS):
        culprits = {m.groups() for line in problems(project) if (m := _CULPRIT.match(line))}
        if not culprits:
            break
        pieces = Pieces(project)
        for kind, key in sorted(culprits):
            clip = pieces.clips.get(key) if kind == "clip" else None
            if clip is not None and key not in tried:
                pieces.clips[key] = replace(clip, transition=None, fade_in=None, fade_out=None)
                tried.add(key)
                continue
            gone = pieces.clips.pop(key, None) or pieces.entities.pop((Table(kind), key), None)
            if gone is not None:
                lost.append(lost_item(gone, "it breaks a rule of the project"))
        project = _fitted(pieces, set(), lost)
    return project, lost


def _fitted(pieces: Pieces, wins: set[str], lost: list[Lost]) -> Project:
    entities = _fitting(pieces.entities, lost)
    lanes: dict[TrackId, Lane] = {}
    for clip in sorted(pieces.clips.values(), key=lambda c: (c.id not in wins, c.start, c.id)):
        why = _misfit(clip, entities)
        if not why:
            try:
                whole = _with_known_takes(clip, entities)
                lanes[clip.track] = lanes.get(clip.track, Lane()).add(whole)
            except OverlapError:
                why = "its place on the track is taken"
        if why:
            lost.append(lost_item(clip, why))
    about = entities.get((Table.about, "project"))
    return load(
        about if isinstance(about, About) else About(name="Rescued"),
        list(entities.values()),
        lanes,
    )


def lost_item(item: Entity, why: str) -> Lost:
    """Name an item that is left out."""
    return Lost(table=table_of(item), id=item.id, name=str(getattr(item, "name", "")), why=why)


def _fitting(
    found: dict[tuple[Table, str], Entity], lost: list[Lost]
) -> dict[tuple[Table, str], Entity]:
    """Keep the entities whose owner is there, without the names of missing bins and tracks."""
    kept: dict[tuple[Table, str], Entity] = {}
    for key, entity in found.items():
        match entity:
            case Track() | Marker() if (Table.sequence, entity.sequence) not in found:
                lost.append(lost_item(entity, "its sequence is lost"))
            case Bin() if (Table.bin, str(entity.parent)) not in found:
                kept[key] = replace(entity, parent=None)
            case Media() | Sequence() if (Table.bin, str(entity.bin)) not in found:
                kept[key] = replace(entity, bin=None)
            case _:
                kept[key] = entity
    for key, entity in kept.items():
        if isinstance(entity, Sequence):
            kept[key] = replace(entity, tracks=_own_tracks(entity, kept))
    return kept


def _own_tracks(sequence: Sequence, kept: dict[tuple[Table, str], Entity]) -> tuple[TrackId, ...]:
    own = [t.id for t in kept.values() if isinstance(t, Track) and t.sequence == sequence.id]
    listed = [t for t in dict.fromkeys(sequence.tracks) if t in own]
    return (*listed, *(t for t in own if t not in listed))


def _with_known_takes(clip: Clip, entities: dict[tuple[Table, str], Entity]) -> Clip:
    """Leave out takes whose media or sequences are lost."""
    if not clip.takes:
        return clip
    found = [
        (Table.media, str(take.source.media)) in entities
        if isinstance(take.source, MediaSource)
        else (Table.sequence, str(take.source.sequence)) in entities
        for take in clip.takes
    ]
    takes = tuple(take for take, is_there in zip(clip.takes, found, strict=True) if is_there)
    return replace(clip, takes=takes, take_place=sum(found[: clip.take_place]))


def _misfit(clip: Clip, entities: dict[tuple[Table, str], Entity]) -> str:
    if (Table.track, clip.track) not in entities:
        return "its track is lost"
    match clip.source:
        case MediaSource(media=media) if (Table.media, media) not in entities:
            return "its media is lost"
        case SequenceSource(sequence=inner) if (Table.sequence, inner) not in entities:
            return "the sequence it nests is lost"
        case _:
            return ""
