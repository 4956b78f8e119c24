"""The Timeline dock."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.action_sets.clip_edit import nudge
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dock import Dock
from kijkocut.desktop.timeline.menus import CanvasMenus
from kijkocut.desktop.timeline.panel import TimelinePanel
from kijkocut.desktop.timeline.typed_move import TypedMove
from kijkocut.desktop.timeline.view_actions import view_actions


def _make(desk: Desk, actions: ActionBook) -> QWidget:
    panel = TimelinePanel(desk)
    for action in view_actions(panel.view):
        actions.add(action)
    CanvasMenus(desk, actions, panel.canvas)
    TypedMove(desk, panel.canvas, nudge)
    return panel


DOCK: Final = Dock(
    name="timeline",
    title="Timeline",
    make=_make,
    area=Qt.DockWidgetArea.BottomDockWidgetArea,
    order=10,
)
