"""The ruler: times above the clips, in and out points, markers; press and drag scrub."""

from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygon,
)
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.markers.colours import shown_colour
from kijkocut.desktop.theme import Theme
from kijkocut.desktop.timeline.inks import faded
from kijkocut.desktop.timeline.marker_form import edit_marker
from kijkocut.desktop.timeline.rendered_bar import RenderedBar
from kijkocut.desktop.timeline.ruler_handles import Handle, Hold, handle_at, moved
from kijkocut.desktop.timeline.time_labels import DISPLAY, label_step, ticks_between, time_label
from kijkocut.desktop.timeline.view import TimelineView
from kijkocut.model.sequence import Marker, Sequence
from kijkocut.model.ticks import Ticks

_DISPLAYS = ("timecode", "frames", "seconds")
_HEAD = 7
"""Half the width of the playhead's handle."""


class Ruler(QWidget):
    """Times, in and out points, markers and the playhead's handle."""

    def __init__(self, desk: Desk, view: TimelineView, theme: Theme) -> None:
        """Lie above a canvas of the same `view`."""
        super().__init__()
        self._desk, self._view, self._theme = desk, view, theme
        self._held: Handle | None = None
        self._was: Ticks | None = None
        """Where the playhead was when a drag began; None while there is none."""
        self._to: Ticks = 0
        self._marked = desk.playhead
        self.setAccessibleName(self.tr("Time ruler"))
        self.setAccessibleDescription(
            self.tr("Drag to move the playhead, the in and out points and the markers.")
        )
        self.setMouseTracking(True)
        self.setFixedHeight(self.sizeHint().height())
        self.rendered = RenderedBar(self, desk, view, theme)
        view.changed.connect(self.update)
        desk.playhead_moved.connect(self._move_head)
        desk.sequence_changed.connect(self.update)
        desk.project_changed.connect(self.update)
        desk.project_closed.connect(self.update)
        self.destroyed.connect(desk.settings.listen(self._on_setting))

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Two lines of text high."""
        return QSize(400, self.fontMetrics().height() * 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Paint labels as far apart as they need."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.window))
        sequence = self._desk.sequence
        if sequence is not None:
            self._paint_range(painter, sequence)
            self._paint_times(painter, sequence)
            for marker in self._desk.project.sequence_markers(sequence.id):
                self._paint_marker(painter, marker)
            self._paint_head(painter)
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(self._theme.line))
        painter.end()

    # --- painting ---

    def _paint_range(self, painter: QPainter, sequence: Sequence) -> None:
        start, end = (self._place_of(hold, at) for hold, at in _range_of(sequence))
        if start is None and end is None:
            return
        left = self._view.x_of(start or 0)
        last = self._desk.project.sequence_end(sequence.id)
        right = max(left + 2, self._view.x_of(end if end is not None else last))
        high = max(6, self.height() // 5)
        accent = QColor(self._theme.accent)
        painter.fillRect(left, 0, right - left, high, faded(accent, 110))
        for x, at, way in ((left, start, 1), (right - 2, end, -1)):
            if at is not None:
                painter.fillRect(x, 0, 2, 2 * high, accent)
                painter.fillRect(min(x, x + 5 * way), 2 * high - 2, 6, 2, accent)

    def _paint_times(self, painter: QPainter, sequence: Sequence) -> None:
        metrics, view = self.fontMetrics(), self._view
        display = self._desk.settings.text(DISPLAY)
        wide = metrics.horizontalAdvance(time_label(view.right, sequence, display)) + 22
        step = label_step(sequence, wide * view.scale)
        parts = ticks_between(sequence, step)
        at = view.left // step * step
        foot, line = self.height() - 1, QColor(self._theme.line)
        text = QColor(self._theme.faint)
        top = self.height() // 5
        while at < view.right:
            x = view.x_of(at)
            painter.fillRect(x, foot - 9, 1, 9, text)
            painter.setPen(text)
            painter.drawText(x + 4, top + metrics.ascent(), time_label(at, sequence, display))
            for part in range(1, parts):
                is_middle = 2 * part == parts
                small = view.x_of(at + step * part // parts)
                high = 6 if is_middle else 4
                painter.fillRect(small, foot - high, 1, high, line.lighter(140))
            at += step

    def _paint_marker(self, painter: QPainter, marker: Marker) -> None:
        at = marker.at
        if self._held is not None and self._held.marker == marker:
            at = self._to
        x = self._view.x_of(at)
        right = self._view.x_of(at + marker.duration)
        if right < -8 or x > self.width() + 8:
            return
        colour, foot = shown_colour(marker.colour), self.height() - 2
        high = self.fontMetrics().height() * 3 // 4
        if marker.duration:
            painter.fillRect(x, foot - 4, max(1, right - x), 4, faded(colour, 140))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.window), 1))
        painter.setBrush(colour)
        shape = [QPoint(x - 5, foot - high), QPoint(x + 5, foot - high), QPoint(x + 5, foot - 5)]
        painter.drawPolygon(QPolygon([*shape, QPoint(x, foot), QPoint(x - 5, foot - 5)]))
        if marker.is_chapter:
            painter.fillRect(x - 2, foot - high + 3, 5, 2, QColor(self._theme.window))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _paint_head(self, painter: QPainter) -> None:
        x, foot = self._view.x_of(self._desk.playhead), self.height()
        top = foot - 14
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.playhead))
        left, right = x - _HEAD + 1, x + _HEAD
        painter.drawPolygon(
            QPolygon(
                [
                    QPoint(left, top),
                    QPoint(right, top),
                    QPoint(right, top + 6),
                    QPoint(x + 1, foot),
                    QPoint(x, foot),
                    QPoint(left, top + 6),
                ]
            )
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    # --- the mouse ---

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Take hold of a handle, or bring the playhead here."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._held = self._handle(event.position().toPoint())
        self._was = self._desk.playhead
        self.grabKeyboard()
        if self._held is None:
            self._scrub(event.position().x())
        else:
            self._to = self._held.at

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Drag what is held, or scrub."""
        spot, sequence = event.position().toPoint(), self._desk.sequence
        if self._was is None and event.buttons():
            return
        if not event.buttons() & Qt.MouseButton.LeftButton:
            is_handle = self._handle(spot) is not None
            shape = Qt.CursorShape.SizeHorCursor if is_handle else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
        elif self._held is None:
            self._scrub(event.position().x())
        elif sequence is not None:
            self._to = max(0, sequence.rate.snap(self._view.ticks_at(spot.x())))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Move what was held."""
        held, self._held, self._was = self._held, None, None
        self.releaseKeyboard()
        sequence = self._desk.sequence
        if held is None or sequence is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        command = moved(held, sequence, self._to)
        if command is not None:
            self._desk.run(command)
        elif held.marker is not None:
            self._desk.move_playhead(held.at)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Escape calls off a drag: everything is where it was."""
        if event.key() != Qt.Key.Key_Escape or self._was is None:
            super().keyPressEvent(event)
            return
        self._desk.move_playhead(self._was)
        self._held = self._was = None
        self.releaseKeyboard()
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Ask what a marker shall say."""
        handle = self._handle(event.position().toPoint())
        if handle is None or handle.marker is None:
            return
        edit_marker(self._desk, handle.marker)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 Qt's name
        """Let the labels be chosen."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def menu(self) -> QMenu:
        """Make the menu of labels."""
        menu = QMenu(self)
        for name in _DISPLAYS:
            text = {
                "timecode": self.tr("Timecode"),
                "frames": self.tr("Frames"),
                "seconds": self.tr("Seconds"),
            }[name]
            action = menu.addAction(text, partial(self._desk.settings.set, DISPLAY, name))
            action.setCheckable(True)
            action.setChecked(self._desk.settings.text(DISPLAY) == name)
        return menu

    def event(self, event: QEvent) -> bool:
        """Show what a marker says."""
        if isinstance(event, QHelpEvent):
            handle = self._handle(event.pos())
            if handle is not None and handle.marker is not None:
                marker = handle.marker
                lines = [marker.name or self.tr("Marker"), marker.note]
                QToolTip.showText(event.globalPos(), "\n".join(filter(None, lines)), self)
                return True
        return super().event(event)

    # --- inside ---

    def _handle(self, spot: QPoint) -> Handle | None:
        sequence = self._desk.sequence
        if sequence is None:
            return None
        where = (spot.x(), spot.y(), self.height())
        return handle_at(self._desk.project, sequence, self._view, where)

    def _place_of(self, hold: Hold, at: Ticks | None) -> Ticks | None:
        """Give where an end of the range is shown, also while it is dragged."""
        return self._to if self._held is not None and self._held.hold is hold else at

    def _scrub(self, x: float) -> None:
        sequence = self._desk.sequence
        if sequence is not None:
            self._desk.move_playhead(sequence.rate.snap(self._view.ticks_at(x)))

    def _move_head(self, at: int) -> None:
        for place in (self._marked, at):
            self.update(QRect(self._view.x_of(place) - _HEAD - 2, 0, 2 * _HEAD + 5, self.height()))
        self._marked = at

    def _on_setting(self, name: str) -> None:
        if name == DISPLAY:
            self.update()


def _range_of(sequence: Sequence) -> tuple[tuple[Hold, Ticks | None], ...]:
    return ((Hold.range_in, sequence.range_in), (Hold.range_out, sequence.range_out))
