"""How recent projects look in the list: cards in a grid, or rows."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPainterPath, QPalette, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kijkocut.desktop.icons import pixmap
from kijkocut.desktop.welcome.pictures import ProjectPictures
from kijkocut.desktop.welcome.recent import Recent
from kijkocut.desktop.welcome.shelf import duration_label, rate_label, when_label

ENTRY: Final = Qt.ItemDataRole.UserRole
"""The role of an item's `Recent`."""

_ROLE: Final = QPalette.ColorRole
_RADIUS: Final = 6


class ProjectDelegate(QStyledItemDelegate):
    """Paints one project; `is_grid` chooses the form."""

    def __init__(self, pictures: ProjectPictures) -> None:
        """Take thumbnails from `pictures`."""
        super().__init__()
        self.is_grid = True
        self._pictures = pictures

    def sizeHint(  # noqa: N802 Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Give the size of a card or row, in proportion to the font."""
        del index
        line = option.fontMetrics.height()
        if self.is_grid:
            width = line * 14
            return QSize(width, round((width - 16) * 9 / 16) + line * 3 + 22)
        return QSize(line * 24, line * 3 + 12)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the thumbnail with name, duration and when it was changed."""
        entry = index.data(ENTRY)
        if not isinstance(entry, Recent):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = option.rect.adjusted(4, 4, -4, -4)
        self._ground(painter, option, box)
        line = option.fontMetrics.height()
        if self.is_grid:
            picture = QRect(box.left() + 4, box.top() + 4, box.width() - 8, 0)
            picture.setHeight(round(picture.width() * 9 / 16))
            words = QRect(box.left() + 8, picture.bottom() + 6, box.width() - 16, line * 3)
        else:
            picture = QRect(box.left() + 4, box.top() + 4, 0, box.height() - 8)
            picture.setWidth(round(picture.height() * 16 / 9))
            words = QRect(picture.right() + 12, box.top(), 0, box.height())
            words.setRight(box.right() - 8)
        self._picture(painter, option, entry, picture)
        self._words(painter, option, entry, words)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        palette = QGuiApplication.palette()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        fill = palette.color(_ROLE.AlternateBase if chosen or over else _ROLE.Base)
        painter.setPen(palette.color(_ROLE.Accent) if chosen or has_focus else Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)

    def _picture(
        self, painter: QPainter, option: QStyleOptionViewItem, entry: Recent, box: QRect
    ) -> None:
        path = QPainterPath()
        path.addRoundedRect(box, _RADIUS - 2, _RADIUS - 2)
        painter.fillPath(path, QGuiApplication.palette().color(_ROLE.Window))
        made = self._pictures.picture(entry)
        if made is None:
            side = min(box.width(), box.height()) // 3
            faint = QGuiApplication.palette().color(_ROLE.PlaceholderText)
            name = "film" if entry.modified is not None else "warning"
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(
                box.center().x() - side // 2,
                box.center().y() - side // 2,
                pixmap(name, side, faint, ratio),
            )
        else:
            painter.save()
            painter.setClipPath(path)
            painter.drawPixmap(_fitted(made, box), made)
            painter.restore()
        if entry.duration:
            self._badge(painter, option, duration_label(entry.duration), box)

    def _badge(
        self, painter: QPainter, option: QStyleOptionViewItem, text: str, box: QRect
    ) -> None:
        metrics = option.fontMetrics
        width, height = metrics.horizontalAdvance(text) + 10, metrics.height() + 2
        at = QRect(box.right() - width - 3, box.bottom() - height - 3, width, height)
        ground = QColor(QGuiApplication.palette().color(_ROLE.Window))
        ground.setAlpha(215)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(at, 3, 3)
        painter.setPen(QGuiApplication.palette().color(_ROLE.WindowText))
        painter.drawText(at, Qt.AlignmentFlag.AlignCenter, text)

    def _words(
        self, painter: QPainter, option: QStyleOptionViewItem, entry: Recent, box: QRect
    ) -> None:
        metrics, line = option.fontMetrics, option.fontMetrics.height()
        top = box.top() if self.is_grid else box.top() + (box.height() - line * 3) // 2
        faint = QGuiApplication.palette().color(_ROLE.PlaceholderText)
        form = " · ".join(
            part for part in (entry.canvas.replace("x", " \u00d7 "), rate_label(entry.rate)) if part
        )
        for row, (text, colour) in enumerate(
            (
                (entry.name, QGuiApplication.palette().color(_ROLE.Text)),
                (form, faint),
                (when_label(entry.modified), faint),
            )
        ):
            at = QRect(box.left(), top + row * line, box.width(), line)
            font = painter.font()
            font.setBold(row == 0)
            painter.setFont(font)
            painter.setPen(colour)
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            short = metrics.elidedText(text, Qt.TextElideMode.ElideRight, at.width() - 4)
            painter.drawText(at, flags, short)


def spoken(entry: Recent) -> str:
    """Say in words what a card shows, for screen readers."""
    parts = (entry.name, duration_label(entry.duration), when_label(entry.modified))
    return ", ".join(part for part in parts if part)


def _fitted(picture: QPixmap, box: QRect) -> QRect:
    size = picture.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
    at = QRect(box.topLeft(), size)
    at.moveCenter(box.center())
    return at
