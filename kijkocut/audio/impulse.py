"""The impulse response of a made-up room, for the reverb."""

from functools import lru_cache
from typing import Final

import numpy as np
from msgspec import Struct

from kijkocut.audio.source import Samples

_SEED: Final = 20_240_229


class Room(Struct, frozen=True, kw_only=True):
    """What a room sounds like."""

    decay_s: float
    """Time in which its sound falls by 60 dB."""
    pre_delay_s: float
    damping_hz: float
    """Corner of a first-order low pass over the room's sound."""
    mix: float
    """Share of the room, 0..1; the rest is the sound as it came."""


@lru_cache(maxsize=8)
def impulse(room: Room, *, channels: int, sample_rate: int) -> Samples:
    """Give the response to one full-scale sample: float32 (channels, count).

    Independent noise on each channel under an exponential decay (J. A. Moorer, "About this
    reverberation business", 1979), scaled so that noise comes out as loud as it goes in.
    """
    count = max(1, round(room.decay_s * sample_rate))
    early = round(room.pre_delay_s * sample_rate)
    noise = np.random.default_rng(_SEED).standard_normal((channels, count))
    noise *= 10.0 ** (-3.0 * np.arange(count) / count)
    spectrum = np.fft.rfft(noise, 2 * count)
    hertz = np.fft.rfftfreq(2 * count, 1 / sample_rate)
    spectrum /= 1.0 + 1j * hertz / room.damping_hz
    tail = np.fft.irfft(spectrum)[:, :count]
    tail /= np.sqrt((tail * tail).sum(axis=1, keepdims=True))
    out = np.zeros((channels, early + count), np.float32)
    out[:, early:] = room.mix * tail
    out[:, 0] += 1.0 - room.mix
    return out
