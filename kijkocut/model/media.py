"""Media: what a source file is, as measured facts, and how it sits in the project's bins."""

from enum import StrEnum

from msgspec import Struct

from kijkocut.model.ids import BinId, MediaId, SubclipId
from kijkocut.model.ticks import Rate, Ratio, Ticks


class MediaKind(StrEnum):
    """What a source file gives."""

    video = "video"
    """Moving picture, with or without sound."""
    audio = "audio"
    image = "image"
    """One still picture; its length is free."""
    image_sequence = "image_sequence"
    """Numbered stills that play as frames."""


class Colour(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a stream's numbers mean light; names are FFmpeg's (`bt709`, `smpte2084`, ...)."""

    primaries: str = "unknown"
    transfer: str = "unknown"
    matrix: str = "unknown"
    full_range: bool | None = None
    """True for full (JPEG) range, False for limited (TV), None when the file does not say."""


class VideoStream(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="video"):
    """One picture stream, as measured."""

    index: int
    codec: str
    width: int
    height: int
    """Coded size in pixels, before rotation and sample aspect."""
    duration: Ticks
    rate: Rate | None = None
    """The exact rate of a constant-rate stream; None when the rate varies or is not a timeline
    rate."""
    average_fps: float = 0.0
    min_fps: float = 0.0
    max_fps: float = 0.0
    is_vfr: bool = False
    """Whether the distances between timestamps differ by more than the time base's own rounding."""
    frame_count: int | None = None
    start: Ticks = 0
    """Time of the first frame on the file's own clock; media time 0 is the file's earliest stream
    start."""
    time_base: Ratio = Ratio(1, 1)
    pixel_format: str = "yuv420p"
    bit_depth: int = 8
    has_alpha: bool = False
    sample_aspect: Ratio = Ratio(1, 1)
    rotation: int = 0
    """Degrees counter-clockwise the picture must be turned for display: 0, 90, 180 or 270."""
    interlace: str = "progressive"
    """`progressive`, `top_first` or `bottom_first`."""
    colour: Colour = Colour()

    @property
    def display_size(self) -> tuple[int, int]:
        """Width and height in square pixels after sample aspect and rotation."""
        wide = max(1, round(self.width * self.sample_aspect.num / max(1, self.sample_aspect.den)))
        return (self.height, wide) if self.rotation in (90, 270) else (wide, self.height)


class AudioStream(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="audio"):
    """One sound stream, as measured."""

    index: int
    codec: str
    sample_rate: int
    channels: int
    duration: Ticks
    layout: str = "stereo"
    start: Ticks = 0
    """Time of the first sample on the file's own clock (see `VideoStream.start`)."""
    bit_depth: int = 16
    language: str = ""


class MediaFacts(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything measured about a source file; made by `MediaPool.probe`."""

    kind: MediaKind
    container: str = ""
    duration: Ticks = 0
    """Length from the earliest stream start to the latest stream end; 0 for a still (free
    length)."""
    size_bytes: int = 0
    content_hash: str = ""
    """Identity by content: size plus hashes of the head, middle and tail; survives a rename."""
    streams: tuple[VideoStream | AudioStream, ...] = ()
    timecode: str = ""
    """Start timecode label as the file carries it, or empty."""

    @property
    def video(self) -> VideoStream | None:
        """The first picture stream, if any."""
        return next((s for s in self.streams if isinstance(s, VideoStream)), None)

    @property
    def audio(self) -> AudioStream | None:
        """The first sound stream, if any."""
        return next((s for s in self.streams if isinstance(s, AudioStream)), None)

    @property
    def audios(self) -> tuple[AudioStream, ...]:
        """All sound streams in file order."""
        return tuple(s for s in self.streams if isinstance(s, AudioStream))


class Subclip(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A named range of a medium, kept for later use."""

    id: SubclipId
    name: str
    source_in: Ticks
    """In media time."""
    source_out: Ticks
    """Exclusive."""


class Media(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="media"):
    """A source in the project: a path, the facts measured from it, and where it is filed."""

    id: MediaId
    name: str
    path: str
    """Absolute path; image sequences name their first file."""
    facts: MediaFacts
    bin: BinId | None = None
    tags: tuple[str, ...] = ()
    colour: str = ""
    note: str = ""
    is_favourite: bool = False
    subclips: tuple[Subclip, ...] = ()
    """In the order they were made."""

    def subclip(self, subclip_id: str) -> Subclip | None:
        """Give the subclip of that id, if there is one."""
        return next((one for one in self.subclips if one.id == subclip_id), None)


class Bin(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="bin"):
    """A folder for media and sequences."""

    id: BinId
    name: str
    parent: BinId | None = None
    colour: str = ""
