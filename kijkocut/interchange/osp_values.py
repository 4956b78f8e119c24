"""OpenShot's JSON: objects read with care, and its curves as parameters.

A curve is `{"Points": [{"co": {"X", "Y"}, "interpolation", "handle_left", "handle_right"}]}`; X
counts frames of the file from 1, Y is the value. A point says how the value moves towards it: 0 by
a Bézier curve whose handles are shares of the way, 1 evenly, 2 not until it is there (libopenshot,
`KeyFrame.cpp`).
"""

import math
from collections.abc import Callable
from typing import Final

from msgspec import Struct

from kijkocut.model.params import Easing, Keyframe, Param

_LARGEST: Final = 1e9
_MOST: Final = 100_000
"""Points of a curve, and rows of a list."""
_BEZIER, _EVEN, _HELD = 0, 1, 2


class Point(Struct, frozen=True, kw_only=True):
    """A point of a curve."""

    frame: float
    """Counted from 0."""
    value: float
    kind: int = _EVEN
    """How the value moves towards this point."""
    left: tuple[float, float] = (0.5, 1.0)
    right: tuple[float, float] = (0.5, 0.0)


class Part:
    """An object of the file."""

    def __init__(self, raw: object) -> None:
        """Wrap what may be an object; anything else is an empty one."""
        self._raw: dict[str, object] = raw if isinstance(raw, dict) else {}

    def __bool__(self) -> bool:
        """Say whether there is anything in it."""
        return bool(self._raw)

    def has(self, name: str) -> bool:
        """Say whether it has a member."""
        return name in self._raw

    def text(self, *names: str) -> str:
        """Give the first of some members that is a text."""
        found = (self._raw.get(name) for name in names)
        return next((one for one in found if isinstance(one, str) and one), "")

    def number(self, name: str, default: float = 0.0) -> float:
        """Give a number of sane size."""
        value = self._raw.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return default
        return float(value) if math.isfinite(value) and abs(value) <= _LARGEST else default

    def is_on(self, name: str, *, default: bool = False) -> bool:
        """Say whether a switch is on."""
        value = self._raw.get(name)
        return bool(value) if isinstance(value, bool | int) else default

    def part(self, name: str) -> "Part":
        """Give a member that is an object, or an empty one."""
        return Part(self._raw.get(name))

    def parts(self, name: str) -> "list[Part]":
        """Give the objects of a list."""
        value = self._raw.get(name)
        rows = value[:_MOST] if isinstance(value, list) else []
        return [Part(row) for row in rows if isinstance(row, dict)]

    def curve(self, name: str) -> tuple[Point, ...]:
        """Give a curve in the order of its frames; a number is a curve of one point."""
        value = self._raw.get(name)
        if isinstance(value, int | float):
            return (Point(frame=0, value=self.number(name)),)
        found: dict[float, Point] = {}
        for row in self.part(name).parts("Points"):
            place = row.part("co")
            frame = place.number("X", 1.0) - 1
            kind = int(row.number("interpolation", _EVEN))
            found[frame] = Point(
                frame=frame,
                value=place.number("Y"),
                kind=kind if kind in (_BEZIER, _EVEN, _HELD) else _EVEN,
                left=_handle(row.part("handle_left"), (0.5, 1.0)),
                right=_handle(row.part("handle_right"), (0.5, 0.0)),
            )
        return tuple(found[frame] for frame in sorted(found))


def _handle(part: Part, default: tuple[float, float]) -> tuple[float, float]:
    if not part:
        return default
    return (min(1.0, max(0.0, part.number("X", default[0]))), part.number("Y", default[1]))


def value_at(curve: tuple[Point, ...], frame: float, default: float) -> float:
    """Give the value of a curve at a frame, evenly between its points."""
    if not curve:
        return default
    before = [point for point in curve if point.frame <= frame]
    after = [point for point in curve if point.frame > frame]
    if not before or not after:
        return (before or after)[-1 if before else 0].value
    a, b = before[-1], after[0]
    return a.value + (b.value - a.value) * (frame - a.frame) / (b.frame - a.frame)


class Clock(Struct, frozen=True, kw_only=True):
    """Which frame of its curves a clip begins at, and how long a frame is."""

    begin: float
    frame_ticks: int

    def param(
        self,
        name: str,
        curves: tuple[tuple[Point, ...], ...],
        plain: tuple[float, ...],
        change: Callable[[float], float] = float,
    ) -> Param | None:
        """Give the parameter of some curves (two make a point), or None when it is the default.

        Args:
            name: Of the parameter.
            curves: One for each of its numbers; an empty one is constant.
            plain: Its default.
            change: From their numbers to ours.
        """
        frames = sorted({point.frame for curve in curves for point in curve})
        is_moving = any(len({p.value for p in curve}) > 1 for curve in curves)
        if not frames or not is_moving:
            given = tuple(
                change(curve[0].value) if curve else default
                for curve, default in zip(curves, plain, strict=True)
            )
            return None if given == plain else Param(name=name, value=_said(given))
        keys: list[Keyframe] = []
        for index, frame in enumerate(frames):
            values = tuple(
                change(value_at(curve, frame, 0.0)) if curve else default
                for curve, default in zip(curves, plain, strict=True)
            )
            after = frames[index + 1] if index + 1 < len(frames) else None
            easing, handles = _easing(curves, frame, after)
            at = round((frame - self.begin) * self.frame_ticks)
            if not keys or keys[-1].at < at:
                keys.append(Keyframe(at=at, value=_said(values), easing=easing, handles=handles))
        return Param(name=name, value=keys[0].value, keys=tuple(keys))


_Handles = tuple[float, float, float, float]
_FLAT: Final[_Handles] = (0.33, 0.0, 0.67, 1.0)


def _easing(
    curves: tuple[tuple[Point, ...], ...], frame: float, after: float | None
) -> tuple[Easing, _Handles]:
    """Give how values move from a frame to the next at which any curve has a point."""
    for curve in curves:
        here = next((point for point in curve if point.frame == frame), None)
        there = next((point for point in curve if point.frame == after), None)
        if here is None or there is None or here.value == there.value:
            continue
        if there.kind == _HELD:
            return Easing.hold, _FLAT
        if there.kind == _BEZIER:
            return Easing.bezier, (*here.right, *there.left)
    return Easing.linear, _FLAT


def _said(values: tuple[float, ...]) -> float | tuple[float, ...]:
    rounded = tuple(round(value, 9) + 0.0 for value in values)
    return rounded[0] if len(rounded) == 1 else rounded
