"""Frames of one stream for somebody who drags the play head to and fro."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.media.frame_cache import FrameCache
from kijkocut.media.halving import can_be_halved, halved
from kijkocut.model.ticks import TICKS_PER_SECOND

if TYPE_CHECKING:
    from kijkocut.media.frame import VideoFrame
    from kijkocut.media.frame_info import FrameInfo
    from kijkocut.media.video_reader import VideoReader

_DRAG: Final = 2 * TICKS_PER_SECOND
"""A step back of at most so much media time counts as dragging backwards."""
_AHEAD: Final = 4 * TICKS_PER_SECOND
"""So far before the play head frames are decoded ahead while it goes backwards."""
_LEAST_BYTES: Final = 1 << 20
"""A cache smaller than this keeps too little of a run."""
_WARM_FRAMES: Final = 6
"""Decoding on by so many frames is as quick as showing a keyframe."""
_SHARE: Final = 2
"""A run of frames decoded for dragging backwards takes at most the budget divided by this."""


class Glimpse(Struct, frozen=True):
    """A frame that may not be the last word."""

    frame: "VideoFrame"
    """Release it soon."""
    is_right: bool
    """Whether it is the frame asked for, and not one near it."""
    is_full: bool
    """Whether it has the original's size and quality."""

    @property
    def is_final(self) -> bool:
        """Whether there is nothing better to be had."""
        return self.is_right and self.is_full


class ScrubSource:
    """Quick and exact frames of one stream, through a cache. Thread-safe; one request at a time.

    Dragging backwards, a whole run of frames up to the one asked for is decoded once and kept at
    half size, and `prefetch` does the same for the run before it.
    """

    def __init__(
        self, reader: "VideoReader", cache: FrameCache, *, small: "VideoReader | None" = None
    ) -> None:
        """Open nothing yet.

        Args:
            reader: The original's; from now on only this object asks it.
            cache: Where frames are kept; may be shared.
            small: The proxy's reader, if there is a proxy.
        """
        self._reader, self._cache, self._small = reader, cache, small
        self._full = reader.series
        self._half = replace(reader.series, size="half")
        self._lock = threading.RLock()
        self._last = 0
        self._is_backward = False
        self._run: _Run | None = None
        self._warm = 0, 0
        """Media times that the decoder, as it stands, reaches without a seek and soon."""
        self._floor: int | None = None
        """From this media time up to `_last` all has been decoded, dragging backwards."""

    def nearest(self, ticks: int) -> Glimpse:
        """Give what can be had at once: a kept frame, the proxy's, or the keyframe before.

        Raises:
            MediaError: The file can't be decoded there.
        """
        with self._lock:
            self._note(ticks)
            kept = self._kept(ticks)
            if kept is not None:
                return kept
            if self._small is not None:
                return Glimpse(self._small.frame_at(ticks), is_right=True, is_full=False)
            if self._warm[0] <= ticks < self._warm[1]:
                return self.full(ticks)
            on_the_way = self._decoded_so_far(ticks)
            if on_the_way is not None:
                return on_the_way
            self._warm = 0, 0
            frame = self._reader.frame_at(ticks, approximate=True)
            is_right = frame.info.covers(ticks)
            if is_right:
                self._cache.put(self._full, frame)
            return Glimpse(frame, is_right, is_full=True)

    @property
    def is_dragged_back(self) -> bool:
        """Whether frames before the play head will be wanted next, and a run of them is worth it.

        With a proxy it is not, nor where there is no room to keep them.
        """
        has_room = self._cache.budget_bytes >= _LEAST_BYTES
        return self._is_backward and self._small is None and has_room

    def exact(
        self, ticks: int, *, is_overtaken: Callable[[], bool] = lambda: False
    ) -> Glimpse | None:
        """Give the right frame: a kept one, at half size perhaps, or the original's.

        Args:
            ticks: Media time.
            is_overtaken: Asked between frames while a run is decoded; if so, None is given, and
                what has been decoded stays.

        Raises:
            MediaError: The file can't be decoded there.
        """
        with self._lock:
            self._note(ticks)
            kept = self._kept(ticks)
            if kept is not None:
                return kept
            if self.is_dragged_back:
                self._start_run(ticks)
                while not self._has(ticks) and self._step():
                    if is_overtaken():
                        return None
                kept = self._kept(ticks)
                if kept is not None:
                    return kept
            return self.full(ticks)

    def full(self, ticks: int) -> Glimpse:
        """Give the right frame at the original's size.

        Raises:
            MediaError: The file can't be decoded there.
        """
        with self._lock:
            kept = self._cache.find(self._full, ticks)
            if kept is not None:
                return Glimpse(kept, is_right=True, is_full=True)
            self._run = None
            frame = self._reader.frame_at(ticks)
            info = frame.info
            self._warm = info.end, info.end + _WARM_FRAMES * (info.end - info.begin)
            self._cache.put(self._full, frame)
            return Glimpse(frame, is_right=True, is_full=True)

    def prefetch(self) -> bool:
        """Decode one more frame of the run before the play head; False if there is nothing to do.

        Only after dragging backwards without a proxy; call it while nobody asks for a frame.
        """
        with self._lock:
            if not self.is_dragged_back:
                return False
            if self._run is not None:
                self._step()
                return True
            before = self._last if self._floor is None else self._floor - 1
            if before < 0 or self._last - before > _AHEAD:
                return False
            self._start_run(before)
            return True

    def close(self) -> None:
        """Give the decoders back; what is kept stays."""
        with self._lock:
            self._run = None
            self._cache.aim(self._full, None)
            self._cache.aim(self._half, None)
            self._reader.close()
            if self._small is not None:
                self._small.close()

    def _note(self, ticks: int) -> None:
        moved = ticks - self._last
        if moved:
            is_backward = -_DRAG <= moved < 0
            if is_backward != self._is_backward:
                self._run = self._floor = None
            self._is_backward, self._last = is_backward, ticks
        for series in (self._full, self._half):
            self._cache.aim(series, ticks, is_backward=self._is_backward)

    def _kept(self, ticks: int) -> Glimpse | None:
        for series in (self._full, self._half):
            frame = self._cache.find(series, ticks)
            if frame is not None:
                return Glimpse(frame, is_right=True, is_full=series is self._full)
        return None

    def _decoded_so_far(self, ticks: int) -> Glimpse | None:
        """Give the newest frame of a run that will get to `ticks`: a seek would throw it back."""
        run = self._run
        if run is None or not run.at <= ticks < run.stop:
            return None
        frame = self._cache.find(self._half, run.at - 1) or self._cache.find(self._full, run.at - 1)
        return None if frame is None else Glimpse(frame, is_right=False, is_full=False)

    def _has(self, ticks: int) -> bool:
        return self._peek(ticks) is not None

    def _peek(self, ticks: int) -> "FrameInfo | None":
        return self._cache.peek(self._full, ticks) or self._cache.peek(self._half, ticks)

    def _start_run(self, ticks: int) -> None:
        """Begin to decode from the keyframe before `ticks` up to it, as far as there is room."""
        run = self._run
        if run is not None and run.at <= ticks < run.stop:
            return
        self._warm = 0, 0
        with self._reader.frame_at(ticks, approximate=True) as key:
            info, size = key.info, key.layout.frame_bytes // (4 if can_be_halved(key) else 1)
        length = max(1, info.end - info.begin)
        room = self._cache.budget_bytes // _SHARE // max(1, size) * length
        self._run = _Run(max(info.begin, ticks - room), ticks + 1)
        self._floor = self._run.at

    def _step(self) -> bool:
        """Decode one frame of the run; False when it is over."""
        run = self._run
        if run is None:
            return False
        known = self._peek(run.at)
        while known is not None and run.at < run.stop and not known.is_last:
            run.at = known.end
            known = self._peek(run.at)
        if run.at >= run.stop or known is not None:
            self._run = None
            return False
        with self._reader.frame_at(run.at) as frame:
            if can_be_halved(frame):
                self._cache.put(self._half, halved(frame))
            else:
                self._cache.put(self._full, frame)
            run.at = frame.info.end
            if run.at >= run.stop or frame.info.is_last:
                self._run = None
        return self._run is not None


class _Run:
    """A stretch of media time being decoded forwards: from `at` up to `stop`."""

    def __init__(self, at: int, stop: int) -> None:
        self.at, self.stop = at, stop
