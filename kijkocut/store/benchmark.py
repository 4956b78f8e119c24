"""How long edits and opening take, measured on a project made for it; for `kijkocut bench`."""

import random
import statistics
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Final

from msgspec import Struct

from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.commands.ripple_delete import RippleDelete
from kijkocut.edit.commands.split_clip import SplitClip
from kijkocut.edit.journal import Journal, Record
from kijkocut.edit.placing import Placement
from kijkocut.edit.session import Session
from kijkocut.model.clip import Clip, GeneratorSource
from kijkocut.model.ids import ClipId, SequenceId, TrackId
from kijkocut.model.lane import Lane
from kijkocut.model.project import About, Project, load
from kijkocut.model.sequence import Sequence, Track, TrackKind
from kijkocut.model.ticks import TICKS_PER_SECOND
from kijkocut.store.making import Fresh, write_new
from kijkocut.store.opening import open_project

SIZES: Final = (10, 1_000, 10_000)
_TRACK: Final = TrackId("v")


class StoreTiming(Struct, frozen=True, kw_only=True):
    """What one size of project took, in milliseconds."""

    clip_count: int
    edit_p50_ms: float
    """A whole edit, from command to disk."""
    edit_p95_ms: float
    append_p50_ms: float
    """The store's part of it: rows, journal and commit."""
    append_p95_ms: float
    open_ms: float
    """Opening the file for writing, checks included; the best of three."""
    file_bytes: int


class _Timed:
    """A journal that passes everything on and keeps how long each append took."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self.taken_s: list[float] = []
        self.records = journal.records
        self.changes = journal.changes

    def append(self, record: Record, before: Project, after: Project) -> None:
        started = perf_counter()
        self._journal.append(record, before, after)
        self.taken_s.append(perf_counter() - started)


def time_store(folder: Path, *, clip_count: int, edit_count: int = 300) -> StoreTiming:
    """Time random overwrites, splits, ripple deletes, undos and redos on a project of a given size.

    Args:
        folder: Where the project file is made; it stays there.
        clip_count: Clips in the project, all on one track.
        edit_count: How many edits to time.
    """
    path = folder / f"bench {clip_count}.kijko"
    project = _project(clip_count)
    write_new(path, Fresh(project=project, before=project), at_ms=0)
    edits: list[float] = []
    with open_project(path) as file:
        journal = _Timed(file)
        session = Session(file.project, journal, client=file.client, clock_ms=file.clock_ms)
        chance = random.Random(clip_count)  # noqa: S311 - repeatable, not secret
        for number in range(edit_count):
            edit = _edit(session, chance, number)
            started = perf_counter()
            edit()
            edits.append(perf_counter() - started)
    opens = [_open_s(path) for _ in range(3)]
    return StoreTiming(
        clip_count=clip_count,
        edit_p50_ms=_percentile(edits, 50),
        edit_p95_ms=_percentile(edits, 95),
        append_p50_ms=_percentile(journal.taken_s, 50),
        append_p95_ms=_percentile(journal.taken_s, 95),
        open_ms=min(opens) * 1000,
        file_bytes=path.stat().st_size,
    )


def _edit(session: Session, chance: random.Random, number: int) -> Callable[[], object]:
    """Choose the next edit; they come in turn so that every size meets the same mixture."""
    project = session.snapshot
    lane = project.lanes[_TRACK]
    clip = lane.at(chance.randrange(max(1, lane.end)))
    match number % 5:
        case 0 | 1:
            frame = TICKS_PER_SECOND // 30
            at = chance.randrange(max(1, lane.end // frame)) * frame
            placement = Placement(source=GeneratorSource(kind="colour"), source_out=frame * 12)
            command = Overwrite(placement=placement, at=at, track=_TRACK)
            return lambda: session.run(command)
        case 2 if clip is not None and clip.duration >= TICKS_PER_SECOND // 10:
            split = SplitClip(clip=clip.id, at=clip.start + clip.duration // 2)
            return lambda: session.run(split)
        case 3 if clip is not None:
            ripple = RippleDelete(clip=clip.id)
            return lambda: session.run(ripple)
        case _:
            return session.undo


def _project(clip_count: int) -> Project:
    """Put all clips on one track: the most a ripple can have to move."""
    sequence = Sequence(id=SequenceId("s"), name="Bench", tracks=(_TRACK,))
    track = Track(id=_TRACK, sequence=sequence.id, kind=TrackKind.video, name="V1")
    clips = [
        Clip(
            id=ClipId(f"c{number}"),
            track=_TRACK,
            start=number * TICKS_PER_SECOND,
            duration=TICKS_PER_SECOND,
            source=GeneratorSource(kind="colour"),
            name=f"Clip {number}",
        )
        for number in range(clip_count)
    ]
    return load(About(name="Bench"), [sequence, track], {_TRACK: Lane.of(clips)})


def _open_s(path: Path) -> float:
    started = perf_counter()
    with open_project(path):
        return perf_counter() - started


def _percentile(seconds: list[float], percent: int) -> float:
    return statistics.quantiles(seconds, n=100)[percent - 1] * 1000
