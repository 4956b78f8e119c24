"""Frames at half their size, for keeping many of them."""

from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace

from kijkocut.media.frame import VideoFrame
from kijkocut.media.pixels import pixel_layout

if TYPE_CHECKING:
    from kijkocut.media.frame import Plane

_LEAST = 32


def can_be_halved(frame: VideoFrame) -> bool:
    """Whether the picture is large enough for half of it to be of use."""
    return min(frame.width, frame.height) >= 2 * _LEAST


def halved(frame: VideoFrame) -> VideoFrame:
    """Give the same picture at half the width and height (even), in memory of its own.

    Every sample is the mean of those it stands for. Place, time and colour stay the same.
    """
    import cv2  # noqa: PLC0415 - only scrubbing needs it

    width, height = frame.width // 4 * 2, frame.height // 4 * 2
    layout = pixel_layout(frame.pixel_format, width, height)
    planes: list[Plane] = []
    for plane, shape in zip(frame.planes, layout.planes, strict=True):
        size = (*(shape.height, shape.width), *plane.shape[2:])
        small: Plane = np.empty(size, np.uint8 if plane.dtype == np.uint8 else np.uint16)
        source = plane if plane.flags.c_contiguous else plane.copy()
        cv2.resize(source, (shape.width, shape.height), small, interpolation=cv2.INTER_AREA)
        planes.append(small)
    return VideoFrame(replace(frame.info, width=width, height=height), tuple(planes))
