"""GIF: one palette for the whole film, made while the frames go by, used in a second pass.

The frames wait in a lossless file beside the target, so memory does not grow with length.
"""

import logging
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Final

import av
import numpy as np
from av.video.stream import VideoStream
from numpy.typing import NDArray

from kijkocut.export.staging import Staging, translated
from kijkocut.export.target import Target
from kijkocut.model.errors import BugError

log = logging.getLogger(__name__)

_CENTISECOND: Final = Fraction(1, 100)


class GifWriter:
    """A GIF being written. Belongs to one thread."""

    def __init__(self, target: Target, path: Path) -> None:
        """Open the waiting file beside `path`.

        Raises:
            TargetError: The place can't be written to.
        """
        self._target = target
        self._frames = 0
        self._staging = Staging(path)
        self._waiting = Staging(path)
        with translated(path):
            self._container = av.open(str(self._waiting.path), "w", format="matroska")
            self._stream = self._container.add_stream("ffv1", rate=_rate(target))
            context = self._stream.codec_context
            context.width, context.height = target.width, target.height
            context.pix_fmt = "bgra"
            self._palette = av.filter.Graph()
            nodes = (
                self._palette.add_buffer(
                    width=target.width,
                    height=target.height,
                    format=av.VideoFormat("bgra"),
                    time_base=1 / _rate(target),
                ),
                self._palette.add("palettegen", "stats_mode=full"),
                self._palette.add("buffersink"),
            )
            self._palette.link_nodes(*nodes).configure()

    def write_picture(self, frame: av.VideoFrame) -> None:
        """Take the next frame.

        Raises:
            DiskFullError, EncodeError: It could not be written.
        """
        with translated(self._staging.target):
            frame = frame.reformat(format="bgra", threads=1)
            frame.pts = self._frames
            frame.time_base = 1 / _rate(self._target)
            self._frames += 1
            self._palette.vpush(frame)
            self._container.mux(self._stream.encode(frame))

    def write_sound(self, block: NDArray[np.float32]) -> None:
        """Refuse: a GIF has no sound."""
        raise BugError(f"{block.shape[1]} samples were given to a GIF.")

    def finish(self) -> None:
        """Write the GIF from the waiting frames and move it to its name.

        Raises:
            DiskFullError, EncodeError, TargetError: It could not be finished; call `abort`.
        """
        with translated(self._staging.target):
            self._container.mux(self._stream.encode(None))
            self._container.close()
            self._palette.vpush(None)
            self._write(self._palette.vpull())
        self._waiting.discard()
        self._staging.commit()

    def abort(self) -> None:
        """Drop everything written so far."""
        try:
            self._container.close()
        except (OSError, av.error.FFmpegError) as exc:
            log.info("waiting frames not closed cleanly: %s", exc)
        self._waiting.discard()
        self._staging.discard()

    def _write(self, palette: av.VideoFrame) -> None:
        with av.open(str(self._staging.path), "w", format="gif", options={"loop": "0"}) as gif:
            stream = gif.add_stream("gif", rate=_rate(self._target))
            context = stream.codec_context
            context.width, context.height = self._target.width, self._target.height
            context.pix_fmt = "pal8"
            context.time_base = _CENTISECOND
            for number, frame in enumerate(self._quantised(palette)):
                frame.pts = round(number * 100 / _rate(self._target))
                frame.time_base = _CENTISECOND
                gif.mux(stream.encode(frame))
            gif.mux(stream.encode(None))

    def _quantised(self, palette: av.VideoFrame) -> Iterator[av.VideoFrame]:
        with av.open(str(self._waiting.path)) as waiting:
            stream = waiting.streams.video[0]
            graph = _palette_use(stream, palette)
            graph.push(palette, at=1)
            graph.push(None, at=1)
            for frame in waiting.decode(stream):
                graph.push(frame, at=0)
                yield from _ready(graph)
            graph.push(None, at=0)
            yield from _ready(graph)


def _palette_use(stream: VideoStream, palette: av.VideoFrame) -> av.filter.Graph:
    graph = av.filter.Graph()
    frames = graph.add_buffer(template=stream)
    colours = graph.add_buffer(
        width=palette.width, height=palette.height, format=palette.format, time_base=Fraction(1, 25)
    )
    use = graph.add("paletteuse", "dither=sierra2_4a:diff_mode=rectangle")
    sink = graph.add("buffersink")
    frames.link_to(use, 0, 0)
    colours.link_to(use, 0, 1)
    use.link_to(sink)
    graph.configure()
    return graph


def _ready(graph: av.filter.Graph) -> Iterator[av.VideoFrame]:
    while True:
        try:
            yield graph.vpull()
        except (BlockingIOError, EOFError):
            return


def _rate(target: Target) -> Fraction:
    return Fraction(target.rate.num, target.rate.den)
