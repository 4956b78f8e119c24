"""The History dock: every step, who did it, and a jump to any of them."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dock import Dock
from kijkocut.desktop.history.panel import HistoryPanel


def _make(desk: Desk, actions: ActionBook) -> QWidget:
    del actions
    return HistoryPanel(desk)


DOCK: Final = Dock(
    name="history",
    title="History",
    make=_make,
    area=Qt.DockWidgetArea.RightDockWidgetArea,
    order=60,
)
