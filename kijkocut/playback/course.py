"""Where on the timeline a sample lies that is heard: exact arithmetic, no clocks."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from kijkocut.model.ticks import TICKS_PER_SECOND, Ticks

SPEEDS: Final = (1, 2, 4, 8)
"""How fast one may play, in either direction."""


class Route(Struct, frozen=True, kw_only=True):
    """What is to be played."""

    start: Ticks
    """First tick of the range; a loop comes back to it."""
    stop: Ticks
    """First tick no longer played."""
    at: Ticks
    """Where playing begins."""
    speed: int = 1
    """Negative plays backwards."""
    is_looping: bool = False


class Leg(Struct, frozen=True, kw_only=True):
    """A stretch played at one speed without a jump."""

    first: int
    """Number of its first sample, counted from where playing began."""
    count: int
    """Samples it lasts."""
    tick: Ticks
    """Timeline time at the first sample."""
    speed: int


class Course:
    """Sample numbers on the way through a route, in legs; one leg without a loop.

    Legs are added as playing goes on; reading them from another thread is fine.
    """

    def __init__(self, route: Route, sample_rate: int) -> None:
        """Begin at `route.at`, brought into the range."""
        self.route, self.sample_rate = route, sample_rate
        self._sample = TICKS_PER_SECOND // sample_rate
        at = min(max(route.at, route.start), route.stop)
        is_forward = route.speed > 0
        if at == (route.stop if is_forward else route.start):
            at = route.start if is_forward else route.stop
        self._legs: list[Leg] = [self._leg(0, at)]
        self._firsts: list[int] = [0]

    @property
    def end(self) -> int | None:
        """The first sample after the last one; None in a loop."""
        if self.route.is_looping:
            return None
        last = self._legs[-1]
        return last.first + last.count

    def leg_at(self, sample: int) -> Leg:
        """Give the leg in which a sample lies; after the end, the last."""
        while self.route.is_looping:
            last = self._legs[-1]
            if sample < last.first + last.count:
                break
            self._legs.append(self._leg(last.first + last.count, self._turn))
            self._firsts.append(self._legs[-1].first)
        return self._legs[max(0, bisect_right(self._firsts, sample) - 1)]

    def tick_at(self, sample: int) -> Ticks:
        """Give the timeline time of a sample, inside the range."""
        leg = self.leg_at(max(0, sample))
        into = min(max(0, sample - leg.first), leg.count)
        tick = leg.tick + leg.speed * into * self._sample
        # Backwards, the first tick of a moment is the last one to be passed.
        last = self.route.stop - 1 if self.route.stop > self.route.start else self.route.start
        return min(max(tick, self.route.start), last)

    def pieces(self, first: int, count: int) -> Iterator[tuple[Leg, int, int]]:
        """Give the legs that samples [first, first + count) lie in, with each one's own share.

        Yields:
            The leg, the number of samples into it, and how many samples of it; fewer altogether
            than `count` at the end.
        """
        while count > 0:
            leg = self.leg_at(first)
            into = first - leg.first
            share = min(count, leg.count - into)
            if share <= 0:
                return
            yield leg, into, share
            first, count = first + share, count - share

    @property
    def _turn(self) -> Ticks:
        return self.route.start if self.route.speed > 0 else self.route.stop

    def _leg(self, first: int, at: Ticks) -> Leg:
        route = self.route
        way = route.stop - at if route.speed > 0 else at - route.start
        step = abs(route.speed) * self._sample
        return Leg(first=first, count=max(1, -(-way // step)), tick=at, speed=route.speed)
