"""Exact time: integer ticks and rational frame rates.

One tick is 1/705 600 000 s (a *flick*, as published by Facebook/Oculus in 2018). Every frame rate
from 12 to 240 fps, the x/1001 family included, and every sample rate from 8 to 192 kHz divides a
second into whole ticks, so positions on a timeline are plain integers and never drift. Ranges are
half-open.
"""

import math
import re
from fractions import Fraction
from typing import Annotated, Final

from msgspec import Meta, Struct
from msgspec.structs import force_setattr

from kijkocut.model.errors import UserError

TICKS_PER_SECOND: Final = 705_600_000

Ticks = Annotated[
    int,
    Meta(
        title="ticks",
        description="A time or length in ticks of 1/705 600 000 s. Scripts may also write timecode"
        ' ("00:00:02:12"), frames ("48f") or seconds ("1.5s").',
    ),
]
"""A time or a length in ticks."""

_NAMED: Final = {
    "23.976": (24000, 1001),
    "23.98": (24000, 1001),
    "29.97": (30000, 1001),
    "47.952": (48000, 1001),
    "47.95": (48000, 1001),
    "59.94": (60000, 1001),
    "119.88": (120000, 1001),
    "239.76": (240000, 1001),
}

_FRACTION: Final = re.compile(r"[0-9]{1,12}(\.[0-9]{1,12}|/0*[1-9][0-9]{0,11})?")


class BadTimeError(UserError):
    """A text that should have been a time or a rate is not one."""

    code = "time.bad"


class Rate(Struct, frozen=True, order=True):
    """A frame rate in frames per second, as an exact fraction `num/den` in lowest terms.

    Scripts may also write it as a text or number: "29.97", "30000/1001", 25.
    """

    num: int
    den: int = 1

    def __post_init__(self) -> None:
        """Refuse what is no rate; JSON readers report it as theirs.

        Raises:
            ValueError: It is not above zero.
        """
        if self.num <= 0 or self.den <= 0:
            raise ValueError(f"a frame rate is above zero, not {self.num}/{self.den}")

    @classmethod
    def of(cls, num: int, den: int = 1) -> "Rate":
        """Give `num/den` fps reduced to lowest terms.

        Raises:
            BadTimeError: Not positive, or a frame would not be a whole number of ticks.
        """
        if num <= 0 or den <= 0:
            raise BadTimeError(f"A frame rate must be above zero, not {num}/{den}.")
        exact = Fraction(num, den)
        if (TICKS_PER_SECOND * exact.denominator) % exact.numerator:
            raise BadTimeError(
                f"{num}/{den} fps can't be kept exactly. Use one of 12 to 240 fps, or its x/1001"
                " form (for example 24, 25, 30000/1001)."
            )
        return cls(exact.numerator, exact.denominator)

    @classmethod
    def parse(cls, text: str) -> "Rate":
        """Read "25", "30000/1001" or the usual short forms such as "29.97".

        Raises:
            BadTimeError: The text is no frame rate.
        """
        text = text.strip()
        if text in _NAMED:
            return cls(*_NAMED[text])
        if not _FRACTION.fullmatch(text):
            raise BadTimeError(
                f'"{text[:40]}" is no frame rate. Write it as 25, 29.97 or 30000/1001.'
            )
        exact = Fraction(text)
        return cls.of(exact.numerator, exact.denominator)

    @property
    def is_sound(self) -> bool:
        """Whether its frames are whole ticks."""
        return TICKS_PER_SECOND * self.den % self.num == 0

    @property
    def frame_ticks(self) -> int:
        """The length of one frame in ticks, exact."""
        return TICKS_PER_SECOND * self.den // self.num

    @property
    def nominal(self) -> int:
        """Frames counted per timecode second: 30 for 29.97."""
        return -(-self.num // self.den)

    @property
    def can_drop(self) -> bool:
        """Whether SMPTE drop-frame counting exists for this rate (29.97, 59.94, 119.88)."""
        return self.den == 1001 and self.nominal % 30 == 0

    def frames(self, ticks: int) -> int:
        """Count the whole frames in `ticks`, rounding down."""
        return ticks // self.frame_ticks

    def ceil(self, ticks: int) -> int:
        """Move `ticks` up to the next frame start, unless it is one."""
        frame = self.frame_ticks
        return -(-ticks // frame) * frame

    def nearest_frame(self, ticks: int) -> int:
        """Give the frame number whose start is nearest to `ticks`; halves go up."""
        frame = self.frame_ticks
        return (2 * ticks + frame) // (2 * frame)

    def snap(self, ticks: int) -> int:
        """Move `ticks` to the nearest frame start."""
        return self.nearest_frame(ticks) * self.frame_ticks

    def __str__(self) -> str:
        return f"{self.num}/{self.den}" if self.den != 1 else str(self.num)


class Ratio(Struct, frozen=True):
    """An exact fraction in lowest terms, for speeds and sample aspects; 1/1 by default.

    Scripts may also write it as a text or number: "3/2", 0.5, -1.
    """

    num: int = 1
    den: int = 1

    def __post_init__(self) -> None:
        """Bring the fraction to lowest terms with a positive denominator.

        Raises:
            ValueError: The denominator is zero.
        """
        if self.den == 0:
            raise ValueError(f"{self.num}/0 is no ratio")
        common = math.gcd(self.num, self.den) * (1 if self.den > 0 else -1)
        if common != 1:
            force_setattr(self, "num", self.num // common)
            force_setattr(self, "den", self.den // common)

    @classmethod
    def of(cls, num: int, den: int = 1) -> "Ratio":
        """Give `num/den` in lowest terms with a positive denominator.

        Raises:
            BadTimeError: The denominator is zero.
        """
        if den == 0:
            raise BadTimeError(f"{num}/0 is no ratio.")
        return cls(num, den)

    @property
    def fraction(self) -> Fraction:
        """The same number as a `Fraction`."""
        return Fraction(self.num, self.den)

    def __str__(self) -> str:
        return f"{self.num}/{self.den}" if self.den != 1 else str(self.num)


def seconds(value: float | int | str | Fraction) -> int:
    """Turn seconds into ticks, rounding to the nearest tick; for labels, tests and media edges."""
    return round(Fraction(value) * TICKS_PER_SECOND)


def to_seconds(ticks: int) -> float:
    """Turn ticks into float seconds, for labels and libraries that know nothing else."""
    return ticks / TICKS_PER_SECOND


def from_pts(pts: int, time_base: Fraction) -> int:
    """Turn a native timestamp into ticks, rounding down to the tick it falls in."""
    return pts * time_base.numerator * TICKS_PER_SECOND // time_base.denominator


def samples(ticks: int, sample_rate: int) -> int:
    """Give the sample index at `ticks`, rounding to nearest; positions never accumulate error."""
    return (2 * ticks * sample_rate + TICKS_PER_SECOND) // (2 * TICKS_PER_SECOND)
