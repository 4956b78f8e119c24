"""The clips of an OpenShot project: where they lie, how fast they run, what is done to them.

Positions are shares of the canvas from where a clip's `gravity` puts it, turns are degrees
clockwise about the clip's middle, `volume` is a factor (libopenshot, `Clip.cpp`).
"""

import math
import re
from collections.abc import Callable
from fractions import Fraction
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.interchange.fcpxml_speed import TimeMap
from kijkocut.interchange.foreign_effects import Table, made_effects
from kijkocut.interchange.mlt_fades import SILENCE, held_gain
from kijkocut.interchange.osp_values import Clock, Part, Point, value_at
from kijkocut.interchange.report import Ledger
from kijkocut.model.clip import Clip, Effect, Fade, FadeCurve, MediaSource
from kijkocut.model.params import Param
from kijkocut.model.retime import Retime
from kijkocut.model.sequence import Sequence
from kijkocut.model.ticks import TICKS_PER_SECOND

_FITS: Final = {0: "fill", 1: "fit", 2: "stretch", 3: "none"}
"""OpenShot's scale: crop, best fit, stretch, none."""
_CENTRE: Final = 4
_NEAR: Final = 0.01
_NEARLY: Final = Fraction(1, TICKS_PER_SECOND)


class Spot(Struct, frozen=True, kw_only=True):
    """Where a clip lies, in ticks, and which second of its file it begins at."""

    start: int
    duration: int
    begin: Fraction

    @classmethod
    def of(cls, part: Part, sequence: Sequence) -> "Spot | None":
        """Give the place of a clip on frames of a sequence, or None when it has no length."""
        rate = sequence.rate
        begin, end = max(0.0, part.number("start")), part.number("end")
        at = part.number("position")
        low = rate.snap(round(at * TICKS_PER_SECOND))
        high = rate.snap(round((at + end - begin) * TICKS_PER_SECOND))
        if low < 0:
            begin, low = begin - low / TICKS_PER_SECOND, 0
        if high <= low:
            return None
        return cls(start=low, duration=high - low, begin=Fraction(begin).limit_denominator(10**6))


def speed_of(part: Part, spot: Spot, sequence: Sequence) -> tuple[int, Retime, bool]:
    """Give where in its file a clip begins, how fast it runs, and whether that is exact."""
    curve = part.curve("time")
    rate = sequence.rate
    length = Fraction(spot.duration, TICKS_PER_SECOND)
    if len(curve) < 2:
        return round(spot.begin * TICKS_PER_SECOND), Retime(), True
    frame = Fraction(rate.den, rate.num)
    is_back = curve[-1].value < curve[0].value
    points = []
    for point in curve:
        value = Fraction(point.value) * frame - (_NEARLY if is_back else frame)
        points.append((Fraction(point.frame) * frame, max(Fraction(0), value)))
    times = TimeMap(points)
    retime, is_exact = times.retime(spot.begin, length)
    source_in = round(times.at(spot.begin) * TICKS_PER_SECOND)
    low, _ = retime.span(spot.duration)
    is_even = all(point.kind == 1 for point in curve)
    return max(source_in, -low), retime, is_exact and is_even


class Dressing:
    """Puts on clips what OpenShot does to them."""

    def __init__(self, sequence: Sequence, table: Table, ledger: Ledger) -> None:
        """Dress clips of a sequence, with the effects of a table."""
        self._sequence = sequence
        self._table = table
        self._ledger = ledger

    def picture(self, clip: Clip, part: Part, spot: Spot, where: str) -> Clip:
        """Give a clip of pictures with its place, opacity, fades and effects."""
        clock = self._clock(spot)
        wide, high = float(self._sequence.width), float(self._sequence.height)
        scale = (part.curve("scale_x"), part.curve("scale_y"))
        made = [
            _moved(part, clock, (wide, high)),
            clock.param("scale", scale, (1.0, 1.0), _scale),
            clock.param("rotation", (part.curve("rotation"),), (0.0,)),
        ]
        fit = _FITS.get(int(part.number("scale", 1)), "fit")
        if fit != "fit" and isinstance(clip.source, MediaSource):
            made.append(Param(name="fit", value=fit))
        if int(part.number("gravity", _CENTRE)) != _CENTRE:
            self._ledger.approximate("places at an edge", where, "from the middle")
        for name in ("shear_x", "shear_y", "perspective_c1_x", "perspective_c1_y"):
            plain = 0.0 if name.startswith("shear") else -1.0
            if any(point.value != plain for point in part.curve(name)):
                self._ledger.drop(f"{name} of clips", where)
        alpha = part.curve("alpha")
        fades = faded(alpha, clock, spot.duration)
        if fades is None:
            made.append(clock.param("opacity", (alpha,), (1.0,), _share))
        params = tuple(param for param in made if param is not None)
        dressed = replace(clip, params=(*clip.params, *params), **(fades or {}))
        return self._effects(dressed, part, clock, where, is_sound=False)

    def sound(self, clip: Clip, part: Part, spot: Spot, where: str) -> Clip:
        """Give a clip of sound with its volume and fades."""
        clock = self._clock(spot)
        volume = part.curve("volume")
        fades = faded(volume, clock, spot.duration)
        param = None if fades is not None else clock.param("gain", (volume,), (0.0,), _decibels)
        params = clip.params if param is None else (*clip.params, param)
        dressed = replace(clip, params=params, **(fades or {}))
        for name in ("channel_filter", "channel_mapping"):
            if any(point.value >= 0 for point in part.curve(name)):
                self._ledger.drop("choices of channels", where)
        return self._effects(dressed, part, clock, where, is_sound=True)

    def _clock(self, spot: Spot) -> Clock:
        rate = self._sequence.rate
        begin = float(spot.begin * Fraction(rate.num, rate.den))
        return Clock(begin=begin, frame_ticks=rate.frame_ticks)

    def _effects(self, clip: Clip, part: Part, clock: Clock, where: str, *, is_sound: bool) -> Clip:
        made: list[Effect] = []
        params = list(clip.params)
        for number, effect in enumerate(part.parts("effects")):
            name = effect.text("class_name", "type", "name") or "unnamed"
            if (name in _SOUNDS) != is_sound or name == "Caption":
                continue
            if name == "Crop":
                params += _cropped(effect, clock)
                continue
            rules = self._table.rules(name)
            if not rules:
                self._ledger.drop(f'effects "{name}"', where)
                continue
            prefix = f"{clip.id}-e{number}"
            made += made_effects(rules, _reader(effect, clock), prefix)
            for how in dict.fromkeys(rule.how for rule in rules if rule.how):
                self._ledger.approximate(f'effects "{name}"', where, how)
        unique = {param.name: param for param in params}
        return replace(clip, params=tuple(unique.values()), effects=(*clip.effects, *made))


_SOUNDS: Final = (
    "Compressor", "Delay", "Distortion", "Echo", "Expander", "Noise", "ParametricEQ",
    "Robotization", "Whisperization",
)  # fmt: skip


def faded(curve: tuple[Point, ...], clock: Clock, duration: int) -> dict[str, Fade] | None:
    """Give the fades that a curve of 0 to 1 is, by their fields, or None when it is more."""
    points = [((p.frame - clock.begin) * clock.frame_ticks, p.value, p.kind) for p in curve]
    made: dict[str, Fade] = {}
    edge = 2 * clock.frame_ticks
    if len(points) > 1 and points[0][0] <= edge and _is(points[0][1], 0) and _is(points[1][1], 1):
        made["fade_in"] = _fade(points[1][0] - max(0.0, points[0][0]), points[1][2], duration)
        points = points[1:]
    is_end = len(points) > 1 and points[-1][0] >= duration - edge
    if is_end and _is(points[-1][1], 0) and _is(points[-2][1], 1):
        made["fade_out"] = _fade(duration - points[-2][0], points[-1][2], duration)
        points = points[:-1]
    if not made or not all(_is(value, 1) for _, value, _ in points):
        return None
    return made


def _fade(ticks: float, kind: int, duration: int) -> Fade:
    curve = FadeCurve.linear if kind == 1 else FadeCurve.smooth
    return Fade(duration=max(1, min(duration, round(ticks))), curve=curve)


def _is(value: float, wanted: float) -> bool:
    return abs(value - wanted) < _NEAR


def _moved(part: Part, clock: Clock, size: tuple[float, float]) -> Param | None:
    """Give the position, which counts in shares of the canvas."""
    across = tuple(replace(p, value=p.value * size[0]) for p in part.curve("location_x"))
    down = tuple(replace(p, value=p.value * size[1]) for p in part.curve("location_y"))
    return clock.param("position", (across, down), (0.0, 0.0))


def _cropped(effect: Part, clock: Clock) -> list[Param]:
    sides = ("left", "right", "top", "bottom")
    made = [clock.param(f"crop_{side}", (effect.curve(side),), (0.0,), _share) for side in sides]
    return [param for param in made if param is not None]


def _reader(effect: Part, clock: Clock) -> Callable[[str, str], Param | None]:
    def read(name: str, kind: str) -> Param | None:
        if kind == "text":
            text = effect.text(name)
            return Param(name=name, value=text) if text else None
        if kind == "colour":
            colour = effect.part(name)
            if not colour:
                return None
            rgb = [value_at(colour.curve(one), 0, 0.0) / 255 for one in ("red", "green", "blue")]
            return Param(name=name, value=(*(_share(one) for one in rgb), 1.0))
        curve = effect.curve(name)
        return clock.param(name, (curve,), (math.nan,)) if curve else None

    return read


def caption_lines(effect: Part) -> list[tuple[float, float, str]]:
    """Give the lines of an effect Caption: seconds of the clip's file, and text."""
    found = []
    stamp = r"(\d{1,3}):(\d{2}):(\d{2})[:.,](\d{1,3})"
    text = effect.text("caption_text").replace("\r", "")
    marks = list(re.finditer(rf"{stamp}\s*-->\s*{stamp}[^\n]*\n?", text))
    for index, mark in enumerate(marks):
        end = marks[index + 1].start() if index + 1 < len(marks) else len(text)
        words = text[mark.end() : end].strip()
        numbers = [int(one) for one in mark.groups()]
        low, high = (_seconds(numbers[at : at + 4]) for at in (0, 4))
        if words and high > low:
            found.append((low, high, words))
    return found


def _seconds(parts: list[int]) -> float:
    hours, minutes, seconds, milli = parts
    return hours * 3600 + minutes * 60 + seconds + milli / 1000


def _scale(value: float) -> float:
    return max(-100.0, min(100.0, value))


def _share(value: float) -> float:
    return max(0.0, min(1.0, value))


def _decibels(value: float) -> float:
    return SILENCE if value <= 0 else held_gain(20 * math.log10(value))
