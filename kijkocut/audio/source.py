"""Where sound comes from: the port that callers fill, and a small cache in front of it."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Final, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from kijkocut.model.ids import MediaId

Samples = NDArray[np.float32]
"""Sound, 1.0 is full scale, shape (channels, count)."""

_CHUNK: Final = 16_384
_CHUNKS: Final = 16


class SoundSource(Protocol):
    """Samples by number, at the sample rate they were asked for; sample 0 is media time 0."""

    def read(self, start_sample: int, count: int) -> Samples:
        """Give `count` samples from `start_sample`: float32 (channels, count).

        Outside the sound there is silence. The same range always gives the same values, and every
        answer has the same number of channels.
        """


@runtime_checkable
class ClosableSound(Protocol):
    """A source that holds something, such as a decoder, until it is closed."""

    def close(self) -> None:
        """Give back what is held; reading again opens again."""


def close_sound(source: object) -> None:
    """Close a source if it holds anything."""
    if isinstance(source, ClosableSound):
        source.close()


Fetch = Callable[[MediaId, int | None, int], SoundSource]
"""Opens the sound of a media: its id, the stream index (None: the first sound stream) and the
sample rate in Hz at which samples are wanted. Called once per clip, so that each clip keeps its
own place."""


class FiniteSource:
    """A source whose samples are all numbers: files of floats may hold infinity or none at all."""

    def __init__(self, source: SoundSource) -> None:
        self._source = source

    def read(self, start_sample: int, count: int) -> Samples:
        """Give the source's samples, 0 for what is no finite number (see `SoundSource.read`)."""
        sound = self._source.read(start_sample, count)
        if np.isfinite(sound).all():
            return sound
        return np.where(np.isfinite(sound), sound, np.float32(0.0))

    def close(self) -> None:
        """Close the source."""
        close_sound(self._source)


class ChunkedSource:
    """A source read in whole chunks of which the last few are kept.

    Readers that look around a place, or walk backwards, would make a decoder seek at every block;
    so the source sees one forward read per chunk.
    """

    def __init__(self, source: SoundSource) -> None:
        self._source = source
        self._chunks: OrderedDict[int, Samples] = OrderedDict()

    def read(self, start_sample: int, count: int) -> Samples:
        """Give the source's samples (see `SoundSource.read`)."""
        first = start_sample // _CHUNK
        last = (start_sample + max(count, 1) - 1) // _CHUNK
        skip = start_sample - first * _CHUNK
        if first == last:
            return self._chunk(first)[:, skip : skip + count]
        parts = [self._chunk(index) for index in range(first, last + 1)]
        return np.concatenate(parts, axis=1)[:, skip : skip + count]

    def close(self) -> None:
        """Close the source; the chunks are forgotten."""
        self._chunks.clear()
        close_sound(self._source)

    def _chunk(self, index: int) -> Samples:
        chunk = self._chunks.get(index)
        if chunk is None:
            chunk = self._source.read(index * _CHUNK, _CHUNK)
            self._chunks[index] = chunk
            if len(self._chunks) > _CHUNKS:
                self._chunks.popitem(last=False)
        else:
            self._chunks.move_to_end(index)
        return chunk
