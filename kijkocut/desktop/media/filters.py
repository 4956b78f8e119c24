"""Which entries are on show: the bin, the words searched for, and what is filtered by."""

from enum import StrEnum

from msgspec import Struct

from kijkocut.desktop.media.columns import Subject, part_of, subject_of
from kijkocut.desktop.media.presence import Presence
from kijkocut.desktop.media.uses import Uses
from kijkocut.desktop.shelf import Entry, EntryKind
from kijkocut.model.ids import BinId
from kijkocut.model.media import Media, MediaKind, Subclip
from kijkocut.model.project import Project


class Show(StrEnum):
    """Kinds of entry that can be asked for."""

    anything = "anything"
    video = "video"
    audio = "audio"
    image = "image"
    sequence = "sequence"


class Filter(Struct, frozen=True, kw_only=True):
    """What an entry must be to be on show."""

    text: str = ""
    """Words, each of which is in its name, tags, note, codec or path."""
    kind: Show = Show.anything
    is_used: bool | None = None
    is_favourite: bool = False
    is_missing: bool = False
    colour: str = ""
    tag: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it lets everything through."""
        return self == Filter()


def entries_shown(
    project: Project, *, bin_id: BinId | None, by: Filter, uses: Uses, presence: Presence
) -> list[Entry]:
    """Give the entries on show, in no order.

    A bin shows what lies right in it; while something is searched for, also what lies in the bins
    inside it. Without a bin everything is meant.
    """
    bins = _bins(project, bin_id, is_deep=not by.is_open)
    words = by.text.casefold().split()
    found = [
        Entry(kind=EntryKind.media, id=key)
        for key, media in project.media.items()
        if (bins is None or media.bin in bins)
    ]
    found += [
        Entry(kind=EntryKind.subclip, id=key, part=subclip.id)
        for key, media in project.media.items()
        if media.subclips and (bins is None or media.bin in bins)
        for subclip in media.subclips
    ]
    found += [
        Entry(kind=EntryKind.sequence, id=key)
        for key, sequence in project.sequences.items()
        if bins is None or sequence.bin in bins
    ]
    if by.is_open:
        return found
    return [
        entry
        for entry in found
        if _is_kind(subject := subject_of(project, entry), by.kind)
        and _is_labelled(subject, by)
        and (by.is_used is None or (uses.count(entry) > 0) is by.is_used)
        and (not by.is_missing or presence.is_missing(entry.id))
        and (not words or _has_words(subject, part_of(project, entry), words))
    ]


def _bins(project: Project, bin_id: BinId | None, *, is_deep: bool) -> set[BinId] | None:
    if bin_id is None:
        return None
    found = {bin_id}
    grows = is_deep
    while grows:
        inner = {b.id for b in project.bins.values() if b.parent in found}
        grows = not inner <= found
        found |= inner
    return found


def _is_kind(subject: Subject, kind: Show) -> bool:
    match kind:
        case Show.anything:
            return True
        case Show.sequence:
            return not isinstance(subject, Media)
        case Show.image:
            return isinstance(subject, Media) and subject.facts.kind in (
                MediaKind.image,
                MediaKind.image_sequence,
            )
        case _:
            return isinstance(subject, Media) and subject.facts.kind.value == kind.value


def _is_labelled(subject: Subject, by: Filter) -> bool:
    if not (by.is_favourite or by.colour or by.tag):
        return True
    return (
        isinstance(subject, Media)
        and (not by.is_favourite or subject.is_favourite)
        and (not by.colour or subject.colour == by.colour)
        and (not by.tag or by.tag in subject.tags)
    )


def _has_words(subject: Subject, part: Subclip | None, words: list[str]) -> bool:
    parts = [subject.name, part.name if part is not None else ""]
    if isinstance(subject, Media):
        parts += [*subject.tags, subject.note, subject.path]
        parts += [stream.codec for stream in subject.facts.streams]
    text = "\n".join(parts).casefold()
    return all(word in text for word in words)
