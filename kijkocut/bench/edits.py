"""What an edit costs as the project grows: computed, and on the disk.

The same mix of edits runs on projects of different sizes, through a session on a real project file,
at the head of the timeline and in its middle. Every edit is undone, done again and undone, so that
a project keeps its size. The sizes take turns.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from time import perf_counter
from typing import Final

from msgspec import Struct

from kijkocut.bench.big_project import CLIP_FRAMES, FRAME, PICTURE, SOUND, clip_id, placement
from kijkocut.bench.big_project import project_commands as filling
from kijkocut.bench.figure import Figure, Table, at_most, ratio_at_most
from kijkocut.bench.measurement import Bench, Measurement
from kijkocut.bench.samples import Samples, interleave, stopwatch
from kijkocut.edit.command import Command
from kijkocut.edit.commands.insert import Insert
from kijkocut.edit.commands.move_clips import MoveClips
from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.commands.ripple_delete import RippleDelete
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.edit.commands.split_clip import SplitClip
from kijkocut.edit.commands.trim_clip import TrimClip
from kijkocut.edit.edges import Side
from kijkocut.edit.journal import Record
from kijkocut.edit.session import Session
from kijkocut.model.ids import OperationId
from kijkocut.model.project import Change, Project
from kijkocut.store import ProjectFile, create

GROWTH: Final = 2.0
"""How much dearer the slow edits of the largest project may be than those of the smallest."""

LIMIT_MS: Final = 5.0


class Timing(Struct, frozen=True, kw_only=True):
    """One edit, undo or redo."""

    kind: str
    """The command's name, `undo` or `redo`."""
    total_ms: float
    commit_ms: float
    """The part that the project file took."""


class StopwatchJournal:
    """A journal that passes on to a project file and remembers how long the last append took."""

    def __init__(self, file: ProjectFile) -> None:
        """Pass on to `file`."""
        self._file = file
        self.append_s = 0.0

    def append(self, record: Record, before: Project, after: Project) -> None:
        """Make the operation durable, on the clock."""
        start = perf_counter()
        self._file.append(record, before, after)
        self.append_s = perf_counter() - start

    def records(self) -> tuple[Record, ...]:
        """Give all records."""
        return self._file.records()

    def changes(self, operation: OperationId) -> tuple[Change, ...]:
        """Give the changes of one operation."""
        return self._file.changes(operation)


class EditStorm:
    """A project of a given number of clips on which the mix of edits is run again and again."""

    def __init__(self, file: ProjectFile, clips: int) -> None:
        """Fill the new, empty project file with `clips` clips."""
        self.clips = clips
        self._journal = StopwatchJournal(file)
        self.session = Session(
            file.project, self._journal, client=file.client, clock_ms=file.clock_ms
        )
        self.session.run(*filling(clips), label="Long film")

    def run(self) -> Iterator[Timing]:
        """Run the mix once at the head and once in the middle."""
        pairs = self.clips // 2
        for place in (1, pairs // 2):
            for command in mix(place):
                yield self._timed(str(command.__struct_config__.tag), command)
                yield self._timed("undo")
                yield self._timed("redo")
                yield self._timed("undo")

    def _timed(self, kind: str, *commands: Command) -> Timing:
        session = self.session
        self._journal.append_s = 0.0
        start = perf_counter()
        match kind:
            case "undo":
                session.undo()
            case "redo":
                session.redo()
            case _:
                session.run(*commands)
        total = perf_counter() - start
        return Timing(kind=kind, total_ms=total * 1e3, commit_ms=self._journal.append_s * 1e3)


def mix(number: int) -> tuple[Command, ...]:
    """Give the edits around the picture clip of this number."""
    clip, start = clip_id(number), number * CLIP_FRAMES * FRAME
    return (
        Overwrite(
            placement=placement(number + 5, 20),
            at=start + 10 * FRAME,
            track=PICTURE,
            audio_track=SOUND,
        ),
        SplitClip(clip=clip, at=start + 25 * FRAME),
        TrimClip(clip=clip, side=Side.tail, by=-5 * FRAME),
        MoveClips(clips=(clip,), by=10 * FRAME),
        Insert(placement=placement(number + 7, 20), at=start, track=PICTURE, audio_track=SOUND),
        RippleDelete(clip=clip),
        SetParam(clip=clip, name="opacity", value=0.5),
    )


def measure(bench: Bench) -> Table:
    """Run the storm on all sizes in turn."""
    sizes = bench.by_size(toy=(10, 40), quick=(10, 1000, 10_000), full=(10, 1000, 10_000))
    rounds = bench.by_size(toy=2, quick=6, full=25)
    with ExitStack() as stack:
        storms = [
            EditStorm(stack.enter_context(create(bench.place("edits") / f"{n}.kijko")), n)
            for n in sizes
        ]
        taken: dict[int, list[Timing]] = {n: [] for n in sizes}
        for storm in storms:  # the first round warms caches and is not counted
            list(storm.run())
        for number in range(rounds):
            bench.say(f"edits: round {number + 1} of {rounds}")
            for storm in storms if number % 2 == 0 else reversed(storms):
                taken[storm.clips] += storm.run()
        sync = interleave({"sync": lambda: _sync(bench.place("edits") / "sync")}, 20 * rounds)
    disk = Figure(
        what="one fsync of 4 KiB on this disk, median",
        value=sync["sync"].median * 1e3,
        unit="ms",
        note="a commit can't be quicker",
    )
    return Table(name="edits", title=MEASUREMENT.title, figures=(*_figures(taken), disk))


def _sync(path: Path) -> float:
    with path.open("ab") as file:
        file.write(bytes(4096))
        file.flush()
        return stopwatch(lambda: os.fsync(file.fileno()))


def _figures(taken: dict[int, list[Timing]]) -> Iterator[Figure]:
    small, large = min(taken), max(taken)
    for n, timings in taken.items():
        there = [t.total_ms for t in taken[small]] if n != small else None
        total = [t.total_ms for t in timings]
        yield _figure(f"{n} clips, p50", total, 50, there, small)
        worst = _figure(f"{n} clips, p95", total, 95, there, small)
        yield ratio_at_most(worst, GROWTH) if n == large else worst
        compute = [t.total_ms - t.commit_ms for t in timings]
        commit = [t.commit_ms for t in timings]
        yield _figure(f"{n} clips, computing alone, p95", compute, 95, None, small)
        yield _figure(f"{n} clips, committing alone, p95", commit, 95, None, small)
    slowest = Samples(tuple(t.total_ms for t in taken[large])).p95
    yield at_most(
        Figure(what=f"{large} clips, p95 with commit", value=slowest, unit="ms"), LIMIT_MS
    )
    for kind in dict.fromkeys(t.kind for t in taken[large]):
        here = [t.total_ms for t in taken[large] if t.kind == kind]
        there = [t.total_ms for t in taken[small] if t.kind == kind]
        yield _figure(f"{kind} at {large} clips, p95", here, 95, there, small)


def _figure(
    what: str, values: list[float], share: int, base: list[float] | None, small: int
) -> Figure:
    value = Samples(tuple(values)).percentile(share)
    if not base:
        return Figure(what=what, value=value, unit="ms")
    ratio = value / Samples(tuple(base)).percentile(share)
    return Figure(what=what, value=value, unit="ms", ratio=ratio, of=f"the same at {small} clips")


MEASUREMENT: Final = Measurement(
    name="edits",
    title="Edits as the project grows, each on the disk",
    measure=measure,
    is_fair_when_small=True,
)
