"""Lanes: one row of diamonds for each animated parameter."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.keyframes.canvas import KeyCanvas
from kijkocut.desktop.keyframes.lines import Line
from kijkocut.desktop.keyframes.picks import Pick, Picks
from kijkocut.desktop.theme import Theme
from kijkocut.desktop.timeline.view import TimelineView
from kijkocut.model.params import Keyframe


class LaneCanvas(KeyCanvas):
    """The rows beside the list of parameters."""

    def __init__(self, desk: Desk, view: TimelineView, picks: Picks, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__(desk, view, picks, theme)
        self.top = 0
        """Pixels of rows that are scrolled away above."""
        self.setAccessibleName(self.tr("Keyframe lanes"))
        self.tell()

    @property
    def row_height(self) -> int:
        """Of each row, in pixels."""
        return self.fontMetrics().height() + 10

    def scroll_to(self, top: int) -> None:
        """Scroll the rows."""
        self.top = top
        self.update()

    def spots(self, line: Line, key: Keyframe) -> tuple[QPoint, ...]:
        """Give the middle of the row."""
        return (QPoint(self.x_of(line, key.at), self._middle(self.lines.index(line))),)

    def line_at(self, y: int) -> Line | None:
        """Give the parameter of a row."""
        row = (y + self.top) // self.row_height
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def _middle(self, row: int) -> int:
        return row * self.row_height + self.row_height // 2 - self.top

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Paint rows and diamonds."""
        del event
        painter = QPainter(self)
        self.paint_ground(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row, line in enumerate(self.lines):
            middle = self._middle(row)
            painter.setPen(QPen(QColor(self.theme.line)))
            foot = middle + self.row_height // 2
            painter.drawLine(0, foot, self.width(), foot)
            keys = line.keys(self.project)
            if len(keys) > 1:
                painter.setPen(QPen(QColor(self.theme.faint), 2))
                left, right = self.x_of(line, keys[0].at), self.x_of(line, keys[-1].at)
                painter.drawLine(left, middle, right, middle)
            for key in keys:
                self.paint_key(
                    painter,
                    QPoint(self.x_of(line, key.at), middle),
                    is_chosen=self._is_chosen(line, key),
                )
        self.paint_over(painter)
        painter.end()

    def _is_chosen(self, line: Line, key: Keyframe) -> bool:
        pick = Pick(line.place, key.at)
        if self.ghost is not None and self._after is not None:
            return pick in self._after
        return pick in self.picks
