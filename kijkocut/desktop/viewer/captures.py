"""Frames to be kept: made exactly, from the originals, and given to who asked."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from kijkocut.desktop.viewer.projection import Projection
from kijkocut.model.project import Project
from kijkocut.playback import Picture, Trouble
from kijkocut.render import FramePlan

Take = Callable[[QImage], object]


class Captures(QObject):
    """Waits for frames. Lives on the UI thread, on which they are given."""

    failed = Signal(object)
    """A `Trouble`: a frame could not be made, or not as it should be."""
    _came = Signal(object, object)

    def __init__(self, owner: QObject, projection: Projection) -> None:
        """Ask `projection`."""
        super().__init__(owner)
        self._projection = projection
        self._lock = threading.Lock()
        self._wishes: dict[int, tuple[Take, bool]] = {}
        self._came.connect(lambda image, take: take(image))

    def want(self, frame: FramePlan, project: Project, take: Take, *, is_whole: bool) -> None:
        """Have a frame made and given to `take`.

        Args:
            frame: What to show.
            project: Holds its media.
            take: Called on the UI thread.
            is_whole: Whether a frame that lacks something is not given, but what it lacks is said.
        """
        with self._lock:
            ticket = self._projection.want(frame, project, is_read=True)
            self._wishes[ticket] = take, is_whole

    def clear(self) -> None:
        """Wait for nothing any more."""
        self._wishes.clear()

    def answered(self, answer: Picture | Trouble) -> bool:
        """Take an answer of the projector's, on its thread; False if it is not for us."""
        with self._lock:
            wish = self._wishes.pop(answer.ticket, None)
        if wish is None:
            return False
        take, is_whole = wish
        if isinstance(answer, Picture) and is_whole and answer.notes:
            answer.release()
            answer = Trouble(ticket=answer.ticket, code="viewer.lacking", message=answer.notes[0])
        if isinstance(answer, Trouble):
            self.failed.emit(answer)
            return True
        width, height = answer.size
        form = QImage.Format.Format_RGBA8888
        image = QImage(answer.pixels.data, width, height, 4 * width, form).copy()
        answer.release()
        self._came.emit(image, take)
        return True
