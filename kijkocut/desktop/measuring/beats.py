"""How late the window is: a timer in its event loop that notes when it should have been called."""

from time import monotonic
from typing import Final

from PySide6.QtCore import Qt, QTimer

from kijkocut.bench import Figure

_EVERY_MS: Final = 10


class Beats:
    """Lateness of a timer of 10 ms, in milliseconds, from start to stop."""

    def __init__(self) -> None:
        """Be still."""
        self.late_ms: list[float] = []
        self._due = 0.0
        self._timer = QTimer(interval=_EVERY_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)

    def start(self) -> None:
        """Begin anew."""
        self.late_ms.clear()
        self._due = monotonic() + _EVERY_MS / 1000
        self._timer.start()

    def stop(self) -> None:
        """End."""
        self._timer.stop()

    def figures(self, what: str) -> tuple[Figure, Figure]:
        """Give the median and the value that 99 of 100 do not exceed."""
        return (
            Figure(what=f"lateness of the window, {what}: p50", value=self._share(50), unit="ms"),
            Figure(what=f"lateness of the window, {what}: p99", value=self._share(99), unit="ms"),
        )

    def _share(self, percent: int) -> float:
        return share(self.late_ms, percent)

    def _on_beat(self) -> None:
        now = monotonic()
        # Nothing is ever at exactly no cost: a figure of 0 would say that it was not measured.
        self.late_ms.append(max(0.001, 1000 * (now - self._due)))
        self._due = now + _EVERY_MS / 1000


def share(values: list[float], percent: int) -> float:
    """Give the smallest value that `percent` of 100 do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]
