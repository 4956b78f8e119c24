"""The Program dock."""

from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QToolButton, QWidget

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
    ("multicam.view", "play.loop", "viewer.snapshot", "viewer.full_picture"),
)


def _make(desk: Desk, actions: ActionBook) -> QWidget:
    stage = viewers_of(desk).program
    actions.get("play.play").setAutoRepeat(False)  # K is held while J and L step
    panel = ViewerPanel(desk, actions, stage, _BUTTONS)
    panel.setAccessibleName(panel.tr("Program viewer"))
    panel.view.handles = CanvasHandles(desk, stage, panel.view)
    DropZones(desk, panel.view)
    action = actions.get("multicam.view")
    buttons = panel.findChildren(QToolButton)
    _ShownWithMulticams(desk, next(b for b in buttons if b.defaultAction() is action))
    return panel


class _ShownWithMulticams(QObject):
    """Shows a button while the project has a multicam."""

    def __init__(self, desk: Desk, button: QToolButton) -> None:
        """Follow the project."""
        super().__init__(button)
        self._desk, self._button = desk, button
        for signal in (desk.project_opened, desk.project_closed, desk.project_changed):
            signal.connect(self._follow)
        self._follow()

    def _follow(self, *_: object) -> None:
        sequences = self._desk.project.sequences.values()
        self._button.setVisible(any(one.multicam is not None for one in sequences))


DOCK: Final = Dock(
    name="program",
    title="Program",
    make=_make,
    area=Qt.DockWidgetArea.RightDockWidgetArea,
    order=20,
)
