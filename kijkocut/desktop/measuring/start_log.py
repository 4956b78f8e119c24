"""When a start came how far, told by the very window that starts."""

import sys
import time
from typing import Final

import msgspec
from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QTimer

from kijkocut.desktop.viewer.viewers import viewers_of
from kijkocut.desktop.window import MainWindow

_BEAT_MS: Final = 10
_LATE_S: Final = 0.05
_BEATS: Final = 3
_GIVE_UP_MS: Final = 120_000


class Milestones(Struct, kw_only=True):
    """Moments of a start, in seconds of the monotonic clock; 0 for what did not come."""

    began: float = 0.0
    """The window is built, and about to be shown."""
    window: float = 0.0
    """The window was painted for the first time, whatever it showed."""
    project: float = 0.0
    """The project is open and its docks know of it."""
    usable: float = 0.0
    """The window was painted with the project, and from here on answers within 50 ms."""
    picture: float = 0.0
    """The first picture of the film was on."""
    exact: float = 0.0
    """The exact picture was."""
    processor_s: float = 0.0
    """Processor time of the window's process until it was usable."""


class StartLog(QObject):
    """Watches a window come up, writes its `Milestones` to stdout as JSON, and closes it."""

    def __init__(self, window: MainWindow) -> None:
        """Watch `window`, which was not shown yet."""
        super().__init__(window)
        self._window = window
        self.milestones = Milestones(began=time.monotonic())
        self._is_stage_painted = False
        self._in_time: list[float] = []
        self._beat = QTimer(self, interval=_BEAT_MS)
        self._beat.timeout.connect(self._on_beat)
        self._last = 0.0
        window.installEventFilter(self)
        window.stage.installEventFilter(self)
        window.desk.project_opened.connect(self._on_project)
        self._program = viewers_of(window.desk).program
        self._program.shown.connect(self._on_picture)
        QTimer.singleShot(_GIVE_UP_MS, window.close)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's name
        """Note the first paint of the window, and of its docks with the project."""
        if event.type() is QEvent.Type.Paint:
            if not self.milestones.window:
                QTimer.singleShot(0, self._on_window)  # once its children are painted too
            if watched is self._window.stage and self.milestones.project:
                self._is_stage_painted = True
        return super().eventFilter(watched, event)

    def _on_window(self) -> None:
        self.milestones.window = self.milestones.window or time.monotonic()

    def _on_project(self) -> None:
        self.milestones.project = self._last = time.monotonic()
        self._beat.start()

    def _on_picture(self) -> None:
        if self._program.picture is not None:
            now = time.monotonic()
            self.milestones.picture = self.milestones.picture or now
            if self._program.is_final:
                self.milestones.exact = self.milestones.exact or now
                self._end_if_done()

    def _on_beat(self) -> None:
        now = time.monotonic()
        is_late = now - self._last > _LATE_S + _BEAT_MS / 1000
        self._last = now
        if is_late or not self._is_stage_painted:
            self._in_time.clear()
            return
        self._in_time.append(now)
        if len(self._in_time) >= _BEATS:
            if not self.milestones.usable:
                self.milestones.usable = self._in_time[0]
                self.milestones.processor_s = time.process_time()
            self._end_if_done()

    def _end_if_done(self) -> None:
        if self.milestones.usable and self.milestones.exact:
            self._beat.stop()
            sys.stdout.write(msgspec.json.encode(self.milestones).decode() + "\n")
            sys.stdout.flush()
            QTimer.singleShot(0, self._window.close)
