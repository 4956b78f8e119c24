"""Times of TTML: clock times with fractions or frames, and offsets in frames, ticks and seconds.

After W3C Timed Text Markup Language 2, sections 7.2 (parameters) and 12.3 (time expressions).
"""

import re
from fractions import Fraction
from typing import Final

from msgspec import Struct

from kijkocut.model.ticks import TICKS_PER_SECOND, Rate
from kijkocut.model.timecode import parse_time

_CLOCK: Final = re.compile(r"(\d{2,4}):(\d{2}):(\d{2})(?:(\.\d{1,20})|:(\d{1,3})(?:\.(\d{1,4}))?)?")
_OFFSET: Final = re.compile(r"(\d{1,15}(?:\.\d{1,20})?)(h|m|s|ms|f|t)")
_UNITS: Final = {"h": Fraction(3600), "m": Fraction(60), "s": Fraction(1), "ms": Fraction(1, 1000)}


class Clock(Struct, frozen=True, kw_only=True):
    """What the parameters on `tt` say of times."""

    frame_rate: Fraction = Fraction(30)
    """Frames a second, the multiplier included."""
    sub_frames: int = 1
    tick_rate: Fraction = Fraction(1)
    is_drop: bool = False
    """Whether labels count drop-frame, as SMPTE timecode."""

    def seconds(self, text: str) -> Fraction:
        """Read a time expression.

        Raises:
            ValueError: It is none.
        """
        text = text.strip()
        if match := _OFFSET.fullmatch(text):
            value, unit = Fraction(match[1]), match[2]
            if unit == "f":
                return value / self.frame_rate
            return value / self.tick_rate if unit == "t" else value * _UNITS[unit]
        match = _CLOCK.fullmatch(text)
        if match is None:
            raise ValueError(f'"{text[:40]}" is no time')
        hours, minutes, seconds, fraction, frames, sub = match.groups()
        if frames is not None and self.is_drop:
            return self._dropped(f"{hours}:{minutes}:{seconds};{frames}")
        whole = Fraction((int(hours) * 60 + int(minutes)) * 60 + int(seconds))
        if fraction is not None:
            return whole + Fraction(fraction)
        if frames is None:
            return whole
        count = int(frames) + Fraction(int(sub or 0), self.sub_frames)
        return whole + count / self.frame_rate

    def _dropped(self, label: str) -> Fraction:
        rate = Rate.of(self.frame_rate.numerator, self.frame_rate.denominator)
        return Fraction(parse_time(label, rate), TICKS_PER_SECOND)


def clock_time(ticks: int) -> str:
    """Write a time: to the millisecond where that is exact, else finely enough to come back."""
    exact = Fraction(ticks, TICKS_PER_SECOND)
    places = 3 if (exact * 1000).denominator == 1 else 9
    whole, part = divmod(round(exact * 10**places), 10**places)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}.{part:0{places}d}"
