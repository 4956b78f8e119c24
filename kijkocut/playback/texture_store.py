"""Frames that were made on the graphics card, kept there under what they look like."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

_BUDGET_BYTES: Final = 256 << 20


class Lent(Protocol):
    """A frame in a texture that belongs to a renderer: its `TextureFrame`."""

    texture: int
    size: tuple[int, int]

    def samples(self, most: tuple[int, int] | None = None) -> Future[NDArray[np.uint8]]:
        """Have it read."""

    def release(self) -> None:
        """Give it back."""


class SharedFrame:
    """A frame that several look at; it goes back when the last one lets go. Any thread."""

    def __init__(self, frame: Lent) -> None:
        """Be held by nobody yet."""
        self.frame = frame
        self._lock = threading.Lock()
        self._holders = 0

    def hold(self) -> Callable[[], None]:
        """Look at it too; gives how to let go, once."""
        with self._lock:
            self._holders += 1
        return self._let_go

    def _let_go(self) -> None:
        with self._lock:
            self._holders -= 1
            is_free = not self._holders
        if is_free:
            self.frame.release()


class TextureStore:
    """Frames by the key of their plan, the longest unused going first. Used from one thread."""

    def __init__(self, budget_bytes: int = _BUDGET_BYTES) -> None:
        """Keep at most so many bytes of textures."""
        self._budget = budget_bytes
        self._kept: OrderedDict[str, tuple[SharedFrame, Callable[[], None]]] = OrderedDict()
        self._bytes = 0

    def find(self, key: str) -> SharedFrame | None:
        """Give the frame of a plan; None if it is not here."""
        if key not in self._kept:
            return None
        self._kept.move_to_end(key)
        return self._kept[key][0]

    def put(self, key: str, shared: SharedFrame) -> None:
        """Keep a frame that is looked at."""
        if key in self._kept:
            return
        self._kept[key] = shared, shared.hold()
        self._bytes += _bytes(shared)
        while self._bytes > self._budget:
            self._drop()

    def clear(self) -> None:
        """Let go of all."""
        while self._kept:
            self._drop()

    def _drop(self) -> None:
        _, (shared, let_go) = self._kept.popitem(last=False)
        self._bytes -= _bytes(shared)
        let_go()


def _bytes(shared: SharedFrame) -> int:
    return shared.frame.size[0] * shared.frame.size[1] * 4
