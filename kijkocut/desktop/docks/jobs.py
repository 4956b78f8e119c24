"""The Jobs dock."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.delivery.jobs_panel import JobsPanel
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dock import Dock


def _make(desk: Desk, actions: ActionBook) -> QWidget:
    del actions
    return JobsPanel(desk)


DOCK: Final = Dock(
    name="jobs",
    title="Jobs",
    make=_make,
    area=Qt.DockWidgetArea.RightDockWidgetArea,
    tab_with="history",
    order=71,
    is_open=False,
)
