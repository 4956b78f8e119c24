"""The path of a mask as a parameter: its points, at rest or moving between keyframes.

A path at rest is `Mask.points`. One that moves has keyframes in the parameter `path`, whose values
are the six numbers of each point one after the other; they move on their own, handles included, so
every keyframe has as many points as the others. `Mask.points` keeps the outline that the path had
before it moved, with as many points, and comes back when the keyframes go.
"""

from itertools import chain
from typing import Final

from msgspec.structs import replace

from kijkocut.model.clip import Mask, MaskShape
from kijkocut.model.mask_outline import PathPoint, is_straight, split
from kijkocut.model.params import Param, Value
from kijkocut.model.ticks import Ticks

PATH: Final = "path"
"""Name of the parameter."""
LEAST_POINTS: Final = 3
_NUMBERS: Final = 6


def value_of(points: tuple[PathPoint, ...]) -> tuple[float, ...]:
    """Give points as a value of the parameter."""
    return tuple(chain.from_iterable(points))


def points_of(value: Value) -> tuple[PathPoint, ...]:
    """Give the points that a value of the parameter stands for; none when it is no outline."""
    if not isinstance(value, tuple) or len(value) % _NUMBERS:
        return ()
    turn = iter(value)
    return tuple(zip(turn, turn, turn, turn, turn, turn, strict=True))


def points_at(mask: Mask, ticks: Ticks) -> tuple[PathPoint, ...]:
    """Give the points of a mask at `ticks` from its clip's start."""
    moving = _moving(mask)
    return mask.points if moving is None else points_of(moving.at(ticks))


def outlines_of(mask: Mask) -> list[tuple[PathPoint, ...]]:
    """Give the points at rest, then those of each keyframe."""
    moving = _moving(mask)
    keys = moving.keys if moving is not None else ()
    return [mask.points, *(points_of(key.value) for key in keys)]


def params_of(mask: Mask) -> tuple[Param, ...]:
    """Give the parameters that are set of a mask, its path among them also when it is at rest."""
    if mask.shape is not MaskShape.path or _moving(mask) is not None:
        return mask.params
    return (*mask.params, Param(name=PATH, value=value_of(mask.points)))


def settled(mask: Mask) -> Mask:
    """Give a mask with its path in the form it is kept: without keyframes it is the points.

    A path whose keyframes have another number of points than the mask rests in its first.
    """
    path = _moving(mask)
    if path is None:
        return mask
    first = points_of(path.keys[0].value if path.keys else path.value)
    if not path.keys:
        params = tuple(param for param in mask.params if param is not path)
        return replace(mask, params=params, points=first)
    return mask if len(first) == len(mask.points) else replace(mask, points=first)


def fault_of(mask: Mask) -> str:
    """Say what is wrong with the keyframes of a mask's path; empty when nothing is."""
    moving = _moving(mask)
    if moving is None:
        return ""
    if mask.shape is not MaskShape.path:
        return f"a {mask.shape} has no path"
    if not moving.keys:
        return "a path without keyframes is kept as points"
    count = len(mask.points)
    for key in moving.keys:
        here = len(points_of(key.value))
        if here != count:
            return f"every keyframe of a path has as many points, not {count} and {here}"
    return "" if count >= LEAST_POINTS else f"a path needs three points or more, not {count}"


def with_point(mask: Mask, index: int, share: float) -> Mask:
    """Give a mask with a point more on its path, which looks as it did at every time.

    The curve after point `index` is split at `share` of it (0 to 1) in every keyframe; splitting
    is linear in the points, so the outlines in between stay as they are too.
    """
    outlines = outlines_of(mask)
    is_flat = all(is_straight(points, index) for points in outlines)
    return _redrawn(
        mask, [split(points, index, share, keeps_corner=is_flat) for points in outlines]
    )


def without_point(mask: Mask, index: int) -> Mask:
    """Give a mask with a point of its path less, in every keyframe."""
    return _redrawn(mask, [points[:index] + points[index + 1 :] for points in outlines_of(mask)])


def _moving(mask: Mask) -> Param | None:
    return next((param for param in mask.params if param.name == PATH), None)


def _redrawn(mask: Mask, outlines: list[tuple[PathPoint, ...]]) -> Mask:
    """Give a mask with other points at rest and in each keyframe, see `outlines_of`."""
    made = replace(mask, points=outlines[0])
    moving = _moving(mask)
    if moving is None:
        return made
    keys = tuple(
        replace(key, value=value_of(points))
        for key, points in zip(moving.keys, outlines[1:], strict=True)
    )
    changed = replace(moving, keys=keys)
    return replace(made, params=tuple(changed if p is moving else p for p in mask.params))
