"""The Export Queue dock."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.delivery.queue_panel import QueuePanel
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dock import Dock


def _make(desk: Desk, actions: ActionBook) -> QWidget:
    del actions
    return QueuePanel(desk)


DOCK: Final = Dock(
    name="export",
    title="Export Queue",
    make=_make,
    area=Qt.DockWidgetArea.RightDockWidgetArea,
    tab_with="history",
    order=70,
    is_open=False,
)
