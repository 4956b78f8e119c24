"""The minimap: the whole sequence in a strip, and what of it is in sight."""

import numpy as np
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.markers.colours import shown_colour
from kijkocut.desktop.theme import Theme
from kijkocut.desktop.timeline.canvas import TimelineCanvas
from kijkocut.desktop.timeline.inks import Inks, faded
from kijkocut.desktop.timeline.row_painting import sampled
from kijkocut.desktop.timeline.view import TimelineView
from kijkocut.model.ticks import TICKS_PER_SECOND


class Minimap(QWidget):
    """Blocks for clips by kind; drag to scroll. Its cost is in pixels, not in clips."""

    def __init__(
        self, desk: Desk, view: TimelineView, canvas: TimelineCanvas, theme: Theme
    ) -> None:
        """Show the rows of `canvas`."""
        super().__init__()
        self._desk, self._view, self._canvas = desk, view, canvas
        self._inks = Inks(theme)
        self._tables = canvas.tables
        self._picture: QImage | None = None
        self.setAccessibleName(self.tr("Overview of the sequence"))
        self.setToolTip(self.tr("Overview: drag to scroll"))
        self.setFixedHeight(self.sizeHint().height())
        view.changed.connect(self.update)
        desk.playhead_moved.connect(self.update)
        desk.project_changed.connect(self._renew)
        desk.sequence_changed.connect(self._renew)
        desk.project_closed.connect(self._renew)

    def take_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._inks = Inks(theme)
        self._renew()

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """As high as nearly two lines of text."""
        return QSize(400, self.fontMetrics().height() * 7 // 4 + 4)

    @property
    def scale(self) -> int:
        """Ticks to a point."""
        sequence = self._desk.sequence
        end = self._desk.project.sequence_end(sequence.id) if sequence is not None else 0
        return max(1, -(-max(end, self._view.right, TICKS_PER_SECOND) // max(1, self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Paint the blocks, the playhead and what is in sight."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._inks.window)
        sequence = self._desk.sequence
        if sequence is not None:
            scale = self.scale
            if self._picture is None or self._picture.text("scale") != str(scale):
                self._picture = self._drawn(scale)
            painter.drawImage(0, 3, self._picture)
            for marker in self._desk.project.sequence_markers(sequence.id):
                painter.fillRect(marker.at // scale - 1, 0, 3, 3, shown_colour(marker.colour))
            self._paint_sight(painter, scale)
            x = self._desk.playhead // scale
            painter.fillRect(x, 0, 1, self.height(), self._inks.playhead)
        painter.fillRect(0, 0, self.width(), 1, self._inks.line)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 Qt's name
        """Draw anew."""
        super().resizeEvent(event)
        self._renew()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Bring what is here to the middle of the sight."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._centre(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Scroll along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._centre(event.position().x())

    def _centre(self, x: float) -> None:
        half = self._view.width * self._view.scale // 2
        self._view.scroll_to(left=round(x * self.scale) - half)

    def _renew(self, *_: object) -> None:
        self._picture = None
        self.update()

    def _paint_sight(self, painter: QPainter, scale: int) -> None:
        left, right = self._view.left // scale, self._view.right // scale
        box = QRect(left, 1, max(6, right - left), self.height() - 2)
        shade = faded(self._inks.window, 90)
        painter.fillRect(0, 1, box.left(), self.height(), shade)
        painter.fillRect(box.right() + 1, 1, self.width(), self.height(), shade)
        painter.setPen(QPen(self._inks.accent, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0, 0, -1, -1))

    def _drawn(self, scale: int) -> QImage:
        """Draw each row as a line of blocks; more rows than there are lines share them."""
        high, width = max(1, self.height() - 5), max(1, self.width())
        rows = tuple(self._canvas.rows)
        picture = np.full((high, width), np.uint32(self._inks.window.rgb()), np.uint32)
        for number, row in enumerate(rows):
            top = high * number // len(rows)
            foot = max(top + 1, high * (number + 1) // len(rows) - (high >= 3 * len(rows)))
            table = self._tables.of(self._desk.project.lane(row.track.id))
            if not len(table):
                continue
            found, here = sampled(table, 0, scale, width)
            colours = self._inks.palettes(row.track.kind)[1][table.looks[found]]
            picture[top:foot] = np.where(here, colours, picture[top:foot])
        image = QImage(picture.data, width, high, 4 * width, QImage.Format.Format_RGB32).copy()
        image.setText("scale", str(scale))
        return image
