"""About the program, and what helps when something is wrong."""

from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from kijkocut.desktop.about import AboutDialog, copy_diagnostics
from kijkocut.desktop.action import Action, always
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.front import front_window


def _about(desk: Desk) -> None:
    AboutDialog(desk, front_window()).exec()


def _show_reports(desk: Desk) -> None:
    folder = desk.studio.config_dir / "crashes" / "reports"
    folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


ACTIONS: Final = (
    Action(
        name="help.diagnostics",
        text="Copy Diagnostics",
        menu="Help",
        run=copy_diagnostics,
        is_enabled=always,
        tip="Versions and the last log lines, to paste into a report",
        order=60,
    ),
    Action(
        name="help.reports",
        text="Show Crash Reports",
        menu="Help",
        run=_show_reports,
        is_enabled=always,
        tip="They stay on this machine",
        order=61,
    ),
    Action(
        name="help.about",
        text="About KijkoCut",
        menu="Help",
        run=_about,
        is_enabled=always,
        starts_group=True,
        icon="info",
        order=90,
    ),
)
