"""Decoded frames of a project's media, read on in order of the timeline."""

import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

import numpy as np

from kijkocut.media import MediaPool, VideoFrame, VideoReader
from kijkocut.model.ids import MediaId
from kijkocut.model.media import Colour, Media
from kijkocut.model.ticks import TICKS_PER_SECOND
from kijkocut.reels.streams import picture_stream
from kijkocut.render import Ears, FrameInfo, MediaPicture, RenderedFrame, SourceFrame

if TYPE_CHECKING:
    from kijkocut.media import Proxy

StandIn = Callable[[Media, int | None], "Proxy | None"]
"""Gives the proxy to read instead of a media's stream, if any."""

_NEAR: Final = 2 * TICKS_PER_SECOND
"""Media time that a reader may be away from a frame and still be the one that reads on to it."""
_BUSY: Final = TICKS_PER_SECOND // 4
"""Timeline time after which a reader that was not asked is free for another place."""
_IDLE: Final = 2 * TICKS_PER_SECOND
"""Timeline time after which a reader gives its decoder back."""
_MOST_PLACES: Final = 6
"""Readers of one stream; with more places in a moment than that, they jump."""
_RED, _WHITE = (150, 20, 24), (235, 235, 235)


class _Place:
    """A reader, where it is in its media, and when it was last asked."""

    def __init__(self, key: tuple[MediaId, int | None], reader: VideoReader) -> None:
        self.key, self.reader = key, reader
        self.at, self.tick = 0, -1


class PictureSources:
    """Fetches frames of media in order of the timeline. Used from one thread, but for `prepare`.

    A stream shown twice at once (a picture in picture of the same file) gets a reader for each
    place, so that both read on instead of jumping.
    """

    def __init__(
        self,
        media: Mapping[MediaId, Media],
        pool: MediaPool,
        *,
        stand_in: StandIn | None = None,
    ) -> None:
        """Open nothing yet.

        Args:
            media: The project's media.
            pool: Decodes.
            stand_in: Names proxies to show instead; without it originals are shown.
        """
        self._media, self._pool = media, pool
        self._stand_in = stand_in
        self._places: list[_Place] = []
        self._lock = threading.Lock()
        self._newest = 0

    @property
    def reader_count(self) -> int:
        """How many readers are open."""
        return len(self._places)

    def frame(
        self, picture: MediaPicture, tick: int, *, is_approximate: bool = False
    ) -> VideoFrame:
        """Give the frame that `picture.at` names, to be shown at `tick`; release it soon.

        Args:
            picture: What is wanted.
            tick: Timeline time; layers of one moment have one tick.
            is_approximate: Take the keyframe before it instead, which is much quicker.

        Raises:
            MediaError: It can't be had.
        """
        with self._lock:
            self._newest = tick
            self._let_go(tick)
            place = self._place(picture, tick)
            place.at, place.tick = picture.at, tick
        if is_approximate:
            return place.reader.frame_at(picture.at, approximate=True)
        return place.reader.frame_at(picture.at)

    def prepare(self, picture: MediaPicture) -> None:
        """Have a reader stand where `picture` is, for when it is asked for. From another thread.

        Raises:
            MediaError: It can't be had.
        """
        key = (picture.media, picture.stream)
        with self._lock:
            of_stream = [p for p in self._places if p.key == key]
            if len(of_stream) >= _MOST_PLACES or any(_is_near(p, picture) for p in of_stream):
                return
            place = self._opened(key, picture)
        place.reader.frame_at(picture.at).release()
        with self._lock:
            place.at, place.tick = picture.at, self._newest
            self._places.append(place)

    def close(self) -> None:
        """Give all decoders back."""
        with self._lock:
            for place in self._places:
                place.reader.close()
            self._places.clear()

    def _place(self, picture: MediaPicture, tick: int) -> _Place:
        key = (picture.media, picture.stream)
        # A reader that gave another frame for this moment belongs to another layer.
        of_stream = [p for p in self._places if p.key == key]
        same = [p for p in of_stream if p.tick != tick or p.at == picture.at]
        near = [p for p in same if _is_near(p, picture)]
        free = near or [p for p in same if p.tick < tick - _BUSY]
        if not free and len(of_stream) >= _MOST_PLACES:  # effects that remember ask for a row
            free = of_stream
        if free:
            return min(free, key=lambda p: abs(picture.at - p.at))
        place = self._opened(key, picture)
        self._places.append(place)
        return place

    def _let_go(self, tick: int) -> None:
        for place in [p for p in self._places if p.tick < tick - _IDLE]:
            place.reader.close()
            self._places.remove(place)

    def _opened(self, key: tuple[MediaId, int | None], picture: MediaPicture) -> _Place:
        media = self._media[picture.media]
        stream = picture_stream(media, picture.stream)
        reader = self._pool.video(
            media.path,
            media.facts,
            stream=picture.stream,
            is_deinterlaced=stream is not None and stream.interlace != "progressive",
            proxy=self._stand_in(media, picture.stream) if self._stand_in is not None else None,
        )
        return _Place(key, reader)


def _is_near(place: _Place, picture: MediaPicture) -> bool:
    return abs(picture.at - place.at) <= _NEAR


class FrameSources:
    """What one frame is made of: its pictures, and the sound that its shaders show."""

    def __init__(self, fetch: Callable[[MediaPicture], SourceFrame], ears: Ears) -> None:
        """Pass on to `fetch` and `ears`; called on the render thread."""
        self._fetch = fetch
        self.hear = ears.hear

    def __call__(self, picture: MediaPicture) -> SourceFrame:
        """Give the decoded frame."""
        return self._fetch(picture)


def card(picture: MediaPicture) -> SourceFrame:
    """Give what is shown instead of media that is offline: a red field, crossed out."""
    width, height = max(2, picture.size[0]), max(2, picture.size[1])
    pixels = np.empty((height, width, 3), np.uint8)
    pixels[:] = _RED
    across = np.arange(width) / width
    down = np.arange(height)[:, None] / height
    line = 4 / min(width, height)
    pixels[(abs(across - down) < line) | (abs(1 - across - down) < line)] = _WHITE
    colour = Colour(primaries="bt709", transfer="iec61966-2-1", matrix="gbr", full_range=True)
    info = FrameInfo(width=width, height=height, pixel_format="rgb24", colour=colour)
    return RenderedFrame(info, (pixels,))
