"""What is laid on the planes of a frame: pictures and titles, ready to be mixed in."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from kijkocut.render.pixels import Plane
from kijkocut.render.planar_grid import Stretch
from kijkocut.render.planar_titles import Part

_OPAQUE: Final = 0.9985
"""From this opacity on nothing of what is below comes through, to under half a code."""

Place = tuple[Stretch, Stretch]
"""Columns and rows."""


class TitleLayer:
    """A picture whose every sample has a weight of its own."""

    def __init__(self, parts: tuple[Part, ...], opacity: float) -> None:
        """Lay `parts`, one per plane, with `opacity`."""
        self._parts, self._opacity = parts, opacity

    def covers(self, size: tuple[int, int]) -> bool:
        """Whether nothing below can be seen: never."""
        return False

    def lay(self, planes: tuple[Plane, ...]) -> None:
        """Mix into the planes of a frame."""
        for plane, part in zip(planes, self._parts, strict=False):
            high, wide = part.samples.shape
            place = plane[part.top : part.top + high, part.left : part.left + wide]
            weights = part.weights
            if self._opacity < _OPAQUE:
                weights = weights * np.float32(self._opacity)
            _weigh(place, part.samples, weights)


class PictureLayer:
    """Samples for a rectangle of each plane."""

    def __init__(self, places: list[Place], samples: list[Plane], opacity: float) -> None:
        """Lay `samples` on `places`, one per plane, with `opacity`."""
        self._places, self._samples, self._opacity = places, samples, opacity

    def covers(self, size: tuple[int, int]) -> bool:
        """Whether nothing of a frame of `size` can be seen below."""
        if not self._places or self._opacity < _OPAQUE:
            return False
        across, down = self._places[0]
        starts, lengths = (across.start, down.start), (across.length, down.length)
        is_whole = all(one.is_whole for place in self._places for one in place)
        return is_whole and starts == (0, 0) and lengths == size

    def lay(self, planes: tuple[Plane, ...]) -> None:
        """Mix into the planes of a frame."""
        for plane, (across, down), samples in zip(
            planes, self._places, self._samples, strict=False
        ):
            rows = slice(down.start, down.start + down.length)
            place = plane[rows, across.start : across.start + across.length]
            if not (across.is_whole and down.is_whole):
                cover = np.outer(down.cover, across.cover).astype(np.float32)
                _weigh(place, samples, cover * np.float32(self._opacity))
            elif self._opacity >= _OPAQUE:
                np.copyto(place, samples)
            else:
                cv2.addWeighted(samples, self._opacity, place, 1.0 - self._opacity, 0.0, dst=place)


def _weigh(place: Plane, samples: Plane, weights: NDArray[np.float32]) -> None:
    """Mix `samples` into `place`, each with its weight."""
    if place.dtype == np.uint8:
        cv2.blendLinear(samples, place, weights, np.float32(1) - weights, dst=place)
        return
    mixed = samples * weights + place * (np.float32(1) - weights)
    np.copyto(place, np.rint(mixed), casting="unsafe")
