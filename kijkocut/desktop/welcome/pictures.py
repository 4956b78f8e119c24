"""Thumbnails of projects: a frame of each, rendered in a process of its own and kept.

A process, because drawing without a GPU would hold up the window's thread for as long as it takes.
"""

import hashlib
import logging
import sys
from collections import deque
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QProcess, Signal
from PySide6.QtGui import QImage, QPixmap

import kijkocut
from kijkocut.desktop.welcome.recent import Recent
from kijkocut.model.ticks import Rate

log = logging.getLogger(__name__)

_WIDTH: Final = 480
"""Of a kept thumbnail in pixels: sharp at 240 points on a screen of twice the density."""
_STOP_MS: Final = 2000


class ProjectPictures(QObject):
    """Gives thumbnails at once if there are any, and makes the others one after the other."""

    made = Signal(str)
    """The path of a project whose picture is new."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Keep pictures in `folder`, which is made when there is one to keep."""
        super().__init__(parent)
        self._folder = folder
        self._waiting: deque[Recent] = deque()
        self._tried: set[tuple[str, float]] = set()
        self._at_work: Recent | None = None
        self._process: QProcess | None = None
        self._kept: dict[str, tuple[float, QPixmap]] = {}

    def picture(self, entry: Recent) -> QPixmap | None:
        """Give the kept picture of a project, even if it is of an earlier state."""
        file = self._file(entry)
        try:
            at = file.stat().st_mtime
        except OSError:
            return None
        known = self._kept.get(entry.path)
        if known is None or known[0] != at:
            known = (at, QPixmap(str(file)))
            self._kept[entry.path] = known
        return None if known[1].isNull() else known[1]

    def want(self, entry: Recent) -> None:
        """Make the picture anew if the project changed since; `made` tells when it is there."""
        modified = entry.modified
        if modified is None or entry.duration <= 0 or (entry.path, modified) in self._tried:
            return
        file = self._file(entry)
        if file.exists() and file.stat().st_mtime >= modified:
            return
        self._tried.add((entry.path, modified))
        self._waiting.append(entry)
        self._next()

    def stop(self) -> None:
        """End the process at work and forget what waits."""
        self._waiting.clear()
        process, self._process = self._process, None
        if process is not None:
            process.finished.disconnect()
            process.errorOccurred.disconnect()
            process.kill()
            process.waitForFinished(_STOP_MS)
            process.deleteLater()

    def _next(self) -> None:
        if self._process is not None or not self._waiting:
            return
        entry = self._at_work = self._waiting.popleft()
        self._folder.mkdir(parents=True, exist_ok=True)
        process = self._process = QProcess(self)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.setWorkingDirectory(str(Path(kijkocut.__file__).parents[1]))
        frame = Rate.parse(entry.rate).frames(entry.duration // 3) if entry.rate else 0
        words = ["frame", entry.path, "--at", f"{frame}f", "-o", str(self._fresh(entry))]
        process.start(sys.executable, ["-m", "kijkocut", *words])

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._on_finished(-1)

    def _on_finished(self, code: int, *_: object) -> None:
        entry, process = self._at_work, self._process
        self._at_work, self._process = None, None
        if process is not None:
            process.deleteLater()
        if entry is not None:
            if code == 0:
                self._keep(entry)
            else:
                log.info("no thumbnail of %s: exit code %d", entry.name, code)
        self._next()

    def _keep(self, entry: Recent) -> None:
        fresh = self._fresh(entry)
        image = QImage(str(fresh))
        fresh.unlink(missing_ok=True)
        if image.isNull():
            return
        small = image.scaledToWidth(_WIDTH) if image.width() > _WIDTH else image
        if image.height() > image.width():
            small = image.scaledToHeight(_WIDTH)
        small.save(str(self._file(entry)))
        self.made.emit(entry.path)

    def _file(self, entry: Recent) -> Path:
        name = hashlib.sha256(entry.path.encode()).hexdigest()[:24]
        return self._folder / f"{name}.png"

    def _fresh(self, entry: Recent) -> Path:
        return self._file(entry).with_suffix(".new.png")
