"""Small buttons with a painted sign: cheap to make by the hundred and sharp at any scale."""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QWidget


class Mark(StrEnum):
    """What is painted."""

    diamond = "diamond"
    diamond_full = "diamond_full"
    diamond_dot = "diamond_dot"
    left = "left"
    right = "right"
    down = "down"
    reset = "reset"
    link = "link"
    cross = "cross"
    dots = "dots"
    grip = "grip"
    eye = "eye"
    dropper = "dropper"
    plus = "plus"
    handles = "handles"


_STRONG: Final = (Mark.diamond_full, Mark.diamond_dot)
_POINTS: Final[dict[Mark, tuple[tuple[float, float], ...]]] = {
    Mark.diamond: ((0.5, 0.15), (0.85, 0.5), (0.5, 0.85), (0.15, 0.5)),
    Mark.left: ((0.7, 0.2), (0.7, 0.8), (0.3, 0.5)),
    Mark.right: ((0.3, 0.2), (0.3, 0.8), (0.7, 0.5)),
    Mark.down: ((0.2, 0.35), (0.8, 0.35), (0.5, 0.7)),
}


class MarkButton(QAbstractButton):
    """A button as high as a line of text."""

    def __init__(self, mark: Mark, name: str, parent: QWidget | None = None) -> None:
        """Show `mark`; `name` is read out and shown as a tip."""
        super().__init__(parent)
        self._mark = mark
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        side = self.fontMetrics().height() + 2
        self.setFixedSize(side, side)

    @property
    def mark(self) -> Mark:
        """What is painted now."""
        return self._mark

    def show_mark(self, mark: Mark) -> None:
        """Paint another one."""
        if mark is not self._mark:
            self._mark = mark
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Give a square."""
        return QSize(self.width(), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Paint the sign, with a frame while it has the focus."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.hasFocus():
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 1))
            painter.drawRoundedRect(box, 3, 3)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(QPalette.ColorRole.Button).lighter(115))
            painter.drawRoundedRect(box, 3, 3)
        is_strong = self._mark in _STRONG or self.isChecked()
        role = QPalette.ColorRole.Highlight if is_strong else QPalette.ColorRole.PlaceholderText
        colour = palette.color(role)
        if not self.isEnabled():
            colour.setAlpha(90)
        side = min(box.width(), box.height()) * 0.8
        paint_mark(painter, self._mark, _middle(box, side), colour)
        painter.end()


def _middle(box: QRectF, side: float) -> QRectF:
    made = QRectF(0, 0, side, side)
    made.moveCenter(box.center())
    return made


def paint_mark(painter: QPainter, mark: Mark, box: QRectF, colour: QColor) -> None:
    """Paint a sign into a square."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, max(1.3, box.width() / 11)))
    match mark:
        case Mark.diamond | Mark.diamond_dot | Mark.diamond_full:
            if mark is Mark.diamond_full:
                painter.setBrush(colour)
            painter.drawPolygon(_polygon(_POINTS[Mark.diamond], box))
            if mark is Mark.diamond_dot:
                painter.setBrush(colour)
                painter.drawEllipse(box.center(), box.width() * 0.08, box.height() * 0.08)
        case Mark.left | Mark.right | Mark.down:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPolygon(_polygon(_POINTS[mark], box))
        case Mark.dots | Mark.grip:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            columns = (0.5,) if mark is Mark.dots else (0.36, 0.64)
            for x in columns:
                for y in (0.22, 0.5, 0.78):
                    radius = box.width() * 0.08
                    painter.drawEllipse(_at(box, x, y), radius, radius)
        case _:
            _paint_lines(painter, mark, box, colour)


def _paint_lines(painter: QPainter, mark: Mark, box: QRectF, colour: QColor) -> None:
    match mark:
        case Mark.reset:
            painter.drawArc(box.adjusted(2, 2, -2, -2), 120 * 16, 290 * 16)
            painter.setBrush(colour)
            painter.drawPolygon(_polygon(((0.12, 0.1), (0.5, 0.16), (0.22, 0.45)), box))
        case Mark.link:
            wide, high = box.width(), box.height()
            for x in (0.06, 0.42):
                oval = QRectF(
                    box.left() + x * wide, box.top() + 0.34 * high, 0.52 * wide, 0.32 * high
                )
                painter.drawRoundedRect(oval, 0.16 * high, 0.16 * high)
        case Mark.cross:
            painter.drawLine(_at(box, 0.25, 0.25), _at(box, 0.75, 0.75))
            painter.drawLine(_at(box, 0.75, 0.25), _at(box, 0.25, 0.75))
        case Mark.plus:
            painter.drawLine(_at(box, 0.5, 0.2), _at(box, 0.5, 0.8))
            painter.drawLine(_at(box, 0.2, 0.5), _at(box, 0.8, 0.5))
        case Mark.handles:
            painter.drawRect(box.adjusted(*(s * box.width() * 0.22 for s in (1, 1, -1, -1))))
            painter.setBrush(colour)
            for x, y in ((0.22, 0.22), (0.78, 0.22), (0.22, 0.78), (0.78, 0.78)):
                painter.drawEllipse(_at(box, x, y), box.width() * 0.09, box.height() * 0.09)
        case Mark.eye:
            painter.drawEllipse(box.adjusted(0, box.height() * 0.25, 0, -box.height() * 0.25))
            painter.setBrush(colour)
            painter.drawEllipse(box.center(), box.width() * 0.13, box.height() * 0.13)
        case _:
            painter.drawLine(_at(box, 0.2, 0.8), _at(box, 0.6, 0.4))
            painter.drawLine(_at(box, 0.45, 0.25), _at(box, 0.75, 0.55))
            painter.drawLine(_at(box, 0.6, 0.4), _at(box, 0.82, 0.18))


def _at(box: QRectF, x: float, y: float) -> QPointF:
    return QPointF(box.left() + x * box.width(), box.top() + y * box.height())


def _polygon(points: tuple[tuple[float, float], ...], box: QRectF) -> QPolygonF:
    return QPolygonF([_at(box, x, y) for x, y in points])
