"""The window that somebody is at."""

from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from kijkocut.desktop.sheet import Sheet


def front_window() -> QWidget | None:
    """Give the window that dialogs belong to.

    Between a sheet that has just closed and the window behind it there may be a moment without any
    active window: the window system has not come round to it yet.
    """
    active: QWidget | None = QApplication.activeWindow()
    while isinstance(active, Sheet):
        active = active.parentWidget()
    if active is not None:
        return active.window()
    shown = (w for w in QApplication.topLevelWidgets() if isinstance(w, QMainWindow))
    return next((w for w in shown if w.isVisible()), None)
