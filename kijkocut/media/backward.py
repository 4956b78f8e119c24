"""Playing backwards: a stretch of frames is decoded forwards once and kept."""

from typing import TYPE_CHECKING

import av

from kijkocut.media.picture import FrameSource
from kijkocut.media.pixels import pixel_layout
from kijkocut.model.ticks import Ratio

if TYPE_CHECKING:
    from kijkocut.media.index import FrameTable

_KEPT_BYTES = 192 << 20
_MOST_KEPT, _LEAST_KEPT = 64, 4
_BACKWARD_STEP = 4
"""A step back of at most so many frames counts as playing backwards."""


class Reversible:
    """Frames of another source; while they are asked for backwards, a stretch of them is kept."""

    def __init__(self, source: FrameSource) -> None:
        self._source = source
        self.table: FrameTable = source.table
        self._kept: dict[int, av.VideoFrame] = {}
        self._last: int | None = None

    @property
    def sample_aspect(self) -> Ratio:
        """Width to height of one pixel."""
        return self._source.sample_aspect

    def frame(self, number: int, *, goes_on: bool) -> av.VideoFrame:
        """Decode frame `number`, or take it from the stretch that is kept."""
        last, self._last = self._last, number
        if number in self._kept:
            return self._kept[number]
        is_backward = last is not None and 0 < last - number <= _BACKWARD_STEP
        self._kept = {}
        if not is_backward:
            return self._source.frame(number, goes_on=goes_on)
        return self._stretch(number)

    def near(self, number: int) -> tuple[int, av.VideoFrame]:
        """Give the source's quick frame."""
        return self._source.near(number)

    def close(self) -> None:
        """Close the file."""
        self._kept = {}
        self._source.close()

    def _stretch(self, end: int) -> av.VideoFrame:
        """Decode the frames up to and including `end`, as many as may be kept."""
        frame = self._source.frame(max(0, end - _LEAST_KEPT), goes_on=True)
        size = pixel_layout(frame.format.name, frame.width, frame.height).frame_bytes
        count = min(_MOST_KEPT, max(_LEAST_KEPT, _KEPT_BYTES // max(1, size)))
        for number in range(max(0, end + 1 - count), end + 1):
            frame = self._source.frame(number, goes_on=True)
            self._kept[number] = frame
        return frame
