"""A frame to look at, as the projector gives it."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray


class Picture:
    """RGBA of 8 bits, straight alpha, in memory shared with the projector.

    `pixels` (rows, columns, 4) is valid until `release`, after which another frame is written
    there. Hold few: they are slots of a small ring. May be released from any thread.
    """

    __slots__ = ("_release", "decode_s", "is_opaque", "notes", "pixels", "ticket", "total_s")

    def __init__(
        self,
        pixels: NDArray[np.uint8],
        *,
        ticket: int = 0,
        is_opaque: bool = True,
        notes: tuple[str, ...] = (),
        release: Callable[[], object] | None = None,
    ) -> None:
        """Hold `pixels`, to be given back by `release`."""
        self.pixels = pixels
        self.ticket = ticket
        self.is_opaque = is_opaque
        self.notes = notes
        """What is not as it should be, in sentences."""
        self.decode_s = 0.0
        """Seconds that decoding took."""
        self.total_s = 0.0
        """Seconds that it took altogether."""
        self._release = release

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        return self.pixels.shape[1], self.pixels.shape[0]

    def release(self) -> None:
        """Give the memory back. Calling twice does no harm."""
        release, self._release = self._release, None
        if release is not None:
            release()
