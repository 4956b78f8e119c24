"""What the filters of an FCP7 clip do to its picture and sound, as parameters here.

`Basic Motion` scales by percent of the file's own pixels, turns counter-clockwise, and puts the
anchor at `center`; both points are shares of the file's size from its middle, y down. Here a clip
is fitted to the canvas first, turns clockwise, and the anchor stays where it is. Sound levels are
factors, here decibels.
"""

import math
from collections.abc import Callable
from typing import Final

from msgspec import Struct

from kijkocut.interchange.fcp7_values import Values, text, where
from kijkocut.interchange.xml_tree import Node
from kijkocut.model.intrinsics import CLIP
from kijkocut.model.params import Easing, Keyframe, Param, Value
from kijkocut.model.ticks import Rate

SILENCE: Final = -60.0
"""Decibels that are silence here."""
LOUDEST: Final = 20.0
_FURTHEST: Final = 1e6
_PLAIN: Final[dict[str, Value]] = {
    "opacity": 1.0,
    "scale": (1.0, 1.0),
    "position": (0.0, 0.0),
    "anchor": (0.0, 0.0),
}
_ORDER: Final = tuple(spec.name for spec in CLIP)
_SAME: Final = 0.002
"""Share by which a scale may miss the fit and still be meant as it."""
Reading = Callable[[Node], Value | None]


class Frame(Struct, frozen=True, kw_only=True):
    """The sizes in pixels that scale and position count in."""

    canvas: tuple[int, int]
    native: tuple[int, int] | None = None
    """Of what the clip shows; None when nobody knows."""

    @property
    def shown(self) -> tuple[int, int]:
        """The size that positions are shares of."""
        return self.native or self.canvas

    def base(self, fit: str = "fit") -> tuple[float, float]:
        """Give the factors that a way to fit scales the clip's own pixels by."""
        across, down = (c / n for c, n in zip(self.canvas, self.shown, strict=True))
        match fit:
            case "none":
                return (1.0, 1.0)
            case "stretch":
                return (across, down)
            case "fill":
                return (max(across, down), max(across, down))
            case _:
                return (min(across, down), min(across, down))


class Motion:
    """Collects the parameters of one clip from its filters."""

    def __init__(self, own: int, rate: Rate, values: Values) -> None:
        """Read filters of a clip whose own time at its start is `own`, in ticks."""
        self._own = own
        self._rate = rate
        self._values = values
        self._made: dict[str, Param] = {}

    def read(self, effect: Node, frame: Frame) -> bool:
        """Read a filter; say whether it is one that is known here."""
        match text(effect, "effectid").lower():
            case "basic":
                self._basic(effect, frame)
            case "opacity":
                self._put(effect, ("opacity", "opacity"), _number(0.01, (0.0, 1.0), self._values))
            case "crop":
                share = _number(0.01, (0.0, 1.0), self._values)
                for side in ("left", "right", "top", "bottom"):
                    self._put(effect, (side, f"crop_{side}"), share)
            case "audiolevels":
                self._put(effect, ("level", "gain"), self._decibels)
            case "audiopan":
                self._put(effect, ("pan", "pan"), _number(1.0, (-1.0, 1.0), self._values))
            case _:
                return False
        effect.swallow()
        return True

    def params(self, frame: Frame, *, is_native: bool) -> tuple[Param, ...]:
        """Give the parameters that differ from what is usual.

        Args:
            frame: The sizes.
            is_native: Whether 100 percent are the file's own pixels, as they are everywhere but in
                what Resolve writes.
        """
        made = dict(self._made)
        base = frame.base()[0]
        scale = made.pop("scale", None)
        if is_native and base != 1.0:
            scale = _moved(scale or Param(name="", value=(1.0, 1.0)), 1 / base)
            if not scale.keys and isinstance(scale.value, tuple):
                scale = None if abs(scale.value[0] - 1) <= _SAME else scale
        anchor = made.pop("anchor", None)
        anchor = _moved(anchor, base) if anchor is not None else None
        position = combined(made.pop("centre", None), anchor, -1.0)
        for name, param in (("scale", scale), ("anchor", anchor), ("position", position)):
            if param is not None:
                made[name] = _rounded(name, param)
        return tuple(
            made[name]
            for name in _ORDER
            if name in made and (made[name].keys or made[name].value != _PLAIN.get(name, 0.0))
        )

    def _basic(self, effect: Node, frame: Frame) -> None:
        self._put(effect, ("scale", "scale"), self._scale)
        limits = (-_FURTHEST, _FURTHEST)
        self._put(effect, ("rotation", "rotation"), _number(-1.0, limits, self._values))
        point = self._point(frame.shown)
        self._put(effect, ("center", "centre"), point)
        self._put(effect, ("centerOffset", "anchor"), point)

    def _put(self, effect: Node, names: tuple[str, str], read: Reading) -> None:
        theirs, ours = names
        for parameter in effect.take("parameter"):
            key = text(parameter, "parameterid") or text(parameter, "name")
            if key.lower() != theirs.lower():
                parameter.is_read = False
                continue
            keys = self._keys(parameter, read)
            value = parameter.one("value")
            found = read(value) if value is not None else None
            if len(keys) > 1:
                self._made[ours] = Param(name=ours, value=keys[0].value, keys=keys)
            elif keys:
                self._made[ours] = Param(name=ours, value=keys[0].value)
            elif found is not None:
                self._made[ours] = Param(name=ours, value=found)
            parameter.swallow()

    def _keys(self, parameter: Node, read: Reading) -> tuple[Keyframe, ...]:
        found: dict[int, Keyframe] = {}
        is_smooth = False
        for key in parameter.take("keyframe"):
            when, value = self._values.number(key, "when"), key.one("value")
            read_value = read(value) if value is not None else None
            if when is None or read_value is None:
                self._values.ledger.drop("keyframes", where(key))
                continue
            is_smooth = is_smooth or any(part.tag in ("inbez", "outbez") for part in key.nodes())
            at = round(when * self._rate.frame_ticks) - self._own
            found[at] = Keyframe(at=at, value=read_value)
        if is_smooth:
            self._values.ledger.approximate(
                "curves between keyframes", where(parameter), "sine in and out"
            )
            eased = Easing.sine_in_out
            found = {at: Keyframe(at=at, value=k.value, easing=eased) for at, k in found.items()}
        return tuple(found[at] for at in sorted(found))

    def _scale(self, node: Node) -> Value | None:
        value = self._values.number_of(node)
        if value is None:
            return None
        factor = _near(max(-100.0, min(100.0, value / 100)))
        return (factor, factor)

    def _point(self, size: tuple[int, int]) -> Reading:
        def read(node: Node) -> Value | None:
            x, y = self._values.number(node, "horiz"), self._values.number(node, "vert")
            if x is None or y is None:
                return None
            return tuple(
                max(-_FURTHEST, min(_FURTHEST, part * side))
                for part, side in zip((x, y), size, strict=True)
            )

        return read

    def _decibels(self, node: Node) -> Value | None:
        value = self._values.number_of(node)
        if value is None:
            return None
        if value <= 10 ** (SILENCE / 20):
            return SILENCE
        return _near(min(LOUDEST, 20 * math.log10(value)), 6)


def combined(one: Param | None, other: Param | None, sign: float) -> Param | None:
    """Give the sum (or the difference) of two points over time."""
    if one is None and other is None:
        return None
    left = one or Param(name="", value=(0.0, 0.0))
    right = other or Param(name="", value=(0.0, 0.0))
    times = sorted({key.at for param in (left, right) for key in param.keys})
    easings = {key.at: key for param in (left, right) for key in param.keys}

    def at(ticks: int) -> Value:
        a, b = left.at(ticks), right.at(ticks)
        if not isinstance(a, tuple) or not isinstance(b, tuple):
            return (0.0, 0.0)
        return tuple(x + sign * y for x, y in zip(a, b, strict=True))

    keys = tuple(
        Keyframe(at=t, value=at(t), easing=easings[t].easing, handles=easings[t].handles)
        for t in times
    )
    return Param(name="", value=keys[0].value if keys else at(0), keys=keys)


def _moved(param: Param, factor: float) -> Param:
    """Give a point over time, farther out."""
    if factor == 1.0:
        return param

    def grown(value: Value) -> Value:
        return tuple(part * factor for part in value) if isinstance(value, tuple) else value

    keys = tuple(
        Keyframe(at=k.at, value=grown(k.value), easing=k.easing, handles=k.handles)
        for k in param.keys
    )
    return Param(name="", value=grown(param.value), keys=keys)


def _rounded(name: str, param: Param) -> Param:
    """Give a point over time under its name, without the dust of calculating."""
    digits = 9 if name == "scale" else 6

    def near(value: Value) -> Value:
        return tuple(_near(part, digits) for part in value) if isinstance(value, tuple) else value

    keys = tuple(
        Keyframe(at=k.at, value=near(k.value), easing=k.easing, handles=k.handles)
        for k in param.keys
    )
    return Param(name=name, value=near(param.value), keys=keys)


def _number(factor: float, limits: tuple[float, float], values: Values) -> Reading:
    def read(node: Node) -> Value | None:
        value = values.number_of(node)
        return None if value is None else _near(max(limits[0], min(limits[1], value * factor)))

    return read


def _near(value: float, digits: int = 9) -> float:
    return round(value, digits) + 0.0
