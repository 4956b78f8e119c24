"""What a decoded frame is, apart from its samples."""

from msgspec import Struct

from kijkocut.model.media import Colour
from kijkocut.model.ticks import Ratio


class FrameInfo(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Place, time and meaning of one picture."""

    number: int
    """Zero-based position among the stream's frames in order of showing."""
    begin: int
    """Media time in ticks from which this frame is shown."""
    end: int
    """Media time in ticks at which the next one is shown."""
    pts: int
    """The native timestamp, in units of `time_base`."""
    time_base: Ratio
    width: int
    height: int
    pixel_format: str
    """FFmpeg's name: planar YUV(A), `gray...`, `rgb24`, `rgba`, `rgb48le` or `rgba64le`."""
    colour: Colour
    """Complete: untagged files are filled in by `colours.resolved`."""
    chroma_location: str = "left"
    """`left` (MPEG), `center` (JPEG) or `topleft`: where 4:2:0 and 4:2:2 chroma sits."""
    rotation: int = 0
    """Degrees counter-clockwise the picture must be turned for display."""
    sample_aspect: Ratio = Ratio(1, 1)
    is_key: bool = False
    is_last: bool = False
    """Whether the stream ends after it; then it is shown for ever."""

    def covers(self, ticks: int) -> bool:
        """Whether this frame is the one shown at a media time."""
        return (self.begin <= ticks or self.number == 0) and (ticks < self.end or self.is_last)


class FrameSeries(Struct, frozen=True, kw_only=True):
    """Which frames belong together: those of one stream in one size."""

    content: str
    """The media's content hash."""
    stream: int
    size: str = ""
    """Empty for the original's own; `half`, `proxy`."""
    is_deinterlaced: bool = False
