"""Getting films and stills out."""

from typing import Final

from PySide6.QtWidgets import QApplication, QDockWidget

from kijkocut.desktop.action import Action, with_sequence
from kijkocut.desktop.delivery.dialog import ExportDialog
from kijkocut.desktop.desk import Desk


def show_dock(name: str) -> None:
    """Bring a dock of the window to the front."""
    for window in QApplication.topLevelWidgets():
        dock = window.findChild(QDockWidget, name) if window.isVisible() else None
        if isinstance(dock, QDockWidget):
            dock.show()
            dock.raise_()


def _export(desk: Desk) -> None:
    if desk.work is None:
        return
    dialog = ExportDialog(desk, desk.work, QApplication.activeWindow())
    dialog.queued.connect(lambda: show_dock("export_queue"))
    desk.project_closing.connect(dialog.close)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


ACTIONS: Final = (
    Action(
        name="export.film",
        text="Export...",
        menu="File",
        keys=("Ctrl+E",),
        run=_export,
        is_enabled=with_sequence,
        tip="Write the sequence as a film",
        starts_group=True,
    ),
)
