"""The outline of a mask as corners: what the renderer fills and the window draws."""

import math
from typing import Final

from kijkocut.model.clip import MaskShape

Point = tuple[float, float]
PathPoint = tuple[float, float, float, float, float, float]
"""x, y, then dx, dy of the handle before and of the handle after; see `model.clip.Mask`."""

_CURVE_STEPS: Final = 16


def corners_of(
    shape: MaskShape,
    size: Point,
    *,
    sides: int,
    roundness: float = 0.0,
    points: tuple[PathPoint, ...] = (),
) -> tuple[list[Point], float]:
    """Give the corners of an outline around the mask's own centre, and the radius to round them by.

    Rounding shrinks the outline and lets it grow again by a distance, up to the inscribed circle.
    Shapes that are no polygon of their own (rectangle, ellipse, split, bars) give a polygon's.

    Args:
        shape: Which outline.
        size: Width and height in pixels of the canvas; a path ignores it.
        sides: Corners of polygon and star; fewer than three are three.
        roundness: 0 is sharp, 1 the inscribed circle.
        points: Those of a path.
    """
    wide, high = size
    sides = max(3, sides)
    match shape:
        case MaskShape.path:
            return flattened(points), 0.0
        case MaskShape.star:
            unit = _star(sides)
        case MaskShape.heart:
            unit = _heart()
        case MaskShape.diamond:
            unit = _ring(4)
        case _:
            unit = _ring(sides)
    corners = [(x * wide / 2, y * high / 2) for x, y in unit]
    inner = min(_distance(a, b) for a, b in zip(corners, corners[1:] + corners[:1], strict=True))
    return [(x * (1 - roundness), y * (1 - roundness)) for x, y in corners], roundness * inner


def flattened(points: tuple[PathPoint, ...]) -> list[Point]:
    """Turn a closed bezier path into a polygon, sixteen sides a curve."""
    flat: list[Point] = []
    for here, there in zip(points, points[1:] + points[:1], strict=True):
        x0, y0, _, _, ox, oy = here
        x3, y3, ix, iy, _, _ = there
        if not (ox or oy or ix or iy):
            flat.append((x0, y0))
            continue
        xs, ys = (x0, x0 + ox, x3 + ix, x3), (y0, y0 + oy, y3 + iy, y3)
        shares = [step / _CURVE_STEPS for step in range(_CURVE_STEPS)]
        flat.extend((_cubic(xs, t), _cubic(ys, t)) for t in shares)
    return flat


def is_straight(points: tuple[PathPoint, ...], index: int) -> bool:
    """Tell whether the side after a point of a closed path is a straight line without handles."""
    here, there = points[index], points[(index + 1) % len(points)]
    return not (any(here[4:]) or any(there[2:4]))


def split(
    points: tuple[PathPoint, ...], index: int, share: float, *, keeps_corner: bool
) -> tuple[PathPoint, ...]:
    """Add a point on the curve after a point; the closed path stays as it is (de Casteljau).

    Args:
        points: The path.
        index: The point before the new one.
        share: Where on the curve, from 0 to 1.
        keeps_corner: Give the new point no handles; only a straight side stays as it is then.
    """
    here, there = points[index], points[(index + 1) % len(points)]
    a, d = here[:2], there[:2]
    b, c = (a[0] + here[4], a[1] + here[5]), (d[0] + there[2], d[1] + there[3])
    ab, bc, cd = _mix(a, b, share), _mix(b, c, share), _mix(c, d, share)
    abc, bcd = _mix(ab, bc, share), _mix(bc, cd, share)
    middle = _mix(abc, bcd, share)
    made = list(points)
    if keeps_corner:
        new: PathPoint = (*middle, 0.0, 0.0, 0.0, 0.0)
    else:
        new = (*middle, *_from(middle, abc), *_from(middle, bcd))
        made[index] = (*a, *here[2:4], *_from(a, ab))
        made[(index + 1) % len(points)] = (*d, *_from(d, cd), *there[4:])
    return (*made[: index + 1], new, *made[index + 1 :])


def _mix(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _from(a: Point, b: Point) -> Point:
    return b[0] - a[0], b[1] - a[1]


def _ring(sides: int) -> list[Point]:
    """A regular polygon in the unit circle, one corner up."""
    angles = [2 * math.pi * i / sides - math.pi / 2 for i in range(sides)]
    return [(math.cos(a), math.sin(a)) for a in angles]


def _star(sides: int) -> list[Point]:
    """A star whose inner corners lie at 0.382, where the edges of a five-pointed star meet."""
    angles = [math.pi * i / sides - math.pi / 2 for i in range(2 * sides)]
    radii = [1.0 if i % 2 == 0 else 0.382 for i in range(2 * sides)]
    return [(r * math.cos(a), r * math.sin(a)) for a, r in zip(angles, radii, strict=True)]


def _heart() -> list[Point]:
    """The heart x = 16 sin^3 t, y = 13 cos t - 5 cos 2t - 2 cos 3t - cos 4t, fitted to -1..1."""
    curve = []
    for i in range(72):
        t = 2 * math.pi * i / 72
        y = 13 * math.cos(t) - 5 * math.cos(2 * t) - 2 * math.cos(3 * t) - math.cos(4 * t)
        curve.append((math.sin(t) ** 3, -y))
    low, high = min(y for _, y in curve), max(y for _, y in curve)
    return [(x, 2 * (y - low) / (high - low) - 1) for x, y in curve]


def _cubic(c: tuple[float, float, float, float], t: float) -> float:
    u = 1 - t
    return u**3 * c[0] + 3 * u * u * t * c[1] + 3 * u * t * t * c[2] + t**3 * c[3]


def _distance(a: Point, b: Point) -> float:
    """From the origin to the segment a-b."""
    ex, ey = b[0] - a[0], b[1] - a[1]
    length = ex * ex + ey * ey
    t = min(1.0, max(0.0, -(a[0] * ex + a[1] * ey) / length)) if length else 0.0
    return math.hypot(a[0] + t * ex, a[1] + t * ey)
