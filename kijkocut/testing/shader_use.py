"""How a test uses a shader of the catalogue, and pictures to try shaders on.

Pictures are float arrays (rows, columns, RGBA) of straight colour 0..1, top row first.
"""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from kijkocut.model.params import Value

Pixels = NDArray[np.float64]


class Use(Struct, frozen=True, kw_only=True):
    """How a shader is used: which, in which frame, with what."""

    kind: str
    values: dict[str, Value] = {}
    """By parameter; the others keep their defaults."""
    frame: int = 0
    """From the clip's start."""


def soft_shapes(size: tuple[int, int]) -> Pixels:
    """Make an opaque picture of slow waves, which bears being read between its pixels."""
    x, y = np.meshgrid(np.linspace(0, 1, size[0]), np.linspace(0, 1, size[1]))
    waves = [0.5 + 0.45 * np.sin(9 * x + 5 * y), 0.5 + 0.4 * np.cos(7 * y * x * 3), x * (1 - y)]
    return np.stack([*waves, np.ones_like(x)], -1)


def holed_noise(size: tuple[int, int], seed: int = 3) -> Pixels:
    """Make a picture of random colours with a thin place and a hole."""
    rgba = np.random.default_rng(seed).random((size[1], size[0], 4))
    rgba[..., 3] = 1
    high, wide = size[1] // 12, size[0] // 12
    rgba[3 * high : 6 * high, 4 * wide : 8 * wide, 3] = 0.25
    rgba[7 * high : 10 * high, wide : 5 * wide, 3] = 0
    return rgba
