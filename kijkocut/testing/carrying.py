"""Carrying things over a window where the platform does not: as a file manager, or offscreen."""

from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QWindow
from PySide6.QtWidgets import QApplication

_LEFT: Final = Qt.MouseButton.LeftButton
_NONE: Final = Qt.KeyboardModifier.NoModifier
_COPY: Final = Qt.DropAction.CopyAction


class RefusedDrag(QObject):
    """Sees what a drag carries that ends as it begins.

    The offscreen platform refuses to carry anything, so that the hands have to do it themselves.
    """

    def __init__(self) -> None:
        super().__init__()
        self._cargo: QMimeData | None = None
        self._watched = QApplication.instance()
        if self._watched is not None:
            self._watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's name
        """Copy the cargo when the drag is thrown away."""
        if event.type() is QEvent.Type.DeferredDelete and isinstance(watched, QDrag):
            was = watched.mimeData()
            self._cargo = QMimeData()
            for form in was.formats():
                self._cargo.setData(form, was.data(form))
        return False

    def stop(self) -> QMimeData | None:
        """Give the cargo of a drag that began meanwhile."""
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if self._watched is not None:
            self._watched.removeEventFilter(self)
        return self._cargo


def enter(window: QWindow, spot: QPoint, mime: QMimeData) -> None:
    """Come over a window with something."""
    QApplication.sendEvent(window, QDragEnterEvent(spot, _COPY, mime, _LEFT, _NONE))


def carry_on(
    window: QWindow, spot: QPoint, mime: QMimeData, held: Qt.KeyboardModifier = _NONE
) -> bool:
    """Go on over a window; gives whether what is there would take it."""
    event = QDragMoveEvent(spot, _COPY, mime, _LEFT, held)
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def drop(window: QWindow, spot: QPoint, mime: QMimeData, held: Qt.KeyboardModifier = _NONE) -> None:
    """Let go of it there."""
    QApplication.sendEvent(window, QDropEvent(QPointF(spot), _COPY, mime, _LEFT, held))
