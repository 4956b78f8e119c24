"""Small pictures of media for what is on show, read and unpacked off the UI thread."""

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Final, Protocol

from msgspec import Struct
from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap

from kijkocut.audio import Peaks, Waveforms
from kijkocut.model.media import Media, MediaFacts
from kijkocut.workspace import Studio

if TYPE_CHECKING:
    from kijkocut.media import Thumbnails

PLACES: Final = 32
"""How many pictures along a medium hovering over it can show."""
POSTER: Final = 3
"""The place of the picture shown at rest: the first frames are black too often."""
_KEPT: Final = 1200
_WAITING: Final = 240
_STRIPS: Final = 64
_WAVE: Final = (240, 90)
"""Width and height of the picture of a sound."""


class Wish(Struct, frozen=True, kw_only=True):
    """One picture that somebody wants to see."""

    content_hash: str
    place: int


class Pictures(QObject):
    """Pictures by content. Lives on the UI thread; one thread of its own reads.

    Ask while painting: what is not there yet is fetched, the newest wish first, and `changed` tells
    when it came. Wishes that were painted over long ago are dropped.
    """

    changed = Signal(str)
    """The content hash of a medium that has a new picture."""
    lacking = Signal(str)
    """The content hash of a medium of which no picture has been made."""
    _came = Signal(object, object)

    def __init__(self, studio: Studio) -> None:
        """Read what `studio` keeps of thumbnails and waveforms."""
        super().__init__()
        self._studio = studio
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._reader = _Reader(self)
        self._kept: OrderedDict[Wish, QPixmap] = OrderedDict()
        self._lacking: set[str] = set()
        self._came.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def picture(self, media: Media, place: int = POSTER) -> QPixmap | None:
        """Give a picture if it is at hand, else have it fetched.

        Args:
            media: Of what.
            place: Where in it, 0 to `PLACES` - 1.
        """
        facts = media.facts
        if not facts.streams or not facts.content_hash:
            return None
        if facts.video is None:
            place = 0
        wish = Wish(content_hash=facts.content_hash, place=place)
        found = self._kept.get(wish)
        if found is not None:
            self._kept.move_to_end(wish)
            return found
        is_wanted = wish.content_hash not in self._lacking
        if is_wanted and self._reader.want(wish, facts, self._studio):
            self._pool.start(_Turn(self._reader))
        return None

    def refresh(self, content_hash: str) -> None:
        """More pictures of a medium have been made: look again when asked for them."""
        self._lacking.discard(content_hash)
        for wish in [wish for wish in self._kept if wish.content_hash == content_hash]:
            del self._kept[wish]
        self._reader.forget(content_hash)
        self.changed.emit(content_hash)

    def close(self) -> None:
        """Wait for the thread."""
        self._reader.drop_all()
        self._pool.clear()
        self._pool.waitForDone()

    def _take(self, wish: Wish, image: QImage | None) -> None:
        if image is None:
            if wish.content_hash not in self._lacking:
                self._lacking.add(wish.content_hash)
                self.lacking.emit(wish.content_hash)
            return
        self._kept[wish] = QPixmap.fromImage(image)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        self.changed.emit(wish.content_hash)


class _Picture(Protocol):
    @property
    def jpeg(self) -> bytes: ...


class _Strip(Protocol):
    def at(self, ticks: int, /) -> _Picture | None: ...


class _Reader:
    """The thread's half: takes wishes from the newest on."""

    def __init__(self, to: Pictures) -> None:
        self._to = to
        self._thumbnails: Thumbnails | None = None
        self._waveforms: Waveforms | None = None
        self._lock = Lock()
        self._wishes: OrderedDict[Wish, MediaFacts] = OrderedDict()
        self._is_busy = False
        self._strips: OrderedDict[str, _Strip] = OrderedDict()

    def want(self, wish: Wish, facts: MediaFacts, studio: Studio) -> bool:
        """Note a wish; gives whether the thread has to be started."""
        self._thumbnails, self._waveforms = studio.thumbnails, studio.waveforms
        with self._lock:
            self._wishes[wish] = facts
            self._wishes.move_to_end(wish)
            while len(self._wishes) > _WAITING:
                self._wishes.popitem(last=False)
            is_idle, self._is_busy = not self._is_busy, True
            return is_idle

    def forget(self, content_hash: str) -> None:
        """Read the pictures of a medium from the disk again."""
        with self._lock:
            self._strips.pop(content_hash, None)

    def drop_all(self) -> None:
        """Leave nothing to be done."""
        with self._lock:
            self._wishes.clear()

    def run(self) -> None:
        """Fulfil wishes until none is left."""
        while True:
            with self._lock:
                if not self._wishes:
                    self._is_busy = False
                    return
                wish, facts = self._wishes.popitem()
            self._to._came.emit(wish, self._image(wish, facts))  # noqa: SLF001

    def _image(self, wish: Wish, facts: MediaFacts) -> QImage | None:
        if self._thumbnails is None or self._waveforms is None:
            return None
        if facts.video is None:
            peaks = self._waveforms.find(facts, stream=facts.audios[0].index)
            return drawn_waveform(peaks) if peaks is not None else None
        with self._lock:
            strip = self._strips.get(wish.content_hash)
        if strip is None:
            strip = self._thumbnails.strip(facts)
            with self._lock:
                self._strips[wish.content_hash] = strip
                while len(self._strips) > _STRIPS:
                    self._strips.popitem(last=False)
        found = strip.at(facts.duration * wish.place // PLACES)
        image = QImage.fromData(found.jpeg) if found is not None else QImage()
        return None if image.isNull() else image


def drawn_waveform(peaks: Peaks) -> QImage:
    """Draw a whole sound as a mask, opaque where the sound is, to be painted in any colour."""
    width, height = _WAVE
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    columns = peaks.columns(0, max(1, peaks.length), width)
    lows, highs = columns[:, :, 0].min(axis=0), columns[:, :, 1].max(axis=0)
    painter = QPainter(image)
    painter.setPen(Qt.GlobalColor.white)
    middle = height / 2
    for x, (low, high) in enumerate(zip(lows.tolist(), highs.tolist(), strict=True)):
        painter.drawLine(x, round(middle - high * middle), x, round(middle - low * middle))
    painter.end()
    return image


class _Turn(QRunnable):
    def __init__(self, reader: _Reader) -> None:
        super().__init__()
        self._reader = reader

    def run(self) -> None:
        self._reader.run()
