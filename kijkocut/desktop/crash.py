"""Crashes: what was kept of them, and what the next start makes of it.

While the program runs, a file says which project is open, where its playhead is and how the docks
lie. A start that finds such a file of a process that is gone knows of a crash, and can go back to
exactly there. Exceptions nobody caught are written down too; those do not end the program.
"""

import faulthandler
import logging
import os
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Final, TextIO

import msgspec
from msgspec import Struct
from PySide6.QtCore import QLockFile

from kijkocut import __version__
from kijkocut.model.ticks import Ticks

log = logging.getLogger(__name__)

_KEPT: Final = 20
_LINES_AT_MOST: Final = 400


class Scene(Struct, frozen=True, kw_only=True):
    """Where somebody was."""

    project: str = ""
    """Path of the open project; empty when none was."""
    name: str = ""
    playhead: Ticks = 0
    sequence: str = ""
    layout: str = ""
    """`QMainWindow.saveState`, as text."""


class Crash(Struct, frozen=True, kw_only=True):
    """One run that did not end by itself."""

    scene: Scene
    report: str
    """What is known of why; may be empty."""


class CrashKeeper:
    """Keeps the scene of this run and finds those of runs that crashed. UI thread."""

    def __init__(self, folder: Path) -> None:
        """Keep files in `folder`; nothing is written before `begin`."""
        self._folder = folder
        self._base = folder / f"run-{os.getpid()}"
        self._lock = QLockFile(str(self._base.with_suffix(".lock")))
        self._lock.setStaleLockTime(0)
        self._faults: TextIO | None = None
        self._had_faults = False
        self._scene: Scene | None = None
        self._told: Callable[[str], None] | None = None
        self._hooks = (sys.excepthook, threading.excepthook)

    @property
    def reports(self) -> Path:
        """Where reports of exceptions lie."""
        return self._folder / "reports"

    def begin(self, told: Callable[[str], None]) -> tuple[Crash, ...]:
        """Take up the watch; gives the crashes since the last start, and forgets them.

        Args:
            told: Called with the path of each report of an exception, on the thread it came from.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        found = tuple(self._gone())
        self._told = told
        self._lock.tryLock(0)
        self._faults = self._base.with_suffix(".faults").open("w", encoding="utf-8")
        self._had_faults = faulthandler.is_enabled()
        faulthandler.enable(self._faults)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        self.keep(Scene())
        return found

    def keep(self, scene: Scene) -> None:
        """Note where somebody is now; writes only when that changed."""
        if scene == self._scene:
            return
        self._scene = scene
        path = self._base.with_suffix(".json")
        part = path.with_suffix(".part")
        try:
            part.write_bytes(msgspec.json.encode(scene))
            part.replace(path)
        except OSError:
            log.warning("the scene could not be kept", exc_info=True)

    def end(self) -> None:
        """End the watch: what was kept is not needed any more."""
        sys.excepthook, threading.excepthook = self._hooks
        if self._faults is not None:
            faulthandler.disable()
            if self._had_faults and sys.__stderr__ is not None:
                faulthandler.enable(sys.__stderr__)
            self._faults.close()
            self._faults = None
        self._lock.unlock()
        for suffix in (".json", ".faults", ".part"):
            self._base.with_suffix(suffix).unlink(missing_ok=True)

    def write_report(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> Path:
        """Write an exception down; gives the file."""
        now = datetime.now(UTC)
        lines = traceback.format_exception(kind, error, trace)
        text = f"KijkoCut {__version__}, {now:%Y-%m-%d %H:%M:%S} UTC\n\n{''.join(lines)}"
        self.reports.mkdir(parents=True, exist_ok=True)
        path = self.reports / f"{now:%Y%m%dT%H%M%S}-{now.microsecond:06}.txt"
        path.write_text(text, "utf-8")
        for old in sorted(self.reports.glob("*.txt"))[:-_KEPT]:
            old.unlink(missing_ok=True)
        return path

    def _gone(self) -> list[Crash]:
        crashes = []
        for path in sorted(self._folder.glob("run-*.json")):
            lock = QLockFile(str(path.with_suffix(".lock")))
            lock.setStaleLockTime(0)
            if not lock.tryLock(0):
                continue  # that run is alive
            crashes.append(Crash(scene=_read_scene(path), report=_tail(path)))
            lock.unlock()
            for suffix in (".json", ".faults", ".part"):
                path.with_suffix(suffix).unlink(missing_ok=True)
        return crashes

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._hooks[0](kind, error, trace)
            return
        log.error("nobody caught this", exc_info=(kind, error, trace))
        self._hooks[0](kind, error, trace)
        try:
            path = self.write_report(kind, error, trace)
        except OSError:
            log.warning("no report could be written", exc_info=True)
            return
        if self._told is not None:
            self._told(str(path))

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._on_exception(args.exc_type, args.exc_value, args.exc_traceback)


def _read_scene(path: Path) -> Scene:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Scene)
    except (OSError, msgspec.DecodeError):
        return Scene()


def _tail(path: Path) -> str:
    try:
        text = path.with_suffix(".faults").read_text("utf-8", errors="replace")
    except OSError:
        return ""
    return "\n".join(text.splitlines()[:_LINES_AT_MOST])
