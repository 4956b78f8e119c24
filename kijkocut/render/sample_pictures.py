"""Pictures made by rule on which previews show what an effect or a transition does.

A mountain lake at sunset with a striped balloon, and a town at night: between them soft and hard
edges, fine detail, warm and cold colours, deep shadows and bright lights. The
balloon alone, cut out or before green, is for what works on holes and keys.
"""

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

Rgb = NDArray[np.float64]
Size = tuple[int, int]

_FINE: Final = 2
"""Pictures are drawn this much larger, for smooth edges."""


@lru_cache(maxsize=8)
def day(size: Size) -> NDArray[np.uint8]:
    """Give the lake: rows, columns, RGB of 8 bits."""
    x, y, wide = _grid(size)
    picture = _blend(_field(x, (1.0, 0.72, 0.42)), (0.24, 0.42, 0.72), _ramp(0.52 - y, 0.6))
    glow = np.exp(-(((x - 0.62 * wide) ** 2 + (y - 0.42) ** 2) / 0.05))
    picture = _blend(picture, (1.0, 0.9, 0.62), 0.75 * glow)
    picture = _blend(picture, (1.0, 0.97, 0.86), _disc(x - 0.62 * wide, y - 0.42, 0.07))
    ranges = (
        (0.46, 0.10, 3.1, 0.4, (0.55, 0.45, 0.58)),
        (0.54, 0.08, 4.7, 2.0, (0.33, 0.30, 0.47)),
        (0.61, 0.05, 7.3, 4.2, (0.16, 0.19, 0.30)),
    )
    for base, high, waves, start, colour in ranges:
        ridge = base - high * _ridge(x / wide, waves, start)
        picture = _blend(picture, colour, _edge(y - ridge))
    shore = 0.68
    mirrored = picture[_mirror_rows(size, shore)]
    ripples = 0.03 * np.sin(260 * (y - shore) / (0.25 + (y - shore)) + 9 * np.sin(5 * x))
    lake = np.clip(mirrored * 0.72 + np.array([0.0, 0.03, 0.07]) + ripples[..., None], 0, 1)
    picture = np.where((y > shore)[..., None], lake, picture)
    return _finished(_balloon(picture, x - 0.27 * wide, y - 0.3))


@lru_cache(maxsize=8)
def night(size: Size) -> NDArray[np.uint8]:
    """Give the town: rows, columns, RGB of 8 bits."""
    x, y, wide = _grid(size)
    picture = _blend(_field(x, (0.10, 0.30, 0.42)), (0.03, 0.04, 0.16), _ramp(0.75 - y, 0.75))
    stars = np.random.default_rng(5).random((40, 3)) * (wide, 0.45, 1.0)
    for at, up, bright in stars:
        picture = _blend(picture, (0.9, 0.95, 1.0), bright * _disc(x - at, y - up, 0.004))
    halo = np.exp(-(((x - 0.76 * wide) ** 2 + (y - 0.2) ** 2) / 0.02))
    picture = _blend(picture, (0.7, 0.8, 0.9), 0.35 * halo)
    picture = _blend(picture, (0.96, 0.95, 0.84), _disc(x - 0.76 * wide, y - 0.2, 0.075))
    rng = np.random.default_rng(8)
    for row, colour in enumerate(((0.09, 0.16, 0.30), (0.05, 0.08, 0.17))):
        at = -0.02
        while at < wide:
            broad, top = rng.uniform(0.09, 0.17), rng.uniform(0.42, 0.62) + 0.1 * row
            inside = (x > at) & (x < at + broad) & (y > top)
            picture[inside] = colour
            picture = _windows(picture, (x - at, y - top), inside, rng)
            at += broad + rng.uniform(-0.01, 0.03)
    street = np.array([0.20, 0.09, 0.14])
    return _finished(np.where((y > 0.93)[..., None], street, picture))


@lru_cache(maxsize=8)
def cutout(size: Size) -> NDArray[np.uint8]:
    """Give the balloon alone: rows, columns, RGBA of 8 bits, straight alpha."""
    inks = [_before(size, ground) for ground in (0.0, 1.0)]
    share = 1 - (inks[1] - inks[0]).mean(-1, keepdims=True)
    colour = np.where(share > 0.01, inks[0] / np.maximum(share, 0.01), 0.0)
    return _finished(np.concatenate([colour, share], -1))


@lru_cache(maxsize=8)
def green(size: Size) -> NDArray[np.uint8]:
    """Give the balloon before a green screen: rows, columns, RGB of 8 bits."""
    return _finished(_before(size, (0.05, 0.69, 0.22)))


def _before(size: Size, ground: float | tuple[float, float, float]) -> Rgb:
    x, y, wide = _grid(size)
    colour = (ground,) * 3 if isinstance(ground, float) else ground
    near = 0.55
    return _balloon(_field(x, colour), (x - 0.5 * wide) * near, (y - 0.42) * near)


def _grid(size: Size) -> tuple[Rgb, Rgb, float]:
    """Places as shares of the height, and the width in them."""
    wide = size[0] / size[1]
    across = (np.arange(size[0] * _FINE) + 0.5) / (size[1] * _FINE)
    down = (np.arange(size[1] * _FINE) + 0.5) / (size[1] * _FINE)
    x, y = np.meshgrid(across, down)
    return x, y, wide


def _field(like: Rgb, colour: tuple[float, float, float]) -> Rgb:
    return np.broadcast_to(np.array(colour), (*like.shape, 3)).copy()


def _blend(picture: Rgb, colour: tuple[float, float, float], share: Rgb) -> Rgb:
    blended: Rgb = picture + (np.array(colour) - picture) * share[..., None]
    return blended


def _ramp(value: Rgb, end: float) -> Rgb:
    at = np.clip(value / end, 0, 1)
    smooth: Rgb = at * at * (3 - 2 * at)
    return smooth


def _edge(value: Rgb) -> Rgb:
    """1 below the line, with a soft border."""
    return np.clip(value / 0.004 + 0.5, 0, 1)


def _disc(x: Rgb, y: Rgb, radius: float) -> Rgb:
    return _edge(radius - np.hypot(x, y))


def _ridge(x: Rgb, waves: float, start: float) -> Rgb:
    turns = 2 * np.pi * x
    line = np.sin(turns * waves / 2 + start) + 0.5 * np.sin(turns * waves + 2 * start)
    ridge: Rgb = line + 0.18 * np.sin(turns * waves * 3.7 + start) + 0.3
    return ridge


def _mirror_rows(size: Size, shore: float) -> NDArray[np.intp]:
    high = size[1] * _FINE
    rows = np.arange(high)
    line = int(shore * high)
    return np.where(rows > line, np.clip(2 * line - rows, 0, high - 1), rows)


def _balloon(picture: Rgb, x: Rgb, y: Rgb) -> Rgb:
    """A striped balloon with its basket."""
    across = np.arcsin(np.clip(x / np.sqrt(np.maximum(0.17**2 - y**2, 1e-9)), -1, 1))
    stripes = np.floor((across / np.pi + 0.5) * 7).astype(int) % 3
    colours = np.array([(0.86, 0.16, 0.19), (0.98, 0.80, 0.24), (0.17, 0.38, 0.70)])
    light = np.clip(0.85 + 1.6 * (x - y), 0.55, 1.12)
    shape = _edge(0.17 - np.hypot(x * np.where(y > 0, 1 + 1.6 * y, 1.0), y))
    picture = picture + (colours[stripes] * light[..., None] - picture) * shape[..., None]
    ropes = (abs(abs(x) - (0.075 - 0.25 * (y - 0.14))) < 0.002) & (y > 0.14) & (y < 0.25)
    basket = (abs(x) < 0.035) & (y > 0.245) & (y < 0.295)
    picture[ropes] = (0.25, 0.18, 0.15)
    picture[basket] = (0.45, 0.27, 0.14)
    return np.clip(picture, 0, 1)


def _windows(
    picture: Rgb,
    place: tuple[Rgb, Rgb],
    inside: NDArray[np.bool_],
    rng: np.random.Generator,
) -> Rgb:
    """Light some windows of a house."""
    x, y = place
    column, line = (x / 0.024).astype(int), (y / 0.034).astype(int)
    glass = ((x / 0.024) % 1 > 0.3) & ((y / 0.034) % 1 > 0.4) & inside & (y > 0.02)
    lit = rng.random((40, 40)) < 0.45
    warm = glass & lit[np.clip(line, 0, 39), np.clip(column, 0, 39)]
    picture[warm] = (1.0, rng.uniform(0.72, 0.86), rng.uniform(0.36, 0.6))
    return picture


def _finished(picture: Rgb) -> NDArray[np.uint8]:
    high, wide = picture.shape[0] // _FINE, picture.shape[1] // _FINE
    small = picture.reshape(high, _FINE, wide, _FINE, -1).mean((1, 3))
    made: NDArray[np.uint8] = np.rint(np.clip(small, 0, 1) * 255).astype(np.uint8)
    made.setflags(write=False)
    return made
