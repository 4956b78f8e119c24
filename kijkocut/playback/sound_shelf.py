"""Opened sound kept for who wants it next: an edit or a new start need not open files again."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from kijkocut.audio import Fetch, SoundSource
from kijkocut.model.ids import MediaId
from kijkocut.model.media import Media
from kijkocut.model.project import Project
from kijkocut.playback.sound_ring import Samples

_MOST: Final = 6
"""Sources kept that nobody reads; each may hold a decoder."""

_Key = tuple[MediaId, str, str, int | None, int]


class SoundShelf:
    """Hands out sources, and takes back what is closed. Any thread; a source belongs to one."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._lock = threading.Lock()
        self._kept: OrderedDict[int, tuple[_Key, SoundSource]] = OrderedDict()
        self._count = 0

    def lending(self, project: Project, fetch: Fetch) -> Fetch:
        """Give a fetch that takes from here what is here, and the rest from `fetch`."""

        def lend(media: MediaId, stream: int | None, sample_rate: int) -> SoundSource:
            key = _key(project.media[media], stream, sample_rate)
            source = self._taken(key) or fetch(media, stream, sample_rate)
            return _Lent(source, lambda: self._put_back(key, source))

        return lend

    def close(self) -> None:
        """Close what is kept. What is lent comes back and is kept again."""
        with self._lock:
            kept, self._kept = self._kept, OrderedDict()
        for _, source in kept.values():
            _close(source)

    def _taken(self, key: _Key) -> SoundSource | None:
        with self._lock:
            for number, (name, source) in self._kept.items():
                if name == key:
                    del self._kept[number]
                    return source
        return None

    def _put_back(self, key: _Key, source: SoundSource) -> None:
        with self._lock:
            self._count += 1
            self._kept[self._count] = key, source
            old = self._kept.popitem(last=False)[1] if len(self._kept) > _MOST else None
        if old is not None:
            _close(old[1])


class _Lent:
    """A source of the shelf's."""

    def __init__(self, source: SoundSource, put_back: Callable[[], None]) -> None:
        self._source, self._put_back = source, put_back
        self._is_closed = False

    def read(self, start_sample: int, count: int) -> Samples:
        """Give samples; see `SoundSource`."""
        return self._source.read(start_sample, count)

    def close(self) -> None:
        """Give it back. Calling twice is fine."""
        if not self._is_closed:
            self._is_closed = True
            self._put_back()


def _key(media: Media, stream: int | None, sample_rate: int) -> _Key:
    return media.id, media.path, media.facts.content_hash, stream, sample_rate


def _close(source: object) -> None:
    close = getattr(source, "close", None)
    if close is not None:
        close()
