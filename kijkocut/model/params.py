"""Parameters: described, set, keyframed and read at a time.

A parameter of a clip, an effect, a mask or a transition is a `Param`: a value, or keyframes between
which the value moves. Keyframe times count in ticks from the start of the clip that carries them;
they may lie outside the clip after a trim, and still shape the part that is seen.
"""

import bisect
import math
from enum import StrEnum
from typing import Final

from msgspec import Struct

from kijkocut.model.ticks import Ticks

Value = bool | int | float | str | tuple[float, ...]
"""A parameter's value; tuples are points (x, y), colours (r, g, b, a) with 1.0 as full, curves
(x0, y0, x1, y1, ...), see `kijkocut.model.curves`, and outlines, see `kijkocut.model.mask_path`."""


class Easing(StrEnum):
    """How a value moves from one keyframe to the next; named curves are Robert Penner's (2001)."""

    hold = "hold"
    linear = "linear"
    bezier = "bezier"
    sine_in = "sine_in"
    sine_out = "sine_out"
    sine_in_out = "sine_in_out"
    quad_in = "quad_in"
    quad_out = "quad_out"
    quad_in_out = "quad_in_out"
    cubic_in = "cubic_in"
    cubic_out = "cubic_out"
    cubic_in_out = "cubic_in_out"
    quart_in = "quart_in"
    quart_out = "quart_out"
    quart_in_out = "quart_in_out"
    quint_in = "quint_in"
    quint_out = "quint_out"
    quint_in_out = "quint_in_out"
    expo_in = "expo_in"
    expo_out = "expo_out"
    expo_in_out = "expo_in_out"
    circ_in = "circ_in"
    circ_out = "circ_out"
    circ_in_out = "circ_in_out"
    back_in = "back_in"
    back_out = "back_out"
    back_in_out = "back_in_out"
    elastic_in = "elastic_in"
    elastic_out = "elastic_out"
    elastic_in_out = "elastic_in_out"
    bounce_in = "bounce_in"
    bounce_out = "bounce_out"
    bounce_in_out = "bounce_in_out"


class Keyframe(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A value at a time, and how it moves on to the next keyframe."""

    at: Ticks
    value: Value
    easing: Easing = Easing.linear
    handles: tuple[float, float, float, float] = (0.33, 0.0, 0.67, 1.0)
    """Control points x1, y1, x2, y2 of the `bezier` easing, as in CSS `cubic-bezier`; x in 0..1."""


class Param(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One parameter that differs from its default."""

    name: str
    value: Value = 0.0
    """The constant value; not used while there are keyframes."""
    keys: tuple[Keyframe, ...] = ()
    """Sorted by time, no two at one time."""

    def at(self, ticks: int) -> Value:
        """Give the value at `ticks` from the clip's start."""
        keys = self.keys
        if not keys:
            return self.value
        index = bisect.bisect_right(keys, ticks, key=lambda key: key.at) - 1
        if index < 0:
            return keys[0].value
        key = keys[index]
        if index + 1 == len(keys) or key.easing is Easing.hold:
            return key.value
        after = keys[index + 1]
        share = ease(key, (ticks - key.at) / (after.at - key.at))
        return _blend(key.value, after.value, share)

    def moved(self, delta: int) -> "Param":
        """Give the same parameter with every keyframe moved by `delta` ticks."""
        if not self.keys or not delta:
            return self
        keys = tuple(
            Keyframe(at=k.at + delta, value=k.value, easing=k.easing, handles=k.handles)
            for k in self.keys
        )
        return Param(name=self.name, value=self.value, keys=keys)


class ParamKind(StrEnum):
    """What a parameter holds and so which control edits it."""

    number = "number"
    whole = "whole"
    switch = "switch"
    choice = "choice"
    point = "point"
    colour = "colour"
    text = "text"
    file = "file"
    curve = "curve"
    outline = "outline"


class ParamSpec(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The description of a parameter, from which checks, controls and schemas are made."""

    name: str
    label: str
    kind: ParamKind = ParamKind.number
    default: Value = 0.0
    minimum: float | None = None
    maximum: float | None = None
    step: float | None = None
    unit: str = ""
    choices: tuple[str, ...] = ()
    can_keyframe: bool = True
    description: str = ""


def ease(key: Keyframe, x: float) -> float:
    """Give the eased share (0 at the key, 1 at the next) for the time share `x` in 0..1."""
    if key.easing is Easing.bezier:
        return _bezier(key.handles, x)
    return _penner(key.easing, x)


def value_at(params: tuple[Param, ...], spec: ParamSpec, ticks: int) -> Value:
    """Give the value of the described parameter at `ticks`, or its default when never set."""
    for param in params:
        if param.name == spec.name:
            return param.at(ticks)
    return spec.default


def _blend(a: Value, b: Value, share: float) -> Value:
    if isinstance(a, tuple) and isinstance(b, tuple) and len(a) == len(b):
        return tuple(x + (y - x) * share for x, y in zip(a, b, strict=True))
    if isinstance(a, bool | str | tuple) or isinstance(b, bool | str | tuple):
        return a
    return a + (b - a) * share


def _bezier(handles: tuple[float, float, float, float], x: float) -> float:
    """Solve a CSS-style cubic bezier for y at x by bisection; 30 steps give 1e-9."""
    x1, y1, x2, y2 = handles
    low, high = 0.0, 1.0
    for _ in range(30):
        t = (low + high) / 2
        if 3 * (1 - t) ** 2 * t * x1 + 3 * (1 - t) * t * t * x2 + t**3 < x:
            low = t
        else:
            high = t
    t = (low + high) / 2
    return 3 * (1 - t) ** 2 * t * y1 + 3 * (1 - t) * t * t * y2 + t**3


def _power(n: int, x: float) -> float:
    return x**n


def _bounce_out(x: float) -> float:
    for limit, centre, lift in ((1, 0.0, 0.0), (2, 1.5, 0.75), (2.5, 2.25, 0.9375)):
        if x < limit / 2.75:
            return 7.5625 * (x - centre / 2.75) ** 2 + lift
    return 7.5625 * (x - 2.625 / 2.75) ** 2 + 0.984375


_POWERS: Final = {"quad": 2, "cubic": 3, "quart": 4, "quint": 5}


def _ease_in(family: str, x: float) -> float:
    match family:
        case "sine":
            return 1 - math.cos(x * math.pi / 2)
        case "expo":
            return 0.0 if x <= 0 else 2 ** (10 * x - 10)
        case "circ":
            return 1 - math.sqrt(max(0.0, 1 - x * x))
        case "back":
            return x * x * (2.70158 * x - 1.70158)
        case "elastic":
            if x <= 0 or x >= 1:
                return x
            return -(2 ** (10 * x - 10)) * math.sin((x * 10 - 10.75) * 2 * math.pi / 3)
        case "bounce":
            return 1 - _bounce_out(1 - x)
        case _:
            return _power(_POWERS[family], x)


def _penner(easing: Easing, x: float) -> float:
    if easing in (Easing.linear, Easing.hold):
        return x
    family, _, side = easing.value.partition("_")
    if side == "in":
        return _ease_in(family, x)
    if side == "out":
        return 1 - _ease_in(family, 1 - x)
    if x < 0.5:
        return _ease_in(family, 2 * x) / 2
    return 1 - _ease_in(family, 2 - 2 * x) / 2
