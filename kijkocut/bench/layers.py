"""How fast pictures are put together for a preview: layers over each other, nothing encoded.

Ours goes the way a preview goes: a plan per frame, draft quality, the decoders' frames, the render
thread; a few frames ahead of who looks. melt plays the same into its null consumer, ffmpeg into its
null muxer; their start counts, ours does not beyond that of the decoders, as a preview plays in a
program that runs.
"""

import os
import shutil
from collections import deque
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

from kijkocut.bench.anchors import Anchor, find_anchor, missing, run_melt
from kijkocut.bench.figure import Figure, Table, ratio_at_least
from kijkocut.bench.material import Take, write_take
from kijkocut.bench.measurement import Bench, Measurement
from kijkocut.bench.melt_xml import MeltProject
from kijkocut.bench.process import Usage, run_program
from kijkocut.media import MediaPool, Proxies, VideoReader
from kijkocut.model.ids import MediaId, SequenceId
from kijkocut.model.project import Project
from kijkocut.model.ticks import Rate
from kijkocut.render import (
    MediaPicture,
    OutputFormat,
    PlanSettings,
    RenderedFrame,
    RenderThread,
    SourceFrame,
    plan,
)
from kijkocut.workspace import Studio

if TYPE_CHECKING:
    from concurrent.futures import Future

_RATE: Final = Rate(30)
_OPACITY: Final = 0.8
_AHEAD: Final = 3
_SEQUENCE: Final = "layers"
_FLOORS: Final = {1: 1.5, 2: 1.8, 4: 2.0, 8: 2.0}
"""How many times melt's frames per second ours are to reach at full size, by layers."""

_MOST: Final = 8
_PROXIED: Final = 8.0
"""The same with that many layers of proxies."""

Runner = Callable[[], Usage]


class Pile(Struct, frozen=True, kw_only=True):
    """A picture over the whole frame and smaller ones over it, all playing."""

    width: int
    height: int
    frames: int
    paths: tuple[Path, ...]
    """Bottom to top."""

    def box(self, layer: int) -> tuple[int, int, int, int]:
        """Left, top, width and height of an upper layer: 40 %, on whole chroma samples."""
        wide, high = (side * 2 // 5 // 4 * 4 for side in (self.width, self.height))
        steps = max(1, len(self.paths) - 2)
        place = (layer - 1) / steps
        left, top = (self.width - wide) * place, (self.height - high) * place
        return int(left) // 4 * 4, int(top) // 4 * 4, wide, high


def measure(bench: Bench) -> Table:
    """Play piles of one to eight layers with every contender there is."""
    take = Take(
        width=bench.by_size(toy=160, quick=640, full=1920),
        height=bench.by_size(toy=96, quick=360, full=1080),
        frames=bench.by_size(toy=6, quick=40, full=150),
        rate=_RATE,
        has_sound=False,
    )
    counts = bench.by_size(toy=(1, 2), quick=(1, 4), full=(1, 2, 4, 8))
    place = bench.place("layers")
    bench.say("layers: making material")
    first = write_take(place / "0.mp4", take)
    # Copies, so that every layer is a file with a decoder of its own.
    more = [Path(shutil.copy(first, place / f"{n}.mp4")) for n in range(1, max(counts))]
    figures: list[Figure] = []
    for count in counts:
        paths = (first, *more)[:count]
        pile = Pile(width=take.width, height=take.height, frames=take.frames, paths=paths)
        figures += _measure_pile(bench, pile)
    return Table(
        name="layers",
        title=MEASUREMENT.title,
        figures=tuple(figures),
        notes=missing("melt", "ffmpeg"),
    )


def _measure_pile(bench: Bench, pile: Pile) -> list[Figure]:
    count = len(pile.paths)
    place = bench.place(f"layers/{count}")
    best: dict[str, Usage] = {}
    rounds = bench.by_size(toy=1, quick=1, full=3)
    with Studio(cache_dir=place / "cache", config_dir=place / "config") as studio:
        project = build_pile(studio, place / "pile.kijko", pile)
        for media in project.media.values():
            studio.proxies.make(media.path, media.facts)
        runners = _runners(studio, project, pile, place)
        for number in range(rounds):
            bench.say(f"layers, {count}: round {number + 1} of {rounds}")
            for who in list(runners) if number % 2 == 0 else reversed(list(runners)):
                usage = runners[who]()
                best[who] = min(best.get(who, usage), usage, key=lambda one: one.wall_s)
    return _figures(pile, best)


def _runners(studio: Studio, project: Project, pile: Pile, place: Path) -> dict[str, Runner]:
    runners: dict[str, Runner] = {
        "ours": partial(play, studio, project, pile),
        "ours, half size": partial(play, studio, project, pile, divisor=2),
        "ours, proxies": partial(play, studio, project, pile, divisor=2, proxies=studio.proxies),
    }
    melt, ffmpeg = find_anchor("melt"), find_anchor("ffmpeg")
    if melt is not None:
        runners["melt"] = partial(_melt, melt, melt_pile(pile, place / "pile.mlt"))
    if ffmpeg is not None:
        runners["ffmpeg"] = partial(run_program, [ffmpeg.path, *ffmpeg_pile(pile)])
    return runners


def _melt(melt: Anchor, xml: Path) -> Usage:
    return run_melt(melt, xml, "null")


def build_pile(studio: Studio, path: Path, pile: Pile) -> Project:
    """Make a project file with the pile, and give the project."""
    size = {"width": pile.width, "height": pile.height, "rate": {"num": 30, "den": 1}}
    count = len(pile.paths)
    raws: list[object] = [
        {"command": "import_media", "path": str(path), "id": f"m{n}"}
        for n, path in enumerate(pile.paths)
    ]
    raws.append(
        {"command": "add_sequence", "id": _SEQUENCE, "video_tracks": count, "audio_tracks": 0}
        | size
    )
    for number in range(count):
        placement = {
            "source": {"type": "media", "media": f"m{number}"},
            "source_in": "0f",
            "source_out": f"{pile.frames}f",
        }
        place = {"track": f"{_SEQUENCE}-v{number + 1}", "at": "0f", "id": f"c{number}"}
        raws.append({"command": "overwrite", "placement": placement, **place})
        if number:
            raws += _upper(pile, number)
    path.unlink(missing_ok=True)
    with studio.create(path) as work:
        work.run_script(raws, folder=path.parent, label="Layers to measure")
        return work.project


def _upper(pile: Pile, number: int) -> list[object]:
    left, top, wide, high = pile.box(number)
    position = [left + wide / 2 - pile.width / 2, top + high / 2 - pile.height / 2]
    values = {
        "scale": [wide / pile.width, high / pile.height],
        "position": position,
        "opacity": _OPACITY,
    }
    return [
        {"command": "set_param", "clip": f"c{number}", "name": name, "value": value}
        for name, value in values.items()
    ]


class _Player:
    """Frames of a project in order, for the render thread."""

    def __init__(self, project: Project, pool: MediaPool, proxies: Proxies | None) -> None:
        self._project, self._pool, self._proxies = project, pool, proxies
        self._readers: dict[MediaId, VideoReader] = {}

    def fetch(self, picture: MediaPicture) -> SourceFrame:
        reader = self._readers.get(picture.media)
        if reader is None:
            media = self._project.media[picture.media]
            proxy = self._proxies.find(media.facts) if self._proxies is not None else None
            reader = self._pool.video(media.path, media.facts, proxy=proxy)
            self._readers[picture.media] = reader
        return reader.frame_at(picture.at)

    def close(self) -> None:
        for reader in self._readers.values():
            reader.close()


def play(
    studio: Studio,
    project: Project,
    pile: Pile,
    *,
    divisor: int = 1,
    proxies: Proxies | None = None,
) -> Usage:
    """Make every frame as a preview does, at a size divided by `divisor`; nobody waits for it.

    With `proxies` their small copies are played instead of the files, where there are some.
    """
    size = [pile.width // divisor, pile.height // divisor]
    settings = msgspec.convert({"size": size, "quality": "draft"}, PlanSettings)
    before, start = os.times(), perf_counter()
    with (
        MediaPool(studio.cache_dir / "media") as pool,
        RenderThread(studio.catalogue) as renderer,
    ):
        player = _Player(project, pool, proxies)
        coming: deque[Future[RenderedFrame]] = deque()
        for number in range(pile.frames):
            tick = number * _RATE.frame_ticks
            planned = plan(
                project,
                SequenceId(_SEQUENCE),
                tick,
                catalogue=studio.catalogue,
                settings=settings,
            )
            output = OutputFormat(pixel_format="yuv420p")
            coming.append(renderer.submit(planned, player.fetch, output))
            if len(coming) > _AHEAD:
                coming.popleft().result()
        while coming:
            coming.popleft().result()
        wall = perf_counter() - start
        player.close()
    after = os.times()
    return Usage(wall_s=wall, cpu_s=sum(after[:4]) - sum(before[:4]))


def melt_pile(pile: Pile, path: Path) -> Path:
    """Write the pile as an MLT project and give its path back."""
    project = MeltProject(pile.width, pile.height, _RATE)
    for number, source in enumerate(pile.paths):
        project.add_track(f"v{number}")
        project.add_entry(f"v{number}", source, 0, pile.frames)
    for number in range(1, len(pile.paths)):
        left, top, wide, high = pile.box(number)
        box = f"{left}/{top}:{wide}x{high}:{_OPACITY:g}"
        span = (0, pile.frames)
        project.join("composite", ("v0", f"v{number}"), span, {"geometry": box})
    return project.write(path)


def ffmpeg_pile(pile: Pile) -> tuple[str, ...]:
    """Give ffmpeg's arguments that play the pile."""
    parts, below = [], "0:v"
    for number in range(1, len(pile.paths)):
        left, top, wide, high = pile.box(number)
        shrink = f"scale={wide}:{high}:flags=bilinear,format=yuva420p"
        parts.append(f"[{number}:v]{shrink},colorchannelmixer=aa={_OPACITY:g}[s{number}]")
        parts.append(f"[{below}][s{number}]overlay={left}:{top}[o{number}]")
        below = f"o{number}"
    graph = ("-filter_complex", ";".join(parts), "-map", f"[{below}]") if parts else ()
    inputs = (word for path in pile.paths for word in ("-i", str(path)))
    return ("-v", "error", *inputs, *graph, "-f", "null", "-")


def _figures(pile: Pile, best: dict[str, Usage]) -> list[Figure]:
    count = len(pile.paths)
    what = f"{count} layer{'s' if count > 1 else ''}"
    speed = {who: pile.frames / usage.wall_s for who, usage in best.items()}
    figures = [
        Figure(what=f"{what}: {who}", value=speed[who], unit="fps")
        for who in ("ours", "ours, half size", "ours, proxies")
    ]
    if "melt" in best:
        proxies = Figure(
            what=f"{what}: ours with proxies beside melt",
            value=speed["ours, proxies"],
            unit="fps",
            ratio=speed["ours, proxies"] / speed["melt"],
            of=f"melt's {speed['melt']:.1f} fps with the files themselves",
        )
        figures.append(ratio_at_least(proxies, _PROXIED) if count == _MOST else proxies)
    for who in ("melt", "ffmpeg"):
        if who not in best:
            continue
        figure = Figure(
            what=f"{what}: ours beside {who}",
            value=speed["ours"],
            unit="fps",
            ratio=speed["ours"] / speed[who],
            of=f"{who}'s {speed[who]:.1f} fps",
        )
        figures.append(ratio_at_least(figure, _FLOORS[count]) if who == "melt" else figure)
    for who, usage in best.items():
        cpu = Figure(
            what=f"{what}: processor time a frame, {who}",
            value=usage.cpu_s * 1e3 / pile.frames,
            unit="ms",
        )
        ours = best["ours"].cpu_s
        is_other = who in ("melt", "ffmpeg") and ours > 0
        figures.append(
            msgspec.structs.replace(cpu, ratio=usage.cpu_s / ours, of="ours") if is_other else cpu
        )
    return figures


MEASUREMENT: Final = Measurement(
    name="layers", title="Playing layers over each other", measure=measure
)
