"""Projects: new, open, close, quit."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from kijkocut.desktop.action import Action, always
from kijkocut.desktop.desk import Desk


def _open(desk: Desk) -> None:
    tr = QCoreApplication.translate
    name, _ = QFileDialog.getOpenFileName(
        QApplication.activeWindow(),
        tr("Actions", "Open Project"),
        str(desk.work.path.parent) if desk.work is not None else str(Path.home()),
        tr("Actions", "KijkoCut projects (*.kijko)"),
    )
    if name:
        desk.open(Path(name))


def _quit(desk: Desk) -> None:
    del desk
    QApplication.closeAllWindows()


ACTIONS: Final = (
    Action(
        name="file.open",
        text="Open Project...",
        menu="File",
        keys=("Ctrl+O",),
        run=_open,
        is_enabled=always,
    ),
    Action(
        name="file.close",
        text="Close Project",
        menu="File",
        keys=("Ctrl+W",),
        run=Desk.close,
    ),
    Action(
        name="file.quit",
        text="Quit",
        menu="File",
        keys=("Ctrl+Q",),
        run=_quit,
        is_enabled=always,
        starts_group=True,
    ),
)
