"""How long it takes until the program does what it was asked for."""

import os
import sys
from pathlib import Path
from typing import Final

import kijkocut
from kijkocut.bench.figure import Figure, Table, at_most
from kijkocut.bench.film_here import run_ourselves
from kijkocut.bench.material import Take, write_take
from kijkocut.bench.measurement import Bench, Measurement
from kijkocut.bench.process import run_program
from kijkocut.bench.samples import Samples, interleave
from kijkocut.workspace import Studio

LIMIT_S: Final = 2.0
_ROOT: Final = Path(kijkocut.__file__).parents[1]
_BARE: Final = "Python alone"
_LAUNCHER: Final = "the launcher, second start: --version"


def measure(bench: Bench) -> Table:
    """Start the program in several ways, again and again, beside Python itself."""
    place = bench.place("startup")
    cache = place / "cache"
    project = _project(place)
    still = ["frame", str(project), "--at", "0f", "-o", str(place / "still.png")]
    turns = {
        _BARE: lambda: run_program([sys.executable, "-c", "pass"]).wall_s,
        "--version": lambda: run_ourselves(["--version"], cache).wall_s,
        "presets: catalogue and presets read": lambda: run_ourselves(["presets"], cache).wall_s,
        "show: a project opened": lambda: run_ourselves(["show", str(project)], cache).wall_s,
        "frame: decoded, drawn and written": lambda: run_ourselves(still, cache).wall_s,
    }
    notes: tuple[str, ...] = ()
    if _is_launched():
        launcher: list[str | Path] = [
            Path(sys.base_prefix) / "bin" / "python3",
            _ROOT / "launch.py",
            "--version",
        ]
        turns[_LAUNCHER] = lambda: run_program(launcher).wall_s
    else:
        notes = ("The launcher is measured when the bench is started through it: launch.py bench.",)
    taken = interleave(turns, bench.by_size(toy=1, quick=2, full=7))
    figures = tuple(_figure(name, taken[name], taken[_BARE]) for name in taken)
    return Table(name="startup", title=MEASUREMENT.title, figures=figures, notes=notes)


def _project(place: Path) -> Path:
    """Make a project whose first frame is decoded and composited."""
    take = write_take(place / "take.mp4", Take(width=640, height=360, frames=30))
    path = place / "film.kijko"
    size = {"width": 1280, "height": 720, "rate": {"num": 30, "den": 1}}
    placement = {"source": {"type": "media", "media": "take"}}
    raws: list[object] = [
        {"command": "import_media", "path": str(take), "id": "take"},
        {"command": "add_sequence", "id": "main", **size},
        {"command": "overwrite", "placement": placement, "at": "0f", "track": "main-v1"},
    ]
    with (
        Studio(cache_dir=place / "cache" / "kijkocut", config_dir=place / "config") as studio,
        studio.create(path) as work,
    ):
        work.run_script(raws, folder=place, label="Film")
    return path


def _is_launched() -> bool:
    """Tell whether this very environment is the launcher's, so that starting it sets up nothing."""
    own = _ROOT / ".venv"
    return os.name == "posix" and (_ROOT / "launch.py").is_file() and Path(sys.prefix) == own


def _figure(name: str, samples: Samples, bare: Samples) -> Figure:
    figure = Figure(what=name, value=samples.median, unit="s")
    if name == _BARE:
        return figure
    ratio = samples.median / bare.median
    figure = Figure(what=name, value=samples.median, unit="s", ratio=ratio, of=_BARE)
    return at_most(figure, LIMIT_S) if name == _LAUNCHER else figure


MEASUREMENT: Final = Measurement(
    name="startup", title="From the start of the process to its end", measure=measure
)
