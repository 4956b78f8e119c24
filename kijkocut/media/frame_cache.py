"""Decoded frames kept in memory within a budget, those near the play head longest."""

import os
import threading
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kijkocut.media.frame import VideoFrame
from kijkocut.media.frame_info import FrameSeries

if TYPE_CHECKING:
    from kijkocut.media.frame import Plane
    from kijkocut.media.frame_info import FrameInfo

_MOST_BYTES: Final = 2 << 30
_UNKNOWN_MEMORY: Final = 4 << 30
_BEHIND: Final = 4
"""So much farther away counts a frame that has been played than one that is still to come."""


class CacheFigures(Struct, frozen=True, kw_only=True):
    """How a cache is doing."""

    frames: int
    bytes: int
    budget_bytes: int
    hits: int
    misses: int
    evictions: int


class FrameCache:
    """Frames by time. Thread-safe; every call is short.

    When the budget is spent, frames of series without a play head go first, the longest unused
    series first and of it the frame longest unused; then those farthest from their play head, where
    what lies behind it in the direction of play counts four times as far; at the same distance the
    one longest unused.
    """

    def __init__(self, budget_bytes: int | None = None) -> None:
        """Keep at most so many bytes; by default a quarter of the memory, 2 GiB at most."""
        self.budget_bytes = default_budget() if budget_bytes is None else budget_bytes
        self._lock = threading.Lock()
        self._shelves: dict[FrameSeries, _Shelf] = {}
        self._bytes = self._frames = self._clock = 0
        self._hits = self._misses = self._evictions = 0

    def find(self, series: FrameSeries, ticks: int) -> VideoFrame | None:
        """Give the frame shown at a media time, if it is here; it needs no release."""
        with self._lock:
            shelf = self._shelves.get(series)
            kept = shelf.at(ticks) if shelf is not None else None
            if kept is None:
                self._misses += 1
                return None
            self._hits += 1
            kept.used = self._tick()
            return VideoFrame(kept.info, kept.planes)

    def peek(self, series: FrameSeries, ticks: int) -> "FrameInfo | None":
        """Say which frame is here for a media time, if any; neither a hit nor a miss."""
        with self._lock:
            shelf = self._shelves.get(series)
            kept = shelf.at(ticks) if shelf is not None else None
            return None if kept is None else kept.info

    def put(self, series: FrameSeries, frame: VideoFrame) -> bool:
        """Keep a copy of a frame; False if it is farther away than all that is kept, or too large.

        `frame` stays the caller's.
        """
        size = frame.layout.frame_bytes
        if size > self.budget_bytes:
            return False
        planes = tuple(plane.copy() for plane in frame.planes)
        for plane in planes:
            plane.flags.writeable = False
        kept = _Kept(frame.info, planes)
        with self._lock:
            kept.used = self._tick()
            self._drop(series, frame.info.begin)
            self._shelves.setdefault(series, _Shelf()).add(kept)
            self._bytes += kept.bytes
            self._frames += 1
            while self._bytes > self.budget_bytes:
                self._evict()
            shelf = self._shelves.get(series)
            return shelf is not None and shelf.exactly(frame.info.begin) is kept

    def aim(self, series: FrameSeries, ticks: int | None, *, is_backward: bool = False) -> None:
        """Say where the play head is in a series and which way it goes; None: nowhere any more."""
        with self._lock:
            if ticks is None:
                if series in self._shelves:
                    self._shelves[series].head = None
                    self._tidy(series)
                return
            shelf = self._shelves.setdefault(series, _Shelf())
            shelf.head, shelf.is_backward = ticks, is_backward

    def forget(self, content: str) -> None:
        """Drop all frames of a media."""
        with self._lock:
            for series in [s for s in self._shelves if s.content == content]:
                shelf = self._shelves.pop(series)
                self._bytes -= sum(kept.bytes for kept in shelf.kept)
                self._frames -= len(shelf.kept)

    def figures(self) -> CacheFigures:
        """Tell how full it is and how often it helped."""
        with self._lock:
            return CacheFigures(
                frames=self._frames,
                bytes=self._bytes,
                budget_bytes=self.budget_bytes,
                hits=self._hits,
                misses=self._misses,
                evictions=self._evictions,
            )

    def _tick(self) -> int:
        self._clock += 1
        return self._clock

    def _evict(self) -> None:
        """Drop the frame that will be missed least."""
        unseen = [s for s, shelf in self._shelves.items() if shelf.head is None and shelf.kept]
        if unseen:
            series = min(unseen, key=lambda s: max(k.used for k in self._shelves[s].kept))
            victim = min(self._shelves[series].kept, key=lambda k: k.used)
        else:
            _, _, series, victim = max(
                (
                    (shelf.distance(kept), -kept.used, series, kept)
                    for series, shelf in self._shelves.items()
                    for kept in shelf.ends()
                ),
                key=lambda found: found[:2],
            )
        self._evictions += 1
        self._drop(series, victim.info.begin)
        self._tidy(series)

    def _drop(self, series: FrameSeries, begin: int) -> None:
        shelf = self._shelves.get(series)
        kept = shelf.take(begin) if shelf is not None else None
        if kept is not None:
            self._bytes -= kept.bytes
            self._frames -= 1

    def _tidy(self, series: FrameSeries) -> None:
        shelf = self._shelves[series]
        if not shelf.kept and shelf.head is None:
            del self._shelves[series]


class _Kept:
    """One frame and when it was last used."""

    __slots__ = ("bytes", "info", "planes", "used")

    def __init__(self, info: "FrameInfo", planes: "tuple[Plane, ...]") -> None:
        self.info, self.planes, self.used = info, planes, 0
        self.bytes = sum(plane.nbytes for plane in planes)


class _Shelf:
    """The frames of one series in order of showing."""

    def __init__(self) -> None:
        self.begins: list[int] = []
        self.kept: list[_Kept] = []
        self.head: int | None = None
        self.is_backward = False

    def at(self, ticks: int) -> _Kept | None:
        place = max(0, bisect_right(self.begins, ticks) - 1)
        if place < len(self.kept) and self.kept[place].info.covers(ticks):
            return self.kept[place]
        return None

    def exactly(self, begin: int) -> _Kept | None:
        place = bisect_left(self.begins, begin)
        is_there = place < len(self.begins) and self.begins[place] == begin
        return self.kept[place] if is_there else None

    def add(self, kept: _Kept) -> None:
        place = bisect_left(self.begins, kept.info.begin)
        self.begins.insert(place, kept.info.begin)
        self.kept.insert(place, kept)

    def take(self, begin: int) -> _Kept | None:
        place = bisect_left(self.begins, begin)
        if place == len(self.begins) or self.begins[place] != begin:
            return None
        del self.begins[place]
        return self.kept.pop(place)

    def ends(self) -> list[_Kept]:
        """Give the frames one of which is farthest from the head: distance grows to both sides."""
        return [self.kept[0], self.kept[-1]] if self.kept else []

    def distance(self, kept: _Kept) -> int:
        if self.head is None:
            return 0
        ahead = kept.info.begin - self.head
        if self.is_backward:
            ahead = -ahead
        return ahead if ahead >= 0 else -ahead * _BEHIND


def default_budget() -> int:
    """Give a quarter of this machine's memory in bytes, 2 GiB at most."""
    try:
        memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):  # Windows has no sysconf
        memory = _UNKNOWN_MEMORY
    return min(_MOST_BYTES, memory // 4)
