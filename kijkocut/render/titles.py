"""Titles: shapes text with QtGui and rasterises it; the one place outside the desktop that uses Qt.

The application object that Qt's fonts need is made on first use, without a display, by the thread
that asks first; where one exists (the desktop) it is used. One rasteriser belongs to one thread.
"""

import logging
import math
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontDatabase,
    QGuiApplication,
    QImage,
    QLinearGradient,
    QPainter,
    QPen,
)

from kijkocut.model.title import Rgba, Shadow, Title
from kijkocut.render.title_layout import FINE, ShapedText, Word, fitting, laid_out, size_of
from kijkocut.render.title_outlines import Letters, outlined

log = logging.getLogger(__name__)

_KEPT_BYTES: Final = 128 << 20
_LARGEST_SIDE: Final = 16_384

_QT: Final = threading.Lock()
"""Held while Qt works: there is one Qt in a process, and whoever started it may end it."""

_QT_ARGUMENTS: Final = ["kijkocut", "-platform", "offscreen"]

Pixels = NDArray[np.uint8]


class TitleImage(Struct, frozen=True, kw_only=True):
    """A rasterised title."""

    pixels: Pixels
    """Rows, columns, RGBA; sRGB, multiplied by alpha; not to be written to."""
    left: float
    """Place of the image's left edge, in canvas pixels from the centre of the text block."""
    top: float
    scale: float
    """Image pixels per canvas pixel."""
    block: tuple[float, float]
    """Width and height of the text block (without box, stroke and shadow) in canvas pixels."""


class TitleRasteriser:
    """Rasterises titles and keeps what it made, by value."""

    def __init__(self, fonts: tuple[Path, ...] = ()) -> None:
        """Start empty; Qt is not touched before the first title.

        Args:
            fonts: Files of fonts to draw with besides those of the system.
        """
        self._fonts = fonts
        self._has_fonts = False
        self._kept: OrderedDict[tuple[Title, float, int | None], TitleImage] = OrderedDict()
        self._bytes = 0
        self._application: QGuiApplication | None = None

    def image(self, title: Title, scale: float = 1.0, letters: int | None = None) -> TitleImage:
        """Give the title at `scale` image pixels per canvas pixel, at fewer where it is huge.

        `letters` is how many of its characters are drawn; those left out keep their place.
        """
        key = (title, scale, letters)
        found = self._kept.get(key)
        if found is None:
            with _QT:
                self._start_qt()
                found = _rasterised(title, scale, letters)
            self._kept[key] = found
            self._bytes += found.pixels.nbytes
        self._kept.move_to_end(key)
        while self._bytes > _KEPT_BYTES and len(self._kept) > 1:
            self._bytes -= self._kept.popitem(last=False)[1].pixels.nbytes
        return found

    def letters(self, title: Title) -> Letters:
        """Give the outlines of a title's letters."""
        with _QT:
            self._start_qt()
            return outlined(title)

    def release(self) -> None:
        """End Qt if it was started here; must be called on the thread that drew.

        Left to the end of the process, Qt would be torn down by another thread, and crash.
        """
        with _QT:
            if self._application is not None:
                self._application.shutdown()
                self._application = None

    def _start_qt(self) -> None:
        if QGuiApplication.instance() is None:
            self._application = QGuiApplication(_QT_ARGUMENTS)
        if not self._has_fonts:
            self._has_fonts = True
            for path in self._fonts:
                if QFontDatabase.addApplicationFont(str(path)) < 0:
                    log.warning("a font can't be read: %s", path)


@contextmanager
def drawing_text() -> Iterator[None]:
    """Have Qt at hand for the block, alone; starts and ends it if need be."""
    with _QT:
        is_ours = QGuiApplication.instance() is None
        application = QGuiApplication(_QT_ARGUMENTS) if is_ours else None
        try:
            yield
        finally:
            if application is not None:
                application.shutdown()


def font_families() -> tuple[str, ...]:
    """Give the names of the font families here, sorted; starts and ends Qt if need be."""
    with drawing_text():
        return tuple(sorted(QFontDatabase.families()))


def _rasterised(title: Title, scale: float, letters: int | None) -> TitleImage:
    title = fitting(title)
    text = laid_out(title, letters)
    outer = _outer(title, text.size)
    scale = min(scale, _LARGEST_SIDE / max(outer.width(), outer.height()))
    wide = min(_LARGEST_SIDE, max(1, math.ceil(outer.width() * scale)))
    high = min(_LARGEST_SIDE, max(1, math.ceil(outer.height() * scale)))
    image = _canvas(wide, high)
    painter = _painter(image, outer, text, scale)
    if title.box is not None:
        pad = title.box.padding
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_colour(title.box.colour))
        around = QRectF(0, 0, *text.size).adjusted(-pad, -pad, pad, pad)
        painter.drawRoundedRect(around, title.box.radius, title.box.radius)
    painter.end()
    if title.shadow is not None:
        cover = _canvas(wide, high)
        painter = _painter(cover, outer, text, scale)
        _paint(painter, title, text, is_plain=True)
        painter.end()
        _cast(image, _pixels(cover)[..., 3], title.shadow, scale)
    painter = _painter(image, outer, text, scale)
    _paint(painter, title, text)
    painter.end()
    pixels = _pixels(image).copy()
    pixels.setflags(write=False)
    return TitleImage(
        pixels=pixels, left=outer.left(), top=outer.top(), scale=scale, block=text.size
    )


def _outer(title: Title, size: tuple[float, float]) -> QRectF:
    """Everything the title can touch, on whole canvas pixels, from the block's centre."""
    block = QRectF(-size[0] / 2, -size[1] / 2, *size)
    # Letters may leave their line: slants, accents, swashes.
    reach = 0.35 * max((size_of(title, run) for run in title.runs), default=title.size)
    reach = max(reach, 0.35 * title.size) + (title.stroke.width if title.stroke else 0.0)
    outer = block.adjusted(-reach, -reach, reach, reach)
    if title.shadow is not None:
        soft = 2 * title.shadow.blur
        cast = outer.translated(title.shadow.dx, title.shadow.dy)
        outer = outer.united(cast.adjusted(-soft, -soft, soft, soft))
    if title.box is not None:
        pad = title.box.padding
        outer = outer.united(block.adjusted(-pad, -pad, pad, pad))
    left, top = math.floor(outer.left()), math.floor(outer.top())
    return QRectF(left, top, math.ceil(outer.right()) - left, math.ceil(outer.bottom()) - top)


def _paint(painter: QPainter, title: Title, text: ShapedText, *, is_plain: bool = False) -> None:
    """Draw strokes, then letters; plain means opaque white, for the shadow's shape."""
    painter.scale(1 / FINE, 1 / FINE)
    white = QBrush(QColor.fromRgbF(1, 1, 1, 1))
    if title.stroke is not None and title.stroke.width > 0:
        brush = white if is_plain else QBrush(_colour(title.stroke.colour))
        # The pen straddles the outline; its inner half is painted over by the letters.
        pen = QPen(brush, 2 * title.stroke.width * FINE)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        for word in text.words:
            painter.strokePath(word.path, pen)
    for word in text.words:
        painter.fillPath(word.path, white if is_plain else _fill(title, word, text))
        for one in word.bitmaps:
            painter.save()
            painter.translate(one.at)
            painter.scale(one.scale, one.scale)
            painter.drawGlyphRun(QPointF(), one.glyph)
            painter.restore()


def _fill(title: Title, word: Word, text: ShapedText) -> QBrush:
    if word.colour is not None or title.gradient is None:
        return QBrush(_colour(word.colour or title.colour))
    gradient = QLinearGradient(0, 0, 0, text.size[1] * FINE)
    gradient.setColorAt(0, _colour(title.gradient[0]))
    gradient.setColorAt(1, _colour(title.gradient[1]))
    return QBrush(gradient)


def _cast(image: QImage, cover: Pixels, shadow: Shadow, scale: float) -> None:
    """Lay the shadow of `cover` over what `image` holds (the box)."""
    soft = _blurred(cover.astype(np.float32) / np.float32(255), shadow.blur * scale / 2)
    dx, dy = round(shadow.dx * scale), round(shadow.dy * scale)
    moved = np.zeros_like(soft)
    high, wide = soft.shape
    if abs(dx) < wide and abs(dy) < high:
        moved[max(0, dy) : high + min(0, dy), max(0, dx) : wide + min(0, dx)] = soft[
            max(0, -dy) : high + min(0, -dy), max(0, -dx) : wide + min(0, -dx)
        ]
    r, g, b, a = shadow.colour
    above = moved[..., None] * np.array([r * a, g * a, b * a, a], np.float32)
    pixels = _pixels(image)
    below = pixels.astype(np.float32) / 255
    pixels[...] = np.rint((above + below * (1 - above[..., 3:])) * 255)


def _blurred(values: NDArray[np.float32], sigma: float) -> NDArray[np.float32]:
    """Blur by three running means per axis, which come close to a bell of that deviation."""
    # Three boxes of width w have the variance (w*w - 1) / 4.
    width = max(1, round((4 * sigma * sigma + 1) ** 0.5)) | 1
    for axis in (0, 1):
        for _ in range(3 if width > 1 else 0):
            pad = [(0, 0), (0, 0)]
            pad[axis] = (width // 2 + 1, width // 2)
            total = np.cumsum(np.pad(values, pad), axis=axis, dtype=np.float64)
            count = values.shape[axis]
            upper = np.take(total, np.arange(width, width + count), axis=axis)
            lower = np.take(total, np.arange(count), axis=axis)
            values = ((upper - lower) / width).astype(np.float32)
    return values


def _canvas(wide: int, high: int) -> QImage:
    image = QImage(wide, high, QImage.Format.Format_RGBA8888_Premultiplied)
    image.fill(0)
    return image


def _painter(image: QImage, outer: QRectF, text: ShapedText, scale: float) -> QPainter:
    """Paint in canvas pixels from the text block's top left corner."""
    painter = QPainter(image)
    hints = QPainter.RenderHint
    painter.setRenderHints(hints.Antialiasing | hints.SmoothPixmapTransform)
    painter.scale(scale, scale)
    painter.translate(-outer.left() - text.size[0] / 2, -outer.top() - text.size[1] / 2)
    return painter


def _pixels(image: QImage) -> Pixels:
    """The image's own memory as rows, columns, RGBA."""
    return np.frombuffer(image.bits(), np.uint8).reshape(image.height(), image.width(), 4)


def _colour(rgba: Rgba) -> QColor:
    return QColor.fromRgbF(*(min(1.0, max(0.0, part)) for part in rgba))
