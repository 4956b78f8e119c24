"""Watching pictures and sound go by: small records, made before encoding and after decoding.

Both sides use the same measures, so that comparing them shows what the encoder and the container
did: a shift in time, a wrong frame, a black stretch that was not there before. Memory is 66 bytes
per frame and a few seconds of sound.
"""

from collections import deque
from typing import Final

import av
import numpy as np
from numpy.typing import NDArray

from kijkocut.export.frames import plane_array

SIGNATURE_SIDE: Final = 8
_SAMPLED_SIDE: Final = 64
_BLACK_LUMA: Final = 0.10
_BLACK_SHARE: Final = 0.98
"""A frame is black when 98 % of its pixels are below 10 % luma: the defaults of FFmpeg's
blackdetect."""
_STILL_DIFFERENCE: Final = 0.001
"""Mean change of luma between equal frames, -60 dB: the default of FFmpeg's freezedetect."""
_REC709: Final = np.array([0.2126, 0.7152, 0.0722], np.float32)
_FULL_SCALE: Final = np.float32(32767 / 32768)
_AUDIBLE: Final = 0.01
WINDOW: Final = 1 << 16
"""Samples kept at either end for measuring delays."""


class PictureWatch:
    """A record of every frame seen: its luma as a thumbnail, whether it is black, or still."""

    def __init__(self) -> None:
        """Start with nothing seen."""
        self.frames = 0
        self._signatures = bytearray()
        self._black = bytearray()
        self._still = bytearray()
        self._last: NDArray[np.float32] | None = None

    def see(self, frame: av.VideoFrame) -> None:
        """Record a frame."""
        luma = _luma(frame)
        self._black.append(bool((luma < _BLACK_LUMA).mean() >= _BLACK_SHARE))
        last = self._last
        self._still.append(
            last is not None
            and last.shape == luma.shape
            and float(np.abs(luma - last).mean()) < _STILL_DIFFERENCE
        )
        self._last = luma
        self._signatures += (_thumbnail(luma) * 255).astype(np.uint8).tobytes()
        self.frames += 1

    @property
    def signatures(self) -> NDArray[np.uint8]:
        """Luma thumbnails, shape (frames, 64)."""
        return np.frombuffer(bytes(self._signatures), np.uint8).reshape(-1, SIGNATURE_SIDE**2)

    @property
    def black(self) -> NDArray[np.bool_]:
        """Whether each frame is black."""
        return np.frombuffer(bytes(self._black), np.bool_)

    @property
    def still(self) -> NDArray[np.bool_]:
        """Whether each frame equals the one before it."""
        return np.frombuffer(bytes(self._still), np.bool_)


class SoundWatch:
    """A record of the sound heard: level, clipping, and a window at either end."""

    def __init__(self) -> None:
        """Start with nothing heard."""
        self.samples = 0
        self.peak = 0.0
        self.clipped = 0
        self.first_clipped: int | None = None
        self._head: list[NDArray[np.float32]] = []
        self._head_start = 0
        self._head_size = 0
        self._recent: deque[NDArray[np.float32]] = deque()
        self._recent_size = 0
        self._tail: tuple[int, tuple[NDArray[np.float32], ...]] = (0, ())

    def hear(self, block: NDArray[np.float32]) -> None:
        """Record samples of shape (channels, samples)."""
        if not block.size:
            return
        level = np.abs(block)
        peak = float(level.max())
        if peak >= _FULL_SCALE:
            loud = np.flatnonzero(level.max(axis=0) >= _FULL_SCALE)
            self.clipped += int((level >= _FULL_SCALE).sum())
            if self.first_clipped is None:
                self.first_clipped = self.samples + int(loud[0])
        self.peak = max(self.peak, peak)
        mono = block.mean(axis=0, dtype=np.float32)
        self._keep(mono, is_audible=peak >= _AUDIBLE)
        self.samples += block.shape[1]

    @property
    def windows(self) -> tuple[tuple[int, NDArray[np.float32]], ...]:
        """The first audible stretch and the last, mono, each with the sample it starts at."""
        found = []
        if self._head:
            found.append((self._head_start, np.concatenate(self._head)[:WINDOW]))
        start, blocks = self._tail
        if blocks and start >= self._head_start + WINDOW:
            found.append((start, np.concatenate(blocks)))
        return tuple(found)

    def _keep(self, mono: NDArray[np.float32], *, is_audible: bool) -> None:
        if self._head_size < WINDOW and (self._head or is_audible):
            if not self._head:
                self._head_start = self.samples
            self._head.append(mono)
            self._head_size += mono.size
        self._recent.append(mono)
        self._recent_size += mono.size
        while len(self._recent) > 1 and self._recent_size - self._recent[0].size >= WINDOW:
            self._recent_size -= self._recent.popleft().size
        if is_audible:
            self._tail = (
                self.samples + mono.size - self._recent_size,
                tuple(self._recent),
            )


def _luma(frame: av.VideoFrame) -> NDArray[np.float32]:
    """Give a coarse grid of luma, 0 for black and 1 for white."""
    step = max(1, min(frame.width, frame.height) // _SAMPLED_SIDE)
    if frame.format.is_rgb:
        return _luma_of_rgb(frame, step)
    plane = plane_array(frame)[::step, ::step].astype(np.float32)
    peak = float((1 << frame.format.components[0].bits) - 1)
    if frame.color_range == 2 or frame.format.name.startswith("yuvj"):
        return np.asarray(plane / peak, np.float32)
    unit = (peak + 1) / 256
    return np.asarray(np.clip((plane - 16 * unit) / (219 * unit), 0, 1), np.float32)


def _luma_of_rgb(frame: av.VideoFrame, step: int) -> NDArray[np.float32]:
    name = frame.format.name
    is_deep = "48" in name or "64" in name
    parts = 4 if "a" in name else 3
    dtype = np.dtype(np.uint16 if is_deep else np.uint8)
    if name.endswith("be"):
        dtype = dtype.newbyteorder(">")
    plane = frame.planes[0]
    rows = np.frombuffer(memoryview(plane), dtype)
    stride = plane.line_size // dtype.itemsize
    grid = rows[: frame.height * stride].reshape(frame.height, stride)[:, : frame.width * parts]
    pixels = grid.reshape(frame.height, frame.width, parts)[::step, ::step]
    shown = pixels.astype(np.float32) / (65535 if is_deep else 255)
    order = slice(2, None, -1) if name.startswith("bgr") else slice(0, 3)
    luma = shown[..., order] @ _REC709
    if parts == 4:
        luma *= shown[..., 3]
    return np.asarray(luma, np.float32)


def _thumbnail(luma: NDArray[np.float32]) -> NDArray[np.float32]:
    rows, columns = (
        np.linspace(0, side, SIGNATURE_SIDE, endpoint=False).astype(np.intp) for side in luma.shape
    )
    sums = np.add.reduceat(np.add.reduceat(luma, rows, axis=0), columns, axis=1)
    counts = np.outer(
        np.diff(np.append(rows, luma.shape[0])), np.diff(np.append(columns, luma.shape[1]))
    )
    return np.asarray(sums / np.maximum(counts, 1), np.float32)
