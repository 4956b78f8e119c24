"""The ruler: timecode above the clips; press and drag move the playhead."""

from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPolygon
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.theme import Theme
from kijkocut.desktop.timeline.view import TimelineView
from kijkocut.model.sequence import Sequence
from kijkocut.model.ticks import TICKS_PER_SECOND
from kijkocut.model.timecode import format_timecode

_SECONDS: Final = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)
_FRAMES: Final = (1, 2, 5, 10)


class Ruler(QWidget):
    """Times, in and out points, and the playhead's handle."""

    def __init__(self, desk: Desk, view: TimelineView, theme: Theme) -> None:
        """Lie above a canvas of the same `view`."""
        super().__init__()
        self._desk, self._view, self._theme = desk, view, theme
        self.setAccessibleName(self.tr("Time ruler"))
        self.setFixedHeight(self.sizeHint().height())
        view.changed.connect(self.update)
        desk.playhead_moved.connect(self.update)
        desk.sequence_changed.connect(self.update)
        desk.project_changed.connect(self.update)
        desk.project_closed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Two lines of text high."""
        return QSize(400, self.fontMetrics().height() * 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Paint labels as far apart as they need."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.window))
        sequence = self._desk.sequence
        if sequence is not None:
            self._paint_range(painter, sequence)
            self._paint_times(painter, sequence)
            x = self._view.x_of(self._desk.playhead)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.playhead))
            foot = self.height() - 1
            painter.drawPolygon(
                QPolygon([QPoint(x - 6, foot - 10), QPoint(x + 6, foot - 10), QPoint(x, foot)])
            )
        painter.end()

    def _paint_range(self, painter: QPainter, sequence: Sequence) -> None:
        if sequence.range_in is None and sequence.range_out is None:
            return
        left = self._view.x_of(sequence.range_in or 0)
        end = self._desk.project.sequence_end(sequence.id)
        right = self._view.x_of(sequence.range_out if sequence.range_out is not None else end)
        band = QColor(self._theme.accent)
        band.setAlpha(110)
        painter.fillRect(left, 0, right - left, 4, band)

    def _paint_times(self, painter: QPainter, sequence: Sequence) -> None:
        metrics = self.fontMetrics()
        wide = metrics.horizontalAdvance("00:00:00:00") + 16
        step = _step(sequence, wide * self._view.scale)
        at = self._view.left // step * step
        painter.setPen(QColor(self._theme.faint))
        while at < self._view.right:
            x = self._view.x_of(at)
            label = format_timecode(
                at + sequence.start_timecode, sequence.rate, drop=sequence.drop_frame
            )
            painter.drawLine(x, self.height() - 7, x, self.height())
            painter.drawText(x + 4, metrics.ascent() + 4, label)
            for part in range(1, 5):
                small = self._view.x_of(at + step * part // 5)
                painter.drawLine(small, self.height() - 3, small, self.height())
            at += step

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Bring the playhead here."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._desk.move_playhead(self._view.ticks_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Scrub."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._desk.move_playhead(self._view.ticks_at(event.position().x()))


def _step(sequence: Sequence, least: int) -> int:
    """Give the smallest usual distance between labels that leaves them room."""
    frame = sequence.rate.frame_ticks
    for count in _FRAMES:
        if count * frame >= least:
            return count * frame
    for count in _SECONDS:
        if count * TICKS_PER_SECOND >= least:
            return count * TICKS_PER_SECOND
    hours = -(-least // (3600 * TICKS_PER_SECOND))
    return hours * 3600 * TICKS_PER_SECOND
