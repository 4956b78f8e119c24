"""Where sound goes, and the clock that comes back: a port, and what needs no sound card."""

import threading
import time
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from kijkocut.playback.sound_ring import SoundRing

_MOST_AT_ONCE: Final = 1 << 15


class AudioOut(Protocol):
    """Plays a ring; how much of it was heard is the time that pictures follow."""

    def start(self, ring: SoundRing, sample_rate: int) -> None:
        """Play `ring` from where it is.

        Raises:
            AudioDeviceError: There is no device that plays it.
        """

    def heard(self) -> int:
        """Give how many samples of the ring were heard, since it was made.

        That is what was handed over, less what the device still holds.
        """

    @property
    def channels(self) -> int:
        """How many loudspeakers there are: 2, or 6 for 5.1."""

    @property
    def is_lost(self) -> bool:
        """Whether the device has gone while it played."""

    def stop(self) -> None:
        """Fall silent. `heard` keeps its last word."""


def loudspeakers(out: AudioOut, channels: int) -> int:
    """Give on how many channels a mix of so many is played: its own, or else stereo."""
    return channels if channels <= out.channels else 2


class NullOut:
    """Plays into the void at the pace of a clock: for machines without sound, and for tests."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        """Follow `now`, in seconds."""
        self._now = now
        self._lock = threading.Lock()
        self._ring: SoundRing | None = None
        self._rate = 48_000
        self._since = 0.0
        self._taken = self._owed = 0
        self.channels = 2
        """Of stereo; a test may say otherwise."""
        self.is_lost = False
        """Never: there is no device to lose."""

    def start(self, ring: SoundRing, sample_rate: int) -> None:
        """Play `ring` from where it is."""
        with self._lock:
            self._ring, self._rate = ring, sample_rate
            self._since, self._taken = self._now(), ring.handed_over
            self._owed = -self._taken

    def heard(self) -> int:
        """Give how many samples were heard; time in which there were none does not count."""
        with self._lock:
            ring = self._ring
            if ring is None:
                return self._taken
            due = round((self._now() - self._since) * self._rate) - self._owed
            while (wanted := min(_MOST_AT_ONCE, due - self._taken)) > 0:
                block = np.empty((wanted, ring.channels), np.float32)
                got = ring.read_into(block)
                self._taken += got
                self.take(block[:got])
                if got < wanted:
                    self._owed += due - self._taken
                    break
            return self._taken

    def stop(self) -> None:
        """Fall silent."""
        with self._lock:
            self._ring = None

    def take(self, block: NDArray[np.float32]) -> None:
        """Hear (count, channels); nobody listens."""


class FileOut(NullOut):
    """Plays into a WAV file of 16 bits at the pace of a clock."""

    def __init__(self, path: Path, now: Callable[[], float] = time.monotonic) -> None:
        """Write to `path` when it stops."""
        super().__init__(now)
        self._path = path
        self._blocks: list[NDArray[np.float32]] = []

    def take(self, block: NDArray[np.float32]) -> None:
        """Keep what was played."""
        self._blocks.append(block.copy())

    def stop(self) -> None:
        """Write the file."""
        ring = self._ring
        super().stop()
        if ring is None:
            return
        sound = np.concatenate([np.zeros((0, ring.channels), np.float32), *self._blocks])
        with wave.open(str(self._path), "wb") as file:
            file.setnchannels(ring.channels)
            file.setsampwidth(2)
            file.setframerate(self._rate)
            file.writeframes((np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())
