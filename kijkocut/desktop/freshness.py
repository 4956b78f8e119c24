"""Noticing that frames look different although nobody edited anything."""

from contextlib import suppress
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from kijkocut.desktop.desk import Desk
from kijkocut.jobs import JobState, Stage

_KINDS: Final = ("proxy", "prerender", "clear")
_GATHER_MS: Final = 100


class Freshness(QObject):
    """Counts how often effects were read again, and proxies or rendered frames came or went.

    Lives on the UI thread.
    """

    renewed = Signal()
    """Frames made before may not be right any more."""
    _finished = Signal()

    def __init__(self, desk: Desk) -> None:
        """Watch what happens on `desk`."""
        super().__init__(desk)
        self._desk = desk
        self.edition = 0
        """Another one means other frames."""
        self._gathered = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._gathered.timeout.connect(self.renew)
        self._finished.connect(self._gathered.start, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(desk.studio.jobs.listen(self._hear))
        desk.looks_changed.connect(self.renew)

    def renew(self) -> None:
        """Count on, and tell."""
        if self._desk.work is not None:
            self.edition += 1
            self.renewed.emit()

    def _hear(self, state: JobState) -> None:
        """Hear of a job, on any thread."""
        if state.order.kind in _KINDS and state.stage is Stage.done:
            with suppress(RuntimeError):  # jobs outlive windows, and a window this object
                self._finished.emit()
