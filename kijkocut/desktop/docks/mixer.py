"""The Mixer dock."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dock import Dock
from kijkocut.desktop.mixer.panel import MixerPanel


def _make(desk: Desk, actions: ActionBook) -> QWidget:
    return MixerPanel(desk, actions)


DOCK: Final = Dock(
    name="mixer",
    title="Mixer",
    make=_make,
    area=Qt.DockWidgetArea.BottomDockWidgetArea,
    tab_with="timeline",
    order=45,
    is_open=False,
)
