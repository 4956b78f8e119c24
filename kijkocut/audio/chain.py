"""Effects with a memory, at any place: the same samples however they are read.

A filter's output depends on everything it heard before. So each ten seconds of sound, counted from
a fixed origin, are made by a run of their own that starts a fixed time earlier (long enough for the
effects to forget what came before) and always hears the same blocks. Where one run follows
another the two are blended over 21 ms. A seek costs at most one such span and its start.
"""

from collections import OrderedDict
from collections.abc import Callable
from typing import Final, Protocol

import numpy as np

from kijkocut.audio.source import Samples, SoundSource

_BLOCK: Final = 1024
_SPAN_S: Final = 10
_RUNS: Final = 2


class Stage(Protocol):
    """An effect that hears consecutive blocks."""

    def process(self, block: Samples) -> Samples:
        """Take the next samples and give those that are done, in order."""


MakeStages = Callable[[int], list[Stage]]
"""Builds the effects, in their order, for a run whose first sample it is given."""


class EffectChain:
    """A sound with effects on it, silent before its origin."""

    def __init__(
        self,
        source: SoundSource,
        make_stages: MakeStages,
        *,
        origin: int,
        memory: int,
        sample_rate: int,
    ) -> None:
        """Prepare to play; nothing is read yet.

        Args:
            source: What the effects hear, by the same sample numbers.
            make_stages: Builds the effects anew for each run.
            origin: The first sample there is.
            memory: How many samples of the past a run hears before it is heard.
            sample_rate: In Hz.
        """
        self._source, self._make, self._origin = source, make_stages, origin
        self._span = _whole_blocks(_SPAN_S * sample_rate)
        self._memory = _whole_blocks(memory)
        self._runs: OrderedDict[int, _Run] = OrderedDict()

    def read(self, start_sample: int, count: int) -> Samples:
        """Give the samples (see `SoundSource.read`); forward reading is cheapest."""
        start, stop = max(start_sample, self._origin), start_sample + count
        parts = []
        while start < stop:
            index = (start - self._origin) // self._span
            end = min(stop, self._origin + (index + 1) * self._span)
            parts.append(self._within(index, start, end))
            start = end
        if not parts:
            return np.zeros((self._source.read(self._origin, 1).shape[0], count), np.float32)
        sound = np.concatenate(parts, axis=1)
        silent = count - sound.shape[1]
        return np.pad(sound, ((0, 0), (silent, 0))) if silent else sound

    def _within(self, index: int, start: int, stop: int) -> Samples:
        """Give samples that lie within one span."""
        begin = self._origin + index * self._span
        blend_stop = min(stop, begin + _BLOCK)
        if index == 0 or start >= blend_stop:
            return self._run(index, start).read(start, stop - start)
        leaving = self._run(index - 1, start).read(start, blend_stop - start)
        coming = self._run(index, start).read(start, stop - start).copy()
        share = (np.arange(start, blend_stop) - begin) / np.float32(_BLOCK)
        blended = coming[:, : blend_stop - start]
        blended += (leaving - blended) * (1 - share).astype(np.float32)
        return coming

    def _run(self, index: int, sample: int) -> "_Run":
        run = self._runs.get(index)
        if run is None or run.at > sample:
            first = max(self._origin, self._origin + index * self._span - self._memory)
            run = self._runs[index] = _Run(self._source, self._make(first), first)
        self._runs.move_to_end(index)
        if len(self._runs) > _RUNS:
            self._runs.popitem(last=False)
        return run


class _Run:
    """The effects at work from one place forwards."""

    def __init__(self, source: SoundSource, stages: list[Stage], first: int) -> None:
        self._source, self._stages = source, stages
        self._fed = self.at = first
        self._ready: list[Samples] = []
        self._ready_count = 0

    def read(self, start: int, count: int) -> Samples:
        """Give samples not before `at`, which moves to their end."""
        while self.at + self._ready_count < start + count:
            sound = self._source.read(self._fed, _BLOCK)
            self._fed += _BLOCK
            for stage in self._stages:
                sound = stage.process(sound)
            self._ready.append(sound)
            self._ready_count += sound.shape[1]
            self._forget(start)
        waiting = np.concatenate(self._ready, axis=1)[:, start - self.at :]
        rest = waiting[:, count:]
        self._ready, self._ready_count, self.at = [rest], rest.shape[1], start + count
        return waiting[:, :count]

    def _forget(self, start: int) -> None:
        while self._ready and self.at + self._ready[0].shape[1] <= start:
            gone = self._ready.pop(0).shape[1]
            self.at += gone
            self._ready_count -= gone


def _whole_blocks(count: int) -> int:
    return -(-count // _BLOCK) * _BLOCK
