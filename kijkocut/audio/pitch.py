"""Pitch without speed: the sound is stretched at its pitch, then read faster or slower."""

import math

import numpy as np

from kijkocut.audio.grid import Floats
from kijkocut.audio.resample import read_at
from kijkocut.audio.source import ChunkedSource, Samples, SoundSource
from kijkocut.audio.stretch import Stretcher


class _Steady:
    """A constant speed from an origin."""

    def __init__(self, origin: int, speed: float) -> None:
        self.base, self._speed = origin, speed

    def offset(self, sample: int) -> float:
        """See `stretch.Places`."""
        return sample * self._speed

    def speeds(self, start: int, stop: int) -> Floats:
        """See `stretch.Places`."""
        return np.full(stop - start, self._speed)


class PitchShift:
    """A sound moved by a constant number of semitones, in time with the original."""

    def __init__(
        self, source: SoundSource, semitones: float, *, origin: int, sample_rate: int
    ) -> None:
        """Count frames of sound from the sample `origin`, so that every reading agrees."""
        self._factor, self._origin = 2.0 ** (semitones / 12.0), origin
        places = _Steady(origin, 1.0 / self._factor)
        stretched = Stretcher(ChunkedSource(source), places, first=0, rate=sample_rate)
        self._stretched = ChunkedSource(stretched)

    def read(self, start_sample: int, count: int) -> Samples:
        """Give the samples (see `SoundSource.read`)."""
        place = (start_sample - self._origin) * self._factor
        base = math.floor(place)
        offsets = (place - base) + np.arange(count) * self._factor
        return read_at(self._stretched, base, offsets, np.full(count, self._factor))
