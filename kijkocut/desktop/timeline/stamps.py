"""Words that are painted again and again, laid out once."""

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap

_KEPT: Final = 3000
_LONGEST: Final = 260
"""Points; longer words are painted as they are."""


class Stamps:
    """Pictures of words by colour. For one font; the UI thread's."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._kept: OrderedDict[tuple[str, int], QPixmap] = OrderedDict()
        self._font, self._ratio, self._high = "", 1.0, 0

    def paint(
        self, painter: QPainter, inside: QRect, text: str, colour: QColor, metrics: QFontMetrics
    ) -> None:
        """Paint one line at the left of `inside`, in the middle of its height, cut to its width."""
        ratio = self._ratio
        key = (text, colour.rgba())
        found = self._kept.get(key)
        if found is None:
            found = self._made(painter, text, colour, metrics)
            self._kept[key] = found
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        y = inside.top() + (inside.height() - self._high) // 2
        wide = round(inside.width() * ratio)
        if wide >= found.width():
            painter.drawPixmap(inside.left(), y, found)
        else:
            painter.drawPixmap(inside.left(), y, found, 0, 0, wide, found.height())

    def begin(self, painter: QPainter) -> None:
        """Forget the words of another font or another screen."""
        ratio, font = painter.device().devicePixelRatioF(), painter.font().key()
        if (font, ratio) != (self._font, self._ratio):
            self._font, self._ratio, self._high = font, ratio, painter.fontMetrics().height()
            self._kept.clear()

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
