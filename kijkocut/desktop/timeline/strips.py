"""Pictures along clips: small frames of media by the moment they show."""

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from kijkocut.desktop.timeline.supply import Supply
from kijkocut.model.media import MediaFacts
from kijkocut.model.ticks import TICKS_PER_SECOND, Ticks
from kijkocut.workspace import Studio

if TYPE_CHECKING:
    from kijkocut.media import Thumbnails

_KEPT: Final = 1500
"""Pictures in memory: a few screens full."""
_STRIPS: Final = 48
_SLOTS: Final = 256


class _Thumbnail(Protocol):
    @property
    def jpeg(self) -> bytes: ...


class _Strip(Protocol):
    """What has been made of a medium so far."""

    def at(self, ticks: int) -> _Thumbnail | None:
        """Give the picture nearest to a media time."""


class _Wish(NamedTuple):
    content_hash: str
    bucket: int
    height: int
    """In pixels of the screen."""


class FrameStrips(QObject):
    """Small frames by content, moment and height. Lives on the UI thread.

    Ask while painting: what is not at hand yet is read by the supply, and `changed` tells of it.
    """

    changed = Signal(str)
    """The content hash of a medium of which there is more to show."""
    lacking = Signal(str)
    """The content hash of a medium of which no picture has been made yet."""

    def __init__(self, studio: Studio, supply: Supply) -> None:
        """Read what `studio` keeps."""
        super().__init__()
        self._studio, self._supply = studio, supply
        self._kept: OrderedDict[_Wish, QPixmap] = OrderedDict()
        self._stale: set[_Wish] = set()
        self._lacking: set[str] = set()
        self._asked: set[_Wish] = set()
        self._lock = Lock()
        self._strips: OrderedDict[str, _Strip] = OrderedDict()
        supply.came.connect(self._take)

    def picture(self, facts: MediaFacts, at: Ticks, height: int, ratio: float) -> QPixmap | None:
        """Give the frame nearest to a moment if it is at hand, else have it read.

        Args:
            facts: Of the medium.
            at: Media time.
            height: In points.
            ratio: Pixels to a point.
        """
        if facts.video is None or not facts.content_hash:
            return None
        wish = _Wish(facts.content_hash, bucket(facts, at), round(height * ratio))
        found = self._kept.get(wish)
        if found is not None:
            self._kept.move_to_end(wish)
            if wish not in self._stale:
                return found
        is_open = wish.content_hash not in self._lacking and wish not in self._asked
        if is_open:
            self._asked.add(wish)
            thumbnails = self._studio.thumbnails
            self._supply.want(wish, lambda: self._read(thumbnails, facts, at, wish))
        return found

    def refresh(self, content_hash: str) -> None:
        """More pictures of a medium have been made: look again when asked for them."""
        self._lacking.discard(content_hash)
        with self._lock:
            self._strips.pop(content_hash, None)
        self._stale |= {wish for wish in self._kept if wish.content_hash == content_hash}
        self._asked = {wish for wish in self._asked if wish.content_hash != content_hash}
        self.changed.emit(content_hash)

    def _read(
        self, thumbnails: "Thumbnails", facts: MediaFacts, at: Ticks, wish: _Wish
    ) -> QImage | None:
        with self._lock:
            strip = self._strips.get(wish.content_hash)
        if strip is None:
            strip = thumbnails.strip(facts)
            with self._lock:
                self._strips[wish.content_hash] = strip
                while len(self._strips) > _STRIPS:
                    self._strips.popitem(last=False)
        found = strip.at(at)
        image = QImage.fromData(found.jpeg) if found is not None else QImage()
        if image.isNull():
            return None
        return image.scaledToHeight(max(1, wish.height), Qt.TransformationMode.SmoothTransformation)

    def _take(self, wish: object, image: object) -> None:
        if not isinstance(wish, _Wish):
            return
        self._asked.discard(wish)
        self._stale.discard(wish)
        if not isinstance(image, QImage):
            if wish.content_hash not in self._lacking:
                self._lacking.add(wish.content_hash)
                self.lacking.emit(wish.content_hash)
            return
        self._kept[wish] = QPixmap.fromImage(image)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        self.changed.emit(wish.content_hash)


def bucket(facts: MediaFacts, at: Ticks) -> int:
    """Number the stretch of media time that one picture stands for."""
    spacing = TICKS_PER_SECOND // 2
    while facts.duration > spacing * _SLOTS:
        spacing *= 2
    return max(0, at) // spacing if facts.duration else 0


def frame_width(facts: MediaFacts, height: int) -> int:
    """Give how wide a frame of that height is, in the same measure."""
    if facts.video is None:
        return height
    wide, high = facts.video.display_size
    return max(8, round(height * wide / max(1, high)))
