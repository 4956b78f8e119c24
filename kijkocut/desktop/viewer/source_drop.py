"""Media dropped on the source viewer are opened in it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dragging import Dragged, read_media


class SourceDrop(QObject):
    """Takes the first medium that is dropped on a widget."""

    def __init__(self, desk: Desk, widget: QWidget) -> None:
        """Watch `widget`; it owns this."""
        super().__init__(widget)
        self._desk = desk
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's name
        """Take what is ours and leave the rest."""
        if not isinstance(event, QDropEvent):  # enter, move and drop
            return False
        found = next((one for one in read_media(event.mimeData()) if self._can_open(one)), None)
        # What is dragged out of the viewer itself is on its way elsewhere.
        if found is None or found.media is None or event.source() is watched:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() is QEvent.Type.Drop:
            is_whole = not found.source_in and found.source_out is None
            if is_whole:
                self._desk.show_source(found.media)
            else:
                self._desk.show_source(found.media, found.source_in, found.source_out)
        return True

    def _can_open(self, dragged: Dragged) -> bool:
        return dragged.media is not None and dragged.media in self._desk.project.media
