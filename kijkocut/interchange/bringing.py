"""Bringing what a file held into a project that is there already."""

from pathlib import Path

from msgspec import Struct

from kijkocut.edit.command import Command
from kijkocut.edit.commands.add_caption import AddCaption
from kijkocut.edit.commands.add_track import AddTrack
from kijkocut.edit.commands.import_timeline import ImportTimeline
from kijkocut.edit.commands.set_caption_style import SetCaptionStyle
from kijkocut.edit.luggage import pack_all
from kijkocut.interchange.reading import Imported
from kijkocut.interchange.relinking import Probe, relinked
from kijkocut.interchange.report import Ledger, LossReport
from kijkocut.model.clip import CaptionSource
from kijkocut.model.ids import MediaId, SequenceId, TrackId
from kijkocut.model.project import Project
from kijkocut.model.sequence import TrackKind


class Brought(Struct, frozen=True, kw_only=True):
    """The commands that would bring a timeline in, to run as one step, and what was found."""

    commands: tuple[Command, ...]
    report: LossReport
    """Of the files: kept those found, approximated those left offline."""


def bring(
    imported: Imported,
    into: Project,
    *,
    folder: Path,
    probe: Probe,
    target: SequenceId | None = None,
) -> Brought:
    """Plan how to add sequences, or captions, to a project.

    Files are found by content in the project, at their path, or by name beside the timeline.

    Args:
        imported: What was read.
        into: The project.
        folder: Where the timeline's file lies.
        probe: Measures a media file; raises KijkoError when it can't.
        target: For captions: the sequence whose tracks they become; None makes a new sequence.
    """
    ledger = Ledger()
    if target is not None:
        commands = _captions(imported.project, into, target, ledger)
    else:
        project, known = relinked(imported.project, into, folder=folder, probe=probe, ledger=ledger)
        commands = (_timeline(project, known),)
    return Brought(commands=commands, report=ledger.report(imported.format))


def _timeline(project: Project, known: dict[MediaId, MediaId]) -> Command:
    carried = pack_all(project)
    return ImportTimeline(
        sequences=carried.sequences,
        tracks=carried.tracks,
        clips=carried.clips,
        markers=carried.markers,
        media=tuple(one for one in carried.media if one.id not in known),
        known=tuple(sorted(known.items())),
        bins=carried.bins,
    )


def _captions(
    project: Project, into: Project, target: SequenceId, ledger: Ledger
) -> tuple[Command, ...]:
    """Make a new caption track in the target for each one that was read."""
    made: list[Command] = []
    number = 0
    for track in sorted(project.tracks.values(), key=lambda t: t.id):
        lane = project.lane(track.id)
        if track.kind is not TrackKind.caption:
            for clip in lane:
                ledger.drop("clips", clip.name or clip.id, "only captions go into a sequence")
            continue
        key = TrackId(f"{target}-captions-{number}")
        while key in into.tracks:
            number += 1
            key = TrackId(f"{target}-captions-{number}")
        number += 1
        kind = TrackKind.caption
        made.append(AddTrack(sequence=target, kind=kind, language=track.language, id=key))
        if track.caption_style is not None:
            made.append(SetCaptionStyle(track=key, style=track.caption_style))
        for clip in lane:
            if isinstance(clip.source, CaptionSource):
                text, speaker = clip.source.text, clip.source.speaker
                made.append(
                    AddCaption(
                        track=key, at=clip.start, duration=clip.duration, text=text, speaker=speaker
                    )
                )
    return tuple(made)
