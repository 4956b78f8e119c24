"""Where every frame and every packet of sound lies in time: made once per file, then kept on disk.

Seeking in containers is approximate; exactness comes from knowing all native timestamps beforehand.
"""

from array import array
from bisect import bisect_right
from fractions import Fraction
from math import ceil
from pathlib import Path

import msgspec
from msgspec import Struct

from kijkocut.model.ticks import TICKS_PER_SECOND, Rate, Ratio

INDEX_VERSION = 1


class PictureIndex(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All frames of one picture stream in order of showing."""

    time_base: Ratio
    pts: bytes
    """Sorted native timestamps, int64 in this machine's byte order."""
    key_pts: bytes
    key_seek: bytes
    """What to ask the container for to land on each keyframe: its pts or its dts (see `scan`)."""
    zero: int
    """Media time 0 on the file's clock, in ticks."""
    begin: int
    """Media time of the first frame, in ticks."""
    last_duration: int
    """How long the last frame is shown, in ticks."""
    rate: Rate | None = None
    """Exact rate; then frame n begins at `begin + n * rate.frame_ticks`."""
    is_rough: bool = False
    """Whether it is guessed from headers (see `rough`)."""


class SoundIndex(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All packets of one sound stream in file order."""

    time_base: Ratio
    sample_rate: int
    pts: bytes
    """Native timestamp of every packet, int64."""
    first: bytes
    """First sample of every packet, counted from the first one that is heard, int64."""
    count: int
    """Samples from the first to the last heard."""
    begin: int
    """Media time of the first heard sample, in ticks."""
    can_seek: bool = True
    """Whether the container's timestamps hold after a seek; else it is read from the start."""


class FileIndex(Struct, frozen=True, kw_only=True):
    """All indexes of one file, by stream number."""

    version: int = INDEX_VERSION
    pictures: dict[int, PictureIndex] = {}
    sounds: dict[int, SoundIndex] = {}


class FrameTable:
    """Look-up over a `PictureIndex`: from media time to frames and their seek points."""

    def __init__(self, index: PictureIndex) -> None:
        self.index = index
        self.pts = unpacked(index.pts)
        self._key_pts = unpacked(index.key_pts)
        self._key_seek = unpacked(index.key_seek)
        self._base = index.time_base.fraction

    def __len__(self) -> int:
        return len(self.pts)

    def begin(self, number: int) -> int:
        """Give the media time in ticks at which frame `number` appears; past the end counts on."""
        rate, count = self.index.rate, len(self.pts)
        if rate is not None:
            return self.index.begin + number * rate.frame_ticks
        if number >= count:
            return self.begin(count - 1) + self.index.last_duration
        return self._ticks(self.pts[number]) - self.index.zero

    def frame_at(self, ticks: int) -> int:
        """Give the number of the frame shown at a media time; the first and the last one hold.

        A constant rate is computed from the rate itself. Otherwise a timestamp may have been
        rounded by up to half a unit of the time base, so a time that close before a frame already
        belongs to it.
        """
        rate = self.index.rate
        last = len(self.pts) - 1
        if rate is not None:
            return min(last, max(0, (ticks - self.index.begin) // rate.frame_ticks))
        native = Fraction(2 * (ticks + self.index.zero), 2 * TICKS_PER_SECOND) / self._base
        return min(last, max(0, bisect_right(self.pts, native + Fraction(1, 2)) - 1))

    def number_of(self, pts: int) -> int:
        """Give the number of the frame with a native timestamp; the one before if there is none."""
        return max(0, bisect_right(self.pts, pts) - 1)

    def key_before(self, pts: int) -> int:
        """Give the position among the keyframes of the last one at or before a native timestamp."""
        return max(0, bisect_right(self._key_pts, pts) - 1)

    def key(self, position: int) -> tuple[int, int]:
        """Give a keyframe's pts and what to seek to; the first frame if there are no keyframes."""
        if not self._key_pts:
            return self.pts[0], self.pts[0]
        return self._key_pts[position], self._key_seek[position]

    def _ticks(self, pts: int) -> int:
        return ceil(pts * self._base * TICKS_PER_SECOND)


def packed(numbers: "array[int] | list[int]") -> bytes:
    """Pack whole numbers as int64."""
    return array("q", numbers).tobytes()


def unpacked(data: bytes) -> "array[int]":
    """Undo `packed`."""
    numbers = array("q")
    numbers.frombytes(data)
    return numbers


def save(index: FileIndex, path: Path) -> None:
    """Write an index so that a reader sees the old or the new file, never half of one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{id(index):x}.part")
    part.write_bytes(msgspec.msgpack.encode(index))
    part.replace(path)


def load(path: Path) -> FileIndex | None:
    """Read an index; None if there is none of this version."""
    try:
        index = msgspec.msgpack.decode(path.read_bytes(), type=FileIndex)
    except (OSError, msgspec.MsgspecError):
        return None
    return index if index.version == INDEX_VERSION else None
