"""The Captions dock: the spoken lines of a track, to be typed, timed and found."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.captions.panel import CaptionsPanel
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dock import Dock


def _make(desk: Desk, actions: ActionBook) -> QWidget:
    return CaptionsPanel(desk, actions)


DOCK: Final = Dock(
    name="captions",
    title="Captions",
    make=_make,
    area=Qt.DockWidgetArea.LeftDockWidgetArea,
    tab_with="effects",
    order=26,
)
