"""Files dropped on the Media dock."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.dragging import MEDIA_TYPE


def dropped_files(mime: QMimeData | None) -> tuple[Path, ...]:
    """Give the local files and folders that are carried from other programs, if any."""
    if mime is None or mime.hasFormat(MEDIA_TYPE) or not mime.hasUrls():
        return ()
    return tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())


class DropZone(QObject):
    """Takes files that are dropped on a widget."""

    dropped = Signal(object)
    """Paths, a tuple."""
    hovered = Signal(bool)
    """Whether files are held over the widget."""

    def __init__(self, widget: QWidget) -> None:
        """Watch `widget`; the viewport, of a view."""
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's name
        """Take what is ours and leave the rest."""
        del watched
        if event.type() is QEvent.Type.DragLeave:
            self.hovered.emit(False)  # noqa: FBT003 Qt's signals have no names
        if not isinstance(event, QDropEvent):  # enter, move and drop
            return False
        files = dropped_files(event.mimeData())
        if not files:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        is_drop = event.type() is QEvent.Type.Drop
        self.hovered.emit(not is_drop)
        if is_drop:
            self.dropped.emit(files)
        return True
