"""A frame to look at, as the projector gives it."""

from collections.abc import Callable
from concurrent.futures import Future

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.uint8]
Read = Callable[[tuple[int, int]], Future[Samples]]
"""Has at most so many columns and rows of a texture read."""


class Picture:
    """RGBA of 8 bits in memory shared with the projector, or in a texture.

    Valid until `release`, after which another frame is written there. Hold few: they are slots of a
    small ring. May be released from any thread.
    """

    __slots__ = (
        "_pixels",
        "_read",
        "_release",
        "decode_s",
        "is_exact",
        "is_opaque",
        "notes",
        "size",
        "texture",
        "ticket",
        "total_s",
    )

    def __init__(
        self,
        pixels: Samples | None,
        *,
        ticket: int = 0,
        is_opaque: bool = True,
        notes: tuple[str, ...] = (),
        release: Callable[[], object] | None = None,
    ) -> None:
        """Hold `pixels`, to be given back by `release`; None for a texture, see `of_texture`."""
        self._pixels = pixels
        self._read: Read | None = None
        self.size = (0, 0) if pixels is None else (pixels.shape[1], pixels.shape[0])
        """Columns and rows."""
        self.texture = 0
        """OpenGL's name of the texture that holds it, multiplied by alpha, top row first; 0 where
        it is in memory."""
        self.ticket = ticket
        self.is_opaque = is_opaque
        self.notes = notes
        """What is not as it should be, in sentences."""
        self.is_exact = True
        """Whether it is the frame as it is, and not a rough one."""
        self.decode_s = 0.0
        """Seconds that decoding took."""
        self.total_s = 0.0
        """Seconds that it took altogether; 0 if it was in store."""
        self._release = release

    def on_texture(self, texture: int, size: tuple[int, int], read: Read) -> "Picture":
        """Lie in a texture from now on, which `read` brings into memory."""
        self.texture, self.size, self._read = texture, size, read
        return self

    @property
    def pixels(self) -> Samples:
        """The samples (rows, columns, 4), straight alpha; a texture is waited for and read."""
        if self._pixels is None:
            self._pixels = self.samples(self.size).result()
        return self._pixels

    def samples(self, most: tuple[int, int]) -> Future[Samples]:
        """Give a copy that outlives the picture, soon; ask before `release`.

        Args:
            most: Columns and rows that are enough: of more, every second, third ... is taken.
        """
        if self._pixels is None and self._read is not None:
            return self._read(most)
        found: Future[Samples] = Future()
        pixels = np.zeros((1, 1, 4), np.uint8) if self._pixels is None else self._pixels
        rows, columns = pixels.shape[:2]
        down, across = -(-rows // most[1]), -(-columns // most[0])
        found.set_result(pixels[::down, ::across].copy())
        return found

    def release(self) -> None:
        """Give the memory back. Calling twice does no harm."""
        release, self._release = self._release, None
        if release is not None:
            release()
