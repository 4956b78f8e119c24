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
    size: Size


def surroundings(home: Path) -> Mapping[str, str]:
    """Give the variables with which a child keeps all it has below `home`.

    Where there is no screen the window is drawn into memory.
    """
    here = str(Path(kijkocut.__file__).parents[1])
    path = os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH", ""))))
    homes = {f"XDG_{n.upper()}_HOME": str(home / n) for n in ("cache", "config", "data")}
    has_screen = not sys.platform.startswith("linux") or any(os.environ.get(n) for n in _SCREENS)
    return {"PYTHONPATH": path, **homes, **({} if has_screen else {"QT_QPA_PLATFORM": "offscreen"})}


def run_part(part: str, bench: Bench) -> tuple[Figure, ...]:
    """Run one part in a process of its own and give its figures.

    Raises:
        ProgramFailedError: It failed.
    """
    home = bench.place("ui")
    order = msgspec.json.encode(Order(folder=str(home), size=bench.size)).decode()
    done = run_program(
        [sys.executable, "-m", "kijkocut.desktop.measuring", part, order],
        env=surroundings(home),
        timeout_s=3600,
    )
    return msgspec.json.decode(done.output, type=tuple[Figure, ...])
