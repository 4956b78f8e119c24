"""Short bits of sound while the play head is moved by hand."""

import logging
import threading
from collections.abc import Callable
from typing import Final, NamedTuple

import numpy as np

from kijkocut.audio import Mixer
from kijkocut.model.ticks import Ticks, samples
from kijkocut.playback.audio_out import AudioOut, loudspeakers
from kijkocut.playback.device_out import AudioDeviceError
from kijkocut.playback.sound_ring import Samples, SoundRing

log = logging.getLogger(__name__)

_BITE_S: Final = 0.08
_EDGE_S: Final = 0.005
_SOON_S: Final = 0.02
_IDLE_S: Final = 1.0
"""After so long without a move the device is let go."""
_CAPACITY_S: Final = 0.5


class Bite(NamedTuple):
    """What is to be heard."""

    key: object
    """Another one needs another mixer."""
    make: Callable[[], Mixer]
    at: Ticks


class Nibbles:
    """Plays the sound at the play head, the newest wish at once. Belongs to one thread."""

    def __init__(self, out: AudioOut) -> None:
        """Be silent.

        Args:
            out: Where it sounds; not used by anybody else meanwhile.
        """
        self._out = out
        self._change = threading.Condition()
        self._wish: Bite | None = None
        self._is_closed = False
        self._thread: threading.Thread | None = None
        self._ring: SoundRing | None = None
        self._mixer: Mixer | None = None
        self._key: object = None
        self._is_deaf = False

    def bite(self, wish: Bite) -> None:
        """Let the sound at a time be heard, instead of what was wished before."""
        with self._change:
            if self._is_closed or self._is_deaf:
                return
            self._wish = wish
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="nibbles", daemon=True)
                self._thread.start()
            self._change.notify_all()

    def close(self) -> None:
        """Fall silent, and give the output and what was opened back."""
        with self._change:
            self._is_closed = True
            self._change.notify_all()
            thread = self._thread
        if thread is not None:
            thread.join()
        self._rest()

    def serve(self, wish: Bite) -> None:
        """Mix a bit of sound and hand it to the output; on the own thread, or a test's."""
        if self._key is not wish.key or self._mixer is None:
            self._let_go_of_mixer()
            self._key, self._mixer = wish.key, wish.make()
        mixer = self._mixer
        rate = mixer.sample_rate
        count = round(_BITE_S * rate)
        block = mixer.read(samples(wish.at, rate), count)
        block = Mixer.fold(block, loudspeakers(self._out, mixer.channels))
        edge = np.minimum(1.0, np.arange(1, count + 1, dtype=np.float32) / (_EDGE_S * rate))
        self._sound(np.asarray(block * edge * edge[::-1], np.float32), rate)

    def _sound(self, block: Samples, rate: int) -> None:
        ring = self._ring
        if ring is None:
            ring = SoundRing(channels=block.shape[0], capacity=round(_CAPACITY_S * rate))
            ring.write(block)
            self._out.start(ring, rate)
            self._ring = ring
            return
        first = min(ring.written, ring.handed_over + round(_SOON_S * rate))
        if not ring.replace(first, block, fade=round(_EDGE_S * rate)):
            log.debug("a bit of sound came too late")

    def _run(self) -> None:
        while True:
            with self._change:
                has_wish = self._change.wait_for(
                    lambda: self._is_closed or self._wish is not None, _IDLE_S
                )
                wish, self._wish = self._wish, None
                if not has_wish or self._is_closed or wish is None:
                    self._rest()
                    self._thread = None
                    return
            try:
                self.serve(wish)
            except AudioDeviceError as exc:  # who plays is told; who moves about need not be
                log.info("no sound while moving: %s", exc)
                self._is_deaf = True

    def _rest(self) -> None:
        ring, self._ring = self._ring, None
        if ring is not None:
            self._out.stop()
        self._let_go_of_mixer()

    def _let_go_of_mixer(self) -> None:
        mixer, self._mixer = self._mixer, None
        if mixer is not None:
            mixer.close()
