"""The field of clips: what the mouse and the keys do there; `field_painting.py` paints it."""

from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.theme import Theme
from kijkocut.desktop.timeline.field_painting import FieldPainter, Scene
from kijkocut.desktop.timeline.gesture import Board, Gesture, Pointer
from kijkocut.desktop.timeline.ghost import Ghost
from kijkocut.desktop.timeline.rows import Rows
from kijkocut.desktop.timeline.selecting import Marquee
from kijkocut.desktop.timeline.tools import tool_named
from kijkocut.desktop.timeline.view import TimelineView
from kijkocut.edit.changeset import ChangeSet

_STEP: Final = 60
"""Pixels that one notch of the wheel scrolls."""


class TimelineCanvas(QWidget):
    """The clips of the sequence on show."""

    def __init__(self, desk: Desk, view: TimelineView, theme: Theme) -> None:
        """Show what `view` says of the sequence of `desk`."""
        super().__init__()
        self._desk, self._view = desk, view
        self._field = FieldPainter(self, desk, view, theme)
        self._spot = QPoint()
        self.rows = Rows(desk.project, None)
        self._gesture: Gesture | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Timeline"))
        self.setAccessibleDescription(
            self.tr("Clips on tracks; arrow keys move the playhead, Tab walks through the clips")
        )
        view.changed.connect(self.update)
        desk.project_opened.connect(self._lay_out)
        desk.project_closed.connect(self._lay_out)
        desk.sequence_changed.connect(self._lay_out)
        desk.project_changed.connect(self._follow)
        desk.selection_changed.connect(self.update)
        self._marked = desk.playhead
        desk.playhead_moved.connect(self._move_line)
        self._lay_out()

    # --- what is shown ---

    @property
    def ghost(self) -> Ghost | None:
        """What the running gesture would do."""
        return self._gesture.ghost if self._gesture is not None else None

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Wide, and high enough for a few tracks."""
        return QSize(900, max(240, self.rows.height))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Paint what the event touches."""
        marquee = self._gesture.rect if isinstance(self._gesture, Marquee) else None
        scene = Scene(rows=self.rows, ghost=self.ghost, marquee=marquee, spot=self._spot)
        painter = QPainter(self)
        self._field.paint(painter, event.rect(), scene)
        painter.end()

    # --- the mouse ---

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Begin a gesture of the tool."""
        if event.button() is not Qt.MouseButton.LeftButton or self._desk.sequence is None:
            return
        tool = tool_named(self._desk.tool)
        self._gesture = tool.press(self._board(), self._pointer(event))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Follow the gesture, or show what a press would do."""
        pointer = self._pointer(event)
        if self._gesture is not None:
            self._gesture.move(pointer)
            self.update()
        elif self._desk.sequence is not None:
            self.setCursor(tool_named(self._desk.tool).cursor(self._board(), pointer))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Finish the gesture."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.release(self._pointer(event))
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 Qt's name
        """Scroll in time, with Ctrl zoom around the pointer, with Shift scroll the rows."""
        notches = event.angleDelta().y() / 120 or event.angleDelta().x() / 120
        keys = event.modifiers()
        if keys & Qt.KeyboardModifier.ControlModifier:
            self._view.zoom(0.8**notches, event.position().x())
        elif keys & Qt.KeyboardModifier.ShiftModifier:
            most = max(0, self.rows.height - self.height())
            self._view.scroll_to(top=min(most, round(self._view.top - notches * _STEP)))
        else:
            self._view.scroll_to(left=self._view.left - round(notches * _STEP * self._view.scale))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Escape lets go of a running gesture; nothing is done."""
        if event.key() == Qt.Key.Key_Escape and self._gesture is not None:
            self._gesture = None
            self.update()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 Qt's name
        """A gesture does not outlive the focus."""
        self._gesture = None
        self.update()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 Qt's name
        """Tell the view how much is seen."""
        self._view.resize(event.size().width())

    def _board(self) -> Board:
        return Board(desk=self._desk, view=self._view, rows=self.rows)

    def _pointer(self, event: QMouseEvent) -> Pointer:
        spot = self._spot = event.position().toPoint()
        row = self.rows.at(spot.y() + self._view.top)
        at = self._view.ticks_at(spot.x())
        clip = None
        if row is not None and row.track.id in self._desk.project.lanes:
            clip = self._desk.project.lane(row.track.id).at(at)
        return Pointer(
            x=spot.x(), y=spot.y(), at=at, row=row, clip=clip, modifiers=event.modifiers()
        )

    # --- following the project ---

    def _lay_out(self) -> None:
        sequence = self._desk.sequence
        self.rows = Rows(self._desk.project, sequence.id if sequence is not None else None)
        self.update()

    def _follow(self, done: ChangeSet) -> None:
        self._gesture = None
        touched = done.added | done.removed | done.changed
        if any(table in ("track", "sequence") for table, _ in touched):
            self._lay_out()
            return
        for row in self.rows:
            if row.track.id in done.tracks:
                self.update(0, row.top - self._view.top, self.width(), row.height)

    def _move_line(self, at: int) -> None:
        for place in (self._marked, at):
            x = self._view.x_of(place)
            self.update(x - 2, 0, 5, self.height())
        self._marked = at
