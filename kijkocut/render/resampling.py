"""Chooses how a picture's texels are read: one by one, interpolated, or averaged over a pixel."""

import math
from typing import Final

from msgspec import Struct

from kijkocut.render.frame_plan import Affine, Quality
from kijkocut.render.gpu import Uniform

Pair = tuple[float, float]

Reads = tuple[int, float]
"""How many interpolated reads make a pixel, and how far apart, as a share of the pixel."""

_MOST_READS: Final = 16
_REDUCED: Final = 1.02
"""From this many texels per pixel on, a picture counts as reduced."""
_ONE_READ: Final = math.sqrt(2.0)
"""Interpolating blurs like a box of this width: both have a variance of 1/6 texel."""
_TEXELS_PER_READ: Final = 1.5
_PAIR_SHARE: Final = 4 / 9
"""How far two reads lie apart, as a share of what they cover: three texels then weigh the same."""


class Grid(Struct, frozen=True, kw_only=True):
    """The planes that are read."""

    size: Pair
    """Of the first plane in texels."""
    chroma_size: Pair
    chroma_step: Pair
    """Chroma texels per texel of the first plane."""


class Filter(Struct, frozen=True, kw_only=True):
    """What `sample.glsl` must know."""

    name: str
    defines: tuple[str, ...] = ()
    uniforms: dict[str, Uniform] = {}
    reads: tuple["Reads", "Reads"] = ((1, 0.0), (1, 0.0))
    """Along a row of output pixels and along a column."""
    chroma_reads: tuple["Reads", "Reads"] = ((1, 0.0), (1, 0.0))

    @property
    def is_exact(self) -> bool:
        """Whether every pixel is one texel."""
        return self.name == "NEAREST"


def filter_for(texels: Affine, quality: Quality, grid: Grid) -> Filter:
    """Choose a filter.

    Reduced pictures are averaged by interpolated reads, each of which takes in up to one and a half
    texels' width; whole factors up to four give the exact mean.

    Args:
        texels: From output pixels to texels of the first plane.
        quality: How much care.
        grid: The planes.
    """
    wide, high = math.hypot(texels.xx, texels.yx), math.hypot(texels.xy, texels.yy)
    if _is_texel_for_texel(texels):
        return Filter(name="NEAREST")
    if max(wide, high) <= _REDUCED:
        return Filter(name="BILINEAR" if quality is Quality.draft else "CUBIC")
    if _is_between_texels(texels) and wide == high == 2 * round(wide / 2):
        # Each interpolated read in the middle of four texels is their mean.
        count = min(_MOST_READS, round(wide / 2))
        reads: tuple[Reads, Reads] = ((count, 1 / count),) * 2
    else:
        reads = (_reads(wide), _reads(high))
    # A turned picture moves across both chroma axes: the finer one decides.
    x, y = grid.chroma_step
    coarse = (max(x, y),) * 2 if texels.xy or texels.yx else (x, y)
    chroma = (_reads(wide * coarse[0]), _reads(high * coarse[1]))
    counts = (reads[0][0], reads[1][0], chroma[0][0], chroma[1][0])
    if counts == (1, 1, 1, 1):
        return Filter(name="BILINEAR")
    names = ("TAPS_X", "TAPS_Y", "CHROMA_TAPS_X", "CHROMA_TAPS_Y")
    own, other = grid.size, (grid.chroma_size[0] / x, grid.chroma_size[1] / y)
    return Filter(
        name="AREA",
        reads=reads,
        chroma_reads=chroma,
        defines=tuple(f"{name} {count}" for name, count in zip(names, counts, strict=True)),
        uniforms={
            "step_x": _share((texels.xx, texels.yx), reads[0][1], own),
            "step_y": _share((texels.xy, texels.yy), reads[1][1], own),
            "chroma_x": _share((texels.xx, texels.yx), chroma[0][1], other),
            "chroma_y": _share((texels.xy, texels.yy), chroma[1][1], other),
        },
    )


def _share(pixel: Pair, part: float, size: Pair) -> Pair:
    """A part of an output pixel's way over the plane, as a share of the plane's size."""
    return pixel[0] * part / size[0], pixel[1] * part / size[1]


def _reads(length: float) -> Reads:
    """How many reads average over `length` texels, and how far apart as a share of it."""
    if length <= _ONE_READ:
        return 1, 0.0
    count = max(2, min(_MOST_READS, math.ceil(length / _TEXELS_PER_READ - 1e-4)))
    return count, _PAIR_SHARE if count == 2 else 1 / count


def _is_between_texels(texels: Affine) -> bool:
    """Whether an upright picture's pixel centres fall on corners of texels."""
    x, y = texels.apply(0.5, 0.5)
    return texels.xy == texels.yx == 0 and abs(x - round(x)) < 1e-4 and abs(y - round(y)) < 1e-4


def _is_texel_for_texel(texels: Affine) -> bool:
    """Whether every pixel centre falls on a texel centre."""
    near = 1e-4
    upright = abs(abs(texels.xx) - 1) < near and abs(abs(texels.yy) - 1) < near
    turned = abs(abs(texels.xy) - 1) < near and abs(abs(texels.yx) - 1) < near
    straight = (upright and abs(texels.xy) < near and abs(texels.yx) < near) or (
        turned and abs(texels.xx) < near and abs(texels.yy) < near
    )
    x, y = texels.apply(0.5, 0.5)
    return straight and all(abs((v - 0.5) - round(v - 0.5)) < 1e-3 for v in (x, y))
