"""What is carried when entries are dragged or copied out of the Media dock."""

from collections.abc import Iterable

from PySide6.QtCore import QMimeData, QUrl

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dragging import Dragged, put_media
from kijkocut.desktop.shelf import Entry, EntryKind
from kijkocut.model.ids import MediaId, SequenceId
from kijkocut.model.media import Media
from kijkocut.model.ticks import TICKS_PER_SECOND


def carried(desk: Desk, entries: Iterable[Entry]) -> QMimeData:
    """Give entries as sources for the timeline, and media also as files for other programs."""
    mime = QMimeData()
    chosen = tuple(entries)
    put_media(mime, tuple(source_of(desk, entry) for entry in chosen))
    project = desk.project
    media = [project.media[MediaId(e.id)] for e in chosen if e.kind is EntryKind.media]
    mime.setUrls([QUrl.fromLocalFile(one.path) for one in media])
    return mime


def source_of(desk: Desk, entry: Entry) -> Dragged:
    """Give an entry as a source: what the source viewer has marked of it, or all of it."""
    project = desk.project
    if entry.kind is EntryKind.sequence:
        key = SequenceId(entry.id)
        return Dragged(sequence=key, source_out=project.sequence_end(key))
    media = project.media[MediaId(entry.id)]
    part = media.subclip(entry.part)
    if part is not None:
        return Dragged(media=media.id, source_in=part.source_in, source_out=part.source_out)
    return _marked(desk, media)


def _marked(desk: Desk, media: Media) -> Dragged:
    end = media.facts.duration or _still(desk)
    source_in, source_out = 0, end
    if desk.source_media is not None and desk.source_media.id == media.id:
        marked_in, marked_out = desk.source_range
        source_in = marked_in if marked_in is not None else source_in
        source_out = marked_out if marked_out is not None else source_out
    return Dragged(media=media.id, source_in=source_in, source_out=source_out)


def _still(desk: Desk) -> int:
    return round(desk.settings.number("media.still_length") * TICKS_PER_SECOND)
