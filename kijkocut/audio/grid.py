"""Samples and ticks: where each sample of a sequence lies in time."""

from math import gcd

import numpy as np
from numpy.typing import NDArray

from kijkocut.model.ticks import TICKS_PER_SECOND

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def tick_at(sample: int, sample_rate: int) -> int:
    """Give the tick at which a sample lies, rounded down; exact for rates that divide a second."""
    return sample * TICKS_PER_SECOND // sample_rate


def sample_ticks(start: int, stop: int, sample_rate: int) -> Ints:
    """Give the tick of each sample in [start, stop); int64 holds over 3 years of them."""
    common = gcd(TICKS_PER_SECOND, sample_rate)
    numbers = np.arange(start, stop, dtype=np.int64)
    return numbers * (TICKS_PER_SECOND // common) // (sample_rate // common)


def ticks_per_sample(sample_rate: int) -> float:
    """Give the distance of two samples in ticks."""
    return TICKS_PER_SECOND / sample_rate
