"""Starting Qt and the window."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from kijkocut import __version__
from kijkocut.desktop.crash import CrashKeeper
from kijkocut.desktop.delivery.opening import open_project
from kijkocut.desktop.desk import Desk, Notice, Weight
from kijkocut.desktop.diagnostics import keep_log
from kijkocut.desktop.focus_ring import FocusRing
from kijkocut.desktop.heaps import bound_heaps
from kijkocut.desktop.key_guard import KeyGuard
from kijkocut.desktop.language import language_wanted, speak
from kijkocut.desktop.preferences import SETTINGS
from kijkocut.desktop.sweeper import Sweeper
from kijkocut.desktop.theme_switch import ThemeSwitch
from kijkocut.desktop.versions import Backups
from kijkocut.desktop.viewer.gl_context import share_contexts
from kijkocut.desktop.viewer.gl_record import GlRecord
from kijkocut.desktop.watch import Watch
from kijkocut.desktop.window import MainWindow
from kijkocut.workspace import Studio

NO_SCREEN: Final = (
    "There is no screen to open the window on (neither DISPLAY nor WAYLAND_DISPLAY is set). Start"
    " it from a desktop, or forward one with ssh -X; the command line needs none:"
    " `python3 launch.py demo` makes a film without a window."
)
"""What is said where there is no display."""


def has_screen() -> bool:
    """Tell whether there is a display to show a window on."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def run_window(
    studio: Studio,
    path: Path | None = None,
    *,
    data_dir: Path,
    is_demo: bool = False,
    watched_by: Callable[[MainWindow], object] | None = None,
) -> int:
    """Show the window until it is closed; gives the exit code, 2 where there is no screen.

    Args:
        studio: The services; closed by the caller.
        path: A project to open; without one the start screen is shown.
        data_dir: The person's own data: the demo is kept there.
        is_demo: Whether to open the demo, which is made if it is not there yet.
        watched_by: Is given the window before it is shown, to measure how it comes up.
    """
    if not has_screen():
        sys.stderr.write(f"kijkocut: {NO_SCREEN}\n")
        return 2
    bound_heaps()
    keep_log()
    settings = studio.settings
    settings.add(SETTINGS)
    record = GlRecord(studio.cache_dir)
    application = _application(record, is_on_gl=record.is_wanted(settings.text("viewer.surface")))
    translators = speak(application, language_wanted(settings.text("look.language")))
    sweeper = Sweeper(application)
    switch = ThemeSwitch(application, settings)
    KeyGuard(application)
    FocusRing(application)
    desk = Desk(studio, settings)
    window = MainWindow(desk, demo_folder=data_dir / "demo")
    Backups(desk)
    watch = Watch(window, CrashKeeper(studio.config_dir / "crashes"))
    watch.begin()
    if watched_by is not None:
        watched_by(window)
    window.show()
    for problem in (*settings.problems, *filter(None, (record.problem,))):
        desk.noticed.emit(Notice(text=problem, weight=Weight.trouble))
    if path is not None:
        open_project(desk, path)
    elif is_demo and window.banner.isHidden():
        window.start.open_demo()
    try:
        return application.exec()
    finally:
        switch.stop()
        watch.end()
        sweeper.stop()
        del translators


def _application(record: GlRecord, *, is_on_gl: bool) -> QApplication:
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    QApplication.setApplicationName("KijkoCut")
    QApplication.setApplicationVersion(__version__)
    QApplication.setDesktopFileName("kijkocut")
    if not is_on_gl:
        return QApplication(sys.argv[:1])
    share_contexts()
    with record.attempt():  # the first context is made here
        return QApplication(sys.argv[:1])
