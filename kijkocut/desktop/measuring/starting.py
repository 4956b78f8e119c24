"""How long it takes until one can work: the real program, started again and again."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import Final

import msgspec
import numpy as np
import PySide6

import kijkocut
from kijkocut.bench import Bench, Figure, Size, at_most, run_program
from kijkocut.desktop.measuring.family import surroundings
from kijkocut.desktop.measuring.start_log import Milestones

LIMIT_S: Final = 2.5
MEASURED: Final = "--measure-start"
"""The word that makes the program tell how its start went, and end."""

_PROCESSOR: Final = "processor"
_TEXTS: Final = {
    "began": "window built, not yet shown",
    "window": "window painted for the first time",
    "usable": "window usable on the film",
    "picture": "first picture of the film",
    "exact": "exact picture of the film",
}


def measure(bench: Bench, film: Path) -> tuple[Figure, ...]:
    """Start the window on a film: cold where that can be done, then warm."""
    home, word = bench.place("ui"), str(film)
    is_small = bench.size is Size.toy
    start = partial(_start, word, home, is_small=is_small)
    if not is_small:
        bench.say("ui: the first start")
        start()
    figures: list[Figure] = []
    rounds = bench.by_size(toy=1, quick=2, full=5)
    cold = bench.by_size(toy=0, quick=0, full=3)
    if hasattr(os, "posix_fadvise"):
        bench.say("ui: cold starts")
        figures += _figures("cold", _rounds(cold, start, forget_files))
    bench.say("ui: warm starts")
    return (*figures, *_figures("warm", _rounds(rounds, start, lambda: None)))


def _rounds(
    count: int, start: Callable[[], dict[str, float]], before: Callable[[], object]
) -> list[dict[str, float]]:
    taken = []
    for _ in range(count):
        before()
        taken.append(start())
    return taken


def _start(word: str, home: Path, *, is_small: bool = False) -> dict[str, float]:
    """Start the program once; gives seconds from the start of the process by milestone."""
    began = time.monotonic()
    done = run_program(
        [sys.executable, "-m", "kijkocut", word, MEASURED],
        env=surroundings(home, keeps_compiled=True),
        timeout_s=300,
    )
    told = msgspec.json.decode(done.output.splitlines()[-1], type=Milestones)
    moments = {name: getattr(told, name) - began for name in _TEXTS}
    return {**moments, _PROCESSOR: told.processor_s}


def _figures(how: str, taken: list[dict[str, float]]) -> Iterator[Figure]:
    if not taken:
        return
    whole = median(round_["usable"] for round_ in taken)
    for name, text in _TEXTS.items():
        value = median(round_[name] for round_ in taken)
        is_whole = name == "usable"
        figure = Figure(
            what=f"start, {how}: {text}",
            value=value,
            unit="s",
            ratio=None if is_whole else value / whole,
            of="" if is_whole else f"usable, {how}",
        )
        yield at_most(figure, LIMIT_S) if is_whole and how == "warm" else figure
    yield Figure(
        what=f"start, {how}: processor time until usable",
        value=median(round_[_PROCESSOR] for round_ in taken),
        unit="s",
    )


def forget_files() -> None:
    """Drop the program's files, its packages' and Python's own from memory, as after a restart.

    Files that another process has mapped stay: what is cold is what nobody else runs.
    """
    for module in (kijkocut, PySide6, np):
        site = Path(module.__file__ or "").parents[1]
        for path in site.rglob("*"):
            if path.is_file() and path.suffix in {".py", ".pyc", ".so", ".toml", ".fs"}:
                _forget(path)


def _forget(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)
