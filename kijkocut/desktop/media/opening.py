"""Opening media in the source viewer, sequences in the timeline."""

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.shelf import Entry, EntryKind
from kijkocut.edit.commands.add_subclip import AddSubclip
from kijkocut.model.ids import MediaId, SequenceId


def open_entry(desk: Desk, entry: Entry) -> None:
    """Show an entry where it is worked on; a medium already open keeps its in and out points.

    The focus goes along to the source viewer, so that its keys need no click.
    """
    if entry.kind is EntryKind.sequence:
        desk.show_sequence(SequenceId(entry.id))
        return
    part = desk.project.media[MediaId(entry.id)].subclip(entry.part)
    if part is not None:
        desk.show_source(MediaId(entry.id), part.source_in, part.source_out)
    elif desk.source_media is None or desk.source_media.id != entry.id:
        desk.show_source(MediaId(entry.id))
    desk.source_attended.emit()


def has_source_range(desk: Desk) -> bool:
    """Whether a part of what is in the source viewer is marked."""
    media = desk.source_media
    return media is not None and media.facts.duration > 0 and desk.source_range != (None, None)


def make_subclip(desk: Desk) -> None:
    """Keep the marked part of the source by name, and begin typing the name."""
    media = desk.source_media
    if media is None:
        return
    first, last = desk.source_range
    command = AddSubclip(
        media=media.id,
        source_in=first if first is not None else 0,
        source_out=last if last is not None else media.facts.duration,
    )
    if desk.run(command) is not None:
        made = desk.project.media[media.id].subclips[-1]
        desk.shelf.choose([Entry(kind=EntryKind.subclip, id=media.id, part=made.id)])
        desk.shelf.ask("rename")
