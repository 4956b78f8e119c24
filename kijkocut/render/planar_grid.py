"""Where an upright picture meets the samples of a plane: its place, its coverage, its reads. Pure.

The rules are those of the shaders (`draw.frag`, `sample.glsl`, `pack.frag`), taken apart into rows
and columns: coverage at the edges falls off over one pixel, and a chroma sample is the mean of the
pixels it stands for.
"""

import math
from typing import Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from kijkocut.render.resampling import Reads

Cover = NDArray[np.float32]

_WHOLE: Final = 0.998
"""From here on a sample counts as covered whole, to under half a code."""
_NEAR: Final = 1e-4


class Axis(Struct, frozen=True, kw_only=True):
    """Rows or columns of a picture on the frame."""

    texels: float
    """Texels of the picture's first plane per output pixel."""
    origin: float
    """The texel at output pixel 0."""
    low: float
    """Where it begins and ends, in output pixels."""
    high: float
    length: int
    """Of the frame, in pixels."""


class Stretch(Struct, frozen=True, kw_only=True):
    """The samples of one axis of a plane that a picture covers."""

    start: int
    cover: tuple[float, ...]
    """How far each of them is covered, 0..1."""

    @property
    def length(self) -> int:
        """How many they are."""
        return len(self.cover)

    @property
    def is_whole(self) -> bool:
        """Whether all are covered whole."""
        return min(self.cover, default=0.0) >= _WHOLE


class Sampling(Struct, frozen=True, kw_only=True):
    """How samples of an output plane read a plane of the picture along one axis."""

    step: float
    """Texels per sample."""
    first: float
    """Where the first sample reads, counted from the middle of the first texel."""
    offsets: tuple[float, ...]
    """Interpolated reads around that place, in texels; the sample is their mean."""


def stretch(axis: Axis, shift: int) -> Stretch:
    """Give the samples of a plane, subsampled by 2**shift, that a picture touches."""
    low, high = _snapped(axis.low), _snapped(axis.high)
    block = 1 << shift
    first = max(0, math.floor(low - 0.5)) // block * block
    last = min(axis.length, math.ceil(high + 0.5))
    last = -(-last // block) * block
    if last <= first or first >= axis.length:
        return Stretch(start=first // block, cover=())
    middle = np.arange(first, last) + 0.5
    cover = np.clip(np.minimum(middle - low, high - middle) + 0.5, 0.0, 1.0)
    # A block at the far side of an odd frame stands for the pixels that there are.
    cover[axis.length - first :] = cover[axis.length - first - 1 : axis.length - first]
    means = cover.reshape(-1, block).mean(axis=1)
    seen = np.flatnonzero(means > 1 - _WHOLE)
    if not seen.size:
        return Stretch(start=first // block, cover=())
    start, end = int(seen[0]), int(seen[-1]) + 1
    return Stretch(start=first // block + start, cover=tuple(means[start:end].tolist()))


def sampling(
    axis: Axis, place: Stretch, *, shifts: tuple[int, int], reads: Reads, is_exact: bool
) -> Sampling:
    """Tell how the samples of `place` read a plane of the picture.

    Args:
        axis: Where the picture lies.
        place: Samples of the output plane.
        shifts: By which powers of two the output plane and the picture's are subsampled.
        reads: How many reads make an output pixel.
        is_exact: Whether pixels are texels, so that a mean of several reads one place between.
    """
    own, theirs = 1 << shifts[0], 1 << shifts[1]
    step = axis.texels * own / theirs
    first = (axis.origin + axis.texels * (place.start + 0.5) * own) / theirs - 0.5
    count, share = reads
    pixel = axis.texels / theirs
    inside = [(i - (count - 1) / 2) * share * pixel for i in range(count)]
    apart = [0.0] if own == 1 or is_exact else [-0.5 * pixel, 0.5 * pixel]
    offsets = tuple(block + one for block in apart for one in inside)
    near = round(first)
    if abs(first - near) < _NEAR:
        first = float(near)
    return Sampling(step=step, first=first, offsets=offsets)


def _snapped(value: float) -> float:
    """An edge that lies on a pixel's border but for rounding."""
    near = round(value)
    return float(near) if abs(value - near) < _NEAR else value
