"""Times and rates between ticks and OpenTimelineIO, which keeps both as doubles."""

import math
from fractions import Fraction
from typing import Final

import opentimelineio as otio  # type: ignore[import-untyped]

from kijkocut.model.ticks import TICKS_PER_SECOND, Rate, Ratio

_STANDARD: Final = (12, 15, 18, 20, 24, 25, 30, 48, 50, 60, 72, 75, 90, 96, 100, 120, 144, 200, 240)
_NTSC: Final = (24, 30, 48, 60, 120, 240)
_TOLERANCE: Final = 0.006
"""Frames per second by which other programs round a rate: they write 23.98 for 24000/1001."""


def exact_rate(fps: float) -> Rate | None:
    """Give the rate meant by a rounded number, or None when no timeline can run at it."""
    if not math.isfinite(fps) or fps <= 0:
        return None
    rates = [Rate.of(n) for n in _STANDARD] + [Rate.of(n * 1000, 1001) for n in _NTSC]
    nearest = min(rates, key=lambda rate: abs(rate.num / rate.den - fps))
    return nearest if abs(nearest.num / nearest.den - fps) <= _TOLERANCE else None


def to_ticks(time: otio.opentime.RationalTime) -> int:
    """Turn a time into ticks, to the nearest; its rate is taken as the exact one meant.

    Raises:
        ValueError: It is no finite time.
    """
    if not (math.isfinite(time.value) and math.isfinite(time.rate)) or time.rate <= 0:
        raise ValueError(f"{time.value}/{time.rate} is no time")
    rate = exact_rate(time.rate)
    fps = Fraction(rate.num, rate.den) if rate is not None else Fraction(time.rate)
    return round(Fraction(time.value) / fps * TICKS_PER_SECOND)


def from_ticks(ticks: int, rate: Rate) -> otio.opentime.RationalTime:
    """Write ticks as frames of a rate; what is between frames gets a fraction."""
    frames = Fraction(ticks, rate.frame_ticks)
    return otio.opentime.RationalTime(float(frames), rate.num / rate.den)


def span(start: int, duration: int, rate: Rate) -> otio.opentime.TimeRange:
    """Write a range of ticks as frames of a rate."""
    return otio.opentime.TimeRange(from_ticks(start, rate), from_ticks(duration, rate))


def speed(scalar: float) -> Ratio | None:
    """Give a time warp's scalar as the nearest simple fraction, or None when it is no speed."""
    if not math.isfinite(scalar):
        return None
    exact = Fraction(scalar).limit_denominator(10_000)
    return Ratio(exact.numerator, exact.denominator)
