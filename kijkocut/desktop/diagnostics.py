"""What to tell when something is wrong: versions, machine, and what was logged last."""

import logging
import platform
import sys
from collections import deque
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from kijkocut import __version__
from kijkocut.desktop.desk import Desk
from kijkocut.store import library_version

_PACKAGES: Final = (
    "PySide6-Essentials",
    "av",
    "numpy",
    "moderngl",
    "opencv-python-headless",
    "msgspec",
    "immutables",
)
_LINES: Final = 80


class LogTail(logging.Handler):
    """The last lines that were logged."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        super().__init__(logging.INFO)
        self.lines: deque[str] = deque(maxlen=_LINES)
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line."""
        self.lines.append(self.format(record))


def versions() -> tuple[tuple[str, str], ...]:
    """Give the names and versions of the program and what it stands on."""
    sqlite, driver = library_version()
    found = [
        ("KijkoCut", __version__),
        ("Python", platform.python_version()),
        ("Qt", qVersion() or ""),
        ("SQLite", f"{sqlite} ({driver})"),
    ]
    for package in _PACKAGES:
        try:
            found.append((package, version(package)))
        except PackageNotFoundError:
            continue
    return tuple(found)


def keep_log() -> None:
    """Begin to keep the last lines of the log, for diagnostics."""
    logger = logging.getLogger("kijkocut")
    logger.setLevel(logging.INFO)
    if not any(isinstance(handler, LogTail) for handler in logger.handlers):
        logger.addHandler(LogTail())


def logged() -> tuple[str, ...]:
    """Give the last lines of the log; empty when none were kept."""
    handlers = logging.getLogger("kijkocut").handlers
    return tuple(line for h in handlers if isinstance(h, LogTail) for line in h.lines)


def diagnostics(desk: Desk) -> str:
    """Write everything that helps to find a fault, as text; names no file."""
    screens = [
        f"{s.size().width()}x{s.size().height()} at {s.devicePixelRatio():g}"
        for s in QGuiApplication.screens()
    ]
    lines = [f"{name}: {number}" for name, number in versions()]
    lines += [
        f"System: {platform.platform()}, {platform.machine()}",
        f"Platform plugin: {QGuiApplication.platformName()}",
        f"Screens: {', '.join(screens)}",
        f"Executable: {'frozen' if getattr(sys, 'frozen', False) else 'Python'}",
    ]
    project = desk.project
    lines.append(
        f"Project: {len(project.sequences)} sequences, {len(project.places)} clips,"
        f" {len(project.media)} media"
        if desk.work is not None
        else "Project: none"
    )
    lines.append("Settings: " + _settings(desk))
    if logged():
        lines += ["", "Log:", *logged()]
    return "\n".join(lines)


def _settings(desk: Desk) -> str:
    shown = (s for s in desk.settings if s.is_shown)
    values = ((s, desk.settings.get(s.name)) for s in shown)
    return ", ".join(f"{s.name}={value}" for s, value in values if value != s.default) or "default"
