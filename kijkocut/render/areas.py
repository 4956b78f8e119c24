"""Rectangles in clip space: pixels of the canvas around the clip's centre, x right and y down."""

from typing import Final

from kijkocut.render.drawing import Area
from kijkocut.render.frame_plan import Crop
from kijkocut.render.gpu import Size

_LARGEST_SIDE: Final = 16_384


def around(box: tuple[float, float]) -> Area:
    """Give the area of a box with its centre at 0."""
    return (-box[0] / 2, -box[1] / 2, box[0] / 2, box[1] / 2)


def grown(area: Area, margin: float) -> Area:
    """Give the area with that much more on every side."""
    return area[0] - margin, area[1] - margin, area[2] + margin, area[3] + margin


def extent(area: Area) -> tuple[float, float]:
    """Give width and height."""
    return area[2] - area[0], area[3] - area[1]


def union(a: Area, b: Area) -> Area:
    """Give the smallest area that holds both."""
    return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])


def pixels(area: Area, density: float) -> Size:
    """Give the size of a surface for `area` at `density` pixels per unit."""
    wide, high = extent(area)
    return (
        min(_LARGEST_SIDE, max(1, round(wide * density))),
        min(_LARGEST_SIDE, max(1, round(high * density))),
    )


def cropped(box: tuple[float, float], crop: Crop) -> Area:
    """Give what `crop` leaves of a box."""
    left, top, right, bottom = around(box)
    return (
        left + crop.left * box[0],
        top + crop.top * box[1],
        right - crop.right * box[0],
        bottom - crop.bottom * box[1],
    )
