"""Putting chosen media on the timeline at the playhead."""

from enum import StrEnum

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dragging import Dragged
from kijkocut.desktop.media.carrying import source_of
from kijkocut.desktop.shelf import Entry
from kijkocut.edit.command import Command
from kijkocut.edit.commands.append import Append
from kijkocut.edit.commands.insert import Insert
from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.placing import Placement
from kijkocut.model.clip import MediaSource, SequenceSource
from kijkocut.model.ids import SequenceId, TrackId
from kijkocut.model.project import Project, Table
from kijkocut.model.sequence import TrackKind
from kijkocut.model.ticks import Rate, Ticks


class Manner(StrEnum):
    """What happens to what is there."""

    insert = "insert"
    overwrite = "overwrite"
    append = "append"


def place_entries(desk: Desk, entries: tuple[Entry, ...], manner: Manner) -> None:
    """Put entries after one another on the target tracks, as one step.

    They begin at the playhead, or at the end when appended. The playhead goes to their end and the
    new clips are selected.
    """
    sequence = desk.sequence
    if sequence is None or not entries:
        return
    sources = [source_of(desk, entry) for entry in entries]
    sources = [one for one in sources if _has_tracks(desk, one)]
    lengths = [_length(one, sequence.rate) for one in sources]
    at = desk.playhead
    commands: list[Command] = []
    for source, length in zip(sources, lengths, strict=True):
        commands.append(_command(desk, source, manner, at))
        at += length
    if not commands:
        desk.say("There is no track in the sequence that takes the chosen media.")
        return
    if manner is Manner.insert:
        # Each pushes those before it to the right.
        commands = [_command(desk, source, manner, desk.playhead) for source in reversed(sources)]
    labels = {Manner.insert: "Insert", Manner.overwrite: "Overwrite", Manner.append: "Append"}
    done = desk.run(*commands, label=f"{labels[manner]} media")
    if done is None:
        return
    added = [key for table, key in done.added if table is Table.clip]
    desk.select(added)  # type: ignore[arg-type]
    if manner is not Manner.append:
        desk.move_playhead(at)


def target_tracks(project: Project, sequence: SequenceId) -> tuple[TrackId | None, TrackId | None]:
    """Give the video and the audio track that edits land on: the lowest targets."""
    found: dict[TrackKind, TrackId] = {}
    for track in project.sequence_tracks(sequence):
        if track.is_target and not track.is_locked:
            found.setdefault(track.kind, track.id)
    return found.get(TrackKind.video), found.get(TrackKind.audio)


def _tracks(desk: Desk, source: Dragged) -> tuple[TrackId | None, TrackId | None]:
    """Give the track for the source itself, and that of its linked sound."""
    sequence = desk.sequence
    if sequence is None:
        return None, None
    video, audio = target_tracks(desk.project, sequence.id)
    if source.media is None:
        return video, audio
    facts = desk.project.media[source.media].facts
    if facts.video is None:
        return audio, None
    return video, audio if facts.audio is not None else None


def _has_tracks(desk: Desk, source: Dragged) -> bool:
    return _tracks(desk, source)[0] is not None


def _length(source: Dragged, rate: Rate) -> Ticks:
    length = (source.source_out or 0) - source.source_in
    return rate.frames(length) * rate.frame_ticks


def _command(desk: Desk, source: Dragged, manner: Manner, at: Ticks) -> Command:
    track, sound = _tracks(desk, source)
    if track is None:
        raise AssertionError
    made = (
        MediaSource(media=source.media)
        if source.media is not None
        else SequenceSource(sequence=source.sequence or SequenceId(""))
    )
    placement = Placement(source=made, source_in=source.source_in, source_out=source.source_out)
    match manner:
        case Manner.insert:
            return Insert(placement=placement, at=at, track=track, audio_track=sound)
        case Manner.overwrite:
            return Overwrite(placement=placement, at=at, track=track, audio_track=sound)
        case Manner.append:
            return Append(placement=placement, track=track, audio_track=sound)
