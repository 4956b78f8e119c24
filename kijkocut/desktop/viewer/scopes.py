"""Scopes: what a picture holds, counted from its samples. numpy only; any thread."""

from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
"""Rows, columns, RGB or RGBA."""
Counts = NDArray[np.float32]

LEVELS: Final = 256
_LUMA: Final = np.array([0.2126, 0.7152, 0.0722], np.float32)
"""ITU-R BT.709."""
MOST: Final = 480, 270
"""Columns and rows that are counted."""


class Scope(StrEnum):
    """What can be looked at."""

    waveform = "waveform"
    """Luma over the width of the picture."""
    parade = "parade"
    """Red, green and blue beside each other."""
    vectorscope = "vectorscope"
    """Hue as direction, saturation as distance."""
    histogram = "histogram"
    """How much there is of each level."""


def thinned(pixels: Pixels) -> Pixels:
    """Give at most 480x270 of the samples, as a copy of RGB."""
    rows, columns = pixels.shape[:2]
    down, across = -(-rows // MOST[1]), -(-columns // MOST[0])
    return np.ascontiguousarray(pixels[::down, ::across, :3])


def luma(pixels: Pixels) -> NDArray[np.uint8]:
    """Give the brightness of each sample."""
    return np.asarray(np.rint(pixels[..., :3].astype(np.float32) @ _LUMA), np.uint8)


def waveform(levels: NDArray[np.uint8]) -> Counts:
    """Count, for each column, how often each level is met; 255 is the top row."""
    columns = levels.shape[1]
    place = (255 - levels.astype(np.int64)) * columns + np.arange(columns)
    counts = np.bincount(place.reshape(-1), minlength=LEVELS * columns)
    return counts.reshape(LEVELS, columns).astype(np.float32)


def vectorscope(pixels: Pixels) -> Counts:
    """Count colours by Cb (to the right) and Cr (upwards) of BT.709; grey is in the middle."""
    rgb = pixels[..., :3].reshape(-1, 3).astype(np.float32)
    y = rgb @ _LUMA
    blue = (rgb[:, 2] - y) / 1.8556
    red = (rgb[:, 0] - y) / 1.5748
    x = np.clip(np.rint(128 + blue), 0, 255).astype(np.int64)
    down = np.clip(np.rint(128 - red), 0, 255).astype(np.int64)
    counts = np.bincount(down * LEVELS + x, minlength=LEVELS * LEVELS)
    return counts.reshape(LEVELS, LEVELS).astype(np.float32)


def histogram(pixels: Pixels) -> Counts:
    """Count the levels of red, green, blue and luma: four rows of 256."""
    rows = [np.bincount(pixels[..., i].reshape(-1), minlength=LEVELS) for i in range(3)]
    rows.append(np.bincount(luma(pixels).reshape(-1), minlength=LEVELS))
    return np.stack(rows).astype(np.float32)


def drawn(scope: Scope, pixels: Pixels) -> Pixels:
    """Draw a scope as RGB on black; heights are 256, widths as they come."""
    match scope:
        case Scope.waveform:
            return _glow(waveform(luma(pixels)), (150, 235, 170))
        case Scope.parade:
            tints = ((255, 95, 95), (110, 230, 120), (110, 150, 255))
            parts = [_glow(waveform(pixels[..., i]), tint) for i, tint in enumerate(tints)]
            return np.concatenate(parts, axis=1)
        case Scope.vectorscope:
            return _coloured(vectorscope(pixels))
        case Scope.histogram:
            return _bars(histogram(pixels))


def _glow(counts: Counts, tint: tuple[int, int, int]) -> Pixels:
    """Let more samples shine brighter, few still visibly."""
    top = max(1.0, float(np.percentile(counts[counts > 0], 98)) if counts.any() else 1.0)
    share = np.sqrt(np.minimum(1.0, counts / top))[..., None]
    return np.asarray(share * np.array(tint, np.float32), np.uint8)


def _coloured(counts: Counts) -> Pixels:
    """Draw each place of the vectorscope in its own colour."""
    axis = np.arange(LEVELS, dtype=np.float32) - 128
    blue, red = axis[None, :] * 1.8556, -axis[:, None] * 1.5748
    y = np.float32(140.0)
    green = (y - 0.2126 * (y + red) - 0.0722 * (y + blue)) / 0.7152
    green, red, blue = np.broadcast_arrays(green, y + red, y + blue)
    hue = np.clip(np.stack([red, green, blue], axis=-1), 40, 255)
    lit = counts[counts > 0]
    top = max(1.0, float(np.percentile(lit, 90)) if lit.size else 1.0)
    share = np.where(counts > 0, 0.35 + 0.65 * np.minimum(1.0, counts / top), 0.0)
    return np.asarray(hue * share[..., None], np.uint8)


def _bars(counts: Counts) -> Pixels:
    """Draw the four curves over each other; the highest reach the top."""
    inner = counts[:, 1:-1]
    top = max(1.0, float(inner.max()))
    heights = np.sqrt(np.minimum(1.0, counts / top)) * (LEVELS - 1)
    rows = np.arange(LEVELS - 1, -1, -1)[:, None]
    out = np.zeros((LEVELS, LEVELS, 3), np.float32)
    for index in range(3):
        out[..., index] += (rows < heights[index]) * 170.0
    out += ((rows < heights[3]) * 60.0)[..., None]
    return np.asarray(np.minimum(out, 255), np.uint8)
