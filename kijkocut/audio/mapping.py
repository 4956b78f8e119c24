"""Where in its source a clip is at each sample, for every speed and ramp."""

from fractions import Fraction
from itertools import pairwise

import numpy as np

from kijkocut.audio.grid import Floats, Ints, sample_ticks, ticks_per_sample
from kijkocut.model.clip import Clip
from kijkocut.model.ticks import TICKS_PER_SECOND, samples


class SourceMap:
    """From sequence samples to source samples at one sample rate.

    Positions are a whole `base` plus a float64 offset, which keeps them exact to a millionth of a
    sample over a day of sound.
    """

    def __init__(self, clip: Clip, sample_rate: int) -> None:
        self._clip, self._rate = clip, sample_rate
        self._step = ticks_per_sample(sample_rate)
        self.base = clip.source_in * sample_rate // TICKS_PER_SECOND
        """The source sample at or before the clip's start."""
        rest = clip.source_in * sample_rate - self.base * TICKS_PER_SECOND
        self._rest = rest / TICKS_PER_SECOND
        retime = clip.retime
        self._speed = float(retime.speed.fraction)
        self._ats = np.array([p.at for p in retime.ramp], dtype=np.int64)
        self._speeds = np.array([float(p.speed.fraction) for p in retime.ramp])
        self._sums = np.array(_sums(clip), dtype=np.float64)
        self._origin = float(self._ramped(np.zeros(1, np.int64))[0]) if retime.ramp else 0.0

    @property
    def shift(self) -> int:
        """At speed 1: source sample minus sequence sample. A split clip keeps it in both parts."""
        return samples(self._clip.source_in - self._clip.start, self._rate)

    @property
    def mirror(self) -> int:
        """At speed -1: source sample plus sequence sample. A split clip keeps it in both parts."""
        return (self._clip.source_in + self._clip.start) * self._rate // TICKS_PER_SECOND

    def offsets(self, start: int, stop: int) -> Floats:
        """Give the source position of each sample in [start, stop), in samples from `base`."""
        return self._at(self._local(start, stop))

    def offset(self, sample: int) -> float:
        """Give the source position of one sample, in samples from `base`."""
        return float(self.offsets(sample, sample + 1)[0])

    def speeds(self, start: int, stop: int) -> Floats:
        """Give the speed at each sample of [start, stop); negative runs backwards."""
        if not self._ats.size:
            return np.full(stop - start, self._speed)
        return np.asarray(np.interp(self._local(start, stop), self._ats, self._speeds))

    def _local(self, start: int, stop: int) -> Ints:
        return sample_ticks(start, stop, self._rate) - self._clip.start

    def _at(self, ticks: Ints) -> Floats:
        moved = self._ramped(ticks) - self._origin if self._ats.size else ticks * self._speed
        return np.asarray(moved / self._step + self._rest)

    def _ramped(self, ticks: Ints) -> Floats:
        """Integrate the ramp from its first point, in source ticks."""
        ats, speeds = self._ats, self._speeds
        index = np.clip(np.searchsorted(ats, ticks, "right") - 1, 0, len(ats) - 1)
        run = (ticks - ats[index]).astype(np.float64)
        after = np.minimum(index + 1, len(ats) - 1)
        length = np.maximum(ats[after] - ats[index], 1)
        bend = np.where(run > 0, (speeds[after] - speeds[index]) / (2.0 * length), 0.0)
        return np.asarray(self._sums[index] + speeds[index] * run + bend * run * run)


def _sums(clip: Clip) -> list[float]:
    """Give the ramp's integral from its first point to each point, in source ticks."""
    total, sums = Fraction(0), [0.0]
    ramp = clip.retime.ramp
    for a, b in pairwise(ramp):
        total += (a.speed.fraction + b.speed.fraction) / 2 * (b.at - a.at)
        sums.append(float(total))
    return sums
