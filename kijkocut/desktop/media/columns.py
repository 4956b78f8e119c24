"""What is told of media and sequences: the columns of the list, as text and as what sorts them."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QLocale

from kijkocut.desktop.language import figures
from kijkocut.desktop.media.presence import Presence
from kijkocut.desktop.media.uses import Uses
from kijkocut.desktop.shelf import Entry, EntryKind
from kijkocut.model.ids import MediaId, SequenceId
from kijkocut.model.media import Media, MediaKind, Subclip
from kijkocut.model.project import Project
from kijkocut.model.sequence import Sequence
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate, Ticks
from kijkocut.model.timecode import format_timecode

Subject = Media | Sequence
SortKey = tuple[int, float, str]
_THIRTY: Final = Rate(30, 1)


class Told(Struct, frozen=True, kw_only=True):
    """One entry with all that its columns are made from."""

    entry: Entry
    subject: Subject
    project: Project
    part: Subclip | None
    """The range that is meant, of a subclip."""
    uses: int
    modified_s: float | None
    """When its file was last written, in seconds of the epoch; None while not known."""

    @property
    def name(self) -> str:
        """What it is called."""
        return self.part.name if self.part is not None else self.subject.name

    @property
    def length(self) -> Ticks:
        """How long it is; 0 for what has no length of its own."""
        if self.part is not None:
            return self.part.source_out - self.part.source_in
        if isinstance(self.subject, Sequence):
            return self.project.sequence_end(self.subject.id)
        return self.subject.facts.duration


class Column(Struct, frozen=True, kw_only=True):
    """One column of the list."""

    name: str
    label: str
    """In English; shown translated, context `MediaColumns`."""
    text: Callable[[Told], str]
    key: Callable[[Told], SortKey]
    is_number: bool = False
    """Whether it stands to the right."""


def told(project: Project, entry: Entry, uses: Uses, presence: Presence) -> Told:
    """Gather what the columns of an entry need.

    Raises:
        KeyError: The project does not have it.
    """
    return Told(
        entry=entry,
        subject=subject_of(project, entry),
        part=part_of(project, entry),
        project=project,
        uses=uses.count(entry),
        modified_s=presence.modified_s(entry.id),
    )


def subject_of(project: Project, entry: Entry) -> Subject:
    """Give what an entry is; of a subclip, what it is a range of.

    Raises:
        KeyError: The project does not have it.
    """
    if entry.kind is EntryKind.sequence:
        return project.sequences[SequenceId(entry.id)]
    return project.media[MediaId(entry.id)]


def part_of(project: Project, entry: Entry) -> Subclip | None:
    """Give the range that a subclip is; None for everything else."""
    if entry.kind is not EntryKind.subclip:
        return None
    return project.media[MediaId(entry.id)].subclip(entry.part)


def picture_size(subject: Subject) -> tuple[int, int]:
    """Give width and height as shown, in pixels; (0, 0) without picture."""
    if isinstance(subject, Sequence):
        return subject.width, subject.height
    video = subject.facts.video
    return video.display_size if video is not None else (0, 0)


def rate_of(subject: Subject) -> Rate | None:
    """Give the frame rate, if there is a constant one."""
    if isinstance(subject, Sequence):
        return subject.rate
    video = subject.facts.video
    return video.rate if video is not None else None


def _length_text(it: Told) -> str:
    length = it.length
    if not length:
        return ""
    rate = rate_of(it.subject)
    if rate is not None:
        return format_timecode(length, rate)
    seconds = length // TICKS_PER_SECOND
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _size_text(it: Told) -> str:
    width, height = picture_size(it.subject)
    return f"{width} × {height}" if width else ""  # noqa: RUF001 the sign of multiplication


def _rate_number(it: Told) -> float:
    if isinstance(it.subject, Media) and it.subject.facts.kind is MediaKind.image:
        return 0.0
    rate = rate_of(it.subject)
    if rate is not None:
        return rate.num / rate.den
    video = it.subject.facts.video if isinstance(it.subject, Media) else None
    return video.average_fps if video is not None else 0.0


def _rate_text(it: Told) -> str:
    number = _rate_number(it)
    if not number:
        return ""
    text = figures(f"{number:.3f}".rstrip("0").rstrip("."))
    return text if rate_of(it.subject) is not None else f"≈ {text}"


def _codec_text(it: Told) -> str:
    if isinstance(it.subject, Sequence):
        return ""
    return ", ".join(dict.fromkeys(stream.codec for stream in it.subject.facts.streams))


def _created_text(it: Told) -> str:
    if it.modified_s is None:
        return ""
    return datetime.fromtimestamp(it.modified_s).astimezone().strftime("%Y-%m-%d %H:%M")


def _bytes(it: Told) -> int:
    return it.subject.facts.size_bytes if isinstance(it.subject, Media) else 0


def _bytes_text(it: Told) -> str:
    return QLocale().formattedDataSize(_bytes(it), 1) if _bytes(it) else ""


def _tags_text(it: Told) -> str:
    return ", ".join(it.subject.tags) if isinstance(it.subject, Media) else ""


def _by_text(text: Callable[[Told], str]) -> Callable[[Told], SortKey]:
    def key(it: Told) -> SortKey:
        found = text(it).casefold()
        # What says nothing comes last.
        return (0 if found else 1, 0.0, found)

    return key


def _by_number(number: Callable[[Told], float]) -> Callable[[Told], SortKey]:
    return lambda it: (0, number(it), it.name.casefold())


def _area(it: Told) -> float:
    width, height = picture_size(it.subject)
    return width * height


def _name(it: Told) -> str:
    return it.name


def _used_text(it: Told) -> str:
    return f"{it.uses}" if it.uses else ""


def _length(it: Told) -> float:
    return it.length


COLUMNS: Final = (
    Column(name="name", label="Name", text=_name, key=_by_text(_name)),
    Column(
        name="duration",
        label="Duration",
        text=_length_text,
        key=_by_number(_length),
        is_number=True,
    ),
    Column(name="size", label="Size", text=_size_text, key=_by_number(_area), is_number=True),
    Column(
        name="rate", label="Rate", text=_rate_text, key=_by_number(_rate_number), is_number=True
    ),
    Column(name="codec", label="Codec", text=_codec_text, key=_by_text(_codec_text)),
    Column(
        name="created",
        label="Created",
        text=_created_text,
        key=_by_number(lambda it: it.modified_s or 0.0),
    ),
    Column(
        name="bytes",
        label="File size",
        text=_bytes_text,
        key=_by_number(_bytes),
        is_number=True,
    ),
    Column(name="tags", label="Tags", text=_tags_text, key=_by_text(_tags_text)),
    Column(
        name="used",
        label="Used",
        text=_used_text,
        key=_by_number(lambda it: it.uses),
        is_number=True,
    ),
)
"""In the order they are shown."""
