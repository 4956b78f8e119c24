"""How long an exact frame takes that nobody expected, every frame checked.

Ours goes through the media room as the editor does: a frame by media time, from a decoder process.
ffmpeg is started for every frame, as scripts do; melt plays a playlist of single frames in random
order in one process, which gives the mean of its own seeking.
"""

import random
from pathlib import Path
from time import perf_counter
from typing import Final

import numpy as np

from kijkocut.bench.anchors import Anchor, find_anchor, missing, run_melt
from kijkocut.bench.errors import WrongFrameError
from kijkocut.bench.figure import Figure, Table, ratio_at_most
from kijkocut.bench.material import Take, write_take
from kijkocut.bench.measurement import Bench, Measurement
from kijkocut.bench.melt_xml import MeltProject
from kijkocut.bench.process import run_program
from kijkocut.bench.samples import Samples
from kijkocut.media import MediaPool, VideoReader
from kijkocut.synth import read_frame_number

_SEED: Final = 7
_LEAST_S: Final = 0.0001
"""A difference of two whole runs below this is noise."""
_MEAN_TARGETS: Final = {30: 0.4, 250: 0.8}
"""Of melt's mean, by distance of keyframes: the floor for the p95 against melt in one process."""


def measure(bench: Bench) -> Table:
    """Seek in clips with near and with far keyframes."""
    gops = bench.by_size(toy=(15,), quick=(30, 250), full=(30, 250))
    figures: list[Figure] = []
    for gop in gops:
        bench.say(f"seek: keyframes every {gop} frames")
        figures += _measure_gop(bench, gop)
    return Table(
        name="seek",
        title=MEASUREMENT.title,
        figures=tuple(figures),
        notes=missing("ffmpeg", "melt"),
    )


def _measure_gop(bench: Bench, gop: int) -> list[Figure]:
    take = Take(
        width=bench.by_size(toy=160, quick=640, full=1920),
        height=bench.by_size(toy=90, quick=360, full=1080),
        frames=bench.by_size(toy=30, quick=300, full=900),
        gop=gop,
        has_sound=False,
    )
    path = write_take(bench.place("seek") / f"gop{gop}.mp4", take)
    dice = random.Random(_SEED)  # noqa: S311 - the same places in every run
    places = [dice.randrange(take.frames) for _ in range(bench.by_size(toy=4, quick=15, full=120))]
    few = bench.by_size(toy=2, quick=4, full=4)
    turns = bench.by_size(toy=1, quick=1, full=8)
    ffmpeg, melt = find_anchor("ffmpeg"), find_anchor("melt")
    taken: dict[str, list[float]] = {"ours": [], "ffmpeg": [], "melt": []}
    with MediaPool(bench.place("seek") / "cache") as pool:
        reader = pool.video(path, pool.probe(path))
        reader.frame_at(0).release()  # the decoder process starts
        for turn in range(turns):
            chosen = places[turn::turns]
            taken["ours"] += [_ours(reader, take, number) for number in chosen]
            if ffmpeg is not None:
                taken["ffmpeg"] += [_ffmpeg(ffmpeg, path, take, n) for n in chosen[:few]]
            if melt is not None:
                taken["melt"].append(melt_mean(melt, path, take, chosen))
    return _figures(gop, {who: Samples(tuple(values)) for who, values in taken.items() if values})


def _ours(reader: VideoReader, take: Take, number: int) -> float:
    start = perf_counter()
    with reader.frame_at(number * take.rate.frame_ticks) as frame:
        elapsed = perf_counter() - start
        require_frame(read_frame_number(frame.planes[0]), number, "our seek")
    return elapsed


def _ffmpeg(ffmpeg: Anchor, path: Path, take: Take, number: int) -> float:
    # A quarter of a frame early: rounding never lands on the frame before.
    at = (number - 0.25) * take.rate.den / take.rate.num
    words: list[str | Path] = [ffmpeg.path, "-v", "error", "-ss", f"{max(0.0, at):.6f}", "-i", path]
    words += ["-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "gray", "-"]
    usage = run_program(words)
    luma = np.frombuffer(usage.output, np.uint8).reshape(take.height, take.width)
    require_frame(read_frame_number(luma), number, "ffmpeg's seek")
    return usage.wall_s


def melt_mean(melt: Anchor, path: Path, take: Take, places: list[int]) -> float:
    """Give melt's mean seconds per frame of a playlist of single frames, less what one takes."""
    walls = []
    for name, chosen in (("all", places), ("one", places[:1])):
        project = MeltProject(take.width, take.height, take.rate)
        project.add_track("main")
        for number in chosen:
            project.add_entry("main", path, number, number + 1)
        walls.append(run_melt(melt, project.write(path.with_name(f"{name}.mlt")), "null").wall_s)
    return max(_LEAST_S, (walls[0] - walls[1]) / max(1, len(places) - 1))


def require_frame(found: int, wanted: int, who: str) -> None:
    """Fail the measurement over a wrong frame.

    Raises:
        WrongFrameError: It is the wrong one.
    """
    if found != wanted:
        raise WrongFrameError(f"{who} gave frame {found} instead of {wanted}.")


def _figures(gop: int, samples: dict[str, Samples]) -> list[Figure]:
    ours = samples["ours"]
    what = f"exact seek, keyframes every {gop}"
    count = f"{len(ours.values)} frames, each the right one"
    figures = [Figure(what=f"{what}: ours, median", value=ours.median * 1e3, unit="ms", note=count)]
    p95 = Figure(what=f"{what}: ours, p95", value=ours.p95 * 1e3, unit="ms")
    figures.append(p95)
    if "melt" in samples:
        melt = samples["melt"].mean
        mean = Figure(
            what=f"{what}: ours, mean",
            value=ours.mean * 1e3,
            unit="ms",
            ratio=ours.mean / melt,
            of=f"melt's mean of {melt * 1e3:.1f} ms",
        )
        limit = _MEAN_TARGETS.get(gop)
        figures.append(ratio_at_most(mean, limit) if limit is not None else mean)
    if "ffmpeg" in samples:
        ffmpeg = samples["ffmpeg"]
        figures.append(
            Figure(
                what=f"{what}: ours, p95 beside ffmpeg",
                value=ours.p95 * 1e3,
                unit="ms",
                ratio=ours.p95 / ffmpeg.p95,
                of=f"ffmpeg -ss, its start included: {ffmpeg.p95 * 1e3:.0f} ms",
            )
        )
    return figures


MEASUREMENT: Final = Measurement(
    name="seek", title="Exact frames at random places", measure=measure
)
