"""Keys as they come from the window system: to the top-level window that has the focus."""

from typing import Final

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_NONE: Final = Qt.KeyboardModifier.NoModifier


def top_widget() -> QWidget:
    """Give the window that gets the keys.

    Where a dialog has gone and no window manager brings the window behind it to the front, that is
    done here.

    Raises:
        AssertionError: None does.
    """
    found = _top()
    if found is None:
        raise AssertionError("No window has the focus.")
    return found


def _top() -> QWidget | None:
    waiting = (QApplication.activePopupWidget(), QApplication.activeModalWidget())
    for widget in (*waiting, QApplication.activeWindow()):
        if widget is not None and widget.isVisible() and widget.windowHandle() is not None:
            return widget
    behind = next((w for w in QApplication.topLevelWidgets() if _takes_keys(w)), None)
    if behind is not None:
        behind.activateWindow()
    return behind


def _takes_keys(widget: QWidget) -> bool:
    kind = widget.windowType()
    return widget.isVisible() and kind in (Qt.WindowType.Window, Qt.WindowType.Dialog)


def press_key(keys: QKeySequence) -> None:
    """Press a key with its modifiers and let it go."""
    combination: QKeyCombination = keys[0]  # type: ignore[index] # the stubs leave it out
    code, held = combination.key(), combination.keyboardModifiers()
    # The widget is kept: without it Python lets go of its window. A press can close the window that
    # it went to (a menu, a completer, a dialog), so the release finds its own.
    top: QWidget | None = top_widget()
    for send in (QTest.keyPress, QTest.keyRelease):
        if top is not None:
            send(top.windowHandle(), code, held)
        top = _top()


def press_letter(letter: str) -> None:
    """Type one letter or sign."""
    held = Qt.KeyboardModifier.ShiftModifier if letter.isupper() else _NONE
    code = Qt.Key(ord(letter.upper()))
    for what in (QTest.KeyAction.Press, QTest.KeyAction.Release):
        top = top_widget()
        QTest.sendKeyEvent(what, top.windowHandle(), code, letter, held)
