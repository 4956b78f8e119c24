"""How far what plays is shifted against what was sent."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

SEARCH: Final = 8192
"""Largest delay looked for, in samples either way."""
_MAX_SHIFT: Final = 5
_SURE: Final = 0.6
_NEARLY_BEST: Final = 0.98
_LOOKS_WRONG: Final = 4.0
"""Mean difference of thumbnails, of 255, above which two frames are not the same picture."""

Signatures = NDArray[np.uint8]


def frame_shift(sent: Signatures, seen: Signatures) -> int:
    """Give by how many frames the pictures seen are late; 0 unless a shift is clearly better."""
    best, best_cost = 0, _cost(sent, seen, 0) * 0.5 - 0.25
    # Too few frames side by side match by chance.
    most = min(_MAX_SHIFT, min(len(sent), len(seen)) // 4)
    for shift in sorted(range(-most, most + 1), key=abs)[1:]:
        cost = _cost(sent, seen, shift)
        if cost < best_cost:
            best, best_cost = shift, cost
    return best


def wrong_frames(sent: Signatures, seen: Signatures) -> NDArray[np.intp]:
    """Give the numbers of the frames that don't look like the ones sent; missing ones included."""
    both = min(len(sent), len(seen))
    differences = np.abs(sent[:both].astype(np.int16) - seen[:both]).mean(axis=1)
    beyond = np.arange(both, max(len(sent), len(seen)))
    return np.concatenate((np.flatnonzero(differences > _LOOKS_WRONG), beyond))


def sample_lag(sent: NDArray[np.float32], seen: NDArray[np.float32]) -> int | None:
    """Give by how many samples `sent` comes late in `seen`, or None when it is not in there.

    Args:
        sent: A stretch of mono sound.
        seen: The same stretch with `SEARCH` samples more on either side.
    """
    size = 1 << int(np.ceil(np.log2(sent.size + seen.size)))
    product = np.fft.irfft(np.fft.rfft(seen, size) * np.fft.rfft(sent, size).conj(), size)
    lags = product[: 2 * SEARCH + 1]
    energy = np.concatenate(([0.0], np.cumsum(seen.astype(np.float64) ** 2)))
    local = energy[sent.size :][: lags.size] - energy[: energy.size - sent.size][: lags.size]
    norm = np.sqrt(local * float((sent.astype(np.float64) ** 2).sum()))
    match = np.divide(lags[: norm.size], norm, out=np.zeros(norm.size), where=norm > 1e-9)
    best = float(match.max(initial=0.0))
    if best < _SURE:
        return None
    padded = np.pad(match, 1, constant_values=-1.0)
    is_peak = (match >= padded[:-2]) & (match >= padded[2:]) & (match >= _NEARLY_BEST * best)
    # A steady tone matches once per period; the nearest match is the honest answer.
    peaks = np.flatnonzero(is_peak) - SEARCH
    return int(peaks[np.argmin(np.abs(peaks))])


def _cost(sent: Signatures, seen: Signatures, shift: int) -> float:
    first, second = (sent, seen[shift:]) if shift >= 0 else (sent[-shift:], seen)
    both = min(len(first), len(second))
    if both == 0:
        return float("inf")
    return float(np.abs(first[:both].astype(np.int16) - second[:both]).mean())
