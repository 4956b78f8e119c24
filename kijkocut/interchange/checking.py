"""Trying out files of other programs: can each be read, is it sound, does it come back?

Nothing is written beside the files; round trips happen in a folder that is gone afterwards.
"""

import tempfile
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from kijkocut.interchange.errors import NothingToWriteError
from kijkocut.interchange.reading import Imported, format_of, is_known, read
from kijkocut.interchange.report import LossReport, Outcome
from kijkocut.interchange.treatments import Format
from kijkocut.interchange.writing import SEVERAL, write
from kijkocut.model.clip import (
    CaptionSource,
    Clip,
    GeneratorSource,
    MediaSource,
    SequenceSource,
    TitleSource,
)
from kijkocut.model.errors import KijkoError
from kijkocut.model.ids import SequenceId
from kijkocut.model.invariants import problems
from kijkocut.model.project import Project
from kijkocut.model.sequence import TrackKind
from kijkocut.model.ticks import Rate

BUNDLE = ".fcpxmld"


class RoundTrip(StrEnum):
    """What came back when a file's content was written in its own format and read again."""

    equal = "equal"
    reported = "as reported"
    """It differs, and reports named losses."""
    different = "different"
    """It differs, and no report says why: a failure."""
    nothing = "nothing to write"
    untried = "-"


class FileCheck(Struct, frozen=True, kw_only=True):
    """What trying a file out gave."""

    file: str
    """Its path inside the folder."""
    format: str
    ok: bool
    """It was read, breaks no rule of a project, and comes back."""
    message: str = ""
    """What is wrong, or the error that says why it can't be read, with its line."""
    invariants: bool = False
    round_trip: RoundTrip = RoundTrip.untried
    losses: tuple[str, ...] = ()
    """What reading approximated and dropped, one kind of thing a line."""
    loss_count: int = 0
    """Places that the losses name."""


def check_files(folder: Path, rate: Rate | None = None) -> Iterator[FileCheck]:
    """Try every timeline and caption file of a folder tree, in the order of their names.

    Args:
        folder: The folder; files of other kinds in it are passed over.
        rate: The frame rate of EDLs and captions, which do not say it.
    """
    inside: Path | None = None
    for path in sorted(folder.rglob("*")):
        if inside is not None and inside in path.parents:
            continue
        is_bundle = path.is_dir() and path.suffix.lower() == BUNDLE
        if is_bundle:
            inside = path
        if is_known(path) and (path.is_file() or is_bundle):
            yield check_file(path, path.relative_to(folder).as_posix(), rate)


def check_file(path: Path, name: str, rate: Rate | None = None) -> FileCheck:
    """Try one file out; never raises for what is in it."""
    format_ = format_of(path)
    try:
        found = read(path, rate=rate)
    except KijkoError as exc:
        return FileCheck(file=name, format=format_, ok=False, message=str(exc))
    broken = tuple(problems(found.project))
    losses = _losses(found.report)
    trip, message = RoundTrip.untried, "; ".join(broken[:3])
    if not broken and not format_.is_project:
        trip, message = _round_trip(found, path)
    return FileCheck(
        file=name,
        format=format_,
        ok=not broken and trip is not RoundTrip.different,
        message=message,
        invariants=not broken,
        round_trip=trip,
        losses=losses,
        loss_count=sum(
            max(1, len(loss.where))
            for loss in found.report.losses
            if loss.outcome is not Outcome.kept
        ),
    )


def _losses(report: LossReport) -> tuple[str, ...]:
    return tuple(x.line() for x in report.losses if x.outcome is not Outcome.kept)


def _round_trip(found: Imported, path: Path) -> tuple[RoundTrip, str]:
    """Write what was read in its own format, read that, and compare."""
    format_ = Format(found.format)
    keys = found.sequences if format_ in SEVERAL else found.sequences[:1]
    rate = found.project.sequences[keys[0]].rate if keys else None
    with tempfile.TemporaryDirectory() as folder:
        again = Path(folder) / f"{path.stem}.{format_}"
        try:
            written = write(found.project, keys, again, format_)
            second = read(again, rate=rate)
        except NothingToWriteError as exc:
            return RoundTrip.nothing, str(exc)
        except KijkoError as exc:
            return RoundTrip.different, f"what was written can't be read: {exc}"
    mine = [seen(found.project, key) for key in keys]
    theirs = [seen(second.project, key) for key in second.sequences]
    if mine == theirs:
        return RoundTrip.equal, ""
    if _losses(written) or _losses(second.report):
        return RoundTrip.reported, ""
    return RoundTrip.different, "it comes back different, and no report says why"


def seen(project: Project, sequence: SequenceId) -> tuple[object, ...]:
    """Give what is seen and heard of a sequence, whatever its ids and the order of its sounds."""
    rows = []
    height = 0
    for track in project.sequence_tracks(sequence):
        clips = tuple(_clip(project, clip) for clip in project.lane(track.id))
        if clips:
            height += track.kind is TrackKind.video
            order = height if track.kind is TrackKind.video else 0
            rows.append((track.kind.value, order, clips))
    made = project.sequences[sequence]
    return (made.rate, made.start_timecode, sorted(rows, key=repr))


def _clip(project: Project, clip: Clip) -> tuple[object, ...]:
    over = clip.transition
    return (
        clip.start,
        clip.end,
        *_source(project, clip),
        clip.retime,
        clip.is_enabled,
        (over.kind, over.before, over.after) if over is not None else None,
        tuple((param.name, param.value, param.keys) for param in clip.params),
    )


def _source(project: Project, clip: Clip) -> tuple[object, ...]:
    match clip.source:
        case MediaSource(media=media):
            return (project.media[media].path, clip.source_in)
        case SequenceSource(sequence=nested):
            return ("nest", project.sequences[nested].name, clip.source_in)
        case CaptionSource(text=text, speaker=speaker):
            return ("caption", text, speaker)
        case TitleSource(title=title):
            return ("title", title.text)
        case GeneratorSource(kind=kind):
            return ("generator", kind)
        case _:
            return ("adjustment",)
