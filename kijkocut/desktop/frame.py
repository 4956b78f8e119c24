"""What a main window has, as its own actions know it."""

from PySide6.QtWidgets import QDockWidget, QMainWindow

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.layouts import OwnLayouts
from kijkocut.desktop.menus import Menus
from kijkocut.desktop.palette import CommandPalette
from kijkocut.desktop.shortcuts import Shortcuts
from kijkocut.desktop.statusline import StatusLine
from kijkocut.desktop.welcome import StartScreen


class Frame(QMainWindow):
    """The parts of a main window; `MainWindow` makes them."""

    actions_: ActionBook
    docks: dict[str, QDockWidget]
    menus: Menus
    own_layouts: OwnLayouts
    palette_: CommandPalette
    shortcuts: Shortcuts
    stage: QMainWindow
    """Holds the docks."""
    start: StartScreen
    status: StatusLine

    def take_layout(self, name: str) -> None:
        """Arrange the docks by a built-in layout or one of the person's own."""
        raise NotImplementedError

    def show_layouts(self) -> None:
        """Bring the choice of layouts up to date."""
        raise NotImplementedError
