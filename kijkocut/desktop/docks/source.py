"""The Source dock."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dock import Dock
from kijkocut.desktop.viewer.panel import ViewerPanel
from kijkocut.desktop.viewer.source_drag import SourceDrag
from kijkocut.desktop.viewer.source_drop import SourceDrop
from kijkocut.desktop.viewer.viewers import viewers_of

_BUTTONS: Final = (
    ("mark.in", "mark.out"),
    ("play.step_back", "play.play", "play.step_forward"),
    ("source.insert", "source.overwrite", "source.exchange"),
    ("source.append", "source.on_top", "source.fit_to_fill"),
)


def _make(desk: Desk, actions: ActionBook) -> QWidget:
    stage = viewers_of(desk).source
    empty_text = QCoreApplication.translate(
        "SourceViewer", "Double-click media to see it here, or drag it here."
    )
    panel = ViewerPanel(desk, actions, stage, _BUTTONS, empty_text=empty_text)
    panel.setAccessibleName(panel.tr("Source viewer"))
    panel.view.handles = SourceDrag(desk, stage.subject, panel.view)
    SourceDrop(desk, panel.view)
    # Opening a source is looking at it: keys steer it from then on.
    desk.source_changed.connect(
        lambda: viewers_of(desk).activate(stage) if desk.source_media is not None else None
    )
    return panel


DOCK: Final = Dock(
    name="source",
    title="Source",
    make=_make,
    area=Qt.DockWidgetArea.LeftDockWidgetArea,
    order=15,
)
