"""Repeated timings and what they say."""

from collections.abc import Callable, Mapping
from time import perf_counter

from msgspec import Struct


class Samples(Struct, frozen=True):
    """Timings of one thing, in the order they were taken; at least one."""

    values: tuple[float, ...]

    @property
    def best(self) -> float:
        """The smallest: what the thing costs when nothing disturbs it."""
        return min(self.values)

    @property
    def median(self) -> float:
        """The middle one, the lower of two."""
        return self.percentile(50)

    @property
    def p95(self) -> float:
        """The value that 95 of 100 do not exceed."""
        return self.percentile(95)

    @property
    def mean(self) -> float:
        """The sum shared out evenly."""
        return sum(self.values) / len(self.values)

    def percentile(self, share: int) -> float:
        """Give the smallest value that `share` percent of all do not exceed (nearest rank)."""
        ordered = sorted(self.values)
        return ordered[max(0, -(-len(ordered) * share // 100) - 1)]


def stopwatch(work: Callable[[], object]) -> float:
    """Do the work and give the seconds it took."""
    start = perf_counter()
    work()
    return perf_counter() - start


def interleave(contenders: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, Samples]:
    """Let each contender measure itself once per round, in turn, so that a disturbance hits all.

    Every second round goes backwards: none always runs after the same other.

    Args:
        contenders: By name, what does the work and gives its own measure.
        rounds: How often; at least 1.
    """
    taken: dict[str, list[float]] = {name: [] for name in contenders}
    for turn in range(rounds):
        names = list(contenders)
        if turn % 2:
            names.reverse()
        for name in names:
            taken[name].append(contenders[name]())
    return {name: Samples(tuple(values)) for name, values in taken.items()}
