"""Projects: new, open, close, quit."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from kijkocut.desktop.action import Action, always
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.welcome.new_project import ask_new_project


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


def _new(desk: Desk) -> None:
    ask_new_project(desk, QApplication.activeWindow())


ACTIONS: Final = (
    Action(
        name="file.new",
        text="New Project...",
        menu="File",
        keys=("Ctrl+N",),
        run=_new,
        is_enabled=always,
        order=10,
    ),
    Action(
        name="file.open",
        text="Open Project...",
        menu="File",
        keys=("Ctrl+O",),
        run=_open,
        is_enabled=always,
        order=10,
    ),
    Action(
        name="file.close",
        text="Close Project",
        menu="File",
        keys=("Ctrl+W",),
        run=Desk.close,
        starts_group=True,
        order=90,
    ),
    Action(
        name="file.quit",
        text="Quit",
        menu="File",
        keys=("Ctrl+Q",),
        run=_quit,
        is_enabled=always,
        starts_group=True,
        order=99,
    ),
)
