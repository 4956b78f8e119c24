"""The outlines of letters, as polygons: what a text mask is filled with."""

from typing import Final

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from kijkocut.model.mask_outline import Point
from kijkocut.model.title import Title
from kijkocut.render.title_layout import inked, sized

_SIZE: Final = 150.0
"""Pixels of letters from which polygons are made: fine enough for a frame filled by one letter."""

_COARSE: Final = 0.15
"""By how much of such a pixel, a quarter of a canvas's, a polygon may be off."""


class Letters(Struct, frozen=True, kw_only=True):
    """Closed polygons around the middle of their common box; what an odd number hold is inside."""

    polygons: tuple[tuple[Point, ...], ...]
    size: Point
    """Of the box that holds all ink; zero when there is none."""

    def fitted(self, size: Point) -> list[list[Point]]:
        """Give the polygons as large as they can be in a box, in proportion."""
        wide, high = self.size
        if not (wide and high):
            return []
        scale = min(size[0] / wide, size[1] / high)
        return [[(x * scale, y * scale) for x, y in polygon] for polygon in self.polygons]


def _thinned(polygon: list[Point]) -> tuple[Point, ...]:
    """Leave out corners without which a polygon looks the same (Douglas and Peucker)."""
    import cv2  # noqa: PLC0415 only text masks need it

    kept = cv2.approxPolyDP(np.array(polygon, "f4"), _COARSE, closed=True)
    return tuple((float(x), float(y)) for x, y in kept.reshape(-1, 2))


def outlined(title: Title) -> Letters:
    """Give the letters of a title, its lines as typed; pictures of colour fonts have no outline.

    Call it while Qt is held, see `titles`.
    """
    plain = replace(title, width=None, height=None)
    polygons, size = inked(sized(plain, _SIZE / title.size))
    thinned = (_thinned(polygon) for polygon in polygons)
    return Letters(polygons=tuple(one for one in thinned if len(one) > 2), size=size)
