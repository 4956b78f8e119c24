"""How fast a clip plays its source: constant speed, reverse, freeze, and speed ramps.

All arithmetic is on integers, so the same edit gives the same ticks on every machine.
"""

from fractions import Fraction
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.model.ticks import Ratio, Ticks


class RampPoint(Struct, frozen=True):
    """The speed at a time of the clip; between two points the speed changes linearly."""

    at: Ticks
    """Ticks from the clip's start; may lie outside the clip after a trim."""
    speed: Ratio


class Retime(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The mapping from a clip's own time to its source's time."""

    speed: Ratio = Ratio(1, 1)
    """Source ticks per timeline ticks: 2 plays twice as fast, negative plays backwards, 0
    freezes."""
    ramp: tuple[RampPoint, ...] = ()
    """When given, speeds over time, sorted; replaces `speed`."""
    keep_pitch: bool = True
    """Whether sound keeps its pitch when the speed is not 1."""
    blend: str = "nearest"
    """How in-between frames are made: `nearest`, `blend` (mix of neighbours)."""

    @property
    def is_sound(self) -> bool:
        """Whether the ramp is in time order; nothing else here can be wrong."""
        return all(left.at < right.at for left, right in pairwise(self.ramp))

    @property
    def is_plain(self) -> bool:
        """Whether the source plays as it is."""
        return not self.ramp and self.speed.num == self.speed.den

    @property
    def is_frozen(self) -> bool:
        """Whether one source frame is held throughout."""
        return not self.ramp and self.speed.num == 0

    def offset(self, ticks: int) -> int:
        """Give how far the source has moved `ticks` after the clip's start, in ticks, rounded down.

        Backwards speeds give negative offsets.
        """
        if not self.ramp:
            return ticks * self.speed.num // self.speed.den
        return self._integral(ticks) - self._integral(0)

    def head_offset(self, ticks: int) -> int:
        """Give how far (ticks, signed) the source in moves when the clip's start moves by `ticks`.

        Rounded so that the shortened or lengthened clip never shows more source at its far end than
        it did: like `offset` forwards, up when the source plays backwards.
        """
        if self.ramp or self.speed.num >= 0:
            return self.offset(ticks)
        return -(ticks * -self.speed.num // self.speed.den)

    def span(self, duration: int) -> tuple[int, int]:
        """Give the lowest and highest source offset (ticks, both shown) in `duration` of play."""
        turns = [0, max(0, duration - 1)]
        for a, b in pairwise(self.ramp):
            turns.extend(p.at for p in (a, b) if 0 < p.at < duration)
            if (a.speed.num < 0) != (b.speed.num < 0):
                turn = a.at + _crossing(a, b)
                turns.extend(min(duration - 1, max(0, t)) for t in (turn, turn + 1))
        offsets = [self.offset(t) for t in turns]
        return min(offsets), max(offsets)

    def cut(self, head: int) -> "Retime":
        """Give the mapping for a clip whose first `head` ticks were trimmed away."""
        if not self.ramp or not head:
            return self
        return replace(self, ramp=tuple(RampPoint(p.at - head, p.speed) for p in self.ramp))

    def _integral(self, t: int) -> int:
        """Integrate the ramp from its first point to `t`, in ticks, rounded down."""
        points = self.ramp
        total = Fraction(0)
        first, last = points[0], points[-1]
        if t <= first.at:
            return _floor(first.speed.fraction * (t - first.at))
        for a, b in pairwise(points):
            length, run = b.at - a.at, min(t, b.at) - a.at
            va, vb = a.speed.fraction, b.speed.fraction
            total += va * run + (vb - va) * run * run / (2 * length)
            if t <= b.at:
                return _floor(total)
        return _floor(total + last.speed.fraction * (t - last.at))


def _crossing(a: RampPoint, b: RampPoint) -> int:
    """Ticks after `a` at which the speed passes zero."""
    va, vb = a.speed.fraction, b.speed.fraction
    return _floor((b.at - a.at) * va / (va - vb))


def _floor(value: Fraction) -> int:
    return value.numerator // value.denominator
