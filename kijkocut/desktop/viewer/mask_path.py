"""The points of a mask's path: found, moved and bent. Pure arithmetic."""

import math
from enum import StrEnum
from itertools import pairwise
from typing import Final

from kijkocut.model.mask_outline import PathPoint, Point, flattened

Path = tuple[PathPoint, ...]

_STEPS: Final = 24


class Part(StrEnum):
    """What of a point is held."""

    point = "point"
    before = "before"
    """The handle of the curve that comes in."""
    after = "after"


def moved(path: Path, index: int, to: Point) -> Path:
    """Put a point elsewhere; its handles go along."""
    return _with(path, index, (*to, *path[index][2:]))


def bent(path: Path, index: int, part: Part, to: Point, *, is_broken: bool = False) -> Path:
    """Put a handle of a point elsewhere; the other one mirrors its direction.

    Args:
        path: As it was.
        index: Which point.
        part: Which handle; `Part.point` pulls both out of the point, the one after to `to`.
        to: Where it shall be.
        is_broken: Leave the other handle as it is.
    """
    x, y, *handles = path[index]
    away = (to[0] - x, to[1] - y)
    before, after = (handles[0], handles[1]), (handles[2], handles[3])
    match part:
        case Part.point:
            before, after = (-away[0], -away[1]), away
        case Part.after:
            before, after = before if is_broken else _mirrored(away, before), away
        case Part.before:
            before, after = away, after if is_broken else _mirrored(away, after)
    return _with(path, index, (x, y, *before, *after))


def is_smooth(point: PathPoint) -> bool:
    """Whether the path bends through a point."""
    return any(point[2:])


def sharpened(path: Path, index: int) -> Path:
    """Make a corner of a point."""
    return _with(path, index, (*path[index][:2], 0.0, 0.0, 0.0, 0.0))


def smoothed(path: Path, index: int) -> Path:
    """Bend the path through a point, along the line between its neighbours (Catmull-Rom)."""
    x, y = path[index][:2]
    last, next_ = path[index - 1], path[(index + 1) % len(path)]
    dx, dy = (next_[0] - last[0]) / 6, (next_[1] - last[1]) / 6
    return _with(path, index, (x, y, -dx, -dy, dx, dy))


def nearest(path: Path, to: Point) -> tuple[int, float, float]:
    """Find the place on the line that is nearest.

    Returns:
        The point before it, the share of the curve from there (0 to 1), and how far it is.
    """
    best = (0, 0.0, math.inf)
    for index in range(len(path)):
        curve = _curve(path, index)
        spots = [_at(curve, step / _STEPS) for step in range(_STEPS + 1)]
        for step, (start, end) in enumerate(pairwise(spots)):
            along, far = _foot(start, end, to)
            if far < best[2]:
                best = (index, (step + along) / _STEPS, far)
    return best


def centred(path: Path) -> tuple[Point, Path]:
    """Give the middle of a path's box, and the path around it."""
    flat = flattened(path)
    xs, ys = [x for x, _ in flat], [y for _, y in flat]
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    return middle, tuple((x - middle[0], y - middle[1], *rest) for x, y, *rest in path)  # type: ignore[misc]


def _with(path: Path, index: int, point: tuple[float, ...]) -> Path:
    return (*path[:index], point, *path[index + 1 :])  # type: ignore[arg-type]


def _curve(path: Path, index: int) -> tuple[Point, Point, Point, Point]:
    x0, y0, _, _, ox, oy = path[index]
    x3, y3, ix, iy, _, _ = path[(index + 1) % len(path)]
    return (x0, y0), (x0 + ox, y0 + oy), (x3 + ix, y3 + iy), (x3, y3)


def _foot(start: Point, end: Point, to: Point) -> tuple[float, float]:
    """Give the share of a straight piece that is nearest to a place, and how far it is."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = across * across + down * down
    ahead = (to[0] - start[0]) * across + (to[1] - start[1]) * down
    share = min(1.0, max(0.0, ahead / length)) if length else 0.0
    return share, math.hypot(start[0] + across * share - to[0], start[1] + down * share - to[1])


def _at(curve: tuple[Point, Point, Point, Point], share: float) -> Point:
    a, b, c, d = curve
    ab, bc, cd = _mix(a, b, share), _mix(b, c, share), _mix(c, d, share)
    return _mix(_mix(ab, bc, share), _mix(bc, cd, share), share)


def _mix(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _mirrored(away: Point, other: Point) -> Point:
    """Give the other handle: opposite, and as long as it was, or as the first if it was none."""
    length = math.hypot(*away)
    if length < 1e-9:
        return other
    reach = math.hypot(*other) or length
    return -away[0] / length * reach, -away[1] / length * reach
