"""Resamples one plane onto a rectangle of another, upright, as the shaders do.

OpenCV's kernels release the interpreter lock; they are told to stay on the calling thread by who
owns it.
"""

from typing import Final, cast

import cv2
import numpy as np

from kijkocut.render.pixels import Plane
from kijkocut.render.planar_grid import Sampling

_NEAR: Final = 1e-4
_READ: Final = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP


def resampled(plane: Plane, size: tuple[int, int], across: Sampling, down: Sampling) -> Plane:
    """Give `size` samples (columns, rows) read from `plane`; may be a view of it.

    Args:
        plane: The picture's samples, 2-D.
        size: How many samples are wanted.
        across: How columns are read.
        down: How rows are read.
    """
    if (found := _taken(plane, size, across, down)) is not None:
        return found
    if (found := _averaged(plane, size, across, down)) is not None:
        return found
    reads = [
        _read(plane, size, (across, x), (down, y)) for y in _merged(down) for x in _merged(across)
    ]
    return reads[0] if len(reads) == 1 else _mean(reads)


def _taken(plane: Plane, size: tuple[int, int], across: Sampling, down: Sampling) -> Plane | None:
    """Texels as they are, where every sample is one that exists."""
    starts = []
    for sampling, count, length in zip((across, down), size, plane.shape[::-1], strict=True):
        start = round(sampling.first)
        is_one = abs(sampling.step - 1) < _NEAR and abs(sampling.first - start) < 1e-3
        if not is_one or len(sampling.offsets) > 1 or start < 0 or start + count > length:
            return None
        starts.append(start)
    x, y = starts
    return plane[y : y + size[1], x : x + size[0]]


def _averaged(
    plane: Plane, size: tuple[int, int], across: Sampling, down: Sampling
) -> Plane | None:
    """Means of two to four texels each way, where the picture shrinks by a whole factor."""
    cut = []
    for sampling, count, length in zip((across, down), size, plane.shape[::-1], strict=True):
        factor = round(sampling.step)
        start = round(sampling.first - (factor - 1) / 2)
        is_whole = abs(sampling.step - factor) < _NEAR / 4 and 2 <= factor <= 4
        is_aligned = abs(sampling.first - (factor - 1) / 2 - start) < 1e-3
        if not is_whole or not is_aligned or start < 0 or start + factor * count > length:
            return None
        cut.append(slice(start, start + factor * count))
    return _plane(cv2.resize(plane[cut[1], cut[0]], size, interpolation=cv2.INTER_AREA))


def _merged(sampling: Sampling) -> tuple[float, ...]:
    """The reads, two that each hit one of two neighbours taken as one between them."""
    if len(sampling.offsets) == 2 and abs(sampling.step - round(sampling.step)) < _NEAR:
        low = sampling.first + sampling.offsets[0]
        apart = sampling.offsets[1] - sampling.offsets[0]
        if abs(low - round(low)) < 1e-3 and abs(apart - 1) < _NEAR:
            return (0.0,)
    return sampling.offsets


def _read(
    plane: Plane, size: tuple[int, int], x: tuple[Sampling, float], y: tuple[Sampling, float]
) -> Plane:
    (across, right), (down, below) = x, y
    matrix = np.array(
        [[across.step, 0.0, across.first + right], [0.0, down.step, down.first + below]]
    )
    return _plane(cv2.warpAffine(plane, matrix, size, flags=_READ, borderMode=cv2.BORDER_REPLICATE))


def _mean(reads: list[Plane]) -> Plane:
    if reads[0].dtype != np.uint8:
        total = sum((read.astype(np.float32) for read in reads[1:]), reads[0].astype(np.float32))
        return np.rint(total / len(reads)).astype(np.uint16)
    sums = cv2.add(reads[0], reads[1], dtype=cv2.CV_16U)
    for read in reads[2:]:
        sums = cv2.add(sums, read, dtype=cv2.CV_16U)
    return _plane(cv2.convertScaleAbs(sums, alpha=1 / len(reads)))


def _plane(samples: object) -> Plane:
    """What OpenCV gives is a plane of the kind it took; its stubs do not know."""
    return cast("Plane", samples)
