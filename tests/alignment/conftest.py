"""Recordings made for the tests: talk of known content, heard through whatever a test likes."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from kijkocut.alignment import Recording
from kijkocut.model.ticks import TICKS_PER_SECOND

Floats = NDArray[np.floating]

RATE = 48_000


class Sound:
    """Samples as a source; silence outside them."""

    def __init__(self, samples: Floats) -> None:
        self._samples = samples.astype(np.float32)

    def read(self, start_sample: int, count: int) -> NDArray[np.float32]:
        out = np.zeros((self._samples.shape[0], count), np.float32)
        low = max(start_sample, 0)
        high = min(start_sample + count, self._samples.shape[1])
        if low < high:
            out[:, low - start_sample : high - start_sample] = self._samples[:, low:high]
        return out


def resampled(samples: Floats, have: int, want: int) -> Floats:
    """Bring sound to another rate by its spectrum."""
    # Whole blocks of both rates, so that neither runs fast.
    block = have // math.gcd(have, want)
    samples = np.pad(samples, ((0, 0), (0, -samples.shape[-1] % block or block)))
    count = samples.shape[-1] * want // have
    spectrum = np.fft.rfft(samples)
    size = min(spectrum.shape[-1], count // 2 + 1)
    fresh = np.zeros((samples.shape[0], count // 2 + 1), complex)
    fresh[:, :size] = spectrum[:, :size]
    return np.fft.irfft(fresh, count) * count / samples.shape[-1]


@pytest.fixture(scope="session")
def recording() -> Callable[[Floats], Recording]:
    """Make a recording of sound at 48 kHz, one channel or several."""

    def make(samples: Floats) -> Recording:
        sound = np.atleast_2d(samples)

        def opened(rate: int) -> Sound:
            return Sound(sound if rate == RATE else resampled(sound, RATE, rate))

        return Recording(opened, sound.shape[1] * TICKS_PER_SECOND // RATE)

    return make


@pytest.fixture(scope="session")
def talk() -> Callable[[float, int], Floats]:
    """Make so many seconds of something like talk: voiced syllables, hiss, pauses; by seed."""

    def make(seconds: float, seed: int) -> Floats:
        random = np.random.default_rng(seed)
        out = np.zeros(round(seconds * RATE))
        at = 0
        while at < out.size:
            length = min(round(random.uniform(0.05, 0.35) * RATE), out.size - at)
            pitch = random.uniform(90, 250)
            phase = 2 * np.pi * pitch * np.arange(length) / RATE
            voice = sum(
                random.uniform(0, 1) / k * np.sin(k * phase + random.uniform(0, 6))
                for k in range(1, 20)
            )
            hiss = random.normal(size=length) * random.uniform(0, 0.5)
            shape = np.sqrt(np.sin(np.pi * np.arange(length) / length).clip(0))
            out[at : at + length] = shape * (voice + hiss) * 10 ** random.uniform(-1.5, 0)
            pause = (0, 0.2) if random.random() < 0.7 else (0.3, 1.5)
            at += length + round(random.uniform(*pause) * RATE)
        return out / np.abs(out).max() / 2

    return make
