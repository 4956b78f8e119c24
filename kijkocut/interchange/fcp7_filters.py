"""Parameters of clips as filters of FCP7 XML; units as in `fcp7_motion`."""

import math
from collections.abc import Callable
from typing import Final

from kijkocut.interchange.fcp7_motion import SILENCE, Frame, combined
from kijkocut.interchange.fcp7_values import decimal, leaf
from kijkocut.interchange.report import Ledger
from kijkocut.interchange.xml_text import Made
from kijkocut.model.clip import Clip
from kijkocut.model.params import Easing, Keyframe, Param, Value
from kijkocut.model.ticks import Rate

_PIECES: Final = 8
"""Straight pieces that stand for a curve between two keyframes."""
_LOUDEST: Final = 3.98109
"""The largest level that Final Cut and Premiere know: 12 dB."""
_WRITTEN: Final = frozenset(
    {"position", "anchor", "scale", "rotation", "opacity", "fit", "gain", "pan"}
    | {"crop_left", "crop_right", "crop_top", "crop_bottom"}
)
Writing = Callable[[Value], tuple[Made, ...] | str]


class Filters:
    """Writes the parameters of one clip."""

    def __init__(self, clip: Clip, own: int, rate: Rate, where: str, ledger: Ledger) -> None:
        """Write a clip whose own time at its start is `own`, in ticks."""
        self._clip = clip
        self._own = own
        self._rate = rate
        self._where = where
        self._ledger = ledger

    def picture(self, frame: Frame) -> tuple[Made, ...]:
        """Give the filters of a picture."""
        self._note()
        made = [self._basic(frame)]
        crops = [
            self._parameter(side, side, f"crop_{side}", _number(100.0))
            for side in ("left", "right", "top", "bottom")
        ]
        if any(crops):
            made.append(_filter("Crop", "crop", "motion", [c for c in crops if c is not None]))
        opacity = self._parameter("opacity", "opacity", "opacity", _number(100.0))
        if opacity is not None:
            made.append(_filter("Opacity", "opacity", "motion", [opacity]))
        return tuple(one for one in made if one is not None)

    def sound(self) -> tuple[Made, ...]:
        """Give the filters of a sound."""
        self._note()
        made = []
        level = self._parameter("level", "Level", "gain", self._level)
        if level is not None:
            made.append(_filter("Audio Levels", "audiolevels", "audiolevels", [level], "audio"))
        pan = self._parameter("pan", "Pan", "pan", _number(1.0))
        if pan is not None:
            made.append(_filter("Audio Pan", "audiopan", "audiopan", [pan], "audio"))
        return tuple(made)

    def _basic(self, frame: Frame) -> Made | None:
        fit = str(next((p.value for p in self._clip.params if p.name == "fit"), "fit"))
        if fit == "stretch" and frame.base("stretch") != frame.base():
            self._ledger.approximate("stretched pictures", self._where, "filling the canvas")
            fit = "fill"
        base = frame.base(fit)[0]
        anchor, position = self._found("anchor"), self._found("position")
        centre = combined(position, anchor, 1.0)
        scale = self._found("scale") or Param(name="scale", value=(1.0, 1.0))
        wide, high = frame.shown
        made = [
            self._written("scale", "Scale", scale, self._scale(base)),
            self._parameter("rotation", "Rotation", "rotation", _number(-1.0)),
            self._written("center", "Center", centre, _point(1 / wide, 1 / high)),
            self._written(
                "centerOffset", "Anchor Point", anchor, _point(1 / base / wide, 1 / base / high)
            ),
        ]
        is_plain = not scale.keys and scale.value == (1.0, 1.0) and abs(base - 1.0) < 1e-9
        kept = [m for m in made[1 if is_plain else 0 :] if m is not None]
        return _filter("Basic Motion", "basic", "motion", kept) if kept else None

    def _found(self, name: str) -> Param | None:
        return next((p for p in self._clip.params if p.name == name), None)

    def _parameter(self, key: str, name: str, ours: str, write: Writing) -> Made | None:
        return self._written(key, name, self._found(ours), write)

    def _written(self, key: str, name: str, param: Param | None, write: Writing) -> Made | None:
        if param is None:
            return None
        made = Made("parameter", leaf("parameterid", key), leaf("name", name))
        made.add(_value(write(param.at(0))))
        for at, value in self._keys(param):
            made.add(Made("keyframe", leaf("when", at), _value(write(value))))
        return made

    def _keys(self, param: Param) -> list[tuple[int, Value]]:
        """Give the keyframes in frames of the clip's own time, curves in straight pieces."""
        found: dict[int, Value] = {}
        frame = self._rate.frame_ticks
        for turn, key in enumerate(param.keys):
            after = param.keys[turn + 1] if turn + 1 < len(param.keys) else None
            at = self._frame(key.at)
            if at * frame != self._own + key.at:
                self._ledger.approximate("keyframes", self._where, "at the nearest frame")
            found[at] = key.value
            if after is None or key.easing is Easing.linear:
                continue
            if key.easing is Easing.hold:
                found.setdefault(self._frame(after.at) - 1, key.value)
                continue
            self._ledger.approximate(f"easing {key.easing}", self._where, "straight pieces")
            self._bent(param, key, after, found)
        return sorted(found.items())

    def _bent(self, param: Param, key: Keyframe, after: Keyframe, found: dict[int, Value]) -> None:
        for piece in range(1, _PIECES):
            at = self._frame(key.at + (after.at - key.at) * piece // _PIECES)
            ticks = at * self._rate.frame_ticks - self._own
            if key.at < ticks < after.at:
                found[at] = param.at(ticks)

    def _frame(self, at: int) -> int:
        return self._rate.nearest_frame(self._own + at)

    def _scale(self, base: float) -> Writing:
        def write(value: Value) -> str:
            x, y = value[:2] if isinstance(value, tuple) else (1.0, 1.0)
            if abs(x - y) > 1e-6:
                self._ledger.approximate("widths and heights apart", self._where, "the mean")
            if x < 0 or y < 0:
                self._ledger.drop("flips", self._where)
            return decimal(100 * base * math.sqrt(abs(x * y)))

        return write

    def _level(self, value: Value) -> str:
        gain = float(value) if isinstance(value, int | float) else 0.0
        level = 0.0 if gain <= SILENCE else 10 ** (gain / 20)
        if level > _LOUDEST + 1e-3:
            self._ledger.approximate("levels above 12 dB", self._where, "12 dB")
        return decimal(min(level, _LOUDEST))

    def _note(self) -> None:
        for param in self._clip.params:
            if param.name not in _WRITTEN:
                self._ledger.drop(f"parameter {param.name}", self._where)


def _filter(name: str, key: str, kind: str, made: list[Made], media: str = "video") -> Made:
    effect = Made("effect", leaf("name", name), leaf("effectid", key))
    effect.add(leaf("effectcategory", kind), leaf("effecttype", kind), leaf("mediatype", media))
    return Made("filter", effect.add(*made))


def _value(content: tuple[Made, ...] | str) -> Made:
    return leaf("value", content) if isinstance(content, str) else Made("value", *content)


def _number(factor: float) -> Writing:
    def write(value: Value) -> str:
        return decimal(float(value) * factor) if isinstance(value, int | float) else "0"

    return write


def _point(across: float, down: float) -> Writing:
    def write(value: Value) -> tuple[Made, ...]:
        x, y = value[:2] if isinstance(value, tuple) else (0.0, 0.0)
        return (leaf("horiz", decimal(x * across)), leaf("vert", decimal(y * down)))

    return write
