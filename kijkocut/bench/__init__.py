"""Measurements of the whole house, as ratios taken in one run. Nothing here asserts a time.

`measurements()` names them; `run_bench(names, size=..., say=...)` runs some or all and gives their
tables. Contenders take turns, so that a disturbance of the machine hits all alike. Anchors (melt,
ffmpeg) are used where they are installed; a note says what is missing.

A measurement is a module with a `MEASUREMENT`. Runs on the calling thread; starts programs and
makes its own material in a scratch folder. Errors: `UnknownMeasurementError`,
`ProgramFailedError`, and those of the rooms measured.
"""

from kijkocut.bench.errors import ProgramFailedError, UnknownMeasurementError
from kijkocut.bench.figure import Figure, Table
from kijkocut.bench.measurement import Measurement, Size
from kijkocut.bench.presenting import lines_of
from kijkocut.bench.running import measurements, run_bench

__all__ = [
    "Figure",
    "Measurement",
    "ProgramFailedError",
    "Size",
    "Table",
    "UnknownMeasurementError",
    "lines_of",
    "measurements",
    "run_bench",
]
