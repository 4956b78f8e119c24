"""How an entry is drawn: its picture, its name, a star."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kijkocut.desktop.looks.liked import Liked
from kijkocut.desktop.looks.look import Look, LookKind, Origin
from kijkocut.desktop.looks.looks_model import LOOK
from kijkocut.desktop.looks.pictures import USUAL, Pictures
from kijkocut.desktop.looks.shapes import star, wave

_Index = QModelIndex | QPersistentModelIndex
_ROLE: Final = QPalette.ColorRole
_PAD: Final = 5
_ROUND: Final = 4.0


class TileDelegate(QStyledItemDelegate):
    """Draws tiles whose width fills the rows evenly, and headings over the whole width."""

    def __init__(self, view: QListView, pictures: Pictures, liked: Liked) -> None:
        """Draw for `view`, which owns this."""
        super().__init__(view)
        self._view, self._pictures, self._liked = view, pictures, liked
        self.playing: tuple[str, float] | None = None
        """Key of the entry that is being played, and how far it is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802 Qt's
        """Give the size of a tile, or of a heading."""
        del option
        metrics = self._view.fontMetrics()
        # A pixel less, so that rounding never breaks a row early.
        room = self._view.viewport().width() - 2
        if index.data(LOOK) is None:
            return QSize(room, metrics.height() + 3 * _PAD)
        columns = max(1, room // (metrics.averageCharWidth() * 19 + 2 * _PAD))
        wide = room // columns
        high = round((wide - 2 * _PAD) * 9 / 16) + metrics.height() + 3 * _PAD
        return QSize(wide, high)

    def star_at(self, rect: QRect) -> QRect:
        """Give where the star of a tile stands."""
        side = self._view.fontMetrics().height() + 2
        return QRect(rect.right() - _PAD - side - 2, rect.top() + _PAD + 3, side, side)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a row."""
        look = index.data(LOOK)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if isinstance(look, Look):
            self._paint_tile(painter, option, look)
        else:
            self._paint_heading(painter, option.rect, str(index.data()))
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, text: str) -> None:
        palette = self._view.palette()
        font = QFont(self._view.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(palette.color(_ROLE.PlaceholderText))
        at = rect.adjusted(_PAD, _PAD, -_PAD, 0)
        painter.drawText(at, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        wide = painter.fontMetrics().horizontalAdvance(text)
        painter.setPen(palette.color(_ROLE.Mid))
        middle = at.center().y()
        painter.drawLine(at.left() + wide + 2 * _PAD, middle, at.right(), middle)

    def _paint_tile(self, painter: QPainter, option: QStyleOptionViewItem, look: Look) -> None:
        palette = self._view.palette()
        rect = option.rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        text_high = painter.fontMetrics().height() + _PAD
        picture = QRect(rect.left(), rect.top(), rect.width(), rect.height() - text_high)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        self._paint_picture(painter, picture, look)
        if is_chosen or is_hovered:
            pen = QPen(palette.color(_ROLE.Highlight if is_chosen else _ROLE.PlaceholderText))
            pen.setWidthF(2.0 if is_chosen else 1.0)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(picture), _ROUND, _ROUND)
        name = QRect(rect.left(), picture.bottom() + 1, rect.width(), text_high)
        self._paint_name(painter, name, look, is_chosen=is_chosen)
        is_favourite = self._liked.is_favourite(look)
        if is_favourite or is_hovered or (is_chosen and self._view.hasFocus()):
            self._paint_star(painter, self.star_at(option.rect), is_on=is_favourite)

    def _paint_picture(self, painter: QPainter, rect: QRect, look: Look) -> None:
        palette = self._view.palette()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(_ROLE.Window))
        painter.drawRoundedRect(QRectF(rect), _ROUND, _ROUND)
        if not look.picture:
            self._paint_glyph(painter, rect, look)
            return
        at = USUAL
        if self.playing is not None and self.playing[0] == look.key:
            at = self.playing[1]
        shown = self._pictures.picture(look.picture, look.name, at)
        if shown is None and at != USUAL:
            shown = self._pictures.picture(look.picture, look.name)
        if shown is not None:
            painter.drawPixmap(rect, shown)
        elif self._pictures.is_hopeless(look.picture, look.name):
            painter.setPen(palette.color(_ROLE.PlaceholderText))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.tr("No picture"))

    def _paint_glyph(self, painter: QPainter, rect: QRect, look: Look) -> None:
        """Draw a wave for what is heard, layers for what works on everything below."""
        colour = self._view.palette().color(_ROLE.PlaceholderText)
        painter.setPen(QPen(colour, 1.6))
        if look.kind is LookKind.adjustment:
            wide, high = rect.width() // 3, rect.height() // 4
            for step in (-1, 0, 1):
                middle = rect.center() + QPoint(0, step * high // 2)
                corners = ((-wide, 0), (0, -high), (wide, 0), (0, high))
                outline = QPolygonF(
                    [(middle + QPoint(x // 2, y // 2)).toPointF() for x, y in corners]
                )
                painter.drawPolygon(outline)
            return
        painter.drawPolyline(
            wave(QRectF(rect), look.name, is_faded=look.kind == "sound_transition")
        )

    def _paint_name(self, painter: QPainter, rect: QRect, look: Look, *, is_chosen: bool) -> None:
        palette = self._view.palette()
        label = look.label
        if self._liked.is_usual(look):
            label = f"{label} ({self.tr('default')})"
        elif look.origin is not Origin.program:
            whose = self.tr("yours") if look.origin is Origin.user else self.tr("project")
            label = f"{label} ({whose})"
        painter.setPen(palette.color(_ROLE.Text if is_chosen else _ROLE.WindowText))
        if is_chosen:
            font = QFont(painter.font())
            font.setBold(True)
            painter.setFont(font)
        shown = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_star(self, painter: QPainter, rect: QRect, *, is_on: bool) -> None:
        palette = self._view.palette()
        ground = QColor(palette.color(_ROLE.Window))
        ground.setAlpha(190)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawEllipse(rect.adjusted(-2, -2, 2, 2))
        colour = palette.color(_ROLE.Highlight if is_on else _ROLE.WindowText)
        painter.setPen(QPen(colour, 1.2))
        painter.setBrush(colour if is_on else Qt.BrushStyle.NoBrush)
        painter.drawPolygon(star(QRectF(rect).adjusted(2, 2, -2, -2)))
