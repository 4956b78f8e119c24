"""Waveforms: lowest, highest and RMS value of a sound at several resolutions, compactly kept."""

import struct
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kijkocut.audio.errors import DamagedPeaksError
from kijkocut.audio.grid import Floats
from kijkocut.audio.source import Samples

_BIN: Final = 256
"""Samples per entry of the finest level."""
_FACTOR: Final = 4
"""Entries of one level per entry of the next."""
_FULL: Final = 16_384
"""Stored value of full scale: 6 dB of room above it, 84 dB of depth below."""
_HEADER: Final = struct.Struct("<4sHHIQ")
_MAGIC: Final = b"KJPK"
_VERSION: Final = 1

Places = NDArray[np.int64]
Bins = NDArray[np.int16]
"""Shape (entries, channels, 3): low, high, RMS, in units of 1/16384 of full scale."""


class Peaks:
    """The waveform of a sound, readable at any zoom. Never changes."""

    def __init__(self, finest: Bins, *, length: int, sample_rate: int) -> None:
        """Take the finest level; `length` is the sound's in samples."""
        self.length, self.sample_rate = length, sample_rate
        self.channels = finest.shape[1]
        levels = [finest]
        while levels[-1].shape[0] > _FACTOR:
            levels.append(_coarser(levels[-1]))
        self._levels = tuple(levels)

    def columns(self, start: int, stop: int, count: int) -> NDArray[np.float32]:
        """Give low, high and RMS of `count` equal columns over the samples [start, stop).

        Extremes are never understated. Where a column is shorter than 256 samples, neighbours share
        one entry; outside the sound all are 0.

        Returns:
            float32 (channels, count, 3), 1.0 is full scale.
        """
        per_column = (stop - start) / count
        level, size = 0, _BIN
        while level + 1 < len(self._levels) and size * _FACTOR <= per_column:
            level, size = level + 1, size * _FACTOR
        bins = self._levels[level]
        out = np.zeros((self.channels, count, 3), np.float32)
        edges = start + (np.arange(count + 1) * per_column)
        firsts = np.floor(edges[:-1] / size).astype(np.int64)
        lasts = np.maximum(np.ceil(edges[1:] / size).astype(np.int64), firsts + 1)
        firsts, lasts = np.maximum(firsts, 0), np.minimum(lasts, bins.shape[0])
        seen = np.flatnonzero(firsts < lasts)
        if seen.size:
            firsts, lasts = firsts[seen], lasts[seen]
            near = bins[firsts[0] : lasts[-1]]
            low, high, power = _reduced(near, firsts - firsts[0], lasts - firsts[0])
            out[:, seen] = np.stack([low, high, np.sqrt(power)], axis=2).transpose(1, 0, 2)
        out /= _FULL
        return out

    def to_bytes(self) -> bytes:
        """Give the peaks as bytes for a cache: about 12 per 256 samples of stereo."""
        head = _HEADER.pack(_MAGIC, _VERSION, self.channels, self.sample_rate, self.length)
        return head + self._levels[0].astype("<i2").tobytes()

    @classmethod
    def from_bytes(cls, data: bytes) -> "Peaks":
        """Read what `to_bytes` gave.

        Raises:
            DamagedPeaksError: The bytes are cut short, changed in length, or something else.
        """
        if len(data) >= _HEADER.size:
            magic, version, channels, sample_rate, length = _HEADER.unpack_from(data)
            entries = -(-length // _BIN)
            is_ours = (magic, version) == (_MAGIC, _VERSION) and channels > 0 and sample_rate > 0
            if is_ours and len(data) - _HEADER.size == entries * channels * 3 * 2:
                bins = np.frombuffer(data, "<i2", offset=_HEADER.size).astype(np.int16)
                return cls(
                    bins.reshape(entries, channels, 3), length=length, sample_rate=sample_rate
                )
        raise DamagedPeaksError("The stored waveform is damaged; it will be made again.")


class PeaksBuilder:
    """Makes peaks while the sound is being read; can be asked at any time for what it has."""

    def __init__(self, *, channels: int, sample_rate: int) -> None:
        self._sample_rate = sample_rate
        self._done: list[Bins] = []
        self._rest: Samples = np.zeros((channels, 0), np.float32)
        self.length = 0
        """Samples taken so far."""

    def add(self, block: Samples) -> None:
        """Take the next samples, float32 (channels, count); block sizes do not matter."""
        self.length += block.shape[1]
        sound = np.concatenate([self._rest, block], axis=1) if self._rest.size else block
        whole = sound.shape[1] - sound.shape[1] % _BIN
        if whole:
            channels = sound.shape[0]
            self._done.append(_measured(sound[:, :whole].reshape(channels, -1, _BIN)))
        self._rest = sound[:, whole:].copy()

    def peaks(self) -> Peaks:
        """Give the waveform of everything taken so far."""
        channels = self._rest.shape[0]
        parts = [np.zeros((0, channels, 3), np.int16), *self._done]
        if self._rest.shape[1]:
            parts.append(_measured(self._rest[:, None, :]))
        finest = np.concatenate(parts)
        self._done = [np.concatenate(self._done)] if self._done else []
        return Peaks(finest, length=self.length, sample_rate=self._sample_rate)


def _measured(cut: Samples) -> Bins:
    """Measure sound cut into (channels, entries, samples); rounding is outwards."""
    low = np.floor(cut.min(axis=2) * _FULL)
    high = np.ceil(cut.max(axis=2) * _FULL)
    power = np.einsum("ces,ces->ce", cut, cut, dtype=np.float64) / cut.shape[2]
    stacked = np.stack([low, high, np.round(np.sqrt(power) * _FULL)], axis=2)
    kept = np.clip(stacked, -32_768, 32_767).astype(np.int16)
    return np.ascontiguousarray(kept.transpose(1, 0, 2))


def _coarser(bins: Bins) -> Bins:
    firsts = np.arange(0, bins.shape[0], _FACTOR)
    lasts = np.minimum(firsts + _FACTOR, bins.shape[0])
    low, high, power = _reduced(bins, firsts, lasts)
    return np.stack([low, high, np.round(np.sqrt(power)).astype(np.int16)], axis=2)


def _reduced(bins: Bins, firsts: Places, lasts: Places) -> tuple[Bins, Bins, Floats]:
    """Give lowest low, highest high and mean square of each range, shapes (ranges, channels)."""
    padded = np.concatenate([bins, bins[:1]])  # an end may be the end of the array
    edges = np.stack([firsts, lasts], axis=1).ravel()
    low = np.minimum.reduceat(padded[:, :, 0], edges, axis=0)[::2]
    high = np.maximum.reduceat(padded[:, :, 1], edges, axis=0)[::2]
    squares = padded[:, :, 2].astype(np.float64) ** 2
    power = np.add.reduceat(squares, edges, axis=0)[::2] / (lasts - firsts)[:, None]
    return low, high, power
