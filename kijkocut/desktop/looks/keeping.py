"""Keeping a title of the film as a template of the person's own."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit

from kijkocut.desktop.asking import Form
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.looks.pictures import Pictures
from kijkocut.model.clip import Clip, TitleSource
from kijkocut.model.errors import KijkoError, UserError


class NamelessTemplateError(UserError):
    """A template needs a name."""

    code = "desktop.nameless_template"


def title_clip(desk: Desk) -> Clip | None:
    """Give the one selected clip that shows a title."""
    found = [clip for clip in desk.selected_clips if isinstance(clip.source, TitleSource)]
    return found[0] if len(found) == 1 else None


def keep_title(desk: Desk) -> None:
    """Ask for a name and keep the selected title; it is in the Titles dock at once."""
    clip, sequence = title_clip(desk), desk.sequence
    if clip is None or sequence is None:
        return
    form = Form(_tr("Save as Title Template"))
    name = QLineEdit(clip.name)
    category = QComboBox()
    category.setEditable(True)
    known, _ = desk.studio.title_shelf()
    category.addItems(sorted({one.category for one in known}))
    category.setCurrentText(_tr("My titles"))

    def check() -> None:
        if not name.text().strip():
            raise NamelessTemplateError(_tr("Give it a name."))

    form.add(_tr("Name"), name, _tr("One of your own that is called so is replaced."))
    form.add(_tr("Category"), category)
    form.check(name, check)
    if not form.ask():
        return
    chosen = category.currentText().strip() or _tr("My titles")
    try:
        made = desk.studio.keep_title(clip, sequence, label=name.text().strip(), category=chosen)
    except KijkoError as exc:
        desk.complain(exc)
        return
    Pictures.of(desk).renew()
    desk.say(_tr('"{name}" is in the Titles dock now.').format(name=made.label))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Looks", text)
