"""Sound through the machine's own device (PortAudio)."""

import logging
import threading
import time
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from kijkocut.audio import Mixer
from kijkocut.model.errors import OutsideError
from kijkocut.playback.sound_ring import SoundRing

if TYPE_CHECKING:
    from numpy.typing import NDArray

log = logging.getLogger(__name__)

_BLOCK_S: Final = 0.01
_STEREO: Final = 2
_SILENT_S: Final = 2.0
"""A device that has asked for no sound for so long is gone."""


class AudioDeviceError(OutsideError):
    """There is no sound device, or it does not play what is wanted."""

    code = "playback.no_device"


class DeviceOut:
    """Plays on a device of the system; its callback touches only the ring and two numbers."""

    def __init__(self, device: str = "", channels: int = 2) -> None:
        """Play on the device of that name, or on the system's own choice.

        Args:
            device: As the system calls it.
            channels: How many loudspeakers it feeds: 2, or 6 for 5.1. A device that has not so
                many gets 5.1 folded to stereo.
        """
        self._device = device or None
        self.channels = channels
        """How many loudspeakers it feeds, as it was told."""
        self._stream: Any = None
        self._lock = threading.Lock()
        self._rate = 48_000
        self._mark: tuple[int, float] = (0, 0.0)
        self._latency_s = 0.0
        self._last = 0
        self._began = 0.0

    def start(self, ring: SoundRing, sample_rate: int) -> None:
        """Play `ring` from where it is.

        Raises:
            AudioDeviceError: There is no device that plays it, or no PortAudio.
        """
        self.stop()
        self._rate, self._last = sample_rate, ring.handed_over
        self._mark = (self._last, time.monotonic())
        self._began = time.monotonic()

        try:
            try:
                self._open(ring, ring.channels)
            except Exception:
                if ring.channels <= _STEREO:
                    raise
                log.info("the device has not %d channels; stereo instead", ring.channels)
                self._open(ring, _STEREO)
        except Exception as exc:
            self.stop()
            raise AudioDeviceError(
                f"Sound can't be played ({exc}). Pictures play on without it. On Linux install"
                " libportaudio2; otherwise choose another device in the preferences."
            ) from exc
        log.info("sound device latency %.1f ms", self._latency_s * 1000)

    def _open(self, ring: SoundRing, channels: int) -> None:
        """Open a stream of the device's that plays the ring on so many channels, and start it."""

        def play(out: "NDArray[np.float32]", frames: int, _times: object, _flags: object) -> None:
            if channels == ring.channels:
                ring.read_into(out)
            else:
                wide = np.empty((frames, ring.channels), np.float32)
                ring.read_into(wide)
                out[:] = Mixer.fold(wide.T, channels).T
            self._mark = (ring.handed_over, time.monotonic())

        # Loads PortAudio, which a machine may lack.
        import sounddevice  # type: ignore[import-untyped]  # noqa: PLC0415

        self._stream = sounddevice.OutputStream(
            samplerate=self._rate,
            blocksize=round(self._rate * _BLOCK_S),
            device=self._device,
            channels=channels,
            dtype="float32",
            latency="low",
            callback=play,
        )
        self._stream.start()
        self._latency_s = float(self._stream.latency)

    @property
    def is_lost(self) -> bool:
        """Whether the device has stopped by itself, or asks for nothing any more."""
        with self._lock:
            if self._stream is None:
                return False
            last = max(self._mark[1], self._began)
            return not self._stream.active or time.monotonic() - last > _SILENT_S

    def heard(self) -> int:
        """Give how many samples were heard, smooth between the device's blocks."""
        handed, at = self._mark
        with self._lock:
            if self._stream is None:
                return self._last
            since = min(time.monotonic() - at, 5 * _BLOCK_S)
            now = handed + round((since - _BLOCK_S - self._latency_s) * self._rate)
            self._last = max(self._last, min(now, handed))
            return self._last

    def stop(self) -> None:
        """Fall silent at once."""
        with self._lock:
            stream, self._stream = self._stream, None
        if stream is not None:
            stream.abort()
            stream.close()
