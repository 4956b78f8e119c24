"""Scrubbing without queues: the newest wish counts, older ones are dropped."""

import logging
import threading
from typing import TYPE_CHECKING, Final, Protocol

from kijkocut.media.errors import MediaError
from kijkocut.media.scrub_source import ScrubSource

if TYPE_CHECKING:
    from kijkocut.media.frame import VideoFrame
    from kijkocut.media.frame_cache import FrameCache
    from kijkocut.media.video_reader import VideoReader

log = logging.getLogger(__name__)

_REST_S: Final = 0.06
"""The play head rests when nobody has moved it for so long."""


class OnFrame(Protocol):
    """A listener, called on the scrubber's thread."""

    def __call__(self, ticks: int, seen: "VideoFrame | MediaError", *, is_final: bool) -> object:
        """Hear what is to be seen at the media time asked for, and whether that is the last word.

        The frame belongs to the listener: release it soon.
        """


class Scrubber:
    """Frames for a play head that is dragged: a quick one at once, the exact one when it rests.

    `seek` returns at once and may be called from any thread. The listener hears of each wish that
    was not overtaken by a newer one: first the best that can be had at once; dragging backwards,
    the right frame at half size as soon as it is decoded; then, when that was not the right frame
    in full and the head has rested for 60 ms, the exact frame.
    """

    def __init__(
        self,
        reader: "VideoReader",
        cache: "FrameCache",
        on_frame: OnFrame,
        *,
        small: "VideoReader | None" = None,
    ) -> None:
        """Start nothing yet: the thread comes with the first `seek`.

        Args:
            reader: The original's reader, for this scrubber alone.
            cache: Where frames are kept; may be shared.
            on_frame: The listener.
            small: The proxy's reader, for this scrubber alone, if there is a proxy.
        """
        self._source = ScrubSource(reader, cache, small=small)
        self._on_frame = on_frame
        self._change = threading.Condition()
        self._wish: int | None = None
        self._is_closed = False
        self._thread: threading.Thread | None = None

    def seek(self, ticks: int) -> None:
        """Want the frame at a media time, and no longer what was wanted before."""
        with self._change:
            if self._is_closed:
                return
            self._wish = ticks
            if self._thread is None:
                self._thread = threading.Thread(
                    target=self._run, name="kijkocut-scrubber", daemon=True
                )
                self._thread.start()
            self._change.notify_all()

    def close(self) -> None:
        """End the thread and give the decoders back."""
        with self._change:
            self._is_closed = True
            self._change.notify_all()
        if self._thread is not None:
            self._thread.join()
        self._source.close()

    def _run(self) -> None:
        while (ticks := self._next()) is not None:
            try:
                self._serve(ticks)
            except MediaError as error:
                log.info("nothing to see at %d: %s", ticks, error)
                self._on_frame(ticks, error, is_final=True)

    def _next(self) -> int | None:
        """Wait for a wish, decoding ahead meanwhile; None when closed."""
        while True:
            with self._change:
                if self._is_closed:
                    return None
                wish, self._wish = self._wish, None
            if wish is not None:
                return wish
            if not self._has_prefetched():
                with self._change:
                    self._change.wait_for(lambda: self._is_closed or self._wish is not None)

    def _has_prefetched(self) -> bool:
        try:
            return self._source.prefetch()
        except MediaError as error:  # whoever seeks there will be told
            log.debug("nothing to decode ahead: %s", error)
            return False

    def _serve(self, ticks: int) -> None:
        glimpse = self._source.nearest(ticks)
        self._on_frame(ticks, glimpse.frame, is_final=glimpse.is_final)
        if not glimpse.is_right and self._source.is_dragged_back:
            found = self._source.exact(ticks, is_overtaken=lambda: self._wish is not None)
            if found is None:
                return
            glimpse = found
            self._on_frame(ticks, glimpse.frame, is_final=glimpse.is_final)
        if glimpse.is_final:
            return
        with self._change:
            has_moved = self._change.wait_for(
                lambda: self._is_closed or self._wish is not None, _REST_S
            )
        if not has_moved:
            self._on_frame(ticks, self._source.full(ticks).frame, is_final=True)
