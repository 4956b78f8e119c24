"""Which part of a sequence the timeline shows: scale and scroll, in one place for all its parts."""

from typing import Final

from PySide6.QtCore import QObject, Signal

from kijkocut.model.ticks import TICKS_PER_SECOND, Ticks

NEAREST: Final = TICKS_PER_SECOND // 2400
"""Ticks per pixel at the largest zoom: a frame of 24 fps is 100 pixels wide."""
FARTHEST: Final = TICKS_PER_SECOND * 60
"""Ticks per pixel at the smallest zoom: a minute."""
_FIRST: Final = TICKS_PER_SECOND // 50


class TimelineView(QObject):
    """Turns ticks into pixels and back. Whole numbers of ticks to a pixel, so nothing drifts."""

    changed = Signal()
    """Scale or scroll are other ones now."""

    def __init__(self) -> None:
        """Show the beginning at 50 pixels a second."""
        super().__init__()
        self._scale = _FIRST
        self._wanted = 0.0
        self._left: Ticks = 0
        self._top = 0
        self._width = 1
        self._grain = 1

    @property
    def scale(self) -> int:
        """Ticks per pixel."""
        return self._scale

    @property
    def left(self) -> Ticks:
        """The time at the left edge: a whole number of grains, so that pictures can be shifted."""
        return self._left

    @property
    def origin(self) -> int:
        """How many pixels lie left of the left edge."""
        return self._left // self._scale

    @property
    def right(self) -> Ticks:
        """The time just past the right edge."""
        return self._left + self._width * self._scale

    @property
    def grain(self) -> int:
        """Pixels that make a whole number of those of the screen."""
        return self._grain

    @property
    def top(self) -> int:
        """How many pixels of rows are scrolled away above."""
        return self._top

    @property
    def width(self) -> int:
        """Of what is seen, in pixels."""
        return self._width

    def x_of(self, ticks: Ticks) -> int:
        """Give the pixel column in which a time lies; negative left of the edge."""
        return (ticks - self._left) // self._scale

    def ticks_at(self, x: float) -> Ticks:
        """Give the time at a pixel column."""
        return self._left + round(x * self._scale)

    def resize(self, width: int) -> None:
        """Take in the width of the canvas in pixels."""
        self._width = max(1, width)
        self.changed.emit()

    def take_ratio(self, ratio: float) -> None:
        """Scroll by whole pixels of a screen that has `ratio` of them to a point."""
        whole = (n for n in (1, 2, 4) if float(ratio * n).is_integer())
        grain = next(whole, 1)
        if grain != self._grain:
            self._grain = grain
            self._put(self._wanted)

    def scroll_to(self, left: Ticks | None = None, top: int | None = None) -> None:
        """Put another time at the left edge, other rows at the top, or both."""
        self._top = self._top if top is None else max(0, top)
        self._put(self._wanted if left is None else left)

    def zoom(self, factor: float, x: float) -> None:
        """Show `factor` times as much; the time at pixel column `x` stays where it is."""
        held = self._wanted + x * self._scale
        self._scale = min(FARTHEST, max(NEAREST, round(self._scale * factor)))
        self._put(held - x * self._scale)

    def fit(self, start: Ticks, end: Ticks) -> None:
        """Show just this stretch of time."""
        span = max(1, end - start)
        self._scale = min(FARTHEST, max(NEAREST, -(-span // max(1, self._width - 40))))
        self._put(start - 20 * self._scale)

    def reveal(self, ticks: Ticks) -> None:
        """Turn the page if a time is out of sight."""
        if not self._left <= ticks < self.right:
            self.scroll_to(left=ticks - self._width * self._scale // 10)

    def _put(self, left: float) -> None:
        """Put a time at the left edge, as near as whole grains allow."""
        self._wanted = max(0, left)
        grain = self._grain * self._scale
        self._left = round(self._wanted / grain) * grain
        self.changed.emit()
