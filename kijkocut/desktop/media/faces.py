"""How an entry is painted: as a card of the grid, and as the first cell of the list."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPixmap, QPolygon
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kijkocut.desktop.media.columns import COLUMNS
from kijkocut.desktop.media.media_model import MediaModel
from kijkocut.desktop.media.pictures import PLACES, POSTER, Pictures
from kijkocut.desktop.shelf import Entry, EntryKind
from kijkocut.desktop.theme import Theme
from kijkocut.model.media import Media, MediaKind
from kijkocut.model.sequence import Sequence

Index = QModelIndex | QPersistentModelIndex
_GAP: Final = 6
_STATE = QStyle.StateFlag


class Faces:
    """Paints entries; knows over which one the pointer is."""

    def __init__(self, model: MediaModel, pictures: Pictures, theme: Theme) -> None:
        """Paint what `model` shows."""
        self.model, self.pictures, self.theme = model, pictures, theme
        self.hovered: tuple[Entry, float] | None = None
        """The entry under the pointer, and how far along it the pointer is, 0 to 1."""

    def paint_picture(self, painter: QPainter, rect: QRect, entry: Entry) -> None:
        """Paint the picture of an entry, or what stands for it, into `rect`."""
        painter.fillRect(rect, QColor(self.theme.window))
        subject = self.model.subject(entry)
        pixmap = None
        if isinstance(subject, Media):
            pixmap = self.pictures.picture(subject, self._place(entry, subject))
        if pixmap is None:
            self._paint_kind(painter, rect, subject)
        elif subject.facts.video is None:  # type: ignore[union-attr]
            painter.drawPixmap(rect, _tinted(pixmap, QColor(self.theme.audio)))
        else:
            size = pixmap.size().scaled(rect.size(), Qt.AspectRatioMode.KeepAspectRatio)
            shown = QRect(rect.topLeft(), size)
            shown.moveCenter(rect.center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(shown, pixmap)
        if self.hovered is not None and self.hovered[0] == entry and pixmap is not None:
            x = rect.left() + round(self.hovered[1] * (rect.width() - 1))
            painter.fillRect(QRect(x, rect.top(), 2, rect.height()), QColor(self.theme.playhead))

    def _place(self, entry: Entry, media: Media) -> int:
        """Give which picture is shown: that under the pointer, or the one at rest."""
        part = media.subclip(entry.part)
        is_hovered = self.hovered is not None and self.hovered[0] == entry
        share = self.hovered[1] if self.hovered is not None and is_hovered else 0.0
        if part is not None and media.facts.duration:
            at = part.source_in + share * (part.source_out - part.source_in)
            share = at / media.facts.duration
        elif not is_hovered:
            return POSTER
        return min(PLACES - 1, int(share * PLACES))

    def _paint_kind(self, painter: QPainter, rect: QRect, subject: Media | Sequence) -> None:
        if isinstance(subject, Sequence):
            colour = self.theme.nest
        elif subject.facts.kind is MediaKind.audio:
            colour = self.theme.audio
        else:
            colour = self.theme.line
        side = min(rect.width(), rect.height()) // 2
        box = QRect(0, 0, side, side)
        box.moveCenter(rect.center())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        if isinstance(subject, Sequence):
            step = max(1, side // 4)
            for row, (left, right) in enumerate(((0, 3), (1, 4), (0, 2))):
                painter.drawRect(
                    box.left() + left * step,
                    box.top() + row * (step + step // 2),
                    (right - left) * step,
                    step,
                )
        elif subject.facts.kind is MediaKind.audio:
            for column, high in enumerate((2, 4, 3, 4, 1)):
                tall = side * high // 4
                left = box.left() + column * side // 5
                painter.drawRect(left, box.center().y() - tall // 2, max(1, side // 8), tall)
        else:
            painter.drawPolygon(QPolygon([box.topLeft(), box.bottomLeft(), _right_middle(box)]))
        painter.restore()


class CardDelegate(QStyledItemDelegate):
    """Cards of the grid: the picture, the name, length, marks."""

    def __init__(self, faces: Faces, parent: QWidget) -> None:
        """Paint with `faces`."""
        super().__init__(parent)
        self.faces = faces
        self.width = 168
        """Of a card, in points."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 Qt's name
        """Give the size of every card."""
        del index
        return self.card_size(option.fontMetrics)

    def card_size(self, metrics: QFontMetrics) -> QSize:
        """Give the size of a card with text of that font."""
        picture = (self.width - 2 * _GAP) * 9 // 16
        return QSize(self.width, picture + metrics.height() + 3 * _GAP)

    def picture_rect(self, card: QRect) -> QRect:
        """Give where the picture of a card is."""
        width = card.width() - 2 * _GAP
        return QRect(card.left() + _GAP, card.top() + _GAP, width, width * 9 // 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a card."""
        faces, theme = self.faces, self.faces.theme
        entry = faces.model.entry(index)
        if entry is None:
            return
        card: QRect = option.rect.adjusted(2, 2, -2, -2)
        is_selected = bool(option.state & _STATE.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_selected or option.state & _STATE.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent if is_selected else theme.raised))
            painter.drawRoundedRect(card, 5, 5)
        if option.state & _STATE.State_HasFocus:
            painter.setPen(QColor(theme.text))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(card, 5, 5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        picture = self.picture_rect(option.rect)
        faces.paint_picture(painter, picture, entry)
        self._paint_marks(painter, picture, entry)
        text = QRect(picture.left(), picture.bottom() + 1, picture.width(), 1)
        text.setBottom(card.bottom())
        colour = faces.model.colour(entry)
        if colour is not None:
            label = QRect(text.left(), text.center().y() - 5, 10, 10)
            painter.fillRect(label, colour)
            text.setLeft(text.left() + 15)
        painter.setPen(QColor(theme.on_accent if is_selected else theme.text))
        name = option.fontMetrics.elidedText(
            _marked_name(faces, entry), Qt.TextElideMode.ElideMiddle, text.width()
        )
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        painter.restore()

    def _paint_marks(self, painter: QPainter, picture: QRect, entry: Entry) -> None:
        faces, theme = self.faces, self.faces.theme
        told = faces.model.told(entry)
        length = COLUMNS[1].text(told)
        if length:
            _chip(painter, picture, theme, length, Qt.AlignmentFlag.AlignRight)
        uses = f"{told.uses}\u00d7"  # the sign of multiplication, as in "2x"
        metrics = painter.fontMetrics()
        room = picture.width() - metrics.horizontalAdvance(f"{length}{uses}") - metrics.height()
        if told.uses and room >= 0:
            _chip(painter, picture, theme, uses, Qt.AlignmentFlag.AlignLeft)
        if isinstance(told.subject, Media) and told.subject.is_favourite:
            top = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
            _chip(painter, picture, theme, "★", top)
        if faces.model.is_missing(entry):
            painter.fillRect(picture, _faded(QColor(theme.window)))
            painter.setPen(QColor(theme.error))
            text = self.tr("⚠ File missing")
            painter.drawText(picture, Qt.AlignmentFlag.AlignCenter, text)


class NameDelegate(QStyledItemDelegate):
    """The first cell of the list: a small picture, colour label, star and name."""

    def __init__(self, faces: Faces, parent: QWidget) -> None:
        """Paint with `faces`."""
        super().__init__(parent)
        self.faces = faces

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """Say what is written, with the marks that go before and after the name."""
        super().initStyleOption(option, index)
        entry = self.faces.model.entry(index)
        if entry is None:
            return
        subject = self.faces.model.subject(entry)
        option.text = _marked_name(self.faces, entry)
        if isinstance(subject, Media) and subject.is_favourite:
            option.text = f"★ {option.text}"
        if self.faces.model.is_missing(entry):
            option.text = f"⚠ {option.text}"
            option.palette.setColor(QPalette.ColorRole.Text, QColor(self.faces.theme.error))
        height = option.fontMetrics.height() + 4
        option.decorationSize = QSize(height * 16 // 9 + 8, height)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 Qt's name
        """Give the height of every row."""
        del index
        return QSize(200, option.fontMetrics.height() + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell as the style does, and the picture into the room left for it."""
        super().paint(painter, option, index)
        entry = self.faces.model.entry(index)
        if entry is None:
            return
        height = option.fontMetrics.height() + 4
        rect = QRect(0, 0, height * 16 // 9, height)
        rect.moveCenter(option.rect.center())
        rect.moveLeft(option.rect.left() + 8)
        self.faces.paint_picture(painter, rect, entry)
        colour = self.faces.model.colour(entry)
        if colour is not None:
            painter.fillRect(QRect(option.rect.left() + 1, rect.top(), 4, height), colour)


def _marked_name(faces: Faces, entry: Entry) -> str:
    """Give the name on a card; a bracket tells that it is a part of something."""
    name = faces.model.told(entry).name
    return f"[ {name} ]" if entry.kind is EntryKind.subclip else name


def _chip(painter: QPainter, picture: QRect, theme: Theme, text: str, at: Qt.AlignmentFlag) -> None:
    metrics = painter.fontMetrics()
    box = QRect(0, 0, metrics.horizontalAdvance(text) + 8, metrics.height() + 2)
    box.moveBottom(picture.bottom() - 2)
    if at & Qt.AlignmentFlag.AlignTop:
        box.moveTop(picture.top() + 3)
    if at & Qt.AlignmentFlag.AlignRight:
        box.moveRight(picture.right() - 3)
    else:
        box.moveLeft(picture.left() + 3)
    painter.fillRect(box, _faded(QColor(theme.window)))
    painter.setPen(QColor(theme.text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _faded(colour: QColor) -> QColor:
    colour.setAlphaF(0.8)
    return colour


def _tinted(mask: QPixmap, colour: QColor) -> QPixmap:
    made = QPixmap(mask)
    painter = QPainter(made)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(made.rect(), colour)
    painter.end()
    return made


def _right_middle(box: QRect) -> QPoint:
    return QPoint(box.right(), box.center().y())
