"""The Program dock."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dock import Dock
from kijkocut.desktop.drop_zones import DropZones
from kijkocut.desktop.viewer.canvas_handles import CanvasHandles
from kijkocut.desktop.viewer.panel import ViewerPanel
from kijkocut.desktop.viewer.viewers import viewers_of

_BUTTONS: Final = (
    ("mark.in", "mark.out"),
    (
        "play.go_start",
        "play.step_back",
        "play.play_back",
        "play.play",
        "play.step_forward",
        "play.go_end",
    ),
    ("play.loop", "viewer.snapshot", "viewer.full_picture"),
)


def _make(desk: Desk, actions: ActionBook) -> QWidget:
    stage = viewers_of(desk).program
    actions.get("play.play").setAutoRepeat(False)  # K is held while J and L step
    panel = ViewerPanel(desk, actions, stage, _BUTTONS)
    panel.setAccessibleName(panel.tr("Program viewer"))
    panel.view.handles = CanvasHandles(desk, stage, panel.view)
    DropZones(desk, panel.view)
    return panel


DOCK: Final = Dock(
    name="program",
    title="Program",
    make=_make,
    area=Qt.DockWidgetArea.RightDockWidgetArea,
    order=20,
)
