"""Frames that were made, kept in memory under what they look like."""

import os
from collections import OrderedDict
from typing import Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

_MOST_BYTES: Final = 1 << 30
_SHARE: Final = 8
_UNKNOWN_MEMORY: Final = 4 << 30
_LIGHT_SHARE: Final = 4
"""Frames that are quickly made again keep at most the budget divided by this when it is spent."""


class Kept(Struct, frozen=True):
    """A frame as it was made."""

    pixels: NDArray[np.uint8]
    is_light: bool
    """Whether it is quickly made again."""


class FrameStore:
    """Frames by the key of their plan, the longest unused going first. Used from one thread.

    Equal keys mean equal pixels as long as effects, fonts and media stay what they are: `clear`
    when they don't. An edit changes the keys of the frames that it changes, and an undo brings the
    old ones back.
    """

    def __init__(self, budget_bytes: int | None = None) -> None:
        """Keep at most so many bytes; by default an eighth of the memory, 1 GiB at most."""
        self._budget = _default_budget() if budget_bytes is None else budget_bytes
        self._light: OrderedDict[str, Kept] = OrderedDict()
        self._heavy: OrderedDict[str, Kept] = OrderedDict()
        self._light_bytes = self._bytes = 0

    @property
    def size_bytes(self) -> int:
        """What is kept."""
        return self._bytes

    def find(self, key: str) -> NDArray[np.uint8] | None:
        """Give the frame of a plan, not to be written to; None if it is not here."""
        for shelf in (self._heavy, self._light):
            kept = shelf.get(key)
            if kept is not None:
                shelf.move_to_end(key)
                return kept.pixels
        return None

    def put(self, key: str, pixels: NDArray[np.uint8], *, is_light: bool = False) -> None:
        """Keep a frame; `pixels` is ours from now on."""
        size = pixels.nbytes
        if size > self._budget or key in self._light or key in self._heavy:
            return
        shelf = self._light if is_light else self._heavy
        shelf[key] = Kept(pixels, is_light)
        self._bytes += size
        self._light_bytes += size if is_light else 0
        while self._bytes > self._budget:
            self._drop()

    def clear(self) -> None:
        """Forget all frames."""
        self._light.clear()
        self._heavy.clear()
        self._light_bytes = self._bytes = 0

    def _drop(self) -> None:
        has_many = self._light_bytes > self._budget // _LIGHT_SHARE
        shelf = self._light if self._light and (has_many or not self._heavy) else self._heavy
        _, kept = shelf.popitem(last=False)
        self._bytes -= kept.pixels.nbytes
        self._light_bytes -= kept.pixels.nbytes if kept.is_light else 0


def _default_budget() -> int:
    try:
        memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):  # Windows has no sysconf
        memory = _UNKNOWN_MEMORY
    return min(_MOST_BYTES, memory // _SHARE)
