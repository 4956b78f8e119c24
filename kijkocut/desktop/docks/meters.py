"""The Meters dock."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dock import Dock
from kijkocut.desktop.meters.view import MeterView


def _make(desk: Desk, actions: ActionBook) -> QWidget:
    del actions
    return MeterView(desk)


DOCK: Final = Dock(
    name="meters",
    title="Meters",
    make=_make,
    area=Qt.DockWidgetArea.RightDockWidgetArea,
    order=70,
)
