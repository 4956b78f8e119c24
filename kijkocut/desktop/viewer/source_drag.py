"""Dragging what is marked in the source viewer onto the timeline."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QDrag, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dragging import Dragged, DragKind, encode
from kijkocut.desktop.viewer.subject import Subject

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from kijkocut.desktop.viewer.screen import Screen

_WIDTH = 160


class SourceDrag(QObject):
    """Starts a drag from the source's picture; with Alt the picture only, with Shift the sound."""

    def __init__(self, desk: Desk, subject: Subject, screen: "Screen") -> None:
        """Take from `subject`."""
        super().__init__(screen)
        self._desk, self._subject, self._screen = desk, subject, screen
        self._start: QPointF | None = None
        self._kind = DragKind.both

    def paint(self, painter: QPainter, screen: "Screen") -> None:
        """Draw nothing."""

    def cursor(self, at: QPointF, reach: float) -> Qt.CursorShape | None:
        """Show that it can be taken."""
        del at, reach
        return None if self._desk.source_media is None else Qt.CursorShape.OpenHandCursor

    def press(self, at: QPointF, event: QMouseEvent, reach: float) -> bool:
        """Take it."""
        del at, reach
        keys = event.modifiers()
        self._kind = DragKind.both
        if keys & Qt.KeyboardModifier.AltModifier:
            self._kind = DragKind.video
        elif keys & Qt.KeyboardModifier.ShiftModifier:
            self._kind = DragKind.audio
        self._start = event.position()
        return self._desk.source_media is not None

    def move(self, at: QPointF, event: QMouseEvent) -> None:
        """Begin the drag once it is one."""
        del at
        start, mime = self._start, self.carried(self._kind)
        if start is None or mime is None:
            return
        far = QApplication.startDragDistance()
        if (event.position() - start).manhattanLength() < far:
            return
        self._start = None
        drag = QDrag(self._screen)
        drag.setMimeData(mime)
        image = self._screen.image()
        if image is not None:
            small = image.scaledToWidth(_WIDTH, Qt.TransformationMode.SmoothTransformation)
            drag.setPixmap(QPixmap.fromImage(small))
        drag.exec(Qt.DropAction.CopyAction)

    def release(self, at: QPointF) -> None:
        """Let go."""
        del at
        self._start = None

    def cancel(self) -> bool:
        """Let go."""
        self._start = None
        return True

    def double_click(self, at: QPointF) -> bool:
        """Do nothing."""
        del at
        return False

    def carried(self, kind: DragKind = DragKind.both) -> "QMimeData | None":
        """Give what is dragged: the range between in and out, or everything."""
        media = self._desk.source_media
        if media is None:
            return None
        start, stop = self._desk.source_range
        end = self._subject.end if stop is None else stop
        return encode((Dragged(media=media.id, source_in=start or 0, source_out=end, kind=kind),))
