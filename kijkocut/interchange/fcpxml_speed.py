"""How FCPXML says speeds (`timeMap`), and what they are here.

A `timept` says: at this time of the clip's own timeline the source is at that value; between two
of them the source runs evenly. Outside the first and the last it runs on as beside them.
"""

import bisect
from collections.abc import Sequence as Many
from fractions import Fraction
from itertools import pairwise
from typing import Final

from kijkocut.interchange.fcpxml_time import format_seconds, to_seconds, to_ticks
from kijkocut.interchange.xml_text import Made
from kijkocut.model.retime import RampPoint, Retime
from kijkocut.model.ticks import Ratio

Point = tuple[Fraction, Fraction]
"""A time of the clip and the time of its source, in seconds."""
_FINEST: Final = 1_000_000
"""The largest denominator of a speed."""
_FASTEST: Final = 10_000
_PIECES: Final = 8
"""Straight pieces that stand for the stretch between two points of a ramp."""
SAMPLING: Final = {"nearest": "floor", "blend": "frame-blending"}


class TimeMap:
    """A function from a clip's time to its source's, in straight pieces."""

    def __init__(self, points: Many[Point] = ()) -> None:
        """Make it of points; fewer than two leave the source at normal speed."""
        by_time = dict(points)
        self._points = sorted(by_time.items())

    @property
    def is_plain(self) -> bool:
        """Whether the source plays as it is."""
        return len(self._points) < 2 or all(value == time for time, value in self._points)

    def at(self, time: Fraction) -> Fraction:
        """Give the source's time."""
        points = self._points
        if len(points) < 2:
            return time
        index = bisect.bisect_right(points, time, key=lambda point: point[0])
        index = min(max(index, 1), len(points) - 1)
        (t0, v0), (t1, v1) = points[index - 1], points[index]
        return v0 + (v1 - v0) * (time - t0) / (t1 - t0)

    def after(self, other: "TimeMap", delay: Fraction) -> "TimeMap":
        """Give the map of what lies `delay` later in the source of another map."""
        if other.is_plain:
            return TimeMap([(time + delay, value) for time, value in self._points] or _same(delay))
        times = other.times()
        return TimeMap([(time, self.at(other.at(time) - delay)) for time in times])

    def paced(self, own: Fraction, pace: Fraction) -> "TimeMap":
        """Give the map for a timeline on which the clip's time runs `pace` times as fast.

        Both timelines are at `own` together.
        """
        if pace == 1:
            return self
        points = self._points or [(own, own), (own + 1, own + 1)]
        return TimeMap([(own + (time - own) / pace, value) for time, value in points])

    def times(self) -> tuple[Fraction, ...]:
        """Give the clip's times at its points."""
        return tuple(time for time, _ in self._points)

    def lowest(self) -> Fraction:
        """Give the lowest source time at a point."""
        return min((value for _, value in self._points), default=Fraction(0))

    def raised(self, by: Fraction) -> "TimeMap":
        """Give the map with other source times."""
        return TimeMap([(time, value + by) for time, value in self._points])

    def retime(self, start: Fraction, duration: Fraction) -> tuple[Retime, bool]:
        """Give the speed of a clip over a stretch of its time, and whether that is exact."""
        pieces = self._pieces(start, start + duration)
        speeds = [_speed(slope) for _, slope in pieces]
        is_exact = all(ratio.fraction == slope for ratio, (_, slope) in _zip(speeds, pieces))
        if len(set(speeds)) == 1:
            return Retime(speed=speeds[0]), is_exact
        ramp: dict[int, Ratio] = {}
        for speed, (time, _) in _zip(speeds, pieces):
            at = max(0, to_ticks(time - start))
            if ramp and at - 1 > max(ramp):
                ramp[at - 1] = ramp[max(ramp)]
            ramp[at] = speed
        return Retime(ramp=tuple(RampPoint(at, ramp[at]) for at in sorted(ramp))), False

    def _pieces(self, start: Fraction, end: Fraction) -> list[Point]:
        """Give each straight piece from its start, with its slope."""
        points = self._points
        if len(points) < 2:
            return [(start, Fraction(1))]
        found: list[Point] = []
        for number, ((t0, v0), (t1, v1)) in enumerate(pairwise(points), 1):
            is_last = number == len(points) - 1
            if (t1 > start or is_last) and (t0 < end or not found):
                slope = (v1 - v0) / (t1 - t0)
                if not found or found[-1][1] != slope:
                    found.append((t0, slope))
        return found


def timept_points(retime: Retime, source_in: Fraction, duration: int) -> tuple[Point, ...]:
    """Give the points of a map for a clip, counted from its first frame.

    A constant speed is exact; a ramp becomes straight pieces that meet it at their ends.

    Args:
        retime: The clip's speed.
        source_in: The source's time at the clip's start, in seconds.
        duration: The clip's length in ticks.
    """
    times = {0, duration}
    for left, right in pairwise(retime.ramp):
        step = max(1, (right.at - left.at) // _PIECES)
        times |= {t for t in range(left.at, right.at, step) if 0 < t < duration}
        times |= {right.at} if 0 < right.at < duration else set()
    if not retime.ramp:
        speed = retime.speed.fraction
        return tuple((to_seconds(t), source_in + speed * to_seconds(t)) for t in sorted(times))
    return tuple((to_seconds(t), source_in + to_seconds(retime.offset(t))) for t in sorted(times))


def time_map(points: Many[Point], retime: Retime) -> Made:
    """Write a map."""
    made = Made(
        "timeMap",
        frameSampling=SAMPLING.get(retime.blend, "floor"),
        preservesPitch="1" if retime.keep_pitch else "0",
    )
    for time, value in points:
        made.add(
            Made(
                "timept",
                time=format_seconds(time),
                value=format_seconds(value),
                interp="smooth2" if not retime.ramp else "linear",
            )
        )
    return made


def _same(delay: Fraction) -> list[Point]:
    return [(delay, Fraction(0)), (delay + 1, Fraction(1))] if delay else []


def _speed(slope: Fraction) -> Ratio:
    held = max(Fraction(-_FASTEST), min(Fraction(_FASTEST), slope)).limit_denominator(_FINEST)
    return Ratio(held.numerator, held.denominator)


def _zip(speeds: list[Ratio], pieces: list[Point]) -> list[tuple[Ratio, Point]]:
    return list(zip(speeds, pieces, strict=True))
