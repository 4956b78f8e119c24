"""Projects: new, open, versions, copies, close, quit."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog

from kijkocut.desktop.action import Action, always
from kijkocut.desktop.delivery.opening import open_project
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.front import front_window
from kijkocut.desktop.preferences_dialog import PreferencesDialog
from kijkocut.desktop.shelf import FOREIGN
from kijkocut.desktop.versions import VersionsDialog, save_version
from kijkocut.desktop.welcome.new_project import ask_new_project, projects_folder, templates_folder
from kijkocut.desktop.welcome.shelf import file_name, free_path
from kijkocut.model.errors import KijkoError


def _tr(text: str) -> str:
    return QCoreApplication.translate("Actions", text)


def _new(desk: Desk) -> None:
    ask_new_project(desk, front_window())


def _open(desk: Desk) -> None:
    foreign = _tr("Projects of other programs")
    endings = " ".join(f"*{one}" for one in sorted(FOREIGN))
    name, _ = QFileDialog.getOpenFileName(
        front_window(),
        _tr("Open Project"),
        str(desk.work.path.parent if desk.work is not None else projects_folder(desk)),
        ";;".join((_tr("KijkoCut projects (*.kijko)"), f"{foreign} ({endings})")),
    )
    if name:
        open_project(desk, Path(name))


def _save_as(desk: Desk) -> None:
    """Write a copy and go on in it; the project as it was stays where it is."""
    if desk.work is None:
        return
    start = free_path(desk.work.path.parent, desk.work.path.stem)
    name, _ = QFileDialog.getSaveFileName(
        front_window(),
        _tr("Save Project As"),
        str(start),
        _tr("KijkoCut projects (*.kijko)"),
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    if not name:
        return
    path = Path(name)
    path = path if path.suffix == ".kijko" else path.with_name(f"{path.name}.kijko")
    if _copied(desk, path):
        desk.open(path)


def _save_template(desk: Desk) -> None:
    if desk.work is None:
        return
    name, is_wanted = QInputDialog.getText(
        front_window(),
        _tr("Save as Template"),
        _tr("Name of the template"),
        text=desk.project.about.name,
    )
    if is_wanted and name.strip():
        folder = templates_folder(desk)
        folder.mkdir(parents=True, exist_ok=True)
        if _copied(desk, folder / f"{file_name(name)}.kijko"):
            desk.say(_tr("Saved the template “{name}”.").format(name=name.strip()))


def _copied(desk: Desk, path: Path) -> bool:
    if desk.work is None:
        return False
    try:
        desk.work.file.save_as(path)
    except KijkoError as exc:
        desk.complain(exc)
        return False
    return True


def _save_version(desk: Desk) -> None:
    save_version(desk, front_window())


def _versions(desk: Desk) -> None:
    VersionsDialog(desk, front_window()).exec()


def _preferences(desk: Desk) -> None:
    PreferencesDialog(desk, front_window()).exec()


def _quit(desk: Desk) -> None:
    del desk
    QApplication.closeAllWindows()


def _can_write(desk: Desk) -> bool:
    return desk.work is not None and not desk.work.file.is_read_only


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
        order=11,
    ),
    Action(
        name="file.save_version",
        text="Save a Version...",
        menu="File",
        keys=("Ctrl+S",),
        run=_save_version,
        is_enabled=_can_write,
        tip="Every edit is saved already; this gives the present state a name to go back to",
        icon="save",
        starts_group=True,
        order=20,
    ),
    Action(
        name="file.versions",
        text="Versions and Backups...",
        menu="File",
        run=_versions,
        icon="history",
        order=21,
    ),
    Action(
        name="file.save_as",
        text="Save Project As...",
        menu="File",
        keys=("Ctrl+Shift+S",),
        run=_save_as,
        order=22,
    ),
    Action(
        name="file.save_template",
        text="Save as Template...",
        menu="File",
        run=_save_template,
        order=23,
    ),
    Action(
        name="file.preferences",
        text="Preferences...",
        menu="File",
        keys=("Ctrl+,",),
        run=_preferences,
        is_enabled=always,
        icon="settings",
        starts_group=True,
        order=80,
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
        order=99,
    ),
)
