"""Multicam clips for programs that know no angles: the recordings seen and heard instead."""

from collections.abc import Collection

from msgspec.structs import replace

from kijkocut.edit.commands.flatten_multicam import FlattenMulticam
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.run import run_commands
from kijkocut.interchange.features import Feature, place
from kijkocut.interchange.report import Ledger
from kijkocut.model.clip import Clip, SequenceSource
from kijkocut.model.ids import OperationId, SequenceId
from kijkocut.model.project import Project, Put


def flattened(project: Project, keys: Collection[SequenceId], ledger: Ledger) -> Project:
    """Give the project with recordings in place of all multicam clips; tell those of `keys`.

    A clip of which that can't be done stays a nest of everything, and that is told too.
    """
    switched = [
        clip
        for lane in project.lanes.values()
        for clip in lane
        if isinstance(clip.source, SequenceSource) and clip.source.angle is not None
    ]
    if not switched:
        return project
    made = _unlocked(project)
    for number, clip in enumerate(switched):
        how = "flattened: the recordings that are seen and heard"
        command = FlattenMulticam(clips=(clip.id,), with_linked=False)
        try:
            made = run_commands(made, [command], OperationId(f"flat{number}")).project
        except EditRefused as exc:
            how = f"all angles on top of each other: {exc}"
        _tell(project, clip, keys, ledger, how)
    return made


def _unlocked(project: Project) -> Project:
    """Give the project with all tracks open to edits; it is written, not kept."""
    return project.apply(
        [
            Put(before=track, after=replace(track, is_locked=False))
            for track in project.tracks.values()
            if track.is_locked
        ]
    )


def _tell(
    project: Project, clip: Clip, keys: Collection[SequenceId], ledger: Ledger, how: str
) -> None:
    track = project.tracks[clip.track]
    if track.sequence in keys:
        sequence = project.sequences[track.sequence]
        ledger.approximate(Feature.multicam, place(sequence, track, clip), how)
