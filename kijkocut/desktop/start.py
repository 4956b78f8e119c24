"""Starting Qt and the window."""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from kijkocut import __version__
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.preferences import SETTINGS
from kijkocut.desktop.theme import apply_theme, theme_named
from kijkocut.desktop.window import MainWindow
from kijkocut.workspace import Studio


def run_window(studio: Studio, path: Path | None = None) -> int:
    """Show the window until it is closed; gives the exit code.

    Args:
        studio: The services; closed by the caller.
        path: A project to open; without one the start screen is shown.
    """
    application = _application()
    settings = studio.settings
    settings.add(SETTINGS)
    apply_theme(application, theme_named(settings.text("look.theme")))
    desk = Desk(studio, settings)
    window = MainWindow(desk)
    window.show()
    if path is not None:
        desk.open(path)
    return application.exec()


def _application() -> QApplication:
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    QApplication.setApplicationName("KijkoCut")
    QApplication.setApplicationVersion(__version__)
    QApplication.setDesktopFileName("kijkocut")
    return QApplication(sys.argv[:1])
