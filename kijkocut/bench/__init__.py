"""Measurements of the whole house, as ratios taken in one run. Nothing here asserts a time.

`measurements()` names them; `run_bench(names, size=..., say=...)` runs some or all and gives their
tables. Contenders take turns, so that a disturbance of the machine hits all alike. Anchors (melt,
ffmpeg) are used where they are installed; a note says what is missing.

A measurement is a module with a `MEASUREMENT`; rooms above hand in theirs (`run_bench(more=...)`),
made with `Bench`, `run_program` and `write_take`. Runs on the calling thread; starts programs and
makes its own material in a scratch folder. Errors: `UnknownMeasurementError`,
`ProgramFailedError` (module `errors`), and those of the rooms measured.
"""

from kijkocut.bench.figure import Figure, Table, at_most
from kijkocut.bench.material import Take, write_take
from kijkocut.bench.measurement import Bench, Measurement, Size
from kijkocut.bench.presenting import lines_of
from kijkocut.bench.process import run_program
from kijkocut.bench.running import measurements, run_bench

__all__ = [
    "Bench",
    "Figure",
    "Measurement",
    "Size",
    "Table",
    "Take",
    "at_most",
    "lines_of",
    "measurements",
    "run_bench",
    "run_program",
    "write_take",
]
