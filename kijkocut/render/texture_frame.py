"""A finished frame that stays on the GPU, for windows that share its textures."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from kijkocut.render.gpu import Size, Surface

if TYPE_CHECKING:
    from kijkocut.render.compositor import Compositor

_RESTING: Final = 2
"""Textures given back that are not drawn on yet: a screen's last look at one may still be queued
in its own context."""

Read = Callable[["Compositor"], NDArray[np.uint8]]
Ask = Callable[[Read], Future[NDArray[np.uint8]]]
"""Has something read on the render thread."""


class TextureFrame:
    """RGBA of 8 bits, multiplied by alpha, top row first; the GPU has finished it.

    Any thread. `texture` is valid in all contexts that share with the renderer's, until `release`.
    """

    __slots__ = ("_ask", "_rack", "_surface", "size", "texture")

    def __init__(self, surface: Surface, rack: "Rack", ask: Ask) -> None:
        """Hold a surface that belongs to `rack`."""
        self._surface: Surface | None = surface
        self._rack, self._ask = rack, ask
        self.texture = int(surface.texture.glo)
        """OpenGL's name of it."""
        self.size = surface.size

    def samples(self, most: Size | None = None) -> Future[NDArray[np.uint8]]:
        """Have it read, with straight alpha; ask before `release`, the answer may come after.

        Args:
            most: Columns and rows that are enough: of more, every second, third ... is read.
        """
        surface = self._surface
        if surface is None:
            gone: Future[NDArray[np.uint8]] = Future()
            gone.set_result(np.zeros((1, 1, 4), np.uint8))
            return gone
        enough = most or self.size
        return self._ask(lambda compositor: compositor.read_texture(surface, enough))

    def release(self) -> None:
        """Give the texture back. Calling twice does no harm."""
        surface, self._surface = self._surface, None
        if surface is not None:
            self._rack.give(surface)


class Rack:
    """Textures that are looked at, and those that come back. `give` may be called by any thread."""

    def __init__(self) -> None:
        """Be empty."""
        self._out = 0
        self._back: deque[Surface] = deque()

    @property
    def out(self) -> int:
        """How many are looked at."""
        return self._out - len(self._back)

    def lend(self, surface: Surface, ask: Ask) -> TextureFrame:
        """Hand a surface out. On the render thread."""
        self._out += 1
        return TextureFrame(surface, self, ask)

    def give(self, surface: Surface) -> None:
        """Take a surface back."""
        self._back.append(surface)

    def rested(self) -> list[Surface]:
        """Give those that may be drawn on again. On the render thread."""
        found = []
        while len(self._back) > _RESTING:
            found.append(self._back.popleft())
        self._out -= len(found)
        return found
