"""Running this program, or a part of these measurements, in a process of its own."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

import kijkocut
from kijkocut.bench import Bench, Figure, Size, run_program

_SCREENS: Final = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


class Order(Struct, frozen=True, kw_only=True):
    """What a part is to do."""

    folder: str
    """Where it may write."""
    film: str
    """The project to measure with."""
    size: Size


def surroundings(home: Path, *, keeps_compiled: bool = True) -> Mapping[str, str]:
    """Give the variables with which a child keeps all it has below `home`.

    Where there is no screen the window is drawn into memory.

    Args:
        home: A folder.
        keeps_compiled: Whether compiled modules are kept there, as an installed program has them,
            whatever is set around here.
    """
    here = str(Path(kijkocut.__file__).parents[1])
    path = os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH", ""))))
    homes = {f"XDG_{n.upper()}_HOME": str(home / n) for n in ("cache", "config", "data")}
    has_screen = not sys.platform.startswith("linux") or any(os.environ.get(n) for n in _SCREENS)
    screen = {} if has_screen else {"QT_QPA_PLATFORM": "offscreen"}
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(home / "compiled")}
    if not keeps_compiled:
        compiled = {}
    return {"PYTHONPATH": path, **homes, **screen, **compiled}


def run_part(part: str, bench: Bench, film: Path) -> tuple[Figure, ...]:
    """Run a part, or several joined by `+`, in a process of its own; gives the figures.

    Raises:
        ProgramFailedError: It failed.
    """
    home = bench.place("ui")
    order = Order(
        folder=str(bench.place(f"ui/{part.partition('+')[0]}")), film=str(film), size=bench.size
    )
    done = run_program(
        [
            sys.executable,
            "-m",
            "kijkocut.desktop.measuring",
            part,
            msgspec.json.encode(order).decode(),
        ],
        env=surroundings(home, keeps_compiled=True),
        timeout_s=3600,
    )
    return msgspec.json.decode(done.output, type=tuple[Figure, ...])
