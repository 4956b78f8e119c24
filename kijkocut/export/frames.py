"""Planes in numpy and frames of FFmpeg: one copy, no conversion, all tags set."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

import av
import numpy as np
from numpy.typing import NDArray

from kijkocut.model.colour_codes import MATRICES, PRIMARIES, TRANSFERS, code_of
from kijkocut.model.errors import BugError
from kijkocut.model.media import Colour

Plane = NDArray[np.uint8] | NDArray[np.uint16]

_PACKED: Final = MappingProxyType({"rgb24": 3, "rgba": 4, "rgb48le": 3, "rgba64le": 4})


def to_av(
    planes: Sequence[NDArray[np.generic]], pixel_format: str, size: tuple[int, int]
) -> av.VideoFrame:
    """Copy `planes` into a frame FFmpeg owns.

    Args:
        planes: 2-D per plane, or one (rows, columns, components) array when packed; depths above
            8 bit in the low bits of uint16.
        pixel_format: FFmpeg's name.
        size: Width and height in pixels.

    Raises:
        BugError: The planes are not of that format and size.
    """
    frame = av.VideoFrame(size[0], size[1], pixel_format)
    if len(planes) != len(frame.planes):
        raise BugError(f"{pixel_format} has {len(frame.planes)} planes, not {len(planes)}.")
    parts = _PACKED.get(pixel_format, 1)
    for source, plane in zip(planes, frame.planes, strict=True):
        depth = source.dtype.itemsize
        wide = plane.width * parts * depth
        if source.size != plane.width * plane.height * parts or wide > plane.line_size:
            raise BugError(
                f"A plane of {source.shape} does not fit {plane.width}x{plane.height}"
                f" {pixel_format}."
            )
        rows = np.frombuffer(memoryview(plane), np.uint8)[: plane.height * plane.line_size]
        rows = rows.reshape(plane.height, plane.line_size)
        rows[:, :wide] = np.ascontiguousarray(source).reshape(plane.height, -1).view(np.uint8)
    return frame


def plane_array(frame: av.VideoFrame, index: int = 0) -> Plane:
    """View one plane of a planar frame, padding cut off; valid as long as the frame."""
    plane = frame.planes[index]
    depth = frame.format.components[index].bits
    raw = memoryview(plane)
    rows: Plane = np.frombuffer(raw, np.uint16) if depth > 8 else np.frombuffer(raw, np.uint8)
    stride = plane.line_size // rows.itemsize
    return rows[: plane.height * stride].reshape(plane.height, stride)[:, : plane.width]


def codes(colour: Colour) -> tuple[int, int, int]:
    """Give the code points of primaries, transfer and matrix, as FFmpeg takes them."""
    return (
        code_of(colour.primaries, PRIMARIES),
        code_of(colour.transfer, TRANSFERS),
        code_of(colour.matrix, MATRICES),
    )


def tag(frame: av.VideoFrame, colour: Colour) -> None:
    """Write `colour` on a frame; some encoders (ProRes) take it from there alone."""
    frame.color_primaries, frame.color_trc, frame.colorspace = codes(colour)
    frame.color_range = 2 if colour.full_range else 1
