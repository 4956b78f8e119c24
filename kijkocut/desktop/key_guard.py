"""Which keys stay with the control that has the focus.

Shortcuts of one letter, Space and the arrows are the editor's daily bread, and yet Space must press
the button somebody came to by Tab, and arrows must move in the list that has the focus. Text fields
keep printable keys by themselves. A button that was clicked keeps nothing: after a click, Space
plays.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QMenuBar,
    QTabBar,
    QWidget,
)

_KEY: Final = Qt.Key
_PRESS: Final = frozenset({_KEY.Key_Space, _KEY.Key_Return, _KEY.Key_Enter})
_MOVE: Final = frozenset(
    {_KEY.Key_Left, _KEY.Key_Right, _KEY.Key_Up, _KEY.Key_Down, _KEY.Key_Home, _KEY.Key_End}
    | {_KEY.Key_PageUp, _KEY.Key_PageDown}
)
_ENTER: Final = frozenset({_KEY.Key_Return, _KEY.Key_Enter})
_PLAIN: Final = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.KeypadModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def kept_keys(widget: QWidget, *, came_by_mouse: bool) -> frozenset[Qt.Key]:
    """Give the keys that `widget` needs more than a shortcut does."""
    if isinstance(widget, QAbstractItemView):
        return _MOVE | _ENTER
    if came_by_mouse:
        return frozenset()
    if isinstance(widget, QAbstractButton):
        return _PRESS
    if isinstance(widget, QComboBox):
        return _PRESS | _MOVE
    if isinstance(widget, QAbstractSlider | QTabBar):
        return _MOVE
    if isinstance(widget, QMenuBar):
        return _MOVE | _PRESS
    return frozenset()


class KeyGuard(QObject):
    """Keeps those keys for the widget that has the focus, in every window of the application."""

    def __init__(self, application: QApplication) -> None:
        """Watch where the focus goes."""
        super().__init__(application)
        self._kept: frozenset[Qt.Key] = frozenset()
        self._watched: QWidget | None = None
        application.focusChanged.connect(self._on_focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's name
        """Accept the override of a kept key, so that no shortcut takes it."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in self._kept
            and event.modifiers() in _PLAIN
        ):
            event.accept()
            return True
        del watched
        return False

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and old is self._watched:
            old.removeEventFilter(self)
        self._watched = new
        if new is None:
            self._kept = frozenset()
            return
        by_mouse = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        self._kept = kept_keys(new, came_by_mouse=by_mouse)
        if self._kept:
            new.installEventFilter(self)
