"""Paints the rows of jobs and exports."""

from typing import Final

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kijkocut.desktop.delivery.rows import Index, Row, RowModel
from kijkocut.desktop.delivery.wording import stage_text
from kijkocut.desktop.theme import Theme
from kijkocut.jobs import Stage

_PAD: Final = 8
_BAR: Final = 4
_MARKS: Final = {Stage.done: "\N{CHECK MARK}", Stage.failed: "\N{BALLOT X}"}


class RowDelegate(QStyledItemDelegate):
    """Draws a `Row`: picture, title and note, detail, bar."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """Use the colours of a theme."""
        super().__init__(parent)
        self.theme = theme

    def sizeHint(  # noqa: N802 Qt's name
        self, option: QStyleOptionViewItem, index: Index
    ) -> QSize:
        """Two lines and a bar."""
        del index
        metrics = QFontMetrics(option.font)
        return QSize(metrics.averageCharWidth() * 30, 2 * metrics.lineSpacing() + _BAR + 3 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        model = index.model()
        row = model.row(index) if isinstance(model, RowModel) else None
        if row is None or not isinstance(model, RowModel):
            return
        painter.save()
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.AlternateBase))
            edge = QRect(option.rect.topLeft(), QSize(3, option.rect.height()))
            painter.fillRect(edge, QColor(self.theme.accent))
        painter.setPen(QColor(self.theme.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        area = option.rect.adjusted(_PAD + 2, _PAD, -_PAD, -_PAD)
        if row.has_picture:
            area = self._picture(painter, model, row, area)
        self._words(painter, option, row, area)
        painter.restore()

    def _picture(self, painter: QPainter, model: RowModel, row: Row, area: QRect) -> QRect:
        high = area.height()
        box = QRect(area.left(), area.top(), high * 16 // 9, high)
        painter.fillRect(box, QColor(self.theme.window))
        image = model.picture(row)
        if not image.isNull():
            size = image.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
            at = QRect(box.topLeft(), size)
            at.moveCenter(box.center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(at, image)
        return area.adjusted(box.width() + _PAD, 0, 0, 0)

    def _words(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, area: QRect
    ) -> None:
        metrics = QFontMetrics(option.font)
        line = metrics.lineSpacing()
        mark = _MARKS.get(row.stage, "")
        state = f"{mark} {stage_text(row.stage)}".strip() if not row.note else row.note
        wide = metrics.horizontalAdvance(state)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        elide = Qt.TextElideMode.ElideRight
        top = QRect(area.left(), area.top(), area.width(), line)
        painter.setFont(option.font)
        painter.setPen(self._state_colour(row))
        painter.drawText(top, right, state)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(self.theme.text))
        room = top.adjusted(0, 0, -wide - 2 * _PAD, 0)
        title = QFontMetrics(bold).elidedText(row.title, elide, room.width())
        painter.drawText(room, left, title)
        painter.setFont(option.font)
        painter.setPen(QColor(self.theme.faint))
        below = top.translated(0, line)
        painter.drawText(below, left, metrics.elidedText(row.detail, elide, below.width()))
        if row.stage in (Stage.running, Stage.paused):
            self._bar(painter, row, QRect(area.left(), area.bottom() - _BAR, area.width(), _BAR))

    def _bar(self, painter: QPainter, row: Row, area: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.line))
        painter.drawRoundedRect(area, 2, 2)
        colour = self.theme.accent if row.stage is Stage.running else self.theme.faint
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(
            QRect(area.topLeft(), QSize(round(area.width() * row.share), area.height())), 2, 2
        )

    def _state_colour(self, row: Row) -> QColor:
        match row.stage:
            case Stage.failed:
                return QColor(self.theme.error)
            case Stage.done if row.is_bad:
                return QColor(self.theme.warning)
            case Stage.running:
                return QColor(self.theme.text)
            case _:
                return QColor(self.theme.faint)
