"""Stretches of black or of frozen pictures."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kijkocut.export.report import Span, SpanKind
from kijkocut.export.watch import PictureWatch
from kijkocut.model.ticks import Rate

FROZEN_S: Final = 2.0
"""Shortest still stretch reported, in seconds; FFmpeg's freezedetect uses the same."""
_MOSTLY: Final = 0.9


def spans(seen: PictureWatch, sent: PictureWatch | None, rate: Rate | None) -> tuple[Span, ...]:
    """Give every black stretch and every long still one, in order.

    Args:
        seen: The pictures as decoded.
        sent: As they were before encoding, to tell which stretches were meant.
        rate: Frames per second; a frozen stretch is measured in seconds.
    """
    least = int(FROZEN_S * rate.num / rate.den) if rate is not None else 50
    black = seen.black
    found = [
        Span(
            kind=SpanKind.black,
            start=start,
            frames=count,
            is_intended=_meant(sent.black if sent is not None else None, start, count),
        )
        for start, count in _runs(black)
    ]
    for start, count in _runs(seen.still):
        # The flag says "as the one before", so the stretch begins one frame earlier.
        first, frames = max(0, start - 1), count + 1
        if frames < least or black[first : first + frames].mean() > _MOSTLY:
            continue
        meant = _meant(sent.still if sent is not None else None, start, count)
        found.append(Span(kind=SpanKind.frozen, start=first, frames=frames, is_intended=meant))
    return tuple(sorted(found, key=lambda s: (s.start, s.kind)))


def _runs(flags: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8)))
    for start, end in edges.reshape(-1, 2):
        yield int(start), int(end - start)


def _meant(sent: NDArray[np.bool_] | None, start: int, count: int) -> bool | None:
    if sent is None:
        return None
    part = sent[start : start + count]
    return bool(part.size and part.mean() >= _MOSTLY)
