"""A fader: loudness in decibels on the scale of mixing desks."""

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.theme import Theme

SILENT_DB: Final = -60.0
_POINTS: Final = (
    (0.0, SILENT_DB),
    (0.08, -48.0),
    (0.2, -30.0),
    (0.35, -18.0),
    (0.55, -9.0),
    (0.75, 0.0),
    (0.88, 10.0),
    (1.0, 20.0),
)
"""Where levels lie along the way, from the bottom: finest around 0 dB, as IEC 60268-18 scales
are."""
_MARKS: Final = (10.0, 0.0, -9.0, -18.0, -30.0, -48.0)
_STEP_DB, _FINE_DB = 1.0, 0.1


def share_of(level_db: float) -> float:
    """Give how far up a level lies, 0..1."""
    level_db = min(_POINTS[-1][1], max(SILENT_DB, level_db))
    for (low, low_db), (high, high_db) in pairwise(_POINTS):
        if level_db <= high_db:
            return low + (high - low) * (level_db - low_db) / (high_db - low_db)
    return 1.0


def level_of(share: float) -> float:
    """Give the level at a share of the way up: `share_of` backwards."""
    share = min(1.0, max(0.0, share))
    for (low, low_db), (high, high_db) in pairwise(_POINTS):
        if share <= high:
            return low_db + (high_db - low_db) * (share - low) / (high - low)
    return _POINTS[-1][1]


class Fader(QWidget):
    """Drag it (Shift is fine), turn the wheel, use the arrows; a double click is 0 dB.

    A change that goes on for a while is `began`, `moved` many times, then `ended` or `cancelled`;
    any other is one `chosen`.
    """

    began = Signal()
    moved = Signal(float)
    ended = Signal()
    cancelled = Signal()
    chosen = Signal(float)

    def __init__(self, theme: Theme) -> None:
        """Stand at 0 dB."""
        super().__init__()
        self.theme = theme
        self._level = 0.0
        self._press: tuple[float, float] | None = None
        """Where the pointer was when it was taken, and the share then."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(self.tr("Drag, Shift for fine steps; a double click is 0 dB."))
        self.setMinimumSize(self._gutter() + 26, 6 * self.fontMetrics().height())

    @property
    def level_db(self) -> float:
        """What it shows."""
        return self._level

    def show_level(self, level_db: float) -> None:
        """Stand at a level; emits nothing."""
        if level_db != self._level:
            self._level = level_db
            self.setAccessibleDescription(f"{level_db:.1f} dB")
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """As high as it likes to be."""
        return QSize(self.minimumWidth() + 8, 11 * self.fontMetrics().height())

    # --- events ---

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Take the cap, or bring it to the pointer."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        y = event.position().y()
        self.began.emit()
        if abs(y - self._y(self._level)) > self.fontMetrics().height() * 0.6:
            self.show_level(round(self._level_at(y), 1))
            self.moved.emit(self._level)
        self._press = (y, share_of(self._level))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Move it."""
        if self._press is None:
            return
        at, share = self._press
        way = self._room().height()
        by = (at - event.position().y()) / max(1.0, way)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            by /= 5
        self.show_level(round(level_of(share + by), 1))
        self.moved.emit(self._level)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Keep it there."""
        del event
        if self._press is not None:
            self._press = None
            self.ended.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Go to 0 dB."""
        del event
        self.chosen.emit(0.0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Step, or call a drag off."""
        step = _FINE_DB if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP_DB
        match event.key():
            case Qt.Key.Key_Escape if self._press is not None:
                self._press = None
                self.cancelled.emit()
            case Qt.Key.Key_Up:
                self._choose(self._level + step)
            case Qt.Key.Key_Down:
                self._choose(self._level - step)
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 Qt's name
        """Step, while it has the focus, so that scrolling past changes nothing."""
        if not self.hasFocus():
            event.ignore()
            return
        self._choose(self._level + _STEP_DB * event.angleDelta().y() / 120)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 Qt's name
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Paint scale, slot and cap."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room, metrics = self._room(), self.fontMetrics()
        font = self.font()
        font.setPointSizeF(max(6.0, font.pointSizeF() * 0.8))
        painter.setFont(font)
        middle = self._gutter() + (self.width() - self._gutter()) / 2
        for mark in _MARKS:
            y = self._y(mark)
            strong = QColor(self.theme.text if mark == 0 else self.theme.faint)
            painter.setPen(QPen(strong, 1))
            painter.drawLine(QPointF(middle - 9, y), QPointF(middle + 9, y))
            box = QRectF(0, y - metrics.height() / 2, self._gutter() - 2, metrics.height())
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, int(flags), f"{mark:+.0f}" if mark > 0 else f"{mark:.0f}")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.raised).lighter(140))
        painter.drawRoundedRect(QRectF(middle - 2, room.top(), 4, room.height()), 2, 2)
        self._paint_cap(painter, middle)
        painter.end()

    # --- inside ---

    def _paint_cap(self, painter: QPainter, middle: float) -> None:
        y, high = self._y(self._level), self.fontMetrics().height() * 0.8
        cap = QRectF(middle - 11, y - high / 2, 22, high)
        edge = self.theme.accent if self.hasFocus() else self.theme.faint
        painter.setPen(QPen(QColor(edge), 1.5 if self.hasFocus() else 1))
        painter.setBrush(QColor(self.theme.raised))
        painter.drawRoundedRect(cap, 3, 3)
        painter.setPen(QPen(QColor(self.theme.accent), 2))
        painter.drawLine(QPointF(cap.left() + 3, y), QPointF(cap.right() - 3, y))

    def _choose(self, level_db: float) -> None:
        level_db = round(min(_POINTS[-1][1], max(SILENT_DB, level_db)), 1)
        if level_db != self._level:
            self.chosen.emit(level_db)

    def _gutter(self) -> int:
        return self.fontMetrics().horizontalAdvance("+10 ")

    def _room(self) -> QRectF:
        inset = self.fontMetrics().height() * 0.5
        return QRectF(self.rect()).adjusted(0, inset, 0, -inset)

    def _y(self, level_db: float) -> float:
        room = self._room()
        return room.bottom() - room.height() * share_of(level_db)

    def _level_at(self, y: float) -> float:
        room = self._room()
        return level_of((room.bottom() - y) / max(1.0, room.height()))
