"""The Scopes dock."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dock import Dock
from kijkocut.desktop.viewer.scope_view import ScopeView
from kijkocut.desktop.viewer.viewers import viewers_of


def _make(desk: Desk, actions: ActionBook) -> QWidget:
    del actions
    return ScopeView(desk, viewers_of(desk).program)


DOCK: Final = Dock(
    name="scopes",
    title="Scopes",
    make=_make,
    area=Qt.DockWidgetArea.RightDockWidgetArea,
    tab_with="history",
    order=60,
    is_open=False,
)
