"""Opening media in the source viewer, sequences in the timeline."""

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.shelf import Entry, EntryKind
from kijkocut.model.ids import MediaId, SequenceId


def open_entry(desk: Desk, entry: Entry) -> None:
    """Show an entry where it is worked on."""
    if entry.kind is EntryKind.sequence:
        desk.show_sequence(SequenceId(entry.id))
    elif desk.source_media is None or desk.source_media.id != entry.id:
        desk.show_source(MediaId(entry.id))
