"""Editing sources onto the timeline: at the playhead, or between the in and out points."""

from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dragging import Dragged, DragKind
from kijkocut.desktop.media.carrying import source_of
from kijkocut.desktop.media.free_tracks import free_tracks
from kijkocut.desktop.shelf import Entry
from kijkocut.edit.command import Command
from kijkocut.edit.commands.add_take import AddTake
from kijkocut.edit.commands.add_track import AddTrack
from kijkocut.edit.commands.append import Append
from kijkocut.edit.commands.fit_to_fill import FitToFill
from kijkocut.edit.commands.insert import Insert
from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.commands.replace_clip import ReplaceClip
from kijkocut.edit.commands.set_range import SetRange
from kijkocut.edit.placing import Placement
from kijkocut.model.clip import Clip, MediaSource, SequenceSource, TakeSource
from kijkocut.model.ids import SequenceId, TrackId
from kijkocut.model.project import Project, Table
from kijkocut.model.sequence import Sequence, TrackKind
from kijkocut.model.ticks import Rate, Ticks


class Manner(StrEnum):
    """What happens to what is there."""

    insert = "insert"
    """It moves on."""
    overwrite = "overwrite"
    """It is replaced for that time."""
    exchange = "exchange"
    """The clip at the playhead shows the source instead, and keeps all else."""
    take = "take"
    """It goes on showing what it shows; the sources are further takes of the clip there."""
    append = "append"
    """It stays; the source comes after the last clip."""
    on_top = "on_top"
    """It stays; the source goes on a track above."""
    fit_to_fill = "fit_to_fill"
    """It is replaced, by the source at the speed that fills the range."""


_LABELS: Final = {
    Manner.insert: "Insert media",
    Manner.overwrite: "Overwrite media",
    Manner.exchange: "Replace clip",
    Manner.take: "Add take",
    Manner.append: "Append media",
    Manner.on_top: "Place on top",
    Manner.fit_to_fill: "Fit to fill",
}
Tracks = tuple[TrackId | None, TrackId | None]
"""For the source itself, and for its linked sound."""


class _Spot(Struct, frozen=True, kw_only=True):
    """Where sources go, and what is taken of a single one."""

    at: Ticks
    sources: tuple[Dragged, ...]
    clears_range: bool = False


def place_entries(desk: Desk, entries: tuple[Entry, ...], manner: Manner) -> None:
    """Put entries of the Media dock on the timeline; see `place_sources`."""
    place_sources(desk, tuple(source_of(desk, entry) for entry in entries), manner)


def place_sources(desk: Desk, sources: tuple[Dragged, ...], manner: Manner) -> None:
    """Put sources after one another on the target tracks, as one step.

    They begin at the sequence's in point if it has one, else at the playhead, or at the end when
    appended. One source is cut to what lies between in and out of the sequence (a three-point
    edit), which are gone afterwards. The playhead goes to the end and the new clips are selected.
    Replacing and filling take the first source. What can't be done is said through the desk.
    """
    sequence = desk.sequence
    sources = tuple(one for one in sources if _tracks(desk, one)[0] is not None)
    if sequence is None:
        return
    if not sources:
        desk.say(_tr("There is no track in the sequence that takes the chosen media. Add one."))
        return
    spot = _spot(desk, sequence, sources, manner)
    commands = _commands(desk, sequence, spot, manner)
    if not commands:
        return
    if spot.clears_range:
        commands.append(SetRange(sequence=sequence.id, range_in=None, range_out=None))
    done = desk.run(*commands, label=_LABELS[manner])
    if manner is Manner.take and done is not None:
        desk.say(_tr("The clip has another take. Next Take shows it."))
    if done is None or manner in (Manner.exchange, Manner.take):
        return
    added = [key for table, key in done.added if table is Table.clip]
    desk.select(added)  # type: ignore[arg-type]
    if manner is Manner.append:
        return
    ends = [desk.project.clip(key).end for key in desk.selection]
    desk.move_playhead(max(ends, default=desk.playhead))


def target_tracks(project: Project, sequence: SequenceId) -> Tracks:
    """Give the video and the audio track that edits land on: the lowest targets."""
    found: dict[TrackKind, TrackId] = {}
    for track in project.sequence_tracks(sequence):
        if track.is_target and not track.is_locked:
            found.setdefault(track.kind, track.id)
    return found.get(TrackKind.video), found.get(TrackKind.audio)


def clip_here(desk: Desk) -> Clip | None:
    """Give the clip that a replacing or filling edit means.

    A selected one, those under the playhead first, else that of the target tracks there.
    """
    sequence, at = desk.sequence, desk.playhead
    if sequence is None:
        return None
    kinds = desk.project.tracks
    chosen = sorted(
        desk.selected_clips,
        key=lambda c: (not c.start <= at < c.end, kinds[c.track].kind is not TrackKind.video),
    )
    if chosen:
        return chosen[0]
    targets = target_tracks(desk.project, sequence.id)
    found = (desk.project.lane(track).at(at) for track in targets if track is not None)
    return next((clip for clip in found if clip is not None), None)


def _spot(desk: Desk, sequence: Sequence, sources: tuple[Dragged, ...], manner: Manner) -> _Spot:
    """Work out where the sources begin, from three points or from the playhead."""
    start, stop = sequence.range_in, sequence.range_out
    here = _Spot(at=desk.playhead, sources=sources)
    if manner not in (Manner.insert, Manner.overwrite, Manner.on_top) or (start, stop) == _NONE:
        return here
    if len(sources) > 1 or stop is None:
        return replace(here, at=desk.playhead if start is None else start, clears_range=True)
    (source,) = sources
    if start is None:
        begin = max(0, stop - _length(source, sequence.rate))
        return replace(here, at=begin, clears_range=True)
    length = stop - start
    is_media = source.media is not None and desk.source_media is not None
    is_seen = is_media and desk.source_media is not None and desk.source_media.id == source.media
    marked_in, marked_out = desk.source_range if is_seen else _NONE
    if marked_in is None and marked_out is not None:
        source = replace(source, source_in=max(0, marked_out - length))
    elif marked_in is None or marked_out is None:
        end = source.source_in + length
        whole = source.source_out
        source = replace(source, source_out=end if whole is None else min(end, whole))
    return _Spot(at=start, sources=(source,), clears_range=True)


_NONE: Final = (None, None)


def _commands(desk: Desk, sequence: Sequence, spot: _Spot, manner: Manner) -> list[Command]:
    match manner:
        case Manner.exchange:
            return _replacing(desk, spot.sources[0])
        case Manner.take:
            return _taking(desk, spot.sources)
        case Manner.fit_to_fill:
            return _filling(desk, sequence, spot.sources[0])
        case Manner.on_top:
            return _on_top(desk, sequence, spot)
        case _:
            return _in_a_row(desk, sequence, spot, manner)


def _in_a_row(desk: Desk, sequence: Sequence, spot: _Spot, manner: Manner) -> list[Command]:
    commands: list[Command] = []
    at = spot.at
    # Each that is inserted pushes those before it to the right.
    is_insert = manner is Manner.insert
    for source in reversed(spot.sources) if is_insert else spot.sources:
        track, sound = _tracks(desk, source)
        if track is None:
            continue
        placed = _placement(source)
        if manner is Manner.append:
            commands.append(Append(placement=placed, track=track, audio_track=sound))
        elif is_insert:
            commands.append(Insert(placement=placed, at=at, track=track, audio_track=sound))
        else:
            commands.append(Overwrite(placement=placed, at=at, track=track, audio_track=sound))
            at += _length(source, sequence.rate)
    return commands


def _on_top(desk: Desk, sequence: Sequence, spot: _Spot) -> list[Command]:
    """Place above all pictures and beside all sounds; tracks are added where none is free."""
    whole = sum(_length(source, sequence.rate) for source in spot.sources)
    span, at = (spot.at, spot.at + max(1, whole)), spot.at
    commands: list[Command] = []
    made: dict[TrackKind, TrackId] = {}

    def track_of(kind: TrackKind) -> TrackId:
        if kind not in made:
            free = free_tracks(desk.project, sequence, span, kind)
            count = len(desk.project.tracks)
            made[kind] = free[0] if free else TrackId(f"{sequence.id}-{kind.value}-top-{count}")
            if not free:
                commands.append(AddTrack(sequence=sequence.id, kind=kind, id=made[kind]))
        return made[kind]

    for source in spot.sources:
        track, sound = _tracks(desk, source)
        own = track_of(desk.project.tracks[track].kind) if track is not None else None
        linked = track_of(TrackKind.audio) if sound is not None else None
        if own is not None:
            placed = _placement(source)
            commands.append(Overwrite(placement=placed, at=at, track=own, audio_track=linked))
            at += _length(source, sequence.rate)
    return commands


def _replacing(desk: Desk, source: Dragged) -> list[Command]:
    """Show the source in the clip that is here: from its in point, or frame under playhead."""
    clip = clip_here(desk)
    if clip is None:
        desk.say(_tr("There is no clip at the playhead to replace."))
        return []
    begin = _begin(desk, source, clip)
    return [ReplaceClip(clip=clip.id, source=_source(source), source_in=begin)]


def _taking(desk: Desk, sources: tuple[Dragged, ...]) -> list[Command]:
    """Add the sources as takes to the clip that is here."""
    clip = clip_here(desk)
    if clip is None:
        desk.say(_tr("There is no clip at the playhead to add a take to."))
        return []
    return [
        AddTake(
            clip=clip.id,
            source=_source(source),
            source_in=_begin(desk, source, clip),
            with_linked=desk.keeps_links,
        )
        for source in sources
    ]


def _begin(desk: Desk, source: Dragged, clip: Clip) -> Ticks:
    """Give where a source begins in a clip: at its in point, or frame under playhead."""
    is_seen = desk.source_media is not None and desk.source_media.id == source.media
    if is_seen and desk.source_range[0] is None:
        return max(0, desk.source_playhead - clip.retime.offset(desk.playhead - clip.start))
    return source.source_in


def _filling(desk: Desk, sequence: Sequence, source: Dragged) -> list[Command]:
    """Fill what is between in and out, else the clip that is here."""
    track, sound = _tracks(desk, source)
    if track is None:
        return []
    start, stop = sequence.range_in, sequence.range_out
    if start is None or stop is None:
        clip = clip_here(desk)
        if clip is None:
            desk.say(_tr("Set an in and an out point in the sequence, or go to a clip to fill."))
            return []
        start, stop = clip.start, clip.end
    filled = FitToFill(
        placement=_placement(source), start=start, end=stop, track=track, audio_track=sound
    )
    return [filled]


def _tracks(desk: Desk, source: Dragged) -> Tracks:
    """Give the track for the source itself, and that of its linked sound."""
    sequence = desk.sequence
    if sequence is None:
        return None, None
    video, audio = target_tracks(desk.project, sequence.id)
    if source.media is None:
        return video, audio if source.kind is DragKind.both else None
    facts = desk.project.media[source.media].facts
    if facts.video is None or source.kind is DragKind.audio:
        return audio if facts.audio is not None else None, None
    has_sound = facts.audio is not None and source.kind is not DragKind.video
    return video, audio if has_sound else None


def _length(source: Dragged, rate: Rate) -> Ticks:
    length = (source.source_out or 0) - source.source_in
    return rate.frames(length) * rate.frame_ticks


def _source(source: Dragged) -> TakeSource:
    if source.media is not None:
        return MediaSource(media=source.media)
    return SequenceSource(sequence=source.sequence or SequenceId(""))


def _placement(source: Dragged) -> Placement:
    return Placement(
        source=_source(source), source_in=source.source_in, source_out=source.source_out
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Media", text)
