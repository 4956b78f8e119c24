"""The faces of clips: what is painted for one clip in its row."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygon

from kijkocut.desktop.theme import Theme
from kijkocut.model.clip import (
    AdjustmentSource,
    CaptionSource,
    Clip,
    GeneratorSource,
    SequenceSource,
    TitleSource,
)
from kijkocut.model.sequence import TrackKind


def face_colour(clip: Clip, kind: TrackKind, theme: Theme) -> str:
    """Give the theme's colour of this kind of clip."""
    match clip.source:
        case TitleSource():
            return theme.title
        case GeneratorSource():
            return theme.generator
        case SequenceSource():
            return theme.nest
        case AdjustmentSource():
            return theme.adjustment
        case CaptionSource():
            return theme.caption
        case _:
            return theme.audio if kind is TrackKind.audio else theme.video


def clip_text(clip: Clip) -> str:
    """Give what a clip is called on its face."""
    if isinstance(clip.source, CaptionSource):
        return clip.source.text.replace("\n", " ")
    if isinstance(clip.source, TitleSource):
        return clip.name or clip.source.title.text.replace("\n", " ")
    return clip.name


class FacePainter:
    """Paints faces with one painter; made anew for every paint event."""

    def __init__(self, painter: QPainter, theme: Theme, metrics: QFontMetrics) -> None:
        """Paint with `painter`."""
        self._painter, self._theme, self._metrics = painter, theme, metrics
        self._line = QPen(QColor(theme.window))
        self._text = QColor(theme.text)

    def paint(self, clip: Clip, kind: TrackKind, rect: QRect, *, is_selected: bool) -> None:
        """Paint one clip into `rect`, the part of it that may be seen."""
        painter = self._painter
        colour = QColor(face_colour(clip, kind, self._theme))
        if not clip.is_enabled:
            colour.setAlpha(90)
        painter.fillRect(rect, colour)
        if rect.width() < 4:
            return
        if rect.width() > 3 * self._metrics.averageCharWidth():
            self._name(clip, rect)
        self._fades(clip, rect)
        painter.setPen(self._line)
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if is_selected:
            painter.setPen(QPen(QColor(self._theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _name(self, clip: Clip, rect: QRect) -> None:
        inside = rect.adjusted(5, 2, -4, 0)
        text = self._metrics.elidedText(
            clip_text(clip), Qt.TextElideMode.ElideRight, inside.width()
        )
        self._painter.setPen(self._text)
        self._painter.drawText(inside, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, text)

    def _fades(self, clip: Clip, rect: QRect) -> None:
        painter = self._painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 90))
        for fade, is_in in ((clip.fade_in, True), (clip.fade_out, False)):
            if fade is None:
                continue
            wide = min(rect.width(), rect.width() * fade.duration // clip.duration)
            x = rect.left() if is_in else rect.right() + 1
            inner = x + wide if is_in else x - wide
            top, foot = rect.top(), rect.bottom() + 1
            painter.drawPolygon(QPolygon([QPoint(x, top), QPoint(inner, top), QPoint(x, foot)]))
