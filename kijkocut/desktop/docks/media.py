"""The Media dock."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.delivery.timelines import TimelineFiles
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dock import Dock
from kijkocut.desktop.media.panel import MediaPanel


def _make(desk: Desk, actions: ActionBook) -> QWidget:
    desk.shelf.timeline_brought.connect(TimelineFiles.of(desk).bring_in)
    return MediaPanel(desk, actions)


DOCK: Final = Dock(
    name="media",
    title="Media",
    make=_make,
    area=Qt.DockWidgetArea.LeftDockWidgetArea,
    order=10,
)
