"""Where Tab goes next in a window of docks: never to what lies behind another tab.

Qt counts a dock behind others as visible: the keyboard would go through controls nobody sees.
"""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QWidget


def next_stop(window: QWidget, *, is_forward: bool) -> QWidget | None:
    """Give the control that Tab, or Shift+Tab, goes to from where the focus is."""
    focused: QWidget | None = window.focusWidget()
    start = window if focused is None else focused
    at = start
    while True:
        following = at.nextInFocusChain() if is_forward else at.previousInFocusChain()
        if following is None or following is start:
            return None
        at = following
        if is_stop(at) and at.isVisibleTo(window) and is_in_front(at):
            return at


def is_stop(widget: QWidget) -> bool:
    """Tell whether Tab stops at a control at all."""
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and widget.isEnabled() and widget.focusProxy() is None


def is_in_front(widget: QWidget) -> bool:
    """Tell whether a control is in no dock, or in one that can be seen."""
    at: QWidget | None = widget
    while at is not None and not isinstance(at, QDockWidget):
        at = at.parentWidget()
    return at is None or not at.visibleRegion().isEmpty()


def put_in_order(first: QWidget, parts: Iterable[QWidget]) -> None:
    """Let Tab go from a widget through what is in others, in this order."""
    window = first.window()
    inside = (widget for part in parts for widget in part.findChildren(QWidget))
    stops = [w for w in inside if is_stop(w) and w.window() is window]
    for one, following in pairwise((first, *stops)):
        if one.nextInFocusChain() is not following:
            QWidget.setTabOrder(one, following)
