"""Mixes what a course plays, a little ahead of what is heard."""

import logging
import threading
from collections import deque
from collections.abc import Callable
from typing import Final

import numpy as np

from kijkocut.audio import Mixer
from kijkocut.model.errors import KijkoError
from kijkocut.model.ids import ClipId
from kijkocut.model.ticks import samples
from kijkocut.playback.course import Course, Leg
from kijkocut.playback.needles import Needles, Reading
from kijkocut.playback.sound_ring import Samples, SoundRing

log = logging.getLogger(__name__)

_BLOCK: Final = 2400
"""Samples mixed at once: 50 ms, so that decoders are asked seldom."""
_FADE: Final = 480
"""Samples over which a mix takes over from the one before an edit: 10 ms."""
_LEAD: Final = 1440
"""Samples from what the device has taken to where a mix after an edit begins: 30 ms."""
_FRESH: Final = 4 * _BLOCK
_TRIES: Final = 3
_FASTEST_HEARD: Final = 2


MakeMixer = Callable[[Callable[[ClipId, KijkoError], None]], Mixer]
"""Makes a mixer that tells of clips which can't be heard; called on the feeder's thread."""


class Feeder:
    """Fills a ring along a course. Used from one thread, apart from `change` and `reading`."""

    def __init__(
        self,
        ring: SoundRing,
        course: Course,
        make: MakeMixer,
        on_failure: Callable[[KijkoError], None],
    ) -> None:
        """Mix nothing yet."""
        self._ring, self._course, self._on_failure = ring, course, on_failure
        self._make: MakeMixer | None = make
        self._mixer: Mixer | None = None
        self._needles = Needles(course.sample_rate)
        self._readings: deque[tuple[int, Reading]] = deque(maxlen=256)
        self._reading = threading.Lock()

    def change(self, make: MakeMixer) -> None:
        """Mix another project, as soon as it can be heard. Any thread."""
        self._make = make

    def fill(self, most: int | None = None) -> None:
        """Mix until the ring is full or the course has ended, or at most so many blocks."""
        make, self._make = self._make, None
        if make is not None:
            self._exchange(make)
        done = 0
        while self._ring.room >= _BLOCK and done != most and not self._is_changed():
            first = self._ring.written
            block = self._mixed(first, _BLOCK)
            if block is None:
                return
            self._note(first, block)
            self._ring.write(Mixer.fold(block, self._ring.channels))
            done += 1

    def readings(self, heard: int) -> list[Reading]:
        """Give what the meters read since the last call, up to what was heard. Any one thread."""
        found = []
        with self._reading:
            while self._readings and self._readings[0][0] <= heard:
                found.append(self._readings.popleft()[1])
        return found

    def close(self) -> None:
        """Give the decoders back."""
        mixer, self._mixer = self._mixer, None
        if mixer is not None:
            mixer.close()

    def _is_changed(self) -> bool:
        """Whether `change` was called meanwhile, on another thread."""
        return self._make is not None

    def _exchange(self, make: MakeMixer) -> None:
        """Take another mixer; what the one before has mixed and nobody heard is mixed anew."""
        before, self._mixer = self._mixer, make(self._tell)
        if before is None:
            return
        before.close()
        # The first time may take long, as files are opened; then what comes next is known.
        fresh = min(_FRESH, self._ring.capacity - _LEAD)
        for count in (_BLOCK, *(_TRIES * (fresh,))):
            first = self._ring.handed_over + _LEAD
            if first >= self._ring.written:
                return
            block = self._mixed(first, count)
            if block is None:
                return
            heard = Mixer.fold(block, self._ring.channels)
            if count != _BLOCK and self._ring.replace(first, heard, fade=_FADE):
                self._note(first, block)
                return

    def _mixed(self, first: int, count: int) -> Samples | None:
        """Give the sound of the course from a sample on; None after its end."""
        pieces = [self._piece(*piece) for piece in self._course.pieces(first, count)]
        return np.concatenate(pieces, axis=1) if pieces else None

    def _note(self, first: int, block: Samples) -> None:
        """Keep what the meters show of a block until it is heard."""
        spans = [
            _span(leg, into, share, self._course.sample_rate)
            for leg, into, share in self._course.pieces(first, block.shape[1])
            if abs(leg.speed) <= _FASTEST_HEARD
        ]
        reading = self._needles.read(block, self._mixer, spans)
        with self._reading:
            while self._readings and self._readings[-1][0] >= first:
                self._readings.pop()
            self._readings.append((first, reading))

    def _piece(self, leg: Leg, into: int, count: int) -> Samples:
        """Give the sound of a part of a leg."""
        mixer = self._mixer
        if mixer is None or abs(leg.speed) > _FASTEST_HEARD:
            channels = self._ring.channels if mixer is None else mixer.channels
            return np.zeros((channels, count), np.float32)
        return _heard(mixer, leg, into, count)

    def _tell(self, _clip: ClipId, error: KijkoError) -> None:
        self._on_failure(error)


def _span(leg: Leg, into: int, count: int, sample_rate: int) -> tuple[int, int]:
    """Give the first sample of the sequence that a part of a leg plays, and how many it plays."""
    first, length = samples(leg.tick, sample_rate), count * abs(leg.speed)
    if leg.speed > 0:
        return first + into * leg.speed, length
    stop = first + into * leg.speed
    return max(0, stop - length), min(length, stop)


def _heard(mixer: Mixer, leg: Leg, into: int, count: int) -> Samples:
    """Give what a part of a leg sounds like, on the channels of the sequence."""
    speed = abs(leg.speed)
    start, length = _span(leg, into, count, mixer.sample_rate)
    if leg.speed > 0:
        block = mixer.read(start, length)
    else:
        block = np.zeros((mixer.channels, count * speed), np.float32)
        block[:, :length] = mixer.read(start, length)[:, ::-1]
    if speed > 1:
        block = block.reshape(block.shape[0], count, speed).mean(axis=2, dtype=np.float32)
    return block
