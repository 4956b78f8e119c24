"""Where MLT puts a picture (rectangle, rotation, crop, flip), as the parameters that say it here.

A rectangle counts in pixels of the profile from its top left; the picture is fitted into it with
its own shape, or stretched ("distort"), as the filters `qtblend` and `affine` of the MLT framework
do. Here a picture is fitted to the canvas first, then scaled and moved about its middle.
"""

import math
from typing import Final

from msgspec import Struct

from kijkocut.interchange.mlt_animation import Animation, Key, Numbers
from kijkocut.interchange.mlt_time import Profile
from kijkocut.model.params import Param

_TINIEST: Final = 1e-4
_LARGEST: Final = 100.0


class Frame(Struct, frozen=True, kw_only=True):
    """What a rectangle is measured against, and the clock of its keys."""

    profile: Profile
    own_size: tuple[int, int] | None = None
    """The picture's own size; None is the canvas'."""
    offset: tuple[float, float] = (0.0, 0.0)
    """Where the picture's middle stands in it."""
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """What was cut off before, left, right, top and bottom, in pixels of the picture; what is left
    is fitted in its place."""
    begin: int = 0
    """The frame of the filter's clock at the clip's first frame."""

    @property
    def canvas(self) -> tuple[float, float]:
        """Width and height in square pixels."""
        return float(self.profile.square_width), float(self.profile.height)

    @property
    def stretch(self) -> float:
        """Square pixels across in a pixel of the profile."""
        return self.profile.square_width / self.profile.width

    def param(self, animation: Animation, name: str, plain: float | Numbers) -> Param | None:
        """Give a parameter that moves as an animation does."""
        return animation.param(
            name, begin=self.begin, frame=self.profile.rate.frame_ticks, plain=plain
        )


def rect_params(rect: Animation, frame: Frame, *, is_stretched: bool) -> list[Param]:
    """Give the position, scale, fit and opacity that a rectangle means."""
    wide, high = frame.canvas
    own = frame.own_size or frame.canvas
    left, right, top, bottom = frame.crop
    seen = (max(1.0, own[0] - left - right), max(1.0, own[1] - top - bottom))
    fitted = min(wide / own[0], high / own[1])
    base = (wide / own[0], high / own[1]) if is_stretched else (fitted, fitted)

    def sizes(value: Numbers) -> tuple[float, float]:
        """Give pixels of the canvas in one of the picture, across and down."""
        across, down = value[2] * frame.stretch / seen[0], value[3] / seen[1]
        return (across, down) if is_stretched else (min(across, down),) * 2

    def scale(value: Numbers) -> Numbers:
        across, down = sizes(value)
        return (_scale(across / base[0]), _scale(down / base[1]))

    def position(value: Numbers) -> Numbers:
        across, down = sizes(value)
        x = (value[0] + value[2] / 2) * frame.stretch - wide / 2
        y = value[1] + value[3] / 2 - high / 2
        x += frame.offset[0] * across / base[0] - (left - right) / 2 * across
        y += frame.offset[1] * down / base[1] - (top - bottom) / 2 * down
        return (round(x, 6) + 0.0, round(y, 6) + 0.0)

    def opacity(value: Numbers) -> Numbers:
        return (max(0.0, min(1.0, value[4])) if len(value) > 4 else 1.0,)

    whole = rect.map(lambda value: value + (0.0,) * (4 - len(value)))
    made = [
        frame.param(whole.map(position), "position", (0.0, 0.0)),
        frame.param(whole.map(scale), "scale", (1.0, 1.0)),
        frame.param(whole.map(opacity), "opacity", 1.0),
    ]
    if is_stretched:
        made.append(Param(name="fit", value="stretch"))
    return [param for param in made if param is not None]


def corner_turned(rect: Animation, degrees: float, frame: Frame) -> Animation:
    """Give the rectangle whose turn about its middle looks like this one's about its corner."""
    turn = math.radians(degrees)

    def turned(value: Numbers) -> Numbers:
        x, y = value[2] / 2 * frame.stretch, value[3] / 2
        moved = (
            x * math.cos(turn) - y * math.sin(turn) - x,
            x * math.sin(turn) + y * math.cos(turn) - y,
        )
        return (value[0] + moved[0] / frame.stretch, value[1] + moved[1], *value[2:])

    return rect.map(turned)


def crop_params(
    sides: dict[str, Animation], size: tuple[float, float], frame: Frame
) -> list[Param]:
    """Give the crop of sides in pixels of a picture of that size."""
    made = []
    for side, animation in sides.items():
        whole = size[0] if side in ("left", "right") else size[1]
        made.append(frame.param(_shares(animation, whole), f"crop_{side}", 0.0))
    return [param for param in made if param is not None]


def _shares(animation: Animation, whole: float) -> Animation:
    return animation.map(lambda value: (_share(value[0] / whole),))


def rect_crop(rect: Animation, frame: Frame) -> dict[str, Animation]:
    """Give the sides that a rectangle cuts off, in pixels of the profile."""
    wide, high = float(frame.profile.width), float(frame.profile.height)
    whole = rect.map(lambda value: value + (0.0,) * (4 - len(value)))
    return {
        "left": whole.map(lambda v: (v[0],)),
        "right": whole.map(lambda v: (wide - v[0] - v[2],)),
        "top": whole.map(lambda v: (v[1],)),
        "bottom": whole.map(lambda v: (high - v[1] - v[3],)),
    }


def whole_rect(profile: Profile) -> Animation:
    """Give the rectangle that is the whole frame."""
    value = (0.0, 0.0, float(profile.width), float(profile.height), 1.0)
    return Animation(keys=(Key(at=0, value=value),))


def _scale(value: float) -> float:
    return round(max(-_LARGEST, min(_LARGEST, value if abs(value) > _TINIEST else 0.0)), 9) + 0.0


def _share(value: float) -> float:
    return round(max(0.0, min(1.0, value)), 9) + 0.0
