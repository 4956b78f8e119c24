"""How long a big project takes to open, beside melt loading an equal playlist."""

from pathlib import Path
from typing import Final

from kijkocut.bench.anchors import Anchor, find_anchor, missing, run_melt
from kijkocut.bench.big_project import CLIP_FRAMES, RATE, project_commands, source_frame
from kijkocut.bench.figure import Figure, Table, at_most
from kijkocut.bench.measurement import Bench, Measurement
from kijkocut.bench.melt_xml import COLOUR, MeltProject
from kijkocut.bench.samples import Samples, interleave, stopwatch
from kijkocut.store import create, open_project

LIMIT_S: Final = 1.0
_LEAST_S: Final = 0.001
"""A difference of two whole runs below this is noise."""


def measure(bench: Bench) -> Table:
    """Open a project file of 10,000 clips again and again; melt's turn is in between."""
    clips = bench.by_size(toy=100, quick=10_000, full=10_000)
    # melt's time grows with the square of the clips: 10,000 take it about ten seconds.
    anchor_clips = bench.by_size(toy=50, quick=2000, full=10_000)
    place = bench.place("open")
    path = _project(place, clips)
    turns = {"ours": lambda: stopwatch(lambda: open_project(path).close())}
    melt = find_anchor("melt")
    if melt is not None:
        one, many = (playlist(place / f"{n}.mlt", n) for n in (1, anchor_clips))
        turns["melt"] = lambda: max(_load_s(melt, many) - _load_s(melt, one), _LEAST_S)
    if anchor_clips != clips:
        smaller = _project(place, anchor_clips)
        turns["ours, fewer"] = lambda: stopwatch(lambda: open_project(smaller).close())
    bench.say(f"open: {clips} clips")
    taken = interleave(turns, bench.by_size(toy=1, quick=3, full=5))
    fewer = taken.get("ours, fewer", taken["ours"])
    return Table(
        name="open",
        title=MEASUREMENT.title,
        figures=_figures(taken, fewer, (clips, anchor_clips)),
        notes=missing("melt"),
    )


def playlist(path: Path, clips: int) -> Path:
    """Write an MLT playlist of that many clips of one source, and give its path back.

    Its producer is a colour, so that no file is opened.
    """
    project = MeltProject(1920, 1080, RATE)
    project.add_track("main")
    for number in range(clips):
        first = source_frame(number)
        project.add_entry("main", COLOUR, first, first + CLIP_FRAMES)
    return project.write(path)


def _project(place: Path, clips: int) -> Path:
    path = place / f"{clips}.kijko"
    with create(path) as file:
        session = file.session()
        session.run(*project_commands(clips), label="Long film")
    return path


def _load_s(melt: Anchor, project: Path) -> float:
    """Give the seconds melt needs to load a project and write it again without playing it."""
    return run_melt(melt, project, "xml:/dev/null").wall_s


def _figures(
    taken: dict[str, Samples], fewer: Samples, clips: tuple[int, int]
) -> tuple[Figure, ...]:
    ours = taken["ours"]
    figures = [
        at_most(Figure(what=f"open {clips[0]} clips, best", value=ours.best, unit="s"), LIMIT_S),
        Figure(what=f"open {clips[0]} clips, median", value=ours.median, unit="s"),
    ]
    if "melt" in taken:
        melt = taken["melt"]
        figures += [
            Figure(
                what=f"melt, a playlist of {clips[1]} clips, best",
                value=melt.best,
                unit="s",
                ratio=melt.best / fewer.best,
                of=f"opening {clips[1]} clips",
                note="loading and saving, less its own start",
            )
        ]
    return tuple(figures)


MEASUREMENT: Final = Measurement(
    name="open", title="Opening a big project", measure=measure, is_fair_when_small=True
)
