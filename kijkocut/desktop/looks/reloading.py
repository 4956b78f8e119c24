"""The folders of the person's own effects and titles: opening them, reading them again."""

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.looks.pictures import Pictures


def open_folder(desk: Desk, *, is_title: bool = False) -> None:
    """Show the folder of the user's own files in the file manager; made if it is not there."""
    folder = desk.studio.own_titles if is_title else desk.studio.own_effects
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        desk.say(_tr("{folder} can't be made: {why}").format(folder=folder, why=exc.strerror))
        return
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def reload_looks(desk: Desk) -> None:
    """Read all effects and titles again, and look which of the person's own do not work."""
    if desk.work is None:
        return
    has_changed = desk.work.services.reload_effects()
    pictures = Pictures.of(desk)
    pictures.renew()
    pictures.check()
    if has_changed:
        desk.looks_changed.emit()
    text = _tr("Effects read again.") if has_changed else _tr("The effects are as they were.")
    desk.say(text)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Looks", text)
