"""How outlines and grips over a picture are drawn: to be seen on light and on dark."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from kijkocut.desktop.theme import Theme

_BOX: Final = 4.0


class Ink:
    """Draws in one painter, in the widget's coordinates."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        self._painter = painter
        self._accent, self._shade = QColor(theme.accent), QColor(theme.window)
        self._face = QColor(theme.on_accent)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def draw_path(self, path: QPainterPath, *, is_dashed: bool = False) -> None:
        """Draw an outline, or a faint one."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in self._pens(is_dashed=is_dashed):
            self._painter.setPen(pen)
            self._painter.drawPath(path)

    def draw_past(self, path: QPainterPath) -> None:
        """Draw an outline as it is at another time: dotted, and half seen through."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in self._pens(is_dashed=True):
            colour = pen.color()
            colour.setAlphaF(0.55)
            pen.setColor(colour)
            pen.setStyle(Qt.PenStyle.DotLine)
            self._painter.setPen(pen)
            self._painter.drawPath(path)

    def draw_line(self, start: QPointF, end: QPointF) -> None:
        """Draw a line from a grip to what it belongs to."""
        for pen in self._pens():
            self._painter.setPen(pen)
            self._painter.drawLine(start, end)

    def draw_box(self, at: QPointF, *, is_chosen: bool = False) -> None:
        """Draw a square grip."""
        self._painter.setPen(QPen(self._shade, 1))
        self._painter.setBrush(self._accent if is_chosen else self._face)
        reach = _BOX + 1 if is_chosen else _BOX
        self._painter.drawRect(QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach))

    def draw_knob(self, at: QPointF, *, is_chosen: bool = False) -> None:
        """Draw a round grip."""
        self._painter.setPen(QPen(self._shade, 1))
        self._painter.setBrush(self._accent if is_chosen else self._face)
        self._painter.drawEllipse(at, _BOX, _BOX)

    def _pens(self, *, is_dashed: bool = False) -> tuple[QPen, QPen]:
        shade, line = QPen(self._shade, 3), QPen(self._accent, 1.5)
        if is_dashed:
            shade.setWidthF(2)
            line.setWidthF(1)
            line.setStyle(Qt.PenStyle.DashLine)
        return shade, line
