"""Wheel and trackpad: scrolling in time and over the rows, zooming around the pointer."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QNativeGestureEvent, QWheelEvent

from kijkocut.desktop.timeline.view import TimelineView

_STEP: Final = 60
"""Pixels that one notch of the wheel scrolls."""
_NOTCH: Final = 0.8
"""How much of the time is in sight after a notch, of what was."""


class Scrolling:
    """Turns wheels and pinches into changes of a view."""

    def __init__(self, view: TimelineView, most_top: Callable[[], int]) -> None:
        """Scroll `view`, its rows by no more than `most_top` says."""
        self._view, self._most_top = view, most_top

    def wheel(self, event: QWheelEvent) -> None:
        """Scroll in time, with Ctrl or Alt zoom around the pointer, with Shift scroll the rows.

        Where all rows are in sight Shift scrolls in time, too. Trackpads scroll both ways at once,
        by the pixel.
        """
        view, keys, by = self._view, event.modifiers(), event.pixelDelta()
        # Qt turns the wheel by a quarter while Alt is held.
        notches = event.angleDelta().y() / 120 or event.angleDelta().x() / 120
        if keys & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            view.zoom(_NOTCH**notches, event.position().x())
        elif keys & Qt.KeyboardModifier.ShiftModifier and self._most_top() > 0:
            view.scroll_to(top=self._top(-notches * _STEP))
        elif not by.isNull():
            view.scroll_to(left=view.left - by.x() * view.scale, top=self._top(-by.y()))
        else:
            view.scroll_to(left=view.left - round(notches * _STEP * view.scale))
        event.accept()

    def pinch(self, event: QNativeGestureEvent) -> bool:
        """Zoom by two fingers on a trackpad; tells whether it was that."""
        if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture:
            return False
        # A value of 0.1 is a pinch by ten percent.
        self._view.zoom(1 / max(0.2, 1 + event.value()), event.position().x())
        event.accept()
        return True

    def _top(self, by: float) -> int:
        return min(self._most_top(), round(self._view.top + by))
