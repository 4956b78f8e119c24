"""Whether memory grows with the length of a film: the peak while exporting a long and a short one.

Small pictures, so that an hour takes minutes. Passed-on, composited and titled frames take turns.
"""

from pathlib import Path
from typing import Final

from kijkocut.bench.figure import Figure, Table, ratio_at_most
from kijkocut.bench.film_here import render
from kijkocut.bench.material import Take, write_take
from kijkocut.bench.measurement import Bench, Measurement
from kijkocut.model.ticks import Rate
from kijkocut.workspace import Studio

GROWTH: Final = 1.2
"""How much higher the peak of the long film may be."""

_RATE: Final = Rate(12)
_CUT_S: Final = 5
_TAKE_S: Final = 60


def measure(bench: Bench) -> Table:
    """Export a short film, then one many times as long, watching the memory of all processes."""
    place = bench.place("memory")
    lengths = bench.by_size(toy=(5, 10), quick=(10, 120), full=(60, 3600))
    take_s = min(_TAKE_S, lengths[1])
    take = Take(width=160, height=90, rate=_RATE, frames=(take_s + _CUT_S) * _RATE.num)
    path = write_take(place / "take.mp4", take)
    peaks: list[float] = []
    cache = place / "cache"
    for length in lengths:
        bench.say(f"memory: exporting {length} s")
        project = place / f"{length}.kijko"
        _build(project, cache, path, length)
        usage = render(project, place / f"{length}.mp4", cache, has_memory=True)
        if usage.peak_bytes is None:
            note = "Only Linux tells the memory of processes well enough; nothing was measured."
            return Table(name="memory", title=MEASUREMENT.title, figures=(), notes=(note,))
        peaks.append(usage.peak_bytes / 2**20)
    return Table(name="memory", title=MEASUREMENT.title, figures=_figures(lengths, peaks))


def _figures(lengths: tuple[int, int], peaks: list[float]) -> tuple[Figure, ...]:
    short, long = (f"peak while exporting {length} s" for length in lengths)
    grown = Figure(what=long, value=peaks[1], unit="MiB", ratio=peaks[1] / peaks[0], of=short)
    return (Figure(what=short, value=peaks[0], unit="MiB"), ratio_at_most(grown, GROWTH))


def _build(project: Path, cache: Path, take: Path, length_s: int) -> None:
    with (
        Studio(cache_dir=cache / "kijkocut", config_dir=cache / "config") as studio,
        studio.create(project) as work,
    ):
        work.run_script(_script(take, length_s), folder=project.parent, label="Long film")


def _script(take: Path, length_s: int) -> list[object]:
    size = {"width": 160, "height": 90, "rate": {"num": _RATE.num, "den": _RATE.den}}
    raws: list[object] = [
        {"command": "import_media", "path": str(take), "id": "take"},
        {"command": "add_sequence", "id": "main", "video_tracks": 2, "audio_tracks": 1, **size},
    ]
    for number, at in enumerate(range(0, length_s, _CUT_S)):
        start = at % _TAKE_S
        placement = {
            "source": {"type": "media", "media": "take"},
            "source_in": f"{start}s",
            "source_out": f"{start + _CUT_S}s",
        }
        raws.append(
            {
                "command": "overwrite",
                "placement": placement,
                "at": f"{at}s",
                "track": "main-v1",
                "audio_track": "main-a1",
                "id": f"cut-{number}",
            }
        )
        if number % 3 == 1:
            raws.append(
                {"command": "set_param", "clip": f"cut-{number}", "name": "opacity", "value": 0.9}
            )
        if number % 3 == 2:
            raws.append(_title(number, at))
    return raws


def _title(number: int, at: int) -> dict[str, object]:
    title = {"type": "title", "title": {"text": f"Cut {number}", "size": 16.0}}
    return {
        "command": "overwrite",
        "placement": {"source": title, "source_in": "0s", "source_out": f"{_CUT_S}s"},
        "at": f"{at}s",
        "track": "main-v2",
    }


MEASUREMENT: Final = Measurement(
    name="memory", title="Memory as films grow longer", measure=measure
)
