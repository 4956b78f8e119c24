"""How fast films are written, beside melt and ffmpeg doing the same work with the same encoder.

Each contender runs as a process of its own, start included, in turn. Before anything counts, some
frames of every film are compared: an anchor that shows something else is not an anchor.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

import av
import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from kijkocut.bench.anchors import find_anchor, missing, run_melt
from kijkocut.bench.figure import Figure, Table, ratio_at_least
from kijkocut.bench.film import Film, Material, make_material
from kijkocut.bench.film_elsewhere import ffmpeg_film, melt_consumer, melt_film
from kijkocut.bench.film_here import build_project, render, write_title
from kijkocut.bench.measurement import Bench, Measurement
from kijkocut.bench.process import Usage, run_program
from kijkocut.workspace import Studio

_ALIKE: Final = 12.0
"""Most mean difference of luma, over 8x8 areas, between two films that show the same."""

_FLOORS: Final = {
    ("everything", "melt"): 1.35,
    ("everything", "ffmpeg"): 1.0,
    ("everything, no frame untouched", "melt"): 0.9,
    ("cuts only", "melt"): 1.25,
    ("cuts only", "ffmpeg"): 0.95,
    ("cuts only, smart", "melt"): 5.0,
}
"""How many times the anchor's frames per second ours are to reach, by film and anchor."""

Runner = Callable[[Path], Usage]
"""Writes the film to a path."""


def measure(bench: Bench) -> Table:
    """Export four films with every contender there is."""
    whole = Film(
        width=bench.by_size(toy=160, quick=640, full=1920),
        height=bench.by_size(toy=90, quick=360, full=1080),
        part=bench.by_size(toy=16, quick=48, full=160),
    )
    films = {
        "everything": whole,
        "everything, no frame untouched": replace(whole, is_composited=True),
        "cuts only": replace(whole, is_cuts_only=True),
        "cuts only, smart": Film(
            width=whole.width,
            height=whole.height,
            part=bench.by_size(toy=64, quick=128, full=300),
            is_cuts_only=True,
            is_smart=True,
        ),
    }
    names = bench.by_size(
        toy=("everything",),
        quick=("everything", "cuts only", "cuts only, smart"),
        full=tuple(films),
    )
    bench.say("export: making material")
    material = make_material(bench.place("export"), whole)
    figures: list[Figure] = []
    notes = list(missing("melt", "ffmpeg"))
    for name in names:
        film = films[name]
        if film.part != whole.part:
            material = make_material(bench.place("export/longer"), film)
        more, said = _measure_film(bench, name, film, material)
        figures += more
        notes += said
    return Table(name="export", title=MEASUREMENT.title, figures=tuple(figures), notes=tuple(notes))


def _measure_film(
    bench: Bench, name: str, film: Film, material: Material
) -> tuple[list[Figure], list[str]]:
    place = bench.place(f"export/{name.replace(', ', '-').replace(' ', '-')}")
    runners = _runners(place, film, material)
    outs = {who: place / f"{who}.mp4" for who in runners}
    notes: list[str] = []
    best: dict[str, Usage] = {}
    rounds = bench.by_size(toy=1, quick=1, full=3)
    for number in range(rounds):
        bench.say(f"export, {name}: round {number + 1} of {rounds}")
        for who in list(runners) if number % 2 == 0 else reversed(list(runners)):
            usage = runners[who](outs[who])
            best[who] = min(best.get(who, usage), usage, key=lambda u: u.wall_s)
        if number == 0:
            notes = _drop_others(name, film, outs, best)
            runners = {who: runners[who] for who in best}
    return list(_figures(name, film, best)), notes


def _drop_others(
    name: str, film: Film, outs: dict[str, Path], taken: dict[str, Usage]
) -> list[str]:
    """Drop the anchors whose film is not ours, and give a note for each."""
    notes = []
    for who in [who for who in taken if who != "ours"]:
        difference = compare(outs["ours"], outs[who], film)
        if difference is not None:
            notes.append(f"{name}: {who} is left out: {difference}")
            del taken[who]
    return notes


def _runners(place: Path, film: Film, material: Material) -> dict[str, Runner]:
    project, cache = place / "film.kijko", place / "cache"
    with (
        Studio(cache_dir=cache / "kijkocut", config_dir=place / "config") as studio,
        build_project(studio, project, film, material) as work,
    ):
        title = write_title(work, place / "title")
    runners: dict[str, Runner] = {
        "ours": lambda out: render(project, out, cache, is_smart=film.is_smart)
    }
    melt, ffmpeg = find_anchor("melt"), find_anchor("ffmpeg")
    if melt is not None:
        xml = melt_film(film, material, title, place / "film.mlt")
        runners["melt"] = lambda out: run_melt(melt, xml, *melt_consumer(out))
    if ffmpeg is not None:
        words = partial(ffmpeg_film, film, material, title)
        runners["ffmpeg"] = lambda out: run_program([ffmpeg.path, *words(out)])
    return runners


def compare(ours: Path, theirs: Path, film: Film) -> str | None:
    """Say in what two written films differ, or None if they show the same, roughly."""
    here, there = _areas(ours, film), _areas(theirs, film)
    counts = (len(here), len(there))
    if counts != (film.length, film.length):
        return f"it has {counts[1]} frames, ours {counts[0]}, of {film.length}"
    for number in film.looks:
        difference = float(np.abs(here[number] - there[number]).mean())
        if difference > _ALIKE:
            return f"frame {number} differs from ours by {difference:.1f} on average"
    return None


def _areas(path: Path, film: Film) -> list[NDArray[np.float64]]:
    """Give each frame's luma as means of 8x8 areas."""
    rows, columns = film.height // 8, film.width // 8
    with av.open(str(path)) as file:
        return [
            frame.to_ndarray(format="gray")[: rows * 8, : columns * 8]
            .reshape(rows, 8, columns, 8)
            .mean((1, 3))
            for frame in file.decode(video=0)
        ]


def _figures(name: str, film: Film, best: dict[str, Usage]) -> Iterator[Figure]:
    speed = {who: film.length / usage.wall_s for who, usage in best.items()}
    for who in best:
        if who == "ours":
            yield Figure(what=f"{name}: ours", value=speed[who], unit="fps")
            continue
        figure = Figure(
            what=f"{name}: ours beside {who}",
            value=speed["ours"],
            unit="fps",
            ratio=speed["ours"] / speed[who],
            of=f"{who}'s {speed[who]:.1f} fps",
        )
        floor = _FLOORS.get((name, who))
        yield ratio_at_least(figure, floor) if floor is not None else figure
    for who, usage in best.items():
        ours = best["ours"].cpu_s
        figure = Figure(
            what=f"{name}: processor time a frame, {who}",
            value=usage.cpu_s * 1e3 / film.length,
            unit="ms",
        )
        yield (
            figure
            if who == "ours"
            else replace(figure, ratio=usage.cpu_s / ours if ours else None, of="ours")
        )


MEASUREMENT: Final = Measurement(
    name="export", title="Writing films, x264 veryfast and AAC", measure=measure
)
