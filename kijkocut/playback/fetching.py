"""What the frames of a projector show: decoded pictures, proxies, cards for what is missing."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from kijkocut.media import MediaError, MediaPool, Proxies, Proxy, VideoFrame
from kijkocut.model.ids import MediaId
from kijkocut.model.media import Media
from kijkocut.playback import wire
from kijkocut.reels import PictureSources, card
from kijkocut.render import MediaPicture, SourceFrame

log = logging.getLogger(__name__)

_MOST_AHEAD: Final = 8


class Sources:
    """Readers of one equipment. Used from one thread; `expect` from any."""

    def __init__(
        self, media: Mapping[MediaId, Media], pool: MediaPool, gear: wire.Equipment
    ) -> None:
        """Open nothing yet."""
        self.media = media
        self._proxies = Proxies(pool, Path(gear.proxy_dir))
        self._originals = PictureSources(media, pool)
        self._small = PictureSources(media, pool, stand_in=self._proxy)
        self._exact = self._small if gear.is_proxied else self._originals
        self._change = threading.Condition()
        self._ahead: deque[MediaPicture] = deque(maxlen=_MOST_AHEAD)
        self._is_closed = False
        self._thread: threading.Thread | None = None

    def frame(
        self,
        picture: MediaPicture,
        moment: int,
        *,
        is_rough: bool = False,
        is_original: bool = False,
    ) -> VideoFrame:
        """Give a frame; a rough one is a proxy's where there is one, or the keyframe before.

        Raises:
            MediaError: It can't be had.
        """
        if is_original:
            return self._originals.frame(picture, moment)
        if is_rough and self._proxy(self.media[picture.media], picture.stream) is not None:
            return self._small.frame(picture, moment)
        return self._exact.frame(picture, moment, is_approximate=is_rough)

    def expect(self, pictures: tuple[MediaPicture, ...]) -> None:
        """Open what will soon be shown, beside the work that goes on. Any thread."""
        with self._change:
            if self._is_closed:
                return
            self._ahead.extend(one for one in pictures if one.media in self.media)
            if self._thread is None:
                self._thread = threading.Thread(target=self._open, name="opener", daemon=True)
                self._thread.start()
            self._change.notify_all()

    def close(self) -> None:
        """Give all decoders back."""
        with self._change:
            self._is_closed = True
            self._change.notify_all()
        if self._thread is not None:
            self._thread.join()
        self._originals.close()
        self._small.close()

    def _open(self) -> None:
        while True:
            with self._change:
                self._change.wait_for(lambda: self._is_closed or self._ahead)
                if self._is_closed:
                    return
                picture = self._ahead.popleft()
            try:
                self._exact.prepare(picture)
            except MediaError as exc:  # whoever shows it will tell
                log.debug("not ready ahead: %s", exc)

    def _proxy(self, media: Media, stream: int | None) -> Proxy | None:
        return self._proxies.find(media.facts, stream=stream)


class Fetched:
    """Fetches what one frame shows, and notes how long that took and what is missing."""

    def __init__(
        self, sources: Sources, moment: int, *, is_rough: bool = False, is_original: bool = False
    ) -> None:
        """Fetch nothing yet.

        Args:
            sources: Where frames are read.
            moment: Grows as time goes on; readers not asked for long make way.
            is_rough: Whether frames nearby will do.
            is_original: Whether proxies will not do.
        """
        self._sources, self._moment = sources, moment
        self._is_rough, self._is_original = is_rough, is_original
        self.decode_s = 0.0
        """Seconds spent."""
        self.notes: list[str] = []

    def __call__(self, picture: MediaPicture) -> SourceFrame:
        """Give a decoded frame, or a card where it can't be had."""
        begun = time.perf_counter()
        try:
            return self._sources.frame(
                picture, self._moment, is_rough=self._is_rough, is_original=self._is_original
            )
        except MediaError as exc:
            self.notes.append(f'"{self._sources.media[picture.media].name}" shows a card: {exc}')
            return card(picture)
        finally:
            self.decode_s += time.perf_counter() - begun

    def told(self, order: wire.Want) -> tuple[str, ...]:
        """Give what is not as it should be."""
        return (*order.plan.missing, *dict.fromkeys(self.notes))


Fetch = Callable[[MediaPicture], SourceFrame]
