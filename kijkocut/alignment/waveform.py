"""Where exactly two recordings fit, by their waveforms around a place known roughly.

Generalised cross-correlation: C. Knapp and G. Carter, "The generalized correlation method for
estimation of time delay" (1976). The spectra of stretches of two seconds are multiplied, weighed by
frequency and added up; the inverse transform peaks at the shift.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from kijkocut.alignment.onsets import HOP, RATE, Floats
from kijkocut.alignment.recording import Recording

Spectrum = NDArray[np.complexfloating]

FINE_RATE: Final = 48_000
"""Samples per second to which shifts are exact."""

_STRETCH_S: Final = 2
_NEAR: Final = 2 * HOP
"""Samples at `RATE` on each side in which the place is looked for."""
_AROUND: Final = RATE // 8
"""Samples on each side that tell what chance gives."""
_PEAK: Final = 16
"""Samples on each side of a peak that belong to it."""
_LOW_HZ: Final = 80
_HIGH_HZ: Final = 3900
_FINE_NEAR: Final = FINE_RATE // 1000
_SMOOTH: Final = 16
"""Neighbouring frequencies from which coherence is estimated, besides all stretches."""
_MOST: Final = 0.99
"""Coherence above this counts as this."""


class Peak(Struct, frozen=True):
    """The place where two recordings fit best."""

    shift: int
    """How many samples later than the reference the other begins, at `RATE`."""
    height: float
    """In deviations of what is around it."""


def rough_peak(
    reference: Recording, other: Recording, places: Sequence[int], *, shift: int
) -> Peak:
    """Look for the exact place within 32 ms of `shift`.

    With phase transform: all frequencies count the same, so that neither hum nor the colour of
    microphones and rooms can hide the peak.

    Args:
        reference: What stays where it is.
        other: What is shifted.
        places: Where in the reference stretches begin, in samples at `RATE`.
        shift: In samples at `RATE`.
    """
    size = 2 * _STRETCH_S * RATE
    total = np.zeros(size // 2 + 1, np.complex64)
    for one, two in _pairs(reference, other, places, (shift, RATE)):
        cross = one * np.conj(two)
        size_of = np.abs(cross)
        total += cross / np.maximum(size_of, max(1e-20, 1e-7 * float(size_of.max())))
    hertz = np.arange(total.size) * RATE / size
    total[(hertz < _LOW_HZ) | (hertz > _HIGH_HZ)] = 0.0
    course = _around(np.fft.irfft(total, size), _AROUND)
    near = np.abs(course[_AROUND - _NEAR : _AROUND + _NEAR + 1])
    best = int(np.argmax(near)) + _AROUND - _NEAR
    rest = np.delete(course, np.s_[max(0, best - _PEAK) : best + _PEAK + 1])
    deviation = float(np.sqrt((rest.astype(np.float64) ** 2).mean()))
    height = abs(float(course[best])) / deviation if deviation > 0 else 0.0
    return Peak(shift + best - _AROUND, height)


def fine_peak(reference: Recording, other: Recording, places: Sequence[int], *, shift: int) -> int:
    """Give the shift in samples at `FINE_RATE`, looked for within a millisecond of `shift`.

    Each frequency is weighed by what both have in common there (Hannan and Thomson's weight, with
    coherence by Welch's method), so that a band that one of them lacks adds no noise.

    Args:
        reference: What stays where it is.
        other: What is shifted.
        places: As for `rough_peak`, at `RATE`.
        shift: In samples at `RATE`.
    """
    size = 2 * _STRETCH_S * FINE_RATE
    cross = np.zeros(size // 2 + 1, np.complex128)
    power_a, power_b = np.zeros(cross.size), np.zeros(cross.size)
    times = FINE_RATE // RATE
    wanted = [place * times for place in places]
    for one, two in _pairs(reference, other, wanted, (shift * times, FINE_RATE)):
        cross += one * np.conj(two)
        power_a += np.abs(one) ** 2
        power_b += np.abs(two) ** 2
    weights = _likelihood(cross, power_a, power_b, len(places))
    course = np.abs(_around(np.fft.irfft(cross * weights, size), _FINE_NEAR))
    return shift * times + int(np.argmax(course)) - _FINE_NEAR


def _likelihood(
    cross: NDArray[np.complex128],
    power_a: NDArray[np.float64],
    power_b: NDArray[np.float64],
    stretches: int,
) -> NDArray[np.float64]:
    kernel = np.ones(_SMOOTH) / _SMOOTH
    common = np.abs(np.convolve(cross, kernel, "same")) ** 2
    both = np.convolve(power_a, kernel, "same") * np.convolve(power_b, kernel, "same")
    coherence = common / np.maximum(both, 1e-30 + 1e-14 * both.max())
    chance = 1.0 / (stretches * _SMOOTH / 2)  # zero padding makes neighbours half alike
    true = np.clip((coherence - chance) / (1.0 - chance), 0.0, _MOST)
    size = np.abs(cross)
    weights: NDArray[np.float64] = true / (1.0 - true)
    weights /= np.maximum(size, 1e-30 + 1e-12 * size.max())
    return weights


def _pairs(
    reference: Recording, other: Recording, places: Iterable[int], at: tuple[int, int]
) -> Iterator[tuple[Spectrum, Spectrum]]:
    """Give the spectra of each stretch in both, the other's as shifted by `at[0]` samples."""
    shift, rate = at
    count = _STRETCH_S * rate
    window = np.hanning(count).astype(np.float32)
    for place in places:
        one = reference.mono(place, count, rate) * window
        two = other.mono(place - shift, count, rate) * window
        yield np.fft.rfft(one, 2 * count), np.fft.rfft(two, 2 * count)


def _around(course: NDArray[np.floating], reach: int) -> Floats:
    """Give the values at the shifts from -reach to reach."""
    found: Floats = np.concatenate([course[-reach:], course[: reach + 1]])
    return found
