"""Times, rates and sizes of MLT projects: counted in frames of the profile.

A time is a count of frames ("125"), a clock ("00:00:05.000", fraction after a point or a comma) or
a timecode ("00:00:05:00"); see "Time Properties" in the MLT framework's documentation of MLT XML.
"""

import re
from fractions import Fraction
from typing import Final

from msgspec import Struct

from kijkocut.interchange.xml_tree import Node
from kijkocut.model.sequence import ColourSpace
from kijkocut.model.ticks import BadTimeError, Rate

FARTHEST: Final = 100_000_000
"""Frames (at 25 a second 46 days); a time further off is damage, or MLT's "without end"."""
_NUMBER: Final = re.compile(r"-?\d{1,12}(?:[.,]\d{0,9})?", re.ASCII)
_CLOCK: Final = re.compile(
    r"(-?)(?:(\d{1,6}):)?(?:(\d{1,6}):)?(\d{1,6})(?:[.,](\d{1,9}))?", re.ASCII
)
_CODE: Final = re.compile(r"(-?)(\d{1,6}):(\d{1,2}):(\d{1,2})[:;](\d{1,4})", re.ASCII)
_WIDEST: Final = 32_768


class Profile(Struct, frozen=True, kw_only=True):
    """The size, rate and colours of everything in a project."""

    width: int = 1920
    height: int = 1080
    rate: Rate = Rate(25)
    sample_aspect: Fraction = Fraction(1)
    colour_space: ColourSpace = ColourSpace.bt709

    @property
    def square_width(self) -> int:
        """The width in square pixels, even."""
        return max(2, round(self.width * self.sample_aspect / 2) * 2)

    def frames(self, text: str) -> int:
        """Read a time.

        Raises:
            ValueError: It is none, or too far off.
        """
        words = text.strip()
        if code := _CODE.fullmatch(words):
            sign, hours, minutes, seconds, rest = code.groups()
            whole = int(hours) * 3600 + int(minutes) * 60 + int(seconds)
            count = round(whole * Fraction(round(self._fps))) + int(rest)
            return self._near(-count if sign else count, text)
        if _NUMBER.fullmatch(words):
            return self._near(int(Fraction(words.replace(",", ".").rstrip("."))), text)
        clock = _CLOCK.fullmatch(words)
        if clock is None:
            raise ValueError(f'"{text[:40]}" is no time')
        sign, first, second, last, part = clock.groups()
        hours, minutes = (first, second) if second is not None else ("0", first)
        seconds = Fraction(int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(last))
        seconds += Fraction(f"0.{part}") if part else 0
        count = int(seconds * self._fps + Fraction(1, 2))
        return self._near(-count if sign else count, text)

    @property
    def _fps(self) -> Fraction:
        return Fraction(self.rate.num, self.rate.den)

    @staticmethod
    def _near(count: int, text: str) -> int:
        if abs(count) > FARTHEST and count != 2**31 - 1:
            raise ValueError(f'"{text[:40]}" is too far off')
        return max(-FARTHEST, min(FARTHEST, count))


def read_profile(node: Node | None) -> tuple[Profile, bool]:
    """Give what a `profile` says, and whether it says all of it."""
    if node is None:
        return Profile(), False
    node.ignore("description", "progressive", "id")
    size = (whole(node.get("width")), whole(node.get("height")))
    is_whole = all(2 <= side <= _WIDEST for side in size)
    rate = _rate(whole(node.get("frame_rate_num")), whole(node.get("frame_rate_den", "1")))
    num, den = whole(node.get("sample_aspect_num")), whole(node.get("sample_aspect_den"))
    node.ignore("display_aspect_num", "display_aspect_den")
    aspect = Fraction(num, den) if num and den else Fraction(1)
    if not Fraction(1, 4) <= aspect <= 4:
        aspect, is_whole = Fraction(1), False
    width, height = size if is_whole else (1920, 1080)
    colours = node.get("colorspace", "709")
    wide = colours in ("2020", "bt2020")
    profile = Profile(
        width=max(2, width // 2 * 2),
        height=max(2, height // 2 * 2),
        rate=rate or Rate(25),
        sample_aspect=aspect,
        colour_space=ColourSpace.bt2020 if wide else ColourSpace.bt709,
    )
    return profile, is_whole and rate is not None


def whole(text: str) -> int:
    """Give a whole number of sane size that is not below zero, or 0."""
    words = text.strip()
    return int(words) if words.isascii() and words.isdigit() and len(words) < 10 else 0


def number(text: str, default: float = 0.0) -> float:
    """Give a number of sane size; a decimal comma is one too."""
    try:
        value = float(text.strip().removesuffix("%").replace(",", "."))
    except ValueError:
        return default
    return value if abs(value) <= 1e9 else default


def _rate(num: int, den: int) -> Rate | None:
    if not num or not den or not 1 <= num / den <= 1000:
        return None
    try:
        found = Rate.of(num, den)
    except BadTimeError:
        return _nearest(num / den)
    return found if found.is_sound else _nearest(num / den)


def _nearest(fps: float) -> Rate | None:
    """Give the usual rate that a rate such as 29970000/1000000 means."""
    usual = [Rate.of(n * 1000, 1001) for n in (24, 30, 48, 60, 120)]
    usual += [Rate.of(n) for n in (24, 25, 30, 48, 50, 60, 100, 120)]
    best = min(usual, key=lambda rate: abs(rate.num / rate.den - fps))
    return best if abs(best.num / best.den - fps) < 0.02 else None
