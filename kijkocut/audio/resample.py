"""Reading a source at any speed by windowed-sinc interpolation: pitch follows speed.

Every output sample depends on its own position and speed alone, so sound is the same whatever
blocks it is read in. Method: J. O. Smith, "Digital Audio Resampling" (Kaiser-windowed sinc table,
the cutoff lowered with speed); from speed 4 up, octaves are first taken away by half-band
decimation.
"""

import math
from itertools import pairwise
from typing import Final

import numpy as np

from kijkocut.audio.grid import Floats
from kijkocut.audio.source import Samples, SoundSource

_ZEROS: Final = 16
"""Zero crossings on each side of the kernel."""
_STEPS: Final = 512
"""Table entries per zero crossing; between them the kernel is interpolated."""
_BETA: Final = 9.0
"""Kaiser window: about 90 dB below in the stop band."""
_PIECE: Final = 4096
_HALF: Final = 16
"""Half length of the decimator's kernel, in samples of its input."""


def _kernel(zeros: int, steps: int) -> Floats:
    places = np.arange(zeros * steps + 2) / steps
    window = np.kaiser(2 * zeros * steps + 1, _BETA)[zeros * steps :]
    table = np.zeros(places.size)
    table[: window.size] = np.sinc(places[: window.size]) * window
    return table


_TABLE: Final = _kernel(_ZEROS, _STEPS)
_places = np.arange(-_HALF, _HALF + 1)
_unscaled = np.sinc(_places / 2) * np.kaiser(2 * _HALF + 1, 8.0)
_DECIMATOR: Final = (_unscaled / _unscaled.sum()).astype(np.float32)


def read_at(source: SoundSource, base: int, offsets: Floats, speeds: Floats) -> Samples:
    """Give the source's sound at the positions `base + offsets` (in samples, fractions allowed).

    Args:
        source: What is read.
        base: Whole part common to all positions.
        offsets: One position per output sample.
        speeds: Source samples per output sample at each output sample; its size sets the cutoff.

    Returns:
        float32 (channels, len(offsets)).
    """
    level = _octaves(speeds)
    cuts = np.flatnonzero(np.diff(level)) + 1
    edges = sorted({0, *cuts.tolist(), *range(_PIECE, len(offsets), _PIECE), len(offsets)})
    parts = [
        _piece(source, base, offsets[a:b], np.abs(speeds[a:b]), int(level[a]))
        for a, b in pairwise(edges)
    ]
    return parts[0] if len(parts) == 1 else np.concatenate(parts, axis=1)


def _octaves(speeds: Floats) -> Floats:
    """Give how many octaves to take away first, so that the kernel's stretch stays below 4."""
    return np.floor(np.log2(np.maximum(np.abs(speeds), 2.0) / 2.0))


def _piece(
    source: SoundSource, base: int, offsets: Floats, speeds: Floats, octaves: int
) -> Samples:
    factor = 1 << octaves
    whole, rest = divmod(base, factor)
    places = (offsets + rest) / factor
    floors = np.floor(places)
    stretch = np.maximum(speeds / factor, 1.0)
    reach = math.ceil(_ZEROS * float(stretch.max()))
    low, high = int(floors.min()) - reach, int(floors.max()) + reach + 2
    sound = _decimated(source, whole + low, whole + high, octaves)
    taps = np.arange(-reach, reach + 2)
    away = np.abs(taps[None, :] - (places - floors)[:, None]) / stretch[:, None] * _STEPS
    away = np.minimum(away, _ZEROS * _STEPS)
    cell = away.astype(np.int64)
    weights = _TABLE[cell]
    weights += (_TABLE[cell + 1] - weights) * (away - cell)
    weights /= weights.sum(axis=1, keepdims=True)
    index = (floors.astype(np.int64) - low)[:, None] + taps[None, :]
    return np.stack([np.einsum("nt,nt->n", channel[index], weights) for channel in sound]).astype(
        np.float32
    )


def _decimated(source: SoundSource, start: int, stop: int, octaves: int) -> Samples:
    """Give the samples [start, stop) of the source taken down by that many octaves."""
    if octaves == 0:
        return source.read(start, stop - start)
    sound = _decimated(source, 2 * start - _HALF, 2 * (stop - 1) + _HALF + 1, octaves - 1)
    return np.stack([np.convolve(channel, _DECIMATOR, "valid")[::2] for channel in sound])
