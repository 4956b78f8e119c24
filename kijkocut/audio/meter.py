"""Level meters: sample peak and RMS with the ballistics people know from meters."""

from typing import Final

import numpy as np
from msgspec import Struct

from kijkocut.audio.grid import Floats
from kijkocut.audio.source import Samples
from kijkocut.audio.tally import Measure

FLOOR_DB: Final = -120.0
"""What silence reads."""
_FALL_DB_PER_S: Final = 20.0 / 1.7
"""Return of a peak meter after IEC 60268-10, type I: 20 dB in 1.7 s."""
_RMS_S: Final = 0.3
"""Integration time of a VU meter (IEC 60268-17)."""
_HOLD_S: Final = 1.5


class Levels(Struct, frozen=True, kw_only=True):
    """What the meters of all channels read, in dBFS, `FLOOR_DB` at least."""

    peak_db: tuple[float, ...]
    """Rises at once, falls 20 dB in 1.7 s."""
    held_db: tuple[float, ...]
    """The highest peak of late, held for 1.5 s."""
    rms_db: tuple[float, ...]
    """Mean power over about 300 ms; a sine at full scale reads -3."""
    clipped: tuple[int, ...]
    """Samples above full scale since the last reset."""


class Meter:
    """Meters for a stream of sound; block sizes do not change what they read, except the hold."""

    def __init__(self, *, channels: int, sample_rate: int) -> None:
        self._channels, self._rate = channels, sample_rate
        self._fall = 10.0 ** (-_FALL_DB_PER_S / 20.0 / sample_rate)
        self._keep = float(np.exp(-1.0 / (_RMS_S * sample_rate)))
        self.reset()

    def reset(self) -> None:
        """Start anew, as after a seek."""
        self._peak: Floats = np.zeros(self._channels)
        self._power: Floats = np.zeros(self._channels)
        self._held: Floats = np.zeros(self._channels)
        self._age = np.zeros(self._channels)
        self._clipped = np.zeros(self._channels, np.int64)

    def feed(self, block: Samples) -> Levels:
        """Take the next samples, float32 (channels, count), and read the meters after them."""
        count = block.shape[1]
        if count:
            size = np.abs(block.astype(np.float64))
            ages = np.arange(count - 1, -1, -1)
            highest = (size * self._fall**ages).max(axis=1)
            self._peak = np.maximum(self._peak * self._fall**count, highest)
            fresh = (size**2 * self._keep**ages).sum(axis=1) * (1.0 - self._keep)
            self._power = self._power * self._keep**count + fresh
            self._hold(size.max(axis=1), count)
            self._clipped += (size > 1.0).sum(axis=1)
        return self._read()

    def follow(self, measure: Measure | None, count: int) -> Levels:
        """Take what was measured of the next `count` samples, None for silence; see `feed`.

        Coarser than `feed`: a peak counts as if it came last, power as if it were even.
        """
        silence: Floats = np.zeros(self._channels)
        peak, power = (silence, silence) if measure is None else (measure.peak, measure.power)
        self._peak = np.maximum(self._peak * self._fall**count, peak)
        kept = self._keep**count
        self._power = self._power * kept + power * (1.0 - kept)
        self._hold(peak, count)
        if measure is not None:
            self._clipped += measure.clipped.astype(np.int64)
        return self._read()

    def _read(self) -> Levels:
        return Levels(
            peak_db=_decibels(self._peak),
            held_db=_decibels(self._held),
            rms_db=_decibels(np.sqrt(self._power)),
            clipped=tuple(int(n) for n in self._clipped),
        )

    def _hold(self, highest: Floats, count: int) -> None:
        self._age += count / self._rate
        is_new = (highest >= self._held) | (self._age > _HOLD_S)
        self._held = np.where(is_new, np.maximum(highest, 0.0), self._held)
        self._age = np.where(is_new, 0.0, self._age)


def _decibels(values: Floats) -> tuple[float, ...]:
    floor = 10.0 ** (FLOOR_DB / 20.0)
    return tuple(float(v) for v in 20.0 * np.log10(np.maximum(values, floor)))
