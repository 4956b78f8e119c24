"""Words that are painted again and again, laid out once."""

from bisect import bisect_right
from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap

_KEPT: Final = 3000
_LONGEST: Final = 260
"""Points; longer words are cut there."""
_DOTS: Final = "\N{HORIZONTAL ELLIPSIS}"


class Stamps:
    """Pictures of words by colour. For one font; the UI thread's."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._kept: OrderedDict[tuple[str, int], QPixmap] = OrderedDict()
        self._ends: OrderedDict[str, list[int]] = OrderedDict()
        self._dots = 0
        self._font, self._ratio, self._high = "", 1.0, 0

    def paint(
        self, painter: QPainter, inside: QRect, text: str, colour: QColor, metrics: QFontMetrics
    ) -> None:
        """Paint a line at the left of `inside`, in the middle; one too long ends in dots."""
        ratio = self._ratio
        key = (text, colour.rgba())
        found = self._kept.get(key)
        if found is None:
            found = self._made(painter, text, colour, metrics)
            self._kept[key] = found
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        y = inside.top() + (inside.height() - self._high) // 2
        wide = inside.width()
        if wide * ratio >= found.width():
            painter.drawPixmap(inside.left(), y, found)
            return
        whole = self._fitting(text, wide, metrics)
        if whole:
            painter.drawPixmap(inside.left(), y, found, 0, 0, round(whole * ratio), found.height())
        if text != _DOTS and whole + self._dots <= wide:
            left = inside.left() + whole
            self.paint(
                painter,
                QRect(left, inside.top(), self._dots, inside.height()),
                _DOTS,
                colour,
                metrics,
            )

    def _fitting(self, text: str, wide: int, metrics: QFontMetrics) -> int:
        """Give the width of as many letters as leave room for dots."""
        ends = self._ends.get(text)
        if ends is None:
            # Dots follow letters, not other dots or a space.
            letters = [n for n in range(1, len(text) + 1) if text[n - 1] not in " ."]
            ends = [metrics.horizontalAdvance(text[:n]) for n in letters]
            self._ends[text] = ends = [end for end in ends if end < _LONGEST]
            if len(self._ends) > _KEPT:
                self._ends.popitem(last=False)
        at = bisect_right(ends, wide - self._dots)
        return ends[at - 1] if at else 0

    def begin(self, painter: QPainter) -> None:
        """Forget the words of another font or another screen."""
        ratio, font = painter.device().devicePixelRatioF(), painter.font().key()
        if (font, ratio) != (self._font, self._ratio):
            self._font, self._ratio, self._high = font, ratio, painter.fontMetrics().height()
            self._dots = painter.fontMetrics().horizontalAdvance(_DOTS) + 1
            self._kept.clear()
            self._ends.clear()

    def _made(self, painter: QPainter, text: str, colour: QColor, metrics: QFontMetrics) -> QPixmap:
        ratio = self._ratio
        wide = max(1, min(_LONGEST, metrics.horizontalAdvance(text) + 1))
        made = QPixmap(round(wide * ratio), round(metrics.height() * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        brush = QPainter(made)
        brush.setFont(painter.font())
        brush.setPen(colour)
        brush.drawText(QPoint(0, metrics.ascent()), text)
        brush.end()
        return made
