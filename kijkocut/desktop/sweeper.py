"""Collecting garbage on the UI thread, and nowhere else.

Python's collector runs on whichever thread happens to allocate. When it takes a dead window part
away on a worker's thread, Qt disconnects its signals there with a lock held, and then waits for the
interpreter's lock to look for an override; the UI thread holds that and, connecting or showing
something, waits for Qt's: neither ever goes on. So no other thread collects while there is a
window.
"""

import gc
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, QTimer

_EVERY_MS: Final = 100
_WHOLE_EVERY_S: Final = 20.0
"""The oldest generation is gone through no more often: with a big film it takes tens of ms."""


class Sweeper(QObject):
    """Takes over from Python's collector until `stop`. Lives on the UI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin."""
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._whole_at = monotonic()
        timer = QTimer(self, interval=_EVERY_MS)
        timer.timeout.connect(self.sweep)
        timer.start()

    def sweep(self) -> None:
        """Collect the generations that are due by Python's own thresholds."""
        counts, limits = gc.get_count(), gc.get_threshold()
        if counts[0] <= limits[0]:
            return
        is_whole = counts[2] > limits[2] and monotonic() - self._whole_at > _WHOLE_EVERY_S
        if is_whole:
            self._whole_at = monotonic()
        gc.collect(2 if is_whole else 1 if counts[1] > limits[1] else 0)

    def stop(self) -> None:
        """Leave it to whom it was left before: the window is gone."""
        for timer in self.findChildren(QTimer):
            timer.stop()
        if self._was_on:
            gc.enable()
