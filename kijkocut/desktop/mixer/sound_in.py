"""Recording from the machine's own device (PortAudio) into a WAV file."""

import logging
import threading
import wave
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from msgspec import Struct

from kijkocut.model.errors import OutsideError

if TYPE_CHECKING:
    from numpy.typing import NDArray

log = logging.getLogger(__name__)

_FULL: Final = (1 << 23) - 1
_BYTES: Final = 3


class NoInputError(OutsideError):
    """There is no device to record from, or the file can't be written."""

    code = "desktop.no_input"


class Take(Struct, frozen=True, kw_only=True):
    """What was recorded."""

    path: Path
    samples: int
    sample_rate: int
    latency_s: float
    """How much later sound came than it was made, as the device says."""
    peak: float
    """The loudest sample, 1.0 as full."""


class SoundIn:
    """One recording: 24-bit PCM. Started and stopped on one thread.

    The device's callback only hands its blocks over; a thread of its own writes them.
    """

    def __init__(self, device: str = "") -> None:
        """Record from the device of that name, or from the system's own choice."""
        self._device = device or None
        self._stream: Any = None
        self._blocks: SimpleQueue[NDArray[np.float32] | None] = SimpleQueue()
        self._writer: threading.Thread | None = None
        self._fault: OSError | None = None
        self._path, self._rate, self._count, self._peak = Path(), 48_000, 0, 0.0
        self._latency_s = 0.0

    @property
    def peak(self) -> float:
        """The loudest sample so far; any thread."""
        return self._peak

    def start(self, path: Path, sample_rate: int, channels: int = 1) -> None:
        """Begin to write `path`.

        Raises:
            NoInputError: There is no such device, no PortAudio, or the file can't be made.
        """
        self._path, self._rate = path, sample_rate
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            out = wave.open(str(path), "wb")  # noqa: SIM115 the writer closes it
        except OSError as exc:
            raise NoInputError(f"{path} can't be written: {exc.strerror}.") from exc
        out.setnchannels(channels)
        out.setsampwidth(_BYTES)
        out.setframerate(sample_rate)

        def hear(block: "NDArray[np.float32]", *_: object) -> None:
            self._blocks.put(block.copy())

        try:
            # Loads PortAudio, which a machine may lack.
            import sounddevice  # type: ignore[import-untyped]  # noqa: PLC0415

            self._stream = sounddevice.InputStream(
                samplerate=sample_rate,
                device=self._device,
                channels=channels,
                dtype="float32",
                callback=hear,
            )
            self._stream.start()
            self._latency_s = float(self._stream.latency)
        except Exception as exc:
            self._stream = None
            out.close()
            path.unlink(missing_ok=True)
            raise NoInputError(
                f"Sound can't be recorded ({exc}). Connect a microphone, or choose another device"
                " in the preferences; on Linux install libportaudio2."
            ) from exc
        self._writer = threading.Thread(target=self._write, args=(out,), name="recording")
        self._writer.start()

    def stop(self) -> Take:
        """End the recording and its file.

        Raises:
            NoInputError: It could not be written to the end; what was written stays.
        """
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.stop()
            stream.close()
        self._blocks.put(None)
        if self._writer is not None:
            self._writer.join()
        if self._fault is not None:
            raise NoInputError(
                f"{self._path} could not be written: {self._fault.strerror}."
            ) from self._fault
        return Take(
            path=self._path,
            samples=self._count,
            sample_rate=self._rate,
            latency_s=self._latency_s,
            peak=self._peak,
        )

    def _write(self, out: wave.Wave_write) -> None:
        with out:
            while (block := self._blocks.get()) is not None:
                if self._fault is not None:
                    continue
                self._peak = max(self._peak, float(np.abs(block).max(initial=0.0)))
                whole = np.rint(np.clip(block, -1.0, 1.0) * _FULL).astype("<i4")
                try:
                    out.writeframesraw(whole.view(np.uint8).reshape(-1, 4)[:, :_BYTES].tobytes())
                except OSError as exc:
                    log.warning("recording stopped: %s", exc)
                    self._fault = exc
                    continue
                self._count += len(block)
