"""One clip's own sound, before gain: its source at its speed, numbered in sequence samples."""

import numpy as np

from kijkocut.audio.mapping import SourceMap
from kijkocut.audio.resample import read_at
from kijkocut.audio.source import ChunkedSource, Samples, SoundSource
from kijkocut.audio.stretch import Stretcher
from kijkocut.model.clip import Clip
from kijkocut.model.ticks import samples


class PlainPlayer:
    """Speed 1: the source's samples, untouched."""

    def __init__(self, source: SoundSource, places: SourceMap) -> None:
        self._source, self._shift = source, places.shift

    def read(self, start_sample: int, count: int) -> Samples:
        """Give samples by sequence number (see `SoundSource.read`)."""
        return self._source.read(start_sample + self._shift, count)


class ReversePlayer:
    """Speed -1: the source's samples, untouched, last first."""

    def __init__(self, source: SoundSource, places: SourceMap) -> None:
        self._source, self._mirror = source, places.mirror

    def read(self, start_sample: int, count: int) -> Samples:
        """Give samples by sequence number (see `SoundSource.read`)."""
        last = self._mirror - start_sample
        return self._source.read(last - count + 1, count)[:, ::-1]


class VarispeedPlayer:
    """Any speed, the pitch follows."""

    def __init__(self, source: SoundSource, places: SourceMap) -> None:
        self._source, self._places = source, places

    def read(self, start_sample: int, count: int) -> Samples:
        """Give samples by sequence number (see `SoundSource.read`)."""
        places, stop = self._places, start_sample + count
        offsets, speeds = places.offsets(start_sample, stop), places.speeds(start_sample, stop)
        return read_at(self._source, places.base, offsets, speeds)


class FrozenPlayer:
    """Speed 0: silence."""

    def read(self, start_sample: int, count: int) -> Samples:
        """Give zeros."""
        return np.zeros((1, count), np.float32)


def player(clip: Clip, source: SoundSource, sample_rate: int) -> SoundSource:
    """Give the sound of `clip` by sequence sample; `source` is at the same sample rate."""
    retime, places = clip.retime, SourceMap(clip, sample_rate)
    if retime.is_plain:
        return PlainPlayer(source, places)
    if retime.is_frozen:
        return FrozenPlayer()
    near = ChunkedSource(source)
    if not retime.ramp and retime.speed.num == -retime.speed.den:
        return ReversePlayer(near, places)
    if retime.keep_pitch:
        first = samples(clip.start, sample_rate)
        return Stretcher(near, places, first=first, rate=sample_rate)
    return VarispeedPlayer(near, places)
