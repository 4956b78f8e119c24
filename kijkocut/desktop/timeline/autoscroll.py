"""Scrolling by itself while something is dragged beyond the border."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QPoint, QSize, QTimer

from kijkocut.desktop.timeline.view import TimelineView

_EVERY_MS: Final = 30
_BORDER: Final = 12
"""Pixels inside the border where it begins."""
_FASTEST: Final = 60
"""Pixels a step."""


class AutoScroll(QObject):
    """Scrolls a view while the pointer is at or beyond the border of the canvas."""

    def __init__(self, parent: QObject, view: TimelineView, moved: Callable[[], None]) -> None:
        """Call `moved` after each step, so that the drag follows."""
        super().__init__(parent)
        self._view, self._moved = view, moved
        self._step = QPoint()
        self._most_top = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.step)

    @property
    def is_running(self) -> bool:
        """Whether it is scrolling."""
        return self._timer.isActive()

    def follow(self, spot: QPoint, size: QSize, rows_height: int) -> None:
        """Take in where the pointer is on a canvas of that size; start or stop by it."""
        self._step = QPoint(_past(spot.x(), size.width()), _past(spot.y(), size.height()))
        self._most_top = max(0, rows_height - size.height())
        can_go_left = self._step.x() >= 0 or self._view.left > 0
        can_go_up = self._step.y() >= 0 or self._view.top > 0
        can_go_down = self._step.y() <= 0 or self._view.top < self._most_top
        is_across = bool(self._step.x()) and can_go_left
        is_down = bool(self._step.y()) and can_go_up and can_go_down
        if is_across or is_down:
            if not self.is_running:
                self._timer.start()
        else:
            self.stop()

    def stop(self) -> None:
        """Stand still."""
        self._timer.stop()

    def step(self) -> None:
        """Scroll one step."""
        view = self._view
        view.scroll_to(
            left=view.left + self._step.x() * view.scale,
            top=min(self._most_top, view.top + self._step.y()),
        )
        self._moved()


def _past(at: int, length: int) -> int:
    """Give how far to scroll for a pointer at `at`: nothing inside, more the farther outside."""
    if at < _BORDER:
        return -min(_FASTEST, 4 + (_BORDER - at) // 2)
    if at >= length - _BORDER:
        return min(_FASTEST, 4 + (at - length + _BORDER) // 2)
    return 0
