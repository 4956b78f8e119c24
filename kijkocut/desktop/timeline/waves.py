"""Waveforms along clips, drawn in tiles that are kept: the cost is in pixels, not in sound."""

import time
from collections import OrderedDict
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from kijkocut.audio import Peaks
from kijkocut.desktop.timeline.supply import Supply
from kijkocut.model.media import AudioStream, MediaFacts
from kijkocut.model.ticks import TICKS_PER_SECOND, Ticks
from kijkocut.workspace import Studio

TILE: Final = 256
"""Points that one tile is wide."""
_KEPT_TILES: Final = 800
_KEPT_PEAKS: Final = 96
_BUDGET_S: Final = 0.006
"""Of one paint; what has no time left is painted in the next."""
_BEND: Final = 0.7
"""Power by which levels are bent, so that quiet sound is seen beside loud."""
_SPLIT: Final = 44
"""Points of height from which on two channels are shown apart."""

Columns = NDArray[np.float32]
"""Low, high and RMS of each column, shape (channels, columns, 3)."""


class Sound(NamedTuple):
    """Which sound, and how loud."""

    facts: MediaFacts
    stream: AudioStream
    gain_db: float


class Ink(NamedTuple):
    """What a waveform is drawn in."""

    body: int
    core: int
    """Colours of extremes and RMS, as QRgb."""


class _Tile(NamedTuple):
    content_hash: str
    stream: int
    gain: int
    """In tenths of a dB."""
    step: int
    """Media ticks to a point."""
    number: int
    height: int
    ink: Ink
    ratio: float


class Waves(QObject):
    """Tiles of waveforms. Lives on the UI thread."""

    changed = Signal(str)
    """The content hash of a medium whose waveform came."""
    lacking = Signal(str)
    """The content hash of a medium whose waveform has not been measured."""

    def __init__(self, studio: Studio, supply: Supply) -> None:
        """Read what `studio` keeps."""
        super().__init__()
        self._studio, self._supply = studio, supply
        self._peaks: OrderedDict[tuple[str, int], Peaks] = OrderedDict()
        self._asked: set[tuple[str, int]] = set()
        self._tiles: OrderedDict[_Tile, QPixmap] = OrderedDict()
        self._deadline = 0.0
        self.is_behind = False
        """Whether the paint that began last left something out for want of time."""
        supply.came.connect(self._take)

    def begin(self, deadline: float | None = None) -> None:
        """Start a paint.

        Args:
            deadline: Until when tiles are drawn, on the monotonic clock; some milliseconds from
                now unless it is given.
        """
        self._deadline = time.monotonic() + _BUDGET_S if deadline is None else deadline
        self.is_behind = False

    def peaks(self, sound: Sound) -> Peaks | None:
        """Give a waveform if it is at hand, else have it read."""
        key = (sound.facts.content_hash, sound.stream.index)
        found = self._peaks.get(key)
        if found is not None:
            self._peaks.move_to_end(key)
        elif key not in self._asked:
            self._asked.add(key)
            known, facts = self._studio.waveforms, sound.facts
            self._supply.want(("peaks", *key), lambda: known.find(facts, stream=key[1]))
        return found

    def refresh(self, content_hash: str) -> None:
        """A waveform may have been measured: look again when asked for it."""
        self._asked = {key for key in self._asked if key[0] != content_hash}
        self.changed.emit(content_hash)

    def paint(self, painter: QPainter, rect: QRect, sound: Sound, place: "Place") -> bool:
        """Paint a stretch of sound into `rect`; gives whether it was at hand.

        Args:
            painter: Paints.
            rect: In sight, in points.
            sound: What.
            place: Which part of it.
        """
        peaks = self.peaks(sound)
        if peaks is None or place.step == 0:
            return False
        ratio = painter.device().devicePixelRatioF()
        step = abs(place.step)
        first = place.at // step
        x, left = rect.left(), rect.right() + 1
        while x < left:
            # Backwards, a column shows the sound that lies before its moment.
            column = first + (x - rect.left()) if place.step > 0 else first - (x - rect.left()) - 1
            number, inside = divmod(column, TILE)
            if place.step > 0:
                count = min(TILE - inside, left - x)
                start = inside
            else:
                count = min(inside + 1, left - x)
                start = inside + 1 - count
            key = _Tile(
                sound.facts.content_hash,
                sound.stream.index,
                round(sound.gain_db * 10),
                step,
                number,
                rect.height(),
                place.ink,
                ratio,
            )
            tile = self._tile(key, peaks)
            if tile is not None:
                self._blit(
                    painter, QRect(x, rect.top(), count, rect.height()), tile, (start, place)
                )
            x += count
        return True

    def _blit(
        self, painter: QPainter, rect: QRect, tile: QPixmap, part: "tuple[int, Place]"
    ) -> None:
        start, place = part
        ratio = tile.devicePixelRatioF()
        source = QRect(round(start * ratio), 0, round(rect.width() * ratio), tile.height())
        if place.step > 0:
            painter.drawPixmap(rect, tile, source)
            return
        painter.save()
        painter.translate(rect.left() + rect.right() + 1, 0)
        painter.scale(-1, 1)
        painter.drawPixmap(rect, tile, source)
        painter.restore()

    def _tile(self, key: _Tile, peaks: Peaks) -> QPixmap | None:
        found = self._tiles.get(key)
        if found is not None:
            self._tiles.move_to_end(key)
            return found
        if time.monotonic() > self._deadline:
            self.is_behind = True
            return None
        count = round(TILE * key.ratio)
        rate = peaks.sample_rate
        edges = [
            key.step * TILE * n * rate // TICKS_PER_SECOND for n in (key.number, key.number + 1)
        ]
        columns = peaks.columns(edges[0], max(edges[1], edges[0] + 1), count)
        columns *= np.float32(10 ** (key.gain / 200)) if key.gain > -600 else np.float32(0)
        columns = np.sign(columns) * np.abs(columns) ** np.float32(_BEND)
        image = drawn(
            columns, round(key.height * key.ratio), key.ink, is_split=key.height >= _SPLIT
        )
        made = QPixmap.fromImage(image)
        made.setDevicePixelRatio(key.ratio)
        self._tiles[key] = made
        while len(self._tiles) > _KEPT_TILES:
            self._tiles.popitem(last=False)
        return made

    def _take(self, key: object, found: object) -> None:
        if not isinstance(key, tuple) or len(key) != 3 or key[0] != "peaks":
            return
        name = (str(key[1]), int(key[2]))
        if not isinstance(found, Peaks):
            self.lacking.emit(name[0])
            return
        self._asked.discard(name)
        self._peaks[name] = found
        while len(self._peaks) > _KEPT_PEAKS:
            self._peaks.popitem(last=False)
        self.changed.emit(name[0])


class Place(NamedTuple):
    """Which part of a sound is painted, and in which colours."""

    at: Ticks
    """Media time at the left edge."""
    step: int
    """Media ticks to a point; negative when it plays backwards."""
    ink: Ink


def drawn(columns: Columns, height: int, ink: Ink, *, is_split: bool) -> QImage:
    """Draw columns, `height` pixels high: extremes, and RMS in a stronger colour.

    Args:
        columns: Of all channels; 1.0 is full scale.
        height: In pixels.
        ink: The colours.
        is_split: Whether the first two channels get a half each; else all are drawn as one.
    """
    halves = [columns[:1], columns[1:2]] if is_split and len(columns) > 1 else [columns]
    count = columns.shape[1]
    picture = np.zeros((height, count), np.uint32)
    for number, part in enumerate(halves):
        top, foot = height * number // len(halves), height * (number + 1) // len(halves)
        middle, reach = (top + foot) / 2, (foot - top) / 2 - 1
        rows = np.arange(top, foot, dtype=np.float32)[:, None] + 0.5
        low = np.clip(part[:, :, 0].min(axis=0), -1, 1)
        high = np.clip(part[:, :, 1].max(axis=0), -1, 1)
        core = np.clip(part[:, :, 2].max(axis=0), 0, 1)
        # At least a line, so that silence is seen to be sound.
        is_body = (rows >= middle - np.maximum(high * reach, 0.6)) & (
            rows <= middle + np.maximum(-low * reach, 0.6)
        )
        is_core = (abs(rows - middle) <= core * reach) & is_body
        picture[top:foot] = np.where(is_core, ink.core, np.where(is_body, ink.body, 0))
    image = QImage(picture.data, count, height, 4 * count, QImage.Format.Format_ARGB32)
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def ink_of(body: QColor, core: QColor) -> Ink:
    """Give the ink of two colours."""
    return Ink(body.rgba(), core.rgba())
