"""One decoded picture as the decoder left it: planes, and all that is needed to show them."""

from collections.abc import Callable
from types import TracebackType

import av
import numpy as np
from numpy.typing import NDArray

from kijkocut.media.frame_info import FrameInfo
from kijkocut.media.pixels import PixelLayout, pixel_layout
from kijkocut.model.colour_codes import MATRICES, PRIMARIES, TRANSFERS, code_of
from kijkocut.model.media import Colour

Plane = NDArray[np.uint8] | NDArray[np.uint16]


class VideoFrame:
    """Native planes of one picture.

    `planes` are 2-D arrays (rows, columns) of Y, U, V[, A] or gray, or one 3-D array (rows,
    columns, components) of packed RGB[A]; uint8, or uint16 with values in the low `bit_depth` bits.
    Rows may be
    padded: look at the strides. Alpha is straight (not premultiplied).

    The arrays lie in memory shared with the decoder. They are valid until `release` (or the end of
    a `with` block), after which the decoder writes another frame there; without either, until the
    frame and every array made from it are garbage. Hold few at a time: they are slots taken from
    the read-ahead. `copy()` gives a frame that lives freely. May be released from any thread.
    """

    __slots__ = ("_release", "info", "layout", "planes")

    def __init__(
        self,
        info: FrameInfo,
        planes: tuple[Plane, ...],
        *,
        release: Callable[[], object] | None = None,
    ) -> None:
        self.info = info
        self.planes = planes
        self.layout: PixelLayout = pixel_layout(info.pixel_format, info.width, info.height)
        self._release = release

    @property
    def width(self) -> int:
        """Coded width in pixels."""
        return self.info.width

    @property
    def height(self) -> int:
        """Coded height in pixels."""
        return self.info.height

    @property
    def pixel_format(self) -> str:
        """FFmpeg's name of the samples' arrangement."""
        return self.info.pixel_format

    @property
    def colour(self) -> Colour:
        """Matrix, range, primaries and transfer, complete."""
        return self.info.colour

    def release(self) -> None:
        """Give the memory back; the planes are gone. Calling twice does no harm."""
        release, self._release = self._release, None
        self.planes = ()
        if release is not None:
            release()

    def copy(self) -> "VideoFrame":
        """Give a frame with memory of its own; this one stays as it is."""
        return VideoFrame(self.info, tuple(plane.copy() for plane in self.planes))

    def to_av(self) -> av.VideoFrame:
        """Give the same picture to an encoder: own memory, colour tags set, no timestamp."""
        out = av.VideoFrame(self.width, self.height, self.pixel_format)
        for target, source in zip(out.planes, self.planes, strict=True):
            rows = np.frombuffer(memoryview(target), np.uint8)[: target.line_size * source.shape[0]]
            flat = source.reshape(source.shape[0], -1) if source.ndim == 3 else source
            width = flat.shape[1] * flat.itemsize
            view = rows.reshape(source.shape[0], target.line_size)[:, :width]
            view[...] = np.ascontiguousarray(flat).view(np.uint8)
        colour = self.colour
        out.color_primaries = code_of(colour.primaries, PRIMARIES)
        out.color_trc = code_of(colour.transfer, TRANSFERS)
        out.colorspace = code_of(colour.matrix, MATRICES)
        out.color_range = 2 if colour.full_range else 1
        return out

    def __enter__(self) -> "VideoFrame":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def map_planes(
    buffer: NDArray[np.uint8], info: FrameInfo, rows: tuple[tuple[int, int], ...]
) -> tuple[Plane, ...]:
    """Lay arrays over a block of samples.

    Args:
        buffer: The bytes.
        info: Which format and size they hold.
        rows: For each plane its first byte and the bytes from one row to the next.
    """
    layout = pixel_layout(info.pixel_format, info.width, info.height)
    planes: list[Plane] = []
    for shape, (offset, stride) in zip(layout.planes, rows, strict=True):
        kind = np.uint8 if shape.sample_bytes == 1 else np.dtype("<u2")
        size: tuple[int, ...] = (shape.height, shape.width)
        step: tuple[int, ...] = (stride, shape.sample_bytes * shape.components)
        if shape.components > 1:
            size, step = (*size, shape.components), (*step, shape.sample_bytes)
        planes.append(np.ndarray(size, kind, buffer, offset, step))
    return tuple(planes)
