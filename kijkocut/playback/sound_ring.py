"""Sound on its way from the mixer to the device."""

import threading

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
"""Sound, 1.0 is full scale, shape (channels, count)."""


class SoundRing:
    """Float32 samples waiting to be played: one thread writes, one reads, neither waits long."""

    def __init__(self, *, channels: int, capacity: int) -> None:
        """Be empty, with room for `capacity` samples of each channel."""
        self.channels, self.capacity = channels, capacity
        self._data: NDArray[np.float32] = np.zeros((capacity, channels), np.float32)
        self._lock = threading.Lock()
        self._written = self._read = 0
        self._starved = 0

    @property
    def written(self) -> int:
        """Samples put in since it was made."""
        return self._written

    @property
    def handed_over(self) -> int:
        """Samples taken out since it was made."""
        return self._read

    @property
    def starved(self) -> int:
        """Samples that were asked for and not there."""
        return self._starved

    @property
    def room(self) -> int:
        """How many samples can be written now."""
        return self.capacity - (self._written - self._read)

    def write(self, block: Samples) -> None:
        """Put in (channels, count), which has to fit."""
        with self._lock:
            self._write(block)

    def _write(self, block: Samples) -> None:
        count = block.shape[1]
        at = self._written % self.capacity
        first = min(count, self.capacity - at)
        self._data[at : at + first] = block[:, :first].T
        self._data[: count - first] = block[:, first:].T
        self._written += count

    def replace(self, first: int, block: Samples, *, fade: int) -> bool:
        """Put (channels, count) in place of all that follows sample `first`, which has to fit.

        Args:
            first: Number of its first sample, counted since the ring was made.
            block: What is to be heard from there on.
            fade: Samples over which it takes over from what was there.

        Returns:
            False if `first` was read already, or is not written yet; nothing has changed then.
        """
        with self._lock:
            if not self._read <= first <= self._written:
                return False
            fade = min(fade, self._written - first, block.shape[1])
            if fade:
                places = (first + np.arange(fade)) % self.capacity
                share = np.arange(1, fade + 1, dtype=np.float32) / fade
                old = self._data[places].T
                block = block.copy()
                block[:, :fade] = old * (1 - share) + block[:, :fade] * share
            self._written = first
            self._write(block)
            return True

    def read_into(self, out: NDArray[np.float32]) -> int:
        """Fill (count, channels) as far as there is sound, the rest with silence.

        Returns:
            How many samples were there.
        """
        with self._lock:
            count = int(min(out.shape[0], self._written - self._read))
            at = self._read % self.capacity
            first = min(count, self.capacity - at)
            out[:first] = self._data[at : at + first]
            out[first:count] = self._data[: count - first]
            out[count:] = 0.0
            self._read += count
            self._starved += out.shape[0] - count
            return count
