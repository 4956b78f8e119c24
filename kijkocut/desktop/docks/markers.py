"""The Markers dock: marked moments of the sequence and its clips."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dock import Dock
from kijkocut.desktop.markers.panel import MarkersPanel


def _make(desk: Desk, actions: ActionBook) -> QWidget:
    return MarkersPanel(desk, actions)


DOCK: Final = Dock(
    name="markers",
    title="Markers",
    make=_make,
    area=Qt.DockWidgetArea.RightDockWidgetArea,
    tab_with="history",
    order=62,
)
