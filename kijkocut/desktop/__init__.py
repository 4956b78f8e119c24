"""The window: everything an editor sees and touches.

`run_window` shows it and gives back when it is closed; `measure_start` can watch it come up, and
`measurements` are what the bench may measure of it. Everything here lives on the UI thread,
which is the session thread. An edit is a command run through `Desk.run`; what views show follows
from the `ChangeSet` of each edit. Docks are modules of `docks`, actions are modules of
`action_sets`; both are found by being there.
"""

from typing import TYPE_CHECKING

from kijkocut.desktop.start import run_window

if TYPE_CHECKING:
    from kijkocut.bench import Measurement
    from kijkocut.desktop.window import MainWindow

__all__ = ["measure_start", "measurements", "run_window"]


def measurements() -> "tuple[Measurement, ...]":
    """Give what the bench can measure of the window."""
    from kijkocut.desktop.measuring.measurement import MEASUREMENT  # noqa: PLC0415 not at a start

    return (MEASUREMENT,)


def measure_start(window: "MainWindow") -> None:
    """Write to stdout, as JSON, when a start came how far, then close the window."""
    from kijkocut.desktop.measuring.start_log import StartLog  # noqa: PLC0415 not at a start

    StartLog(window)
