"""Scales whole planes by swscale, with the filters of the shaders or close to them."""

from collections import OrderedDict
from fractions import Fraction
from typing import Any, Final, cast

import av
import cv2
import numpy as np
from av.filter import Graph

from kijkocut.model.errors import BugError
from kijkocut.render.pixels import Plane

_KEPT: Final = 8
_CATMULL_ROM: Final = "flags=bicubic+accurate_rnd:param0=0:param1=0.5"
_AREA: Final = "flags=area"
"""The cubic with B = 0, C = 1/2 (Mitchell and Netravali 1988)."""
_FORMATS: Final = {8: "gray", 10: "gray10le", 12: "gray12le"}

_ONE: Final = Fraction(1)

Size = tuple[int, int]


class Scaler:
    """Scales whole planes; keeps what it set up for a size. Belongs to one thread."""

    def __init__(self) -> None:
        """Set up nothing yet."""
        self._graphs: OrderedDict[tuple[Size, Size, str, str], Graph] = OrderedDict()

    def cubic(self, plane: Plane, size: Size, depth: int) -> Plane | None:
        """Give `plane` in `size` (columns, rows), no smaller than it is, by Catmull-Rom.

        As in `sample.glsl` no value leaves the range of its four nearest texels. None where swscale
        does not know samples of `depth` bits.
        """
        found = self._scaled(plane, size, depth, _CATMULL_ROM)
        return None if found is None else _limited(found, plane)

    def area(self, plane: Plane, size: Size, depth: int) -> Plane | None:
        """Give `plane` in `size`, no larger than it is; each sample is the mean of its area.

        None where swscale does not know samples of `depth` bits.
        """
        return self._scaled(plane, size, depth, _AREA)

    def _scaled(self, plane: Plane, size: Size, depth: int, flags: str) -> Plane | None:
        name = _FORMATS.get(depth)
        if name is None:
            return None
        high, wide = plane.shape
        graph = self._graph((wide, high), size, name, flags)
        graph.push(_frame(plane, name))
        found = graph.pull()
        if not isinstance(found, av.VideoFrame):
            raise BugError("A scaler gave something else than a picture.")
        return _samples(found, plane.dtype)

    def _graph(self, before: Size, after: Size, name: str, flags: str) -> Graph:
        key = before, after, name, flags
        if key not in self._graphs:
            graph = Graph()
            graph.threads = 1
            source = graph.add_buffer(
                width=before[0], height=before[1], format=av.VideoFormat(name), time_base=_ONE
            )
            scale = graph.add("scale", f"{after[0]}:{after[1]}:{flags}")
            sink = graph.add("buffersink")
            source.link_to(scale)
            scale.link_to(sink)
            graph.configure()
            self._graphs[key] = graph
        self._graphs.move_to_end(key)
        while len(self._graphs) > _KEPT:
            self._graphs.popitem(last=False)
        return self._graphs[key]


def linear(plane: Plane, size: Size) -> Plane:
    """Give `plane` in `size`, interpolated between two texels each way."""
    return cast("Plane", cv2.resize(plane, size, interpolation=cv2.INTER_LINEAR))


def linear_means(plane: Plane, size: Size, block: Size) -> Plane:
    """Give chroma for a picture of `size` pixels, each sample the mean of a block of them.

    Where a picture is enlarged, chroma is interpolated for every pixel, then averaged.
    """
    pixels = linear(plane, size)
    small = size[0] // block[0], size[1] // block[1]
    return cast("Plane", cv2.resize(pixels, small, interpolation=cv2.INTER_AREA))


def _frame(plane: Plane, name: str) -> av.VideoFrame:
    samples: Any = np.ascontiguousarray(plane)
    frame = av.VideoFrame.from_ndarray(samples, name)
    frame.color_range = 2  # or codes would be stretched to another range
    return frame


def _samples(frame: av.VideoFrame, number: np.dtype[Any]) -> Plane:
    plane = frame.planes[0]
    rows = np.frombuffer(memoryview(plane), number)
    stride = plane.line_size // number.itemsize
    shown = rows[: plane.height * stride].reshape(plane.height, stride)[:, : plane.width]
    return cast("Plane", shown)


def _limited(found: Plane, plane: Plane) -> Plane:
    """Keep every sample between the least and the greatest of its four nearest texels."""
    four = np.ones((2, 2), np.uint8)
    rows, columns = (
        np.clip(np.floor((np.arange(count) + 0.5) * length / count - 0.5), -1, length - 1).astype(
            np.intp
        )
        + 1
        for count, length in zip(found.shape, plane.shape, strict=True)
    )
    padded = cv2.copyMakeBorder(plane, 1, 1, 1, 1, cv2.BORDER_REPLICATE)
    low = np.asarray(cv2.erode(padded, four, anchor=(0, 0)), plane.dtype)
    high = np.asarray(cv2.dilate(padded, four, anchor=(0, 0)), plane.dtype)
    least, most = (one.take(rows, 0).take(columns, 1) for one in (low, high))
    return cast("Plane", cv2.min(cv2.max(found, least), most))
