"""The thumbnails of one stream in one file, which grows picture by picture.

A header, then records: slot, length, checksum, JPEG. A record cut short by a crash, or damaged,
ends what is read; the next picture is written over it.
"""

import struct
import threading
import zlib
from pathlib import Path
from typing import Final

from msgspec import Struct

_HEADER: Final = struct.Struct("<4sIqI")
_RECORD: Final = struct.Struct("<III")
_MAGIC: Final = b"KJTH"
_VERSION: Final = 1
_MOST_BYTES: Final = 1 << 22
"""No thumbnail is as large as this."""


class Thumbnail(Struct, frozen=True, kw_only=True):
    """One small picture."""

    ticks: int
    """Media time it stands for."""
    jpeg: bytes
    """Upright, in square pixels, sRGB."""


class ThumbnailStrip:
    """All thumbnails of a stream made so far, `spacing` ticks apart. Thread-safe.

    `at(ticks, every=4)` sees only every fourth slot: zoomed out, few pictures serve many places.
    """

    def __init__(self, path: Path, *, spacing: int, slots: int) -> None:
        """Read what is there; a file of another spacing or another kind counts as empty."""
        self.path, self.spacing, self.slots = path, spacing, slots
        self._lock = threading.Lock()
        self._pictures: dict[int, bytes] = {}
        self._end = 0
        self.reload()

    def __len__(self) -> int:
        return len(self._pictures)

    @property
    def is_whole(self) -> bool:
        """Whether every slot has its picture."""
        return len(self._pictures) == self.slots

    def has(self, slot: int) -> bool:
        """Whether a slot has its picture."""
        return slot in self._pictures

    def at(self, ticks: int, *, every: int = 1) -> Thumbnail | None:
        """Give the picture for a media time: that of its slot, or the nearest before or after.

        Args:
            ticks: Media time.
            every: Look only at slots that are multiples of this; a power of two.
        """
        wanted = max(0, min(self.slots - 1, ticks // self.spacing)) // every * every
        with self._lock:
            slots = [s for s in self._pictures if s % every == 0]
            if wanted not in self._pictures and not slots:
                return None
            slot = wanted if wanted in self._pictures else min(slots, key=lambda s: abs(s - wanted))
            return Thumbnail(ticks=slot * self.spacing, jpeg=self._pictures[slot])

    def add(self, slot: int, jpeg: bytes) -> None:
        """Write a picture; a crash at any moment leaves those written before.

        Raises:
            OSError: The file can't be written.
        """
        record = _RECORD.pack(slot, len(jpeg), zlib.crc32(jpeg)) + jpeg
        with self._lock:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            head = b"" if self._end else self._header()
            with self.path.open("r+b" if self._end else "wb") as file:
                file.seek(self._end)
                file.write(head + record)
                file.truncate()
            self._end += len(head) + len(record)
            self._pictures[slot] = jpeg

    def reload(self) -> None:
        """Read the file again, for pictures another process has added."""
        try:
            data = self.path.read_bytes()
        except OSError:
            data = b""
        pictures, end = self._read(data)
        with self._lock:
            self._pictures, self._end = pictures, end

    def _header(self) -> bytes:
        return _HEADER.pack(_MAGIC, _VERSION, self.spacing, self.slots)

    def _read(self, data: bytes) -> tuple[dict[int, bytes], int]:
        pictures: dict[int, bytes] = {}
        if data[: _HEADER.size] != self._header():
            return pictures, 0
        at = _HEADER.size
        while at + _RECORD.size <= len(data):
            slot, length, check = _RECORD.unpack_from(data, at)
            jpeg = data[at + _RECORD.size : at + _RECORD.size + length]
            is_sound = length <= _MOST_BYTES and len(jpeg) == length and slot < self.slots
            if not is_sound or zlib.crc32(jpeg) != check:
                break
            pictures[slot] = jpeg
            at += _RECORD.size + length
        return pictures, at
