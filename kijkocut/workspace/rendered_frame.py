"""A rendered frame as a project of its own: the film it lies in, alone on a timeline."""

from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.edit.commands.import_media import ImportMedia
from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.commands.sequence_settings import SequenceSettings
from kijkocut.edit.placing import Placement
from kijkocut.edit.run import run_commands
from kijkocut.model.clip import MediaSource
from kijkocut.model.ids import MediaId, OperationId, SequenceId, TrackId
from kijkocut.model.project import Project
from kijkocut.model.ticks import Ticks
from kijkocut.workspace.segments import Found

_SEQUENCE = SequenceId("rendered")


def as_project(found: Found) -> tuple[Project, SequenceId, Ticks]:
    """Give a project, a sequence and a time that show the rendered frame."""
    media, segment = MediaId("film"), found.segment
    commands = (
        AddSequence(
            id=_SEQUENCE,
            width=segment.size[0],
            height=segment.size[1],
            rate=segment.rate,
            video_tracks=1,
            audio_tracks=0,
        ),
        SequenceSettings(sequence=_SEQUENCE, colour_space=segment.colour_space),
        ImportMedia(path=str(found.path), facts=segment.facts, id=media),
        Overwrite(
            placement=Placement(source=MediaSource(media=media)),
            at=0,
            track=TrackId(f"{_SEQUENCE}-v1"),
        ),
    )
    project = run_commands(Project(), commands, OperationId("rendered")).project
    return project, _SEQUENCE, found.number * segment.rate.frame_ticks
