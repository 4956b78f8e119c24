"""The Keyframes dock."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dock import Dock
from kijkocut.desktop.keyframes.panel import KeyframePanel


def _make(desk: Desk, actions: ActionBook) -> QWidget:
    del actions
    return KeyframePanel(desk)


DOCK: Final = Dock(
    name="keyframes",
    title="Keyframes",
    make=_make,
    area=Qt.DockWidgetArea.BottomDockWidgetArea,
    tab_with="timeline",
    order=40,
    is_open=False,
)
