"""Bringing a dock to the front from wherever something was started."""

from PySide6.QtWidgets import QApplication, QDockWidget


def show_dock(name: str) -> None:
    """Show a dock of the visible windows and put it before those it shares its place with."""
    for window in QApplication.topLevelWidgets():
        dock = window.findChild(QDockWidget, name) if window.isVisible() else None
        if isinstance(dock, QDockWidget):
            dock.show()
            dock.raise_()
