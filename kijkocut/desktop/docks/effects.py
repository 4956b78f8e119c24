"""The Effects dock: effects to browse, find and put to use."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dock import Dock
from kijkocut.desktop.looks.look import effect_looks
from kijkocut.desktop.looks.panel import LooksPanel, Shelf

_SHELF: Final = Shelf(
    name="Effects",
    looks=effect_looks,
    hint=str(
        QT_TRANSLATE_NOOP(
            "Looks",
            "Double-click or Enter puts it on the selected clips; drag it to a clip or track.",
        )
    ),
)


def _make(desk: Desk, actions: ActionBook) -> QWidget:
    del actions
    return LooksPanel(desk, _SHELF)


DOCK: Final = Dock(
    name="effects",
    title="Effects",
    make=_make,
    area=Qt.DockWidgetArea.LeftDockWidgetArea,
    tab_with="media",
    order=20,
)
