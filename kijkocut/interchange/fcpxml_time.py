"""Times, rates and formats of FCPXML, all exact fractions of a second.

The form of times, and that items keep to frames, is in Apple's "FCPXML Reference"; names such as
`FFVideoFormat1080p25` are those of Final Cut Pro.
"""

import re
from fractions import Fraction
from typing import Final

from kijkocut.model.sequence import ColourSpace
from kijkocut.model.ticks import TICKS_PER_SECOND, BadTimeError, Rate

_TIME: Final = re.compile(r"\s*(-?\d{1,24})(?:/(\d{1,24})|(\.\d{1,24}))?s?\s*")
_LARGEST: Final = 1_000_000
"""Seconds (eleven days); a time further off is damage."""
COLOUR_SPACES: Final = {
    ColourSpace.bt709: "1-1-1 (Rec. 709)",
    ColourSpace.srgb: "1-13-1",
    ColourSpace.bt2020: "9-1-9 (Rec. 2020)",
    ColourSpace.pq: "9-16-9 (Rec. 2020 PQ)",
    ColourSpace.hlg: "9-18-9 (Rec. 2020 HLG)",
}
"""ITU-T H.273 codes of primaries, transfer and matrix, as `colorSpace` has them."""
CONFORM_RATES: Final = {
    Rate.of(24000, 1001): "23.98",
    Rate.of(24): "24",
    Rate.of(25): "25",
    Rate.of(30000, 1001): "29.97",
    Rate.of(30): "30",
    Rate.of(48000, 1001): "47.95",
    Rate.of(48): "48",
    Rate.of(50): "50",
    Rate.of(60000, 1001): "59.94",
    Rate.of(60): "60",
}
"""The rates that `conform-rate` may name."""
_HEIGHTS: Final = {(1280, 720): "720", (1920, 1080): "1080"}
_SIZES: Final = frozenset({(2048, 1080), (3840, 2160), (4096, 2160), (5120, 2160)})
_SUFFIXES: Final = ("23.98", "24", "25", "29.97", "30", "50", "59.94", "60")


def parse_seconds(text: str) -> Fraction:
    """Read "1001/30000s", "5s" or "2.5s".

    Raises:
        ValueError: It is no time.
    """
    match = _TIME.fullmatch(text)
    if match is None:
        raise ValueError(f'"{text[:40]}" is no time')
    whole, under, decimals = match.groups()
    if under is not None and int(under) == 0:
        raise ValueError(f'"{text[:40]}" divides by zero')
    value = Fraction(int(whole), int(under)) if under else Fraction(whole + (decimals or ""))
    if abs(value) > _LARGEST:
        raise ValueError(f'"{text[:40]}" is too far off')
    return value


def format_seconds(seconds: Fraction) -> str:
    """Write a time in lowest terms."""
    if seconds.denominator == 1:
        return f"{seconds.numerator}s"
    return f"{seconds.numerator}/{seconds.denominator}s"


def to_seconds(ticks: int) -> Fraction:
    """Give ticks as exact seconds."""
    return Fraction(ticks, TICKS_PER_SECOND)


def to_ticks(seconds: Fraction) -> int:
    """Give the nearest tick to a time."""
    return round(seconds * TICKS_PER_SECOND)


def written(ticks: int) -> str:
    """Write ticks as a time."""
    return format_seconds(to_seconds(ticks))


def frame_duration(rate: Rate) -> str:
    """Write the length of a frame the way Final Cut Pro does: 100/2500s, 1001/30000s."""
    if rate.den == 1:
        return f"100/{rate.num * 100}s"
    return f"{rate.den}/{rate.num}s"


def rate_of(duration: Fraction) -> Rate | None:
    """Give the rate whose frame is that long, or None when no timeline can run at it."""
    if duration <= 0:
        return None
    exact = 1 / duration
    try:
        found = Rate.of(exact.numerator, exact.denominator)
    except BadTimeError:
        return None
    return found if 1 <= exact <= 1000 else None


def format_name(size: tuple[int, int], rate: Rate) -> str | None:
    """Give Final Cut Pro's name of a format, or None for one of the user's own."""
    shown = CONFORM_RATES.get(rate)
    if shown not in _SUFFIXES:
        return None
    suffix = shown.replace(".", "")
    if size in _HEIGHTS:
        return f"FFVideoFormat{_HEIGHTS[size]}p{suffix}"
    return f"FFVideoFormat{size[0]}x{size[1]}p{suffix}" if size in _SIZES else None


_NAMED: Final = re.compile(r"FFVideoFormat(?:(\d+)x)?(\d+)[pi](\d+)")
_RATES: Final = {shown.replace(".", ""): rate for rate, shown in CONFORM_RATES.items()}


def named_format(name: str) -> tuple[tuple[int, int], Rate | None] | None:
    """Give the size and rate that a name of Final Cut Pro's says, or None when it says nothing."""
    match = _NAMED.fullmatch(name)
    if match is None:
        return None
    height = int(match[2])
    width = int(match[1]) if match[1] else round(height * 16 / 9)
    return (width, height), _RATES.get(match[3])


def colour_space(text: str) -> ColourSpace | None:
    """Give the colour space that H.273 codes at the start of a text mean, or None."""
    codes = text.split(" ", 1)[0]
    named = {words.split(" ", 1)[0]: space for space, words in COLOUR_SPACES.items()}
    return named.get(codes)
