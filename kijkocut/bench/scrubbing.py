"""How soon a dragged play head shows something, how soon the right frame, and what proxies cost.

Ours goes through a `Scrubber` as the editor does: a wish on one thread, the picture on another,
every frame checked. melt has no first look: it is measured by its exact frames, played from
playlists of single frames in the same order. Of melt only the mean can be had that way, so a p95 of
ours beside it is held to more than it need be.
"""

import os
import random
import threading
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Final

from kijkocut.bench.anchors import find_anchor, missing
from kijkocut.bench.errors import WrongFrameError
from kijkocut.bench.figure import Figure, Table, ratio_at_least, ratio_at_most
from kijkocut.bench.material import Take, write_take
from kijkocut.bench.measurement import Bench, Measurement
from kijkocut.bench.process import run_program
from kijkocut.bench.samples import Samples, interleave
from kijkocut.bench.seeking import melt_mean
from kijkocut.media import (
    FrameCache,
    MediaError,
    MediaPool,
    Proxies,
    Scrubber,
    VideoFrame,
    VideoReader,
)
from kijkocut.model.media import MediaFacts
from kijkocut.synth import read_frame_number

_SEED: Final = 11
_STEP: Final = 5
"""Frames from one wish to the next when dragging backwards."""
_PATIENCE_S: Final = 60
_FIRST_TARGET: Final = 0.1
_BACK_TARGETS: Final = {30: 0.25, 250: 0.2}
"""Of melt's mean, by distance of keyframes."""


def measure(bench: Bench) -> Table:
    """Scrub in clips with near and with far keyframes, and make a proxy."""
    figures: list[Figure] = []
    with MediaPool(bench.place("scrub") / "cache") as pool:
        for gop in bench.by_size(toy=(15,), quick=(30, 250), full=(30, 250)):
            bench.say(f"scrub: keyframes every {gop} frames")
            figures += _Clip(bench, pool, gop).figures()
        bench.say("scrub: making proxies")
        figures += _proxies(bench, pool)
    return Table(
        name="scrub",
        title=MEASUREMENT.title,
        figures=tuple(figures),
        notes=missing("ffmpeg", "melt"),
    )


def _take(bench: Bench, gop: int) -> Take:
    return Take(
        width=bench.by_size(toy=256, quick=640, full=1920),
        height=bench.by_size(toy=144, quick=360, full=1080),
        frames=bench.by_size(toy=30, quick=300, full=900),
        gop=gop,
        has_sound=False,
    )


class _Clip:
    """One clip scrubbed in all ways."""

    def __init__(self, bench: Bench, pool: MediaPool, gop: int) -> None:
        self._bench, self._pool, self._gop = bench, pool, gop
        self._take = _take(bench, gop)
        self._path = write_take(bench.place("scrub") / f"gop{gop}.mp4", self._take)
        self._facts = pool.probe(self._path)

    def figures(self) -> list[Figure]:
        dice = random.Random(_SEED)  # noqa: S311 - the same places in every run
        count = self._bench.by_size(toy=3, quick=12, full=40)
        places = [dice.randrange(self._take.frames) for _ in range(count)]
        start = self._take.frames - 2
        back = list(range(start, max(0, start - _STEP * count * 2), -_STEP))
        random_melt, back_melt = self._melt(places), self._melt(back)
        proxy = Proxies(self._pool, self._bench.place("scrub") / "proxies").make(
            self._path, self._facts
        )
        keyframes = self._first_looks(places, small=None)
        small = self._pool.video(self._path, self._facts, proxy=proxy)
        return [
            _beside_melt(self._what("first look, keyframe, p95"), keyframes.p95, random_melt),
            _beside_melt(
                self._what("first look, proxy, p95"),
                self._first_looks(places, small=small).p95,
                random_melt,
            ),
            _beside_melt(
                self._what(f"back by {_STEP} frames, the right frame, mean"),
                self._steps_back(back).mean,
                back_melt,
                limit=_BACK_TARGETS.get(self._gop),
            ),
        ]

    def _what(self, name: str) -> str:
        return f"keyframes every {self._gop}: {name}"

    def _first_looks(self, places: Sequence[int], small: VideoReader | None) -> Samples:
        """Time what is shown first, at places nobody expected, with nothing kept."""
        viewer = _Viewer()
        reader = self._pool.video(self._path, self._facts)
        scrubber = Scrubber(reader, FrameCache(0), viewer.show, small=small)
        tick = self._take.rate.frame_ticks
        values = []
        viewer.wait(scrubber, 0)  # the decoder processes start
        for number in places:
            took, shown = viewer.wait(scrubber, number * tick)
            if small is not None and shown != number:
                raise WrongFrameError(f"our proxy gave frame {shown} instead of {number}.")
            values.append(took)
        scrubber.close()
        return Samples(tuple(values))

    def _steps_back(self, numbers: Sequence[int]) -> Samples:
        """Time the right frame, each wished for when the one before has been shown."""
        viewer = _Viewer()
        reader = self._pool.video(self._path, self._facts)
        scrubber = Scrubber(reader, FrameCache(), viewer.show)
        tick = self._take.rate.frame_ticks
        viewer.wait(scrubber, (numbers[0] + 1) * tick, right=numbers[0] + 1)
        values = [viewer.wait(scrubber, n * tick, right=n)[0] for n in numbers]
        scrubber.close()
        return Samples(tuple(values))

    def _melt(self, places: list[int]) -> float | None:
        melt = find_anchor("melt")
        return melt_mean(melt, self._path, self._take, places) if melt is not None else None


class _Viewer:
    """Waits for what a scrubber shows."""

    def __init__(self) -> None:
        self._change = threading.Condition()
        self._shown: list[tuple[int, int | MediaError]] = []

    def show(self, ticks: int, seen: VideoFrame | MediaError, *, is_final: bool) -> None:
        del is_final
        if isinstance(seen, MediaError):
            found: int | MediaError = seen
        else:
            with seen:
                found = read_frame_number(seen.planes[0])
        with self._change:
            self._shown.append((ticks, found))
            self._change.notify_all()

    def wait(self, scrubber: Scrubber, ticks: int, right: int | None = None) -> tuple[float, int]:
        """Wish for a time and wait for its first picture, or for frame `right`."""

        def found() -> int | MediaError | None:
            seen = [n for at, n in self._shown if at == ticks]
            return next(
                (n for n in seen if right is None or n == right or isinstance(n, MediaError)), None
            )

        start = perf_counter()
        with self._change:
            self._shown.clear()
            scrubber.seek(ticks)
            self._change.wait_for(lambda: found() is not None, _PATIENCE_S)
            elapsed, seen = perf_counter() - start, found()
        if isinstance(seen, MediaError):
            raise seen
        if seen is None:
            raise WrongFrameError(f"frame {right} was never shown.")
        return elapsed, seen


def _beside_melt(
    what: str, seconds: float, melt: float | None, *, limit: float | None = _FIRST_TARGET
) -> Figure:
    figure = Figure(what=what, value=seconds * 1e3, unit="ms")
    if melt is None:
        return figure
    beside = Figure(
        what=what,
        value=seconds * 1e3,
        unit="ms",
        ratio=seconds / melt,
        of=f"melt's mean for exact frames there, {melt * 1e3:.0f} ms",
    )
    return ratio_at_most(beside, limit) if limit is not None else beside


def _proxies(bench: Bench, pool: MediaPool) -> list[Figure]:
    """Make a proxy of one clip and let ffmpeg make one like it, in turns."""
    take = _take(bench, 30)
    path = bench.place("scrub") / "gop30.mp4"
    if not path.exists():
        write_take(path, take)
    facts = pool.probe(path)
    cpu: dict[str, list[float]] = {"ours": [], "ffmpeg": []}

    def ours() -> float:
        wall, used = _made(Proxies(pool, bench.place("scrub") / "timed"), path, facts)
        cpu["ours"].append(used)
        return wall

    ffmpeg = find_anchor("ffmpeg")

    def theirs() -> float:
        words: list[str | Path] = ["nice", "-n", "10", str(ffmpeg.path if ffmpeg else "ffmpeg")]
        words += ["-v", "error", "-y", "-i", path, "-vf", "scale=-2:'min(540,ih)'"]
        words += ["-c:v", "mjpeg", "-q:v", "3", "-an", path.with_name("theirs.mov")]
        usage = run_program(words)
        cpu["ffmpeg"].append(usage.cpu_s)
        return usage.wall_s

    contenders = {"ours": ours, **({"ffmpeg": theirs} if ffmpeg is not None else {})}
    taken = interleave(contenders, bench.by_size(toy=1, quick=2, full=3))
    speed = take.frames / taken["ours"].best
    plain = Figure(what="making a proxy of 540 lines", value=speed, unit="fps")
    if ffmpeg is None:
        return [plain]
    theirs_speed = take.frames / taken["ffmpeg"].best
    ratio = Figure(
        what=plain.what,
        value=speed,
        unit="fps",
        ratio=speed / theirs_speed,
        of=f"ffmpeg's, {theirs_speed:.0f} fps",
    )
    share = min(cpu["ours"]) / min(cpu["ffmpeg"])
    return [
        ratio_at_least(ratio, 1.0),
        Figure(
            what="making a proxy: processor time a frame",
            value=min(cpu["ours"]) / take.frames * 1e3,
            unit="ms",
            ratio=share,
            of="ffmpeg's, start included",
        ),
    ]


def _made(proxies: Proxies, path: Path, facts: MediaFacts) -> tuple[float, float]:
    """Make a proxy and remove it; gives seconds by the clock and of the processor."""
    before, start = os.times(), perf_counter()
    proxy = proxies.make(path, facts)
    wall, after = perf_counter() - start, os.times()
    proxy.remove()
    return wall, sum(after[2:4]) - sum(before[2:4])


MEASUREMENT: Final = Measurement(name="scrub", title="Dragging the play head", measure=measure)
