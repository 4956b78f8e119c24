"""What an FCP7 XML file that is written names: files, sequences and items, each once whole."""

import itertools
from typing import Final

from kijkocut.interchange.fcp7_values import file_url, leaf, rate_of
from kijkocut.interchange.otio_writing import media_start
from kijkocut.interchange.xml_text import Made
from kijkocut.model.ids import MediaId, SequenceId
from kijkocut.model.media import Media, MediaKind
from kijkocut.model.project import Project
from kijkocut.model.ticks import Rate
from kijkocut.model.timecode import format_timecode

SLUG: Final = "Slug"
TONE: Final = "Tone"


class Stock:
    """Gives names, and elements for files that are whole at their first use."""

    def __init__(self, project: Project) -> None:
        """Serve that project."""
        self._project = project
        self._files: dict[MediaId, str] = {}
        self._whole: set[str] = set()
        self._sequences: dict[SequenceId, str] = {}
        self._masters: dict[MediaId, str] = {}
        self._items = itertools.count(1)

    def item(self) -> str:
        """Give a name for an item."""
        return f"clipitem-{next(self._items)}"

    def master(self, key: MediaId) -> str:
        """Give the name of a file's master clip."""
        return self._masters.setdefault(key, f"masterclip-{len(self._masters) + 1}")

    def sequence(self, key: SequenceId) -> tuple[str, bool]:
        """Give the name of a sequence, and whether this is its first use, where it is whole."""
        is_first = key not in self._sequences
        return self._sequences.setdefault(key, f"sequence-{len(self._sequences) + 1}"), is_first

    def file(self, key: MediaId, rate: Rate) -> Made:
        """Give the element of a file; `rate` is that of a file which says none."""
        name = self._files.setdefault(key, f"file-{len(self._files) + 1}")
        if name in self._whole:
            return Made("file", id=name)
        self._whole.add(name)
        return _file(self._project.media[key], name, rate)

    def slug(self, name: str, rate: Rate) -> Made:
        """Give a file that is none, for what a program shows by itself."""
        key = f"file-{name.lower().replace(' ', '-')}"
        if key in self._whole:
            return Made("file", id=key)
        self._whole.add(key)
        made = Made("file", leaf("name", name), leaf("mediaSource", SLUG), rate_of(rate), id=key)
        return made.add(Made("media", Made("audio" if name == TONE else "video")))


def _file(media: Media, key: str, sequence_rate: Rate) -> Made:
    facts = media.facts
    video, audio = facts.video, facts.audio
    rate = (video.rate if video is not None else None) or sequence_rate
    is_still = facts.kind is MediaKind.image
    made = Made("file", leaf("name", media.name), id=key)
    if media.path != media.name:  # else nobody knows where it lies
        made.add(leaf("pathurl", file_url(media.path)))
    length = 1 if is_still else max(1, rate.frames(facts.duration))
    made.add(rate_of(rate), leaf("duration", length))
    if not is_still:
        made.add(timecode_of(media_start(media, rate), rate, is_drop=";" in facts.timecode))
    inner = Made("media")
    if video is not None:
        kind = Made("samplecharacteristics", rate_of(rate))
        wide, high = video.display_size
        kind.add(leaf("width", wide), leaf("height", high), leaf("anamorphic", "FALSE"))
        kind.add(leaf("pixelaspectratio", "square"), leaf("fielddominance", "none"))
        inner.add(Made("video", leaf("duration", length), kind))
    if audio is not None:
        kind = Made("samplecharacteristics", leaf("depth", audio.bit_depth or 16))
        kind.add(leaf("samplerate", audio.sample_rate))
        inner.add(Made("audio", kind, leaf("channelcount", max(1, audio.channels))))
    return made.add(inner)


def timecode_of(begin: int, rate: Rate, *, is_drop: bool) -> Made:
    """Write where a clock begins."""
    drops = is_drop and rate.can_drop
    return Made(
        "timecode",
        rate_of(rate),
        leaf("string", format_timecode(begin, rate, drop=drops)),
        leaf("frame", rate.nearest_frame(begin)),
        leaf("displayformat", "DF" if drops else "NDF"),
    )
