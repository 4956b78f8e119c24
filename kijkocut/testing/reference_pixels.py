"""A slow, plain compositor in numpy, to judge the GPU's by.

Pictures are float arrays (rows, columns, RGBA) of colour multiplied by alpha, top row first.
Formulas are written from the standards named in `kijkocut.render`, not from its shaders.
"""

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.float64]
Place = Callable[[Pixels, Pixels], tuple[Pixels, Pixels]]
"""Maps x and y of output pixel centres to places in the source, in source pixels."""


def _lum(c: Pixels) -> Pixels:
    return np.asarray(c @ np.array([0.3, 0.59, 0.11]))[..., None]


def _sat(c: Pixels) -> Pixels:
    return np.asarray(c.max(-1, keepdims=True) - c.min(-1, keepdims=True))


def _set_lum(c: Pixels, lum: Pixels) -> Pixels:
    c = c + (lum - _lum(c))
    middle, low, high = _lum(c), c.min(-1, keepdims=True), c.max(-1, keepdims=True)
    with np.errstate(all="ignore"):
        c = np.where(low < 0, middle + (c - middle) * middle / (middle - low), c)
        return np.where(high > 1, middle + (c - middle) * (1 - middle) / (high - middle), c)


def _set_sat(c: Pixels, sat: Pixels) -> Pixels:
    low, span = c.min(-1, keepdims=True), _sat(c)
    with np.errstate(all="ignore"):
        return np.where(span > 0, (c - low) / span * sat, 0.0)


def _burn(b: Pixels, s: Pixels) -> Pixels:
    with np.errstate(all="ignore"):
        return np.where(b >= 1, 1.0, np.where(s <= 0, 0.0, 1 - np.minimum(1, (1 - b) / s)))


def _dodge(b: Pixels, s: Pixels) -> Pixels:
    with np.errstate(all="ignore"):
        return np.where(b <= 0, 0.0, np.where(s >= 1, 1.0, np.minimum(1, b / (1 - s))))


def _hard(b: Pixels, s: Pixels) -> Pixels:
    return np.where(s <= 0.5, 2 * b * s, 1 - 2 * (1 - b) * (1 - s))


def _soft(b: Pixels, s: Pixels) -> Pixels:
    d = np.where(b <= 0.25, ((16 * b - 12) * b + 4) * b, np.sqrt(b))
    return np.where(s <= 0.5, b - (1 - 2 * s) * b * (1 - b), b + (2 * s - 1) * (d - b))


def _divide(b: Pixels, s: Pixels) -> Pixels:
    with np.errstate(all="ignore"):
        return np.where(s <= 0, 1.0, np.minimum(1, b / s))


BLENDS: Final[dict[str, Callable[[Pixels, Pixels], Pixels]]] = {
    "normal": lambda _, s: s,
    "darken": np.minimum,
    "multiply": lambda b, s: b * s,
    "colour_burn": _burn,
    "linear_burn": lambda b, s: np.maximum(0, b + s - 1),
    "lighten": np.maximum,
    "screen": lambda b, s: 1 - (1 - b) * (1 - s),
    "colour_dodge": _dodge,
    "add": lambda b, s: np.minimum(1, b + s),
    "overlay": lambda b, s: _hard(s, b),
    "soft_light": _soft,
    "hard_light": _hard,
    "vivid_light": lambda b, s: np.where(
        s <= 0.5, _burn(b, np.minimum(1, 2 * s)), _dodge(b, np.maximum(0, 2 * s - 1))
    ),
    "linear_light": lambda b, s: np.clip(b + 2 * s - 1, 0, 1),
    "pin_light": lambda b, s: np.where(s <= 0.5, np.minimum(b, 2 * s), np.maximum(b, 2 * s - 1)),
    "hard_mix": lambda b, s: (b + s >= 1).astype(float),
    "difference": lambda b, s: np.abs(b - s),
    "exclusion": lambda b, s: b + s - 2 * b * s,
    "subtract": lambda b, s: np.maximum(0, b - s),
    "divide": _divide,
    "hue": lambda b, s: _set_lum(_set_sat(s, _sat(b)), _lum(b)),
    "saturation": lambda b, s: _set_lum(_set_sat(b, _sat(s)), _lum(b)),
    "colour": lambda b, s: _set_lum(s, _lum(b)),
    "luminosity": lambda b, s: _set_lum(b, _lum(s)),
}
"""Blend functions by `BlendMode`, of straight colours below and above."""


def over(below: Pixels, above: Pixels, mode: str = "normal") -> Pixels:
    """Composite `above` over `below` (W3C Compositing 1, 9.1.4)."""
    b, s = straight(below), straight(above)
    ab, as_ = below[..., 3:], above[..., 3:]
    mixed = BLENDS[mode](b, s)
    rgb = as_ * (1 - ab) * s + as_ * ab * mixed + (1 - as_) * ab * b
    return np.concatenate([rgb, as_ + ab * (1 - as_)], -1)


def straight(picture: Pixels) -> Pixels:
    """Give the colours of a picture, no longer multiplied by alpha."""
    with np.errstate(all="ignore"):
        return np.where(picture[..., 3:] > 0, picture[..., :3] / picture[..., 3:], 0.0)


def multiplied(picture: Pixels) -> Pixels:
    """Give a picture of straight colours multiplied by alpha."""
    return np.concatenate([picture[..., :3] * picture[..., 3:], picture[..., 3:]], -1)


def bilinear(picture: Pixels, x: Pixels, y: Pixels) -> Pixels:
    """Read at places in pixels; the border repeats."""
    u, v = x - 0.5, y - 0.5
    i, j = np.floor(u).astype(int), np.floor(v).astype(int)
    fx, fy = (u - i)[..., None], (v - j)[..., None]
    top = _at(picture, i, j) * (1 - fx) + _at(picture, i + 1, j) * fx
    bottom = _at(picture, i, j + 1) * (1 - fx) + _at(picture, i + 1, j + 1) * fx
    return np.asarray(top * (1 - fy) + bottom * fy)


def catmull_rom(picture: Pixels, x: Pixels, y: Pixels) -> Pixels:
    """Read with the cubic of B = 0, C = 1/2, held within the four nearest pixels."""
    u, v = x - 0.5, y - 0.5
    i, j = np.floor(u).astype(int), np.floor(v).astype(int)
    total = np.zeros((*x.shape, picture.shape[2]))
    near = []
    for m in range(-1, 3):
        for n in range(-1, 3):
            texel = _at(picture, i + n, j + m)
            total += (_cubic(u - i - n) * _cubic(v - j - m))[..., None] * texel
            if m in (0, 1) and n in (0, 1):
                near.append(texel)
    return np.clip(total, np.min(near, 0), np.max(near, 0))


def _cubic(d: Pixels) -> Pixels:
    d = np.abs(d)
    inner = 1.5 * d**3 - 2.5 * d**2 + 1
    outer = -0.5 * d**3 + 2.5 * d**2 - 4 * d + 2
    return np.where(d <= 1, inner, np.where(d < 2, outer, 0.0))


def _at(picture: Pixels, i: NDArray[np.int64], j: NDArray[np.int64]) -> Pixels:
    rows, columns = picture.shape[:2]
    return picture[np.clip(j, 0, rows - 1), np.clip(i, 0, columns - 1)]


def centres(size: tuple[int, int]) -> tuple[Pixels, Pixels]:
    """Give x and y of the pixel centres of a picture of `size` (columns, rows)."""
    x, y = np.meshgrid(np.arange(size[0]) + 0.5, np.arange(size[1]) + 0.5)
    return x, y


def rgb_of_yuv(
    planes: tuple[Pixels, Pixels, Pixels], weights: tuple[float, float], *, full_range: bool
) -> Pixels:
    """Decode 8-bit Y, Cb and Cr of equal size to R'G'B'.

    Args:
        planes: Code values.
        weights: Kr and Kb of the matrix.
        full_range: Whether 0..255 is all signal, instead of 16..235 and 16..240.
    """
    y, cb, cr = planes
    kr, kb = weights
    y = y / 255 if full_range else (y - 16) / 219
    cb, cr = ((c - 128) / (255 if full_range else 224) for c in (cb, cr))
    red, blue = y + 2 * (1 - kr) * cr, y + 2 * (1 - kb) * cb
    green = (y - kr * red - kb * blue) / (1 - kr - kb)
    return np.stack([red, green, blue], -1)


def gaussian(picture: Pixels, sigma: float) -> Pixels:
    """Blur with the border repeated."""
    reach = int(np.ceil(4 * sigma))
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    weights /= weights.sum()
    for axis in (0, 1):
        pad = [(0, 0)] * 3
        pad[axis] = (reach, reach)
        wide = np.pad(picture, pad, mode="edge")
        size = picture.shape[axis]
        parts = [np.take(wide, range(k, k + size), axis) for k in range(2 * reach + 1)]
        picture = np.asarray(sum(w * part for w, part in zip(weights, parts, strict=True)))
    return picture
