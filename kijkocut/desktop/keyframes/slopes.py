"""The geometry of bezier handles: slopes at keyframes, and the handles that have them.

A segment's handles are shares of its own time and rise (`Keyframe.handles`); slopes are in value
per tick, so they can be compared across a keyframe.
"""

from enum import StrEnum
from typing import Final

from kijkocut.desktop.keyframes.lines import parts
from kijkocut.model.params import Keyframe

Handles = tuple[float, float, float, float]
THIRD: Final = 1 / 3
_FLAT_RISE: Final = 1e-9
_STEEPEST: Final = 10.0


class Join(StrEnum):
    """How the curve passes a keyframe."""

    auto = "auto"
    """Smoothly, in the direction from the keyframe before to the one after."""
    aligned = "aligned"
    """Smoothly, in the mean of the directions of both sides."""
    broken = "broken"
    """With a corner: each handle moves alone."""
    flat = "flat"
    """Level."""


def rise(keys: tuple[Keyframe, ...], index: int, part: int) -> float:
    """Give how much the value changes from keyframe `index` to the next."""
    return parts(keys[index + 1].value)[part] - parts(keys[index].value)[part]


def slope_out(keys: tuple[Keyframe, ...], index: int, part: int) -> float:
    """Give the slope with which the curve leaves a keyframe that is not the last."""
    x1, y1, _, _ = _shown(keys[index])
    time = keys[index + 1].at - keys[index].at
    return y1 * rise(keys, index, part) / (max(x1, 1e-6) * time)


def slope_in(keys: tuple[Keyframe, ...], index: int, part: int) -> float:
    """Give the slope with which the curve reaches a keyframe that is not the first."""
    _, _, x2, y2 = _shown(keys[index - 1])
    time = keys[index].at - keys[index - 1].at
    return (1 - y2) * rise(keys, index - 1, part) / (max(1 - x2, 1e-6) * time)


def joined(keys: tuple[Keyframe, ...], index: int, join: Join) -> dict[int, Handles]:
    """Give the handles that segments must have so that the curve passes a keyframe as wanted.

    Keys of the result are the indices of the keyframes that begin the segments. The first part of
    points and colours decides; where a segment does not rise its handles stay level.
    """
    part = _liveliest(keys, index)
    has_before, has_after = index > 0, index + 1 < len(keys)
    match join:
        case Join.flat:
            slope = 0.0
        case Join.auto if has_before and has_after:
            time = keys[index + 1].at - keys[index - 1].at
            values = [parts(keys[k].value)[part] for k in (index - 1, index + 1)]
            slope = (values[1] - values[0]) / time
        case Join.aligned if has_before and has_after:
            slope = (slope_in(keys, index, part) + slope_out(keys, index, part)) / 2
        case Join.broken:
            return {k: _shown(keys[k]) for k in (index - 1, index) if 0 <= k < len(keys) - 1}
        case _:
            slope = 0.0
    made: dict[int, Handles] = {}
    if has_before:
        made[index - 1] = _reaching(keys, index - 1, part, slope)
    if has_after:
        made[index] = _leaving(keys, index, part, slope)
    return made


def turned(
    keys: tuple[Keyframe, ...], index: int, part: int, *, is_out: bool, slope: float
) -> dict[int, Handles]:
    """Give the handles after one side of a keyframe was given a slope and the other follows."""
    made: dict[int, Handles] = {}
    if is_out and index > 0:
        made[index - 1] = _reaching(keys, index - 1, part, slope)
    if not is_out and index + 1 < len(keys):
        made[index] = _leaving(keys, index, part, slope)
    return made


def is_smooth(keys: tuple[Keyframe, ...], index: int, part: int) -> bool:
    """Tell whether the curve passes a keyframe without a corner."""
    if not 0 < index < len(keys) - 1:
        return False
    before, after = slope_in(keys, index, part), slope_out(keys, index, part)
    largest = max(abs(before), abs(after))
    return abs(before - after) <= largest * 0.02 + 1e-15


def _leaving(keys: tuple[Keyframe, ...], index: int, part: int, slope: float) -> Handles:
    x1, _, x2, y2 = _shown(keys[index])
    x1 = x1 if x1 > 0.01 else THIRD
    time, high = keys[index + 1].at - keys[index].at, rise(keys, index, part)
    y1 = _share(slope * x1 * time, high)
    return (x1, y1, x2, y2)


def _reaching(keys: tuple[Keyframe, ...], index: int, part: int, slope: float) -> Handles:
    x1, y1, x2, _ = _shown(keys[index])
    x2 = x2 if x2 < 0.99 else 1 - THIRD
    time, high = keys[index + 1].at - keys[index].at, rise(keys, index, part)
    y2 = 1 - _share(slope * (1 - x2) * time, high)
    return (x1, y1, x2, y2)


def _share(change: float, high: float) -> float:
    if abs(high) < _FLAT_RISE:
        return 0.0
    return max(-_STEEPEST, min(_STEEPEST, change / high))


def _shown(key: Keyframe) -> Handles:
    """Give the handles that draw the segment; those of a straight line unless it is a bezier."""
    if key.easing.value == "bezier":
        return key.handles
    return (THIRD, THIRD, 1 - THIRD, 1 - THIRD)


def _liveliest(keys: tuple[Keyframe, ...], index: int) -> int:
    """Give the part of a point or colour that changes most around a keyframe."""
    near = keys[max(0, index - 1) : index + 2]
    count = len(parts(keys[index].value))
    spans = [
        max(parts(k.value)[part] for k in near) - min(parts(k.value)[part] for k in near)
        for part in range(count)
    ]
    return spans.index(max(spans)) if spans else 0
