"""Whole frames out of interlaced ones, at the same rate and with the same timestamps."""

from typing import TYPE_CHECKING

import av
from av.filter import Graph

from kijkocut.media.picture import FrameSource
from kijkocut.model.ticks import Ratio

if TYPE_CHECKING:
    from kijkocut.media.index import FrameTable


class Deinterlaced:
    """Frames of another source through FFmpeg's bwdif, which looks one frame back and ahead."""

    def __init__(self, source: FrameSource, *, is_top_first: bool) -> None:
        self._source = source
        self._parity = "tff" if is_top_first else "bff"
        self.table: FrameTable = source.table
        self._graph: Graph | None = None
        self._fed = -1
        self._next = -1

    @property
    def sample_aspect(self) -> Ratio:
        """Width to height of one pixel."""
        return self._source.sample_aspect

    def frame(self, number: int, *, goes_on: bool = True) -> av.VideoFrame:
        """Decode frame `number` with its neighbours and join its fields."""
        if self._graph is None or number != self._next:
            self._restart(max(0, number - 1))
        while (frame := self._pull()) is not None or self._feed(goes_on=goes_on):
            if frame is not None:
                shown, self._next = self._next, self._next + 1
                if shown == number:
                    return frame
        return self._source.frame(number, goes_on=goes_on)

    def near(self, number: int) -> tuple[int, av.VideoFrame]:
        """Give the source's quick frame as it is."""
        self._graph = None
        return self._source.near(number)

    def close(self) -> None:
        """Close the file."""
        self._source.close()

    def _restart(self, number: int) -> None:
        first = self._source.frame(number, goes_on=True)
        base = self.table.index.time_base.fraction
        graph = Graph()
        source = graph.add_buffer(
            width=first.width, height=first.height, format=first.format, time_base=base
        )
        joiner = graph.add("bwdif", f"mode=send_frame:parity={self._parity}:deint=all")
        sink = graph.add("buffersink")
        source.link_to(joiner)
        joiner.link_to(sink)
        graph.configure()
        self._graph, self._fed, self._next = graph, number, number

    def _feed(self, *, goes_on: bool) -> bool:
        """Give the filter one more frame, at last the end; False if it has had that too."""
        count = len(self.table)
        if self._graph is None or self._fed > count:
            return False
        at_end = self._fed == count
        self._graph.push(None if at_end else self._source.frame(self._fed, goes_on=goes_on))
        self._fed += 1
        return True

    def _pull(self) -> av.VideoFrame | None:
        if self._graph is None:
            return None
        try:
            frame = self._graph.pull()
        except (av.error.BlockingIOError, av.error.EOFError):
            return None
        return frame if isinstance(frame, av.VideoFrame) else None
