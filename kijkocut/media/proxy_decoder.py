"""Frames of a proxy in place of its original's. Runs in the decoder process only."""

from typing import TYPE_CHECKING

from kijkocut.media.index import FrameTable, PictureIndex, packed
from kijkocut.media.limits import MediaLimits
from kijkocut.media.picture import PictureDecoder
from kijkocut.model.ticks import Ratio

if TYPE_CHECKING:
    import av

_MOST = (1 << 31) - 1
"""MOV counts units per second, and units from frame to frame, in 31 bits."""


def stamps(index: PictureIndex) -> PictureIndex:
    """Give the timestamps of a proxy's frames in its file: the original's from its first frame on.

    MOV wants whole units per second and starts at 0; what does not fit is counted in frames.
    """
    pts = FrameTable(index).pts
    base = index.time_base
    steps = [(value - pts[0]) * base.num for value in pts]
    if base.den > _MOST or steps[-1] - steps[0] > _MOST * max(1, len(pts) // 2):
        steps, base = list(range(len(pts))), Ratio(1, 30)
    every = packed(steps)
    return PictureIndex(
        time_base=Ratio(1, base.den),
        pts=every,
        key_pts=every,
        key_seek=every,
        zero=0,
        begin=0,
        last_duration=index.last_duration,
    )


class ProxyDecoder:
    """Frames of a proxy under the numbers and times of its original."""

    def __init__(self, path: str, original: PictureIndex, limits: MediaLimits) -> None:
        """Open the proxy at `path`.

        Raises:
            MediaError: It can't be opened.
        """
        self.table = FrameTable(original)
        self._frames = PictureDecoder(path, 0, stamps(original), limits=limits, threads=1)

    @property
    def sample_aspect(self) -> Ratio:
        """Width to height of one pixel as the proxy's file says."""
        return self._frames.sample_aspect

    def frame(self, number: int, *, goes_on: bool) -> "av.VideoFrame":
        """Decode frame `number`."""
        return self._frames.frame(number, goes_on=goes_on)

    def near(self, number: int) -> tuple[int, "av.VideoFrame"]:
        """Give frame `number` itself: every frame of a proxy is a keyframe."""
        return number, self._frames.frame(number, goes_on=False)

    def close(self) -> None:
        """Close the file."""
        self._frames.close()
