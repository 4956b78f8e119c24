"""Where two recordings may fit: their course of loudness in bands, correlated at all shifts.

A frame every 16 ms holds the energies of nine bands between 100 Hz and 3.8 kHz, about as wide as
the ear's and no higher than a telephone hears. Their logarithms, less the mean around them, know
neither gain nor the colour of a microphone. What all bands do together, as at every word and every
pause, is much the same in any talk: so the bands are decorrelated (zero-phase whitening). Then they
are correlated in time and divided by the deviation that unrelated sound would give (the root of the
correlated squares), which says of every shift at once how unlikely it is to be chance. Two
recordings of three hours take some 150 MB.

After the band energies of J. Haitsma and T. Kalker, "A Highly Robust Audio Fingerprinting System"
(2002), and P. Shrestha et al., "Synchronization of multi-camera video recordings based on audio"
(2007).
"""

from collections.abc import Iterable
from typing import Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Floats = NDArray[np.float32]

RATE: Final = 8000
"""Samples per second at which recordings are listened to."""
HOP: Final = 128
"""Samples between frames."""
_FRAME: Final = 256
_EDGES: Final = (100, 250, 400, 600, 850, 1200, 1650, 2200, 2900, 3800)
"""Band edges in Hz, after Zwicker's critical bands taken by two and three."""
_AROUND: Final = 15
"""Frames whose mean is taken away: a quarter of a second, about a syllable."""
_FLOOR: Final = 1e-3
"""Of a band's mean energy: what is further below counts as silence."""
_DEEPEST: Final = 1e-9
"""Energy of a frame at -110 dBFS or so: below is no sound."""
_CLIP: Final = 2.0
"""Deviations beyond so many standard deviations count no more than these."""
_APART: Final = 8
"""Frames between one candidate and the next."""


class Candidate(Struct, frozen=True):
    """A shift at which recordings may fit."""

    frames: int
    """How many frames later than the reference the other begins."""
    score: float
    """In standard deviations of what chance gives."""


def band_energies(blocks: Iterable[Floats]) -> Floats:
    """Give the energies of the bands in each frame, shape (bands, frames).

    Args:
        blocks: Mono sound at `RATE`, end to end; frame n begins at sample n times `HOP`.
    """
    window = np.hanning(_FRAME).astype(np.float32)
    cuts = np.round(np.array(_EDGES) * _FRAME / RATE).astype(np.int64)
    rest = np.zeros(0, np.float32)
    parts = [np.zeros((len(_EDGES) - 1, 0), np.float32)]
    for block in blocks:
        sound = np.concatenate([rest, block])
        count = max(0, (sound.size - _FRAME) // HOP + 1)
        if count:
            frames = np.lib.stride_tricks.sliding_window_view(sound, _FRAME)[::HOP][:count]
            power = np.abs(np.fft.rfft(frames * window)) ** 2
            bands = np.add.reduceat(power[:, : cuts[-1]], cuts[:-1], axis=1)
            parts.append(np.ascontiguousarray(bands.T.astype(np.float32)))
        rest = sound[count * HOP :]
    return np.concatenate(parts, axis=1)


def activity(energies: Floats) -> Floats:
    """Give how much louder than around it each band is in each frame: no unit, 0 in silence."""
    count = energies.shape[1]
    if count == 0:
        return energies
    mean = energies.mean(axis=1, keepdims=True, dtype=np.float64)
    floor = np.maximum(mean * _FLOOR, _DEEPEST).astype(np.float32)
    level = np.log(energies + floor)
    level -= _moving_mean(level)
    level = _whitened(level)
    np.clip(level, -_CLIP, _CLIP, out=level)
    level[:, energies.sum(axis=0) < _DEEPEST] = 0.0
    return level


def candidates(reference: Floats, other: Floats, *, count: int, shortest: int) -> list[Candidate]:
    """Give the likeliest shifts of two recordings' `activity`, the best first.

    Args:
        reference: Shape (bands, frames).
        other: Likewise.
        count: So many at most.
        shortest: Frames that recordings must have in common.
    """
    frames_a, frames_b = reference.shape[1], other.shape[1]
    if min(frames_a, frames_b) < shortest:
        return []
    size = _good_size(frames_a + frames_b)
    product = np.zeros(size // 2 + 1, np.complex64)
    squares = np.zeros(size // 2 + 1, np.complex64)
    for one, two in zip(reference, other, strict=True):
        product += np.fft.rfft(one, size) * np.conj(np.fft.rfft(two, size))
        squares += np.fft.rfft(one**2, size) * np.conj(np.fft.rfft(two**2, size))
    # A band that chance moves little in common would else make any shift look certain.
    spread = np.sqrt(np.maximum(np.fft.irfft(squares, size), reference.shape[0] * shortest / 2))
    scores = np.fft.irfft(product, size) / spread
    shifts = np.arange(size)
    shifts[size // 2 :] -= size
    is_allowed = (shifts <= frames_a - shortest) & (shifts >= shortest - frames_b)
    scores[~is_allowed] = -np.inf
    return _peaks(scores, shifts, count)


def agreement(reference: Floats, other: Floats, shift: int) -> Floats:
    """Give how well each frame of the reference agrees with the other's, shifted: a value a frame.

    Frames that only the reference has are 0.
    """
    out = np.zeros(reference.shape[1], np.float32)
    start, stop = max(0, shift), min(reference.shape[1], shift + other.shape[1])
    if start < stop:
        both = reference[:, start:stop] * other[:, start - shift : stop - shift]
        out[start:stop] = both.sum(axis=0)
    return out


def _peaks(scores: NDArray[np.floating], shifts: NDArray[np.int64], count: int) -> list[Candidate]:
    found = []
    for _ in range(count):
        best = int(np.argmax(scores))
        if not scores[best] > 0:
            break
        found.append(Candidate(int(shifts[best]), float(scores[best])))
        around = np.arange(best - _APART, best + _APART + 1) % scores.size
        scores[around] = -np.inf
    return found


def _whitened(level: Floats) -> Floats:
    """Make the bands independent of one another and of one deviation, each near to what it was."""
    covariance = (level @ level.T).astype(np.float64) / level.shape[1]
    values, vectors = np.linalg.eigh(covariance)
    values = np.maximum(values, max(1e-9, 1e-3 * float(values.max())))
    whitening = (vectors / np.sqrt(values)) @ vectors.T
    white: Floats = whitening.astype(np.float32) @ level
    return white


def _moving_mean(level: Floats) -> Floats:
    """Give the mean of the frames around each; at the ends, of those there are."""
    half = _AROUND // 2
    places = np.arange(level.shape[1])
    low, high = np.maximum(places - half, 0), np.minimum(places + half + 1, level.shape[1])
    mean = np.empty_like(level)
    for row, band in zip(mean, level, strict=True):  # one at a time: sums are in double precision
        total = np.concatenate([[0.0], np.cumsum(band, dtype=np.float64)])
        row[:] = (total[high] - total[low]) / (high - low)
    return mean


def _good_size(least: int) -> int:
    """Give a size not much above `least` that FFTs like: 2, 3 or 5 times a power of two."""
    powers = (1 << least.bit_length(), 3 << max(0, least.bit_length() - 2))
    return min(size for size in powers if size >= least and size % 2 == 0)
