"""Docks: the panels around the middle of the window."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.desk import Desk


class Dock(Struct, frozen=True, kw_only=True):
    """One panel: made once for each window."""

    name: str
    """Stable: layouts are kept by it."""
    title: str
    """In English; shown translated, context `Docks`."""
    make: Callable[[Desk, ActionBook], QWidget]
    area: Qt.DockWidgetArea
    """Where it starts."""
    tab_with: str = ""
    """Name of the dock it starts behind, as a tab."""
    order: int = 50
    """Among the docks of its area."""
    is_open: bool = True
    """Whether it is there in the first layout."""
