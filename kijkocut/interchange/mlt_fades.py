"""Values that rise at the start of a clip and fall at its end, as fades."""

import math
from typing import Final

from msgspec import Struct

from kijkocut.interchange.mlt_animation import Animation, Key
from kijkocut.model.clip import Fade, FadeCurve

SILENCE: Final = -60.0
"""Decibels that are silence here."""
_NEAR: Final = 1e-3


class Fades(Struct, frozen=True, kw_only=True):
    """What an animation of 0 to 1 fades; a side that it doesn't is None."""

    fade_in: Fade | None = None
    fade_out: Fade | None = None

    @property
    def is_any(self) -> bool:
        """Whether there is a fade."""
        return self.fade_in is not None or self.fade_out is not None


def ramp(low: float, high: float, first: int, last: int) -> Animation:
    """Give a value that moves evenly between two frames."""
    if last <= first:
        return Animation(keys=(Key(at=first, value=(high,)),))
    return Animation(keys=(Key(at=first, value=(low,)), Key(at=last, value=(high,))))


def fades(animation: Animation, begin: int, length: int, frame: int) -> Fades | None:
    """Give the fades that an animation of 0 to 1 is, or None when it is more than that.

    Args:
        animation: The value, on its filter's clock.
        begin: That clock's frame at the clip's first frame.
        length: Frames of the clip.
        frame: Ticks in a frame.
    """
    keys = [(key.at - begin, key.value[0]) for key in animation.keys]
    fade_in = fade_out = None
    if len(keys) > 1 and keys[0][0] <= 1 and _is(keys[0][1], 0) and _is(keys[1][1], 1):
        fade_in = _fade(keys[1][0] - max(0, keys[0][0]), length, frame)
        keys = keys[1:]
    if len(keys) > 1 and keys[-1][0] >= length - 2 and _is(keys[-1][1], 0) and _is(keys[-2][1], 1):
        fade_out = _fade(length - keys[-2][0], length, frame)
        keys = keys[:-1]
    if not all(_is(value, 1) for _, value in keys):
        return None
    return Fades(fade_in=fade_in, fade_out=fade_out)


def linear_gain(animation: Animation) -> Animation:
    """Give decibels as factors."""
    return animation.map(lambda value: (0.0 if value[0] <= SILENCE else 10 ** (value[0] / 20),))


def decibels(animation: Animation) -> Animation:
    """Give factors as decibels between silence and the loudest there is."""
    return animation.map(lambda value: (held_gain(20 * math.log10(max(1e-6, value[0]))),))


def held_gain(gain_db: float) -> float:
    """Give decibels within those there are."""
    return round(max(SILENCE, min(20.0, gain_db)), 6) + 0.0


def _fade(frames: int, length: int, frame: int) -> Fade | None:
    held = min(frames, length)
    return Fade(duration=held * frame, curve=FadeCurve.linear) if held > 0 else None


def _is(value: float, wanted: float) -> bool:
    return abs(value - wanted) < _NEAR
