"""Runs of columns of pixels, and pictures that are shifted along them."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Span(NamedTuple):
    """Columns from `start` up to but not including `end`."""

    start: int
    end: int


def joined(spans: Iterable[Span], within: Span, grain: int = 1) -> list[Span]:
    """Give the same columns in as few spans as possible, in order, cut to `within`.

    They begin and end at multiples of `grain`, or where `within` does.
    """
    made: list[Span] = []
    for span in sorted(spans):
        start = max(span.start // grain * grain, within.start)
        end = min(-(-span.end // grain) * grain, within.end)
        if start >= end or span.start >= span.end:
            continue
        if made and start <= made[-1].end:
            made[-1] = Span(made[-1].start, max(end, made[-1].end))
        else:
            made.append(Span(start, end))
    return made


def shifted(pixels: NDArray[np.uint32], by: int) -> None:
    """Move what a picture, shape (height, width), shows `by` pixels to the left, in place.

    What comes into sight still shows what was there.
    """
    if by > 0:
        pixels[:, :-by] = pixels[:, by:]
    elif by < 0:
        pixels[:, -by:] = pixels[:, :by]
