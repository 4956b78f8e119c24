"""Taking media out of the project."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.media.uses import Uses
from kijkocut.desktop.shelf import EntryKind
from kijkocut.edit.commands.delete_sequence import DeleteSequence
from kijkocut.edit.commands.remove_media import RemoveMedia
from kijkocut.model.ids import MediaId, SequenceId

if TYPE_CHECKING:
    from kijkocut.edit.command import Command


def remove_chosen(desk: Desk) -> None:
    """Take the chosen entries out of the project; asks first when clips would go with them."""
    uses = Uses()
    uses.read(desk.project)
    entries = desk.shelf.entries
    clips = sum(uses.count(e) for e in entries if e.kind is EntryKind.media)
    if clips and not _may_remove_clips(clips):
        entries = tuple(e for e in entries if not uses.count(e))
    commands: list[Command] = [
        DeleteSequence(sequence=SequenceId(e.id))
        if e.kind is EntryKind.sequence
        else RemoveMedia(media=MediaId(e.id), with_clips=True)
        for e in entries
    ]
    if commands:
        label = f"Remove {len(commands)} media" if len(commands) > 1 else ""
        desk.run(*commands, label=label)


def _may_remove_clips(count: int) -> bool:
    def tr(text: str) -> str:
        return QCoreApplication.translate("Media", text)

    box = QMessageBox(QApplication.activeWindow())
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(tr("Remove media"))
    box.setText(tr("The chosen media are used by {count} clips.").format(count=count))
    box.setInformativeText(
        tr("Files stay on the disk. Removing can be undone; the clips leave gaps.")
    )
    remove = box.addButton(tr("Remove with Clips"), QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton(tr("Keep What Is Used"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.exec()
    return box.clickedButton() is remove
