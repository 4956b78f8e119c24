"""Taking media out of the project."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.front import front_window
from kijkocut.desktop.media.uses import Uses
from kijkocut.desktop.shelf import Entry, EntryKind
from kijkocut.edit.commands.delete_sequence import DeleteSequence
from kijkocut.edit.commands.delete_subclip import DeleteSubclip
from kijkocut.edit.commands.remove_media import RemoveMedia
from kijkocut.model.ids import MediaId, SequenceId, SubclipId

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
    whole = {e.id for e in entries if e.kind is EntryKind.media}
    # Subclips of media that go with them go anyhow.
    parts = [e for e in entries if e.kind is not EntryKind.subclip or e.id not in whole]
    commands = [_removal(entry) for entry in parts]
    if commands:
        label = f"Remove {len(commands)} media" if len(commands) > 1 else ""
        desk.run(*commands, label=label)


def _removal(entry: Entry) -> "Command":
    match entry.kind:
        case EntryKind.sequence:
            return DeleteSequence(sequence=SequenceId(entry.id))
        case EntryKind.subclip:
            return DeleteSubclip(media=MediaId(entry.id), subclip=SubclipId(entry.part))
        case EntryKind.media:
            return RemoveMedia(media=MediaId(entry.id), with_clips=True)


def _may_remove_clips(count: int) -> bool:
    def tr(text: str) -> str:
        return QCoreApplication.translate("Media", text)

    box = QMessageBox(front_window())
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(tr("Remove media"))
    box.setText(tr("The chosen media are used by {count} clips.").format(count=count))
    box.setInformativeText(
        tr("Files stay on the disk. Removing can be undone; the clips leave gaps, takes go.")
    )
    remove = box.addButton(tr("Remove with Clips"), QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton(tr("Keep What Is Used"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.exec()
    return box.clickedButton() is remove
