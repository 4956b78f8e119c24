"""Where a sound clips and where it is silent, found while it streams by."""

from collections.abc import Iterable, Iterator

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from kijkocut.audio.source import Samples


class SampleSpan(Struct, frozen=True):
    """The samples [start, stop)."""

    start: int
    stop: int


def clipping_spans(
    blocks: Iterable[Samples], *, level: float = 0.999, shortest: int = 3
) -> tuple[SampleSpan, ...]:
    """Give the runs in which some channel stays at or above `level` (1.0 is full scale).

    Args:
        blocks: The sound in order, float32 (channels, count).
        level: The default also catches 16-bit full scale.
        shortest: Runs of fewer samples may be honest peaks and are left out.
    """
    masks = (np.abs(block).max(axis=0, initial=0.0) >= level for block in blocks)
    return tuple(s for s in _runs(masks) if s.stop - s.start >= shortest)


def silence_spans(
    blocks: Iterable[Samples], *, shortest: int, level_db: float = -60.0
) -> tuple[SampleSpan, ...]:
    """Give the runs of at least `shortest` samples in which every channel stays below `level_db`.

    Args:
        blocks: The sound in order, float32 (channels, count).
        shortest: In samples.
        level_db: In dBFS.
    """
    level = 10.0 ** (level_db / 20.0)
    masks = (np.abs(block).max(axis=0, initial=0.0) < level for block in blocks)
    return tuple(s for s in _runs(masks) if s.stop - s.start >= shortest)


def _runs(masks: Iterable[NDArray[np.bool_]]) -> Iterator[SampleSpan]:
    """Give the runs of True over all masks put end to end."""
    place, begin = 0, -1
    for mask in masks:
        if not mask.size:
            continue
        turns = np.flatnonzero(np.diff(mask)) + 1
        for turn in (0, *turns.tolist()):
            is_on = bool(mask[turn])
            if is_on and begin < 0:
                begin = place + turn
            elif not is_on and begin >= 0:
                yield SampleSpan(begin, place + turn)
                begin = -1
        place += mask.size
    if begin >= 0:
        yield SampleSpan(begin, place)
