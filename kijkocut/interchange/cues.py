"""Cues: timed lines, between caption files and caption tracks."""

from collections.abc import Sequence as Many

from msgspec import Struct

from kijkocut.interchange.gathering import Gathering
from kijkocut.interchange.report import Ledger
from kijkocut.model.clip import CaptionSource, Clip
from kijkocut.model.ids import ClipId, SequenceId, TrackId
from kijkocut.model.project import Project
from kijkocut.model.sequence import Sequence, Track, TrackKind
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate, Ticks
from kijkocut.model.title import Title

MILLI = TICKS_PER_SECOND // 1000
"""One millisecond in ticks."""


class Cue(Struct, frozen=True, kw_only=True):
    """A line of text and when it is seen."""

    start: Ticks
    end: Ticks
    text: str
    speaker: str = ""
    where: str = ""
    """Its place in the file, for reports."""


class CueFile(Struct, frozen=True, kw_only=True):
    """What a caption file holds."""

    cues: tuple[Cue, ...]
    language: str = ""
    style: Title | None = None
    canvas: tuple[int, int] = (1920, 1080)


def to_project(
    found: CueFile, name: str, rate: Rate, ledger: Ledger
) -> tuple[Project, tuple[SequenceId, ...]]:
    """Put cues on caption tracks; those that overlap go to further tracks."""
    into = Gathering(ledger)
    key = SequenceId("seq-1")
    ends: list[int] = []
    for cue in sorted(found.cues, key=lambda cue: (cue.start, cue.end)):
        if cue.end <= cue.start:
            ledger.drop("cues", cue.where, "it ends before it begins")
            continue
        row = next((n for n, end in enumerate(ends) if end <= cue.start), len(ends))
        if row == len(ends):
            ends.append(0)
            _track(into, key, row, found)
        ends[row] = cue.end
        if row:
            ledger.approximate("overlapping cues", cue.where, f"put on caption track C{row + 1}")
        clip_id = ClipId(f"cue-{len(into.clips) + 1}")
        into.clips[clip_id] = Clip(
            id=clip_id,
            track=TrackId(f"{key}-c{row + 1}"),
            start=cue.start,
            duration=cue.end - cue.start,
            source=CaptionSource(text=cue.text, speaker=cue.speaker),
        )
        ledger.keep("cues")
    if not ends:
        _track(into, key, 0, found)
    into.sequences[key] = Sequence(
        id=key,
        name=name,
        width=found.canvas[0],
        height=found.canvas[1],
        rate=rate,
        tracks=tuple(into.tracks),
    )
    return into.project(name), (key,)


def of_sequence(project: Project, tracks: Many[Track]) -> tuple[Cue, ...]:
    """Give the cues of caption tracks together, in time order."""
    cues = [
        Cue(
            start=clip.start,
            end=clip.end,
            text=clip.source.text,
            speaker=clip.source.speaker,
            where=track.name,
        )
        for track in tracks
        for clip in project.lane(track.id)
        if isinstance(clip.source, CaptionSource) and clip.is_enabled
    ]
    return tuple(sorted(cues, key=lambda cue: (cue.start, cue.end)))


def _track(into: Gathering, sequence: SequenceId, row: int, found: CueFile) -> None:
    key = TrackId(f"{sequence}-c{row + 1}")
    into.tracks[key] = Track(
        id=key,
        sequence=sequence,
        kind=TrackKind.caption,
        name=f"C{row + 1}",
        language=found.language,
        caption_style=found.style,
    )
