"""Telling a constant frame rate from a varying one, exactly, out of rounded timestamps."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct

from kijkocut.model.ticks import BadTimeError, Rate

_NTSC = Fraction(1001, 1000)
_NEAR = Fraction(1, 5000)


class Cadence(Struct, frozen=True, kw_only=True):
    """How frames follow each other."""

    exact: Fraction | None
    """Frames per second if every timestamp fits that rate to the time base's rounding."""
    average_fps: float
    min_fps: float
    max_fps: float

    @property
    def rate(self) -> Rate | None:
        """The exact rate if a timeline can keep it."""
        if self.exact is None:
            return None
        try:
            return Rate.of(self.exact.numerator, self.exact.denominator)
        except BadTimeError:
            return None


def cadence(pts: Sequence[int], time_base: Fraction, hint: Fraction | None) -> Cadence:
    """Judge sorted timestamps.

    Args:
        pts: Native timestamps in order of showing, all different.
        time_base: Seconds per unit of `pts`.
        hint: The rate the container claims, tried first.
    """
    if len(pts) < 2:
        fps = float(hint or 0)
        return Cadence(exact=hint or None, average_fps=fps, min_fps=fps, max_fps=fps)
    span = (pts[-1] - pts[0]) * time_base
    average = Fraction(len(pts) - 1) / span
    deltas = [b - a for a, b in pairwise(pts)]
    exact = next(
        (
            rate
            for rate in _candidates(average, span, time_base, hint)
            if _fits(pts, time_base, rate)
        ),
        None,
    )
    if exact is not None:
        fps = float(exact)
        return Cadence(exact=exact, average_fps=fps, min_fps=fps, max_fps=fps)
    return Cadence(
        exact=None,
        average_fps=float(average),
        min_fps=float(1 / (max(deltas) * time_base)),
        max_fps=float(1 / (max(1, min(deltas)) * time_base)),
    )


def _candidates(
    average: Fraction, span: Fraction, time_base: Fraction, hint: Fraction | None
) -> Iterator[Fraction]:
    """Give the plausible rates near the measured average, the likeliest first."""
    slack = average * (time_base / span) + Fraction(1, 10**9)
    claimed = _usual(hint) if hint else None
    guesses = (claimed, _usual(average), Fraction(round(average)), hint)
    for guess in (*guesses, average.limit_denominator(1001)):
        if guess is not None and guess > 0 and abs(guess - average) <= slack:
            yield guess


def _usual(rate: Fraction) -> Fraction | None:
    """Give the whole or NTSC rate a container's rounded number stands for, if it is that near."""
    whole = Fraction(round(rate))
    ntsc = Fraction(round(rate * _NTSC)) / _NTSC
    return next((r for r in (whole, ntsc) if r and abs(rate - r) < r * _NEAR), None)


def _fits(pts: Sequence[int], time_base: Fraction, rate: Fraction) -> bool:
    """Whether every timestamp is within one unit of where the rate puts it."""
    step = 1 / (rate * time_base)
    num, den, first = step.numerator, step.denominator, pts[0]
    return all(abs((value - first) * den - n * num) <= den for n, value in enumerate(pts))
