"""Tone curves: a smooth line through points, as the value of a parameter.

A curve is a flat tuple x0, y0, x1, y1, ... with x rising from point to point. Between points runs
the monotone cubic of Fritsch and Carlson ("Monotone Piecewise Cubic Interpolation", SIAM J. Numer.
Anal. 17, 1980), which never overshoots: where the points rise, the line rises. Before the first and
after the last point it is level.
"""

import bisect
import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

MOST_POINTS: Final = 32


def curve_fault(points: Sequence[float]) -> str:
    """Say in a part of a sentence what keeps `points` from being a curve; empty if nothing."""
    if len(points) % 2 or not 4 <= len(points) <= 2 * MOST_POINTS:
        return f"it takes 2 to {MOST_POINTS} points, each an x and a y"
    if not all(math.isfinite(one) for one in points):
        return "every x and y is a number"
    xs = points[::2]
    if any(later <= one for one, later in pairwise(xs)):
        return "x rises from point to point"
    if xs[0] < 0 or xs[-1] > 1:
        return "x goes from 0 to 1"
    return ""


def curve_held(points: Sequence[float]) -> tuple[float, ...]:
    """Give the curve that an easing beyond its keyframes may have broken.

    Every x is held within 0..1, and points that do not rise beyond the one before are left out.
    """
    held: list[float] = []
    for x, y in zip(points[::2], points[1::2], strict=False):
        place = max(0.0, min(1.0, x))
        if not held or place > held[-2]:
            held += (place, y)
    return tuple(held)


def curve_table(points: Sequence[float], count: int) -> tuple[float, ...]:
    """Give the curve's heights at `count` places spread evenly over x from 0 to 1.

    Args:
        points: A curve, one of which `curve_fault` finds no fault.
        count: At least 2.
    """
    xs, ys = points[::2], points[1::2]
    slopes = _slopes(xs, ys)
    return tuple(_height(xs, ys, slopes, place / (count - 1)) for place in range(count))


def _slopes(xs: Sequence[float], ys: Sequence[float]) -> list[float]:
    """Give the line's slope at each point."""
    rises = [(ys[k + 1] - ys[k]) / (xs[k + 1] - xs[k]) for k in range(len(xs) - 1)]
    inner = [0.0 if a * b <= 0 else (a + b) / 2 for a, b in pairwise(rises)]
    slopes = [rises[0], *inner, rises[-1]]
    for k, rise in enumerate(rises):
        if rise == 0:
            slopes[k] = slopes[k + 1] = 0.0
            continue
        size = math.hypot(slopes[k] / rise, slopes[k + 1] / rise)
        if size > 3:
            slopes[k] *= 3 / size
            slopes[k + 1] *= 3 / size
    return slopes


def _height(xs: Sequence[float], ys: Sequence[float], slopes: Sequence[float], x: float) -> float:
    if x <= xs[0]:
        return ys[0]
    if x >= xs[-1]:
        return ys[-1]
    k = bisect.bisect_right(xs, x) - 1
    wide = xs[k + 1] - xs[k]
    t = (x - xs[k]) / wide
    start = (1 + 2 * t) * (1 - t) ** 2 * ys[k] + t * (1 - t) ** 2 * wide * slopes[k]
    end = t * t * (3 - 2 * t) * ys[k + 1] + t * t * (t - 1) * wide * slopes[k + 1]
    return start + end
