"""The field of clips: what the mouse and the keys do there; `field_painting.py` paints it."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dragging import FilesDrag, decode
from kijkocut.desktop.telling import announce, tell
from kijkocut.desktop.theme import Theme
from kijkocut.desktop.timeline.autoscroll import AutoScroll
from kijkocut.desktop.timeline.dropping import Drop
from kijkocut.desktop.timeline.field_painting import FieldPainter, Scene
from kijkocut.desktop.timeline.file_drop import FileDrop
from kijkocut.desktop.timeline.gesture import Board, Gesture, Pointer
from kijkocut.desktop.timeline.ghost import Ghost
from kijkocut.desktop.timeline.lane_table import LaneTables
from kijkocut.desktop.timeline.rows import Rows
from kijkocut.desktop.timeline.scrolling import Scrolling
from kijkocut.desktop.timeline.tools import tool_named
from kijkocut.desktop.timeline.view import TimelineView
from kijkocut.desktop.timeline.walking import Walk
from kijkocut.edit.changeset import ChangeSet
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId

_REST_MS: Final = 250
"""After so long the pointer is taken to rest."""
_BUTTONS: Final = (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton)
_MODIFIERS: Final = {
    Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
    Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
    Qt.Key.Key_Alt: Qt.KeyboardModifier.AltModifier,
}


class TimelineCanvas(QWidget):
    """The clips of the sequence on show."""

    menu_asked = Signal(object, QPoint)
    """The pointer's place, and where on the screen the menu is to be."""

    def __init__(self, desk: Desk, view: TimelineView, theme: Theme) -> None:
        """Show what `view` says of the sequence of `desk`."""
        super().__init__()
        self._desk, self._view = desk, view
        self._field = FieldPainter(self, desk, view, theme)
        self.rows = Rows(desk.project, None)
        self._gesture: Gesture | None = None
        self._drop: Drop | FileDrop | None = None
        self._spot = QPoint()
        self._keys = Qt.KeyboardModifier.NoModifier
        self._hovered: ClipId | None = None
        self._walk = Walk(desk)
        self._rest = QTimer(self)
        self._rest.setInterval(_REST_MS)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._settle)
        self._wheels = Scrolling(view, lambda: max(0, self.rows.height - self.height()))
        self._scrolling = AutoScroll(self, view, self._drag_on)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Timeline"))
        self._describe()
        view.changed.connect(self.update)
        desk.project_opened.connect(self._lay_out)
        desk.project_closed.connect(self._lay_out)
        desk.sequence_changed.connect(self._lay_out)
        desk.project_changed.connect(self._follow)
        desk.selection_changed.connect(self.update)
        desk.selection_changed.connect(self._describe_focus)
        desk.tool_changed.connect(self._let_go)
        self._marked = desk.playhead
        desk.playhead_moved.connect(self._move_line)
        self._lay_out()

    # --- what is shown ---

    @property
    def ghost(self) -> Ghost | None:
        """What the running gesture or drop would do."""
        if self._drop is not None:
            return self._drop.ghost
        return self._gesture.ghost if self._gesture is not None else None

    @property
    def view(self) -> TimelineView:
        """What of the sequence is in sight."""
        return self._view

    @property
    def tables(self) -> LaneTables:
        """The lanes of the rows as columns of numbers."""
        return self._field.rows.tables

    def take_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._field.take_theme(theme)

    @property
    def focused_clip(self) -> ClipId | None:
        """The clip that the keyboard is at."""
        return self._walk.at

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Wide, and high enough for a few tracks."""
        return QSize(900, max(240, self.rows.height))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Paint what the event touches."""
        scene = Scene(
            rows=self.rows,
            ghost=self.ghost,
            marquee=self._gesture.marquee if self._gesture is not None else None,
            focused=self._walk.at if self.hasFocus() else None,
            edges=self._desk.selected_edges,
            hovered=self._hovered,
            spot=self._spot,
        )
        painter = QPainter(self)
        try:
            self._field.paint(painter, event.rect(), scene)
        finally:
            painter.end()

    # --- the mouse ---

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Begin a gesture of the tool; the middle button always takes the hand."""
        button = event.button()
        if button not in _BUTTONS or self._desk.sequence is None or self._gesture is not None:
            return
        is_hand = button is Qt.MouseButton.MiddleButton
        self._walk.leave()
        tool = tool_named("hand" if is_hand else self._desk.tool)
        self._gesture = tool.press(self._board(), self._pointer_at(event))
        if is_hand or self._desk.tool == "hand":
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Follow the gesture, or show what a press would do."""
        pointer = self._pointer_at(event)
        if self._gesture is not None:
            self._drag_on()
            self._scrolling.follow(self._spot, self.size(), self.rows.height)
        elif self._desk.sequence is not None:
            self._hover(pointer)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Finish the gesture."""
        if event.button() not in _BUTTONS:
            return
        self._scrolling.stop()
        gesture, self._gesture = self._gesture, None
        pointer = self._pointer_at(event)
        if gesture is not None:
            gesture.release(pointer)
        self._hover(self._pointer())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 Qt's name
        """Hide the handles of the clip that was under the pointer."""
        self._hovered = None
        self.update()
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 Qt's name
        """Scroll or zoom; a drag that is on follows."""
        self._wheels.wheel(event)
        self._drag_on()

    def event(self, event: QEvent) -> bool:
        """Zoom by a pinch on a trackpad."""
        if isinstance(event, QNativeGestureEvent) and self._wheels.pinch(event):
            self._drag_on()
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 Qt's name
        """Ask for the menu of what is under the pointer, or of what the keyboard is at."""
        if self._desk.sequence is None or self._gesture is not None:
            return
        pointer, at = self._pointer(event.pos()), event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            pointer = self._pointer(self._walk.spot(self.rows, self._view))
            at = self.mapToGlobal(pointer.spot)
        self.menu_asked.emit(pointer, at)

    # --- the keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Escape lets go of a gesture, Enter selects the clip the keyboard is at."""
        key = event.key()
        if self._modifier_changed(event, is_down=True):
            return
        if key == Qt.Key.Key_Escape:
            if self._gesture is None:
                self._desk.select(())
            self._let_go()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._walk.at is not None:
            self._choose(self._walk.at, event.modifiers())
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._desk.sequence is not None:
            # Reached only where no action has taken the key.
            way = 1 if key == Qt.Key.Key_Right else -1
            frame = self._desk.sequence.rate.frame_ticks
            self._desk.move_playhead(self._desk.playhead + way * frame)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """A modifier let go of changes what a drag would do."""
        if not self._modifier_changed(event, is_down=False):
            super().keyReleaseEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001, N802 Qt's name
        """Tab walks through the clips; past the last one it leaves the timeline."""
        clip = self._walk.step(self.rows, is_forward=next)
        self._describe(clip)
        self.update()
        if clip is None:
            return super().focusNextPrevChild(next)
        self._view.reveal(clip.start)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 Qt's name
        """A gesture does not outlive the focus."""
        self._let_go()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 Qt's name
        """Tell the view how much is seen."""
        self._view.resize(event.size().width())

    # --- drops ---

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 Qt's name
        """Take what the timeline can use."""
        cargo = decode(event.mimeData())
        if cargo is None or self._desk.sequence is None:
            event.ignore()
            return
        board = self._board()
        self._drop = FileDrop(board, cargo) if isinstance(cargo, FilesDrag) else Drop(board, cargo)
        event.acceptProposedAction()
        self._drag_over(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 Qt's name
        """Show what a drop here would do."""
        self._drag_over(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 Qt's name
        """Forget it."""
        self._let_go()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 Qt's name
        """Do it."""
        self._drag_over(event)
        drop, self._drop = self._drop, None
        self._scrolling.stop()
        if drop is not None:
            event.acceptProposedAction()
            drop.release()
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.update()

    def _drag_over(self, event: QDropEvent) -> None:
        if self._drop is None:
            event.ignore()
            return
        self._spot, self._keys = event.position().toPoint(), event.modifiers()
        self._drag_on()
        self._scrolling.follow(self._spot, self.size(), self.rows.height)
        event.accept()

    # --- inside ---

    def _board(self) -> Board:
        return Board(desk=self._desk, view=self._view, rows=self.rows, height=self.height())

    def _pointer_at(self, event: QMouseEvent) -> Pointer:
        self._spot, self._keys = event.position().toPoint(), event.modifiers()
        return self._pointer()

    def _pointer(self, spot: QPoint | None = None) -> Pointer:
        spot = self._spot if spot is None else spot
        row = self.rows.at(spot.y() + self._view.top)
        at = self._view.ticks_at(spot.x())
        clip = None
        if row is not None and row.track.id in self._desk.project.lanes:
            clip = self._desk.project.lane(row.track.id).at(at)
        return Pointer(x=spot.x(), y=spot.y(), at=at, row=row, clip=clip, modifiers=self._keys)

    def _drag_on(self) -> None:
        """Bring what is dragged to where the pointer is now, in the view as it is now."""
        running = self._drop if self._drop is not None else self._gesture
        if running is not None:
            running.move(self._pointer())
            self.update()
        if self._gesture is not None and self._gesture.is_unsettled:
            self._rest.start()

    def _settle(self) -> None:
        if self._gesture is not None:
            self._gesture.settle()
            self.update()

    def _hover(self, pointer: Pointer) -> None:
        if self._desk.sequence is None:
            return
        self.setCursor(tool_named(self._desk.tool).cursor(self._board(), pointer))
        over = pointer.clip.id if pointer.clip is not None and self._desk.tool == "select" else None
        if over != self._hovered:
            self._hovered = over
            self.update()

    def _modifier_changed(self, event: QKeyEvent, *, is_down: bool) -> bool:
        modifier = _MODIFIERS.get(Qt.Key(event.key()))
        if modifier is None or (self._gesture is None and self._drop is None):
            return False
        self._keys = self._keys | modifier if is_down else self._keys & ~modifier
        self._drag_on()
        return True

    def _let_go(self, *_: object) -> None:
        self._gesture, self._drop = None, None
        self._scrolling.stop()
        self.update()

    def _choose(self, key: ClipId, keys: Qt.KeyboardModifier) -> None:
        project = self._desk.project
        together = project.clips_together(project.clip(key))
        chosen = self._desk.selection
        if keys & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier):
            self._desk.select(chosen - together if key in chosen else chosen | together)
        else:
            self._desk.select(together)
        self._describe(project.clip(key))

    def _describe_focus(self) -> None:
        at = self._walk.at
        self._describe(self._desk.project.clip(at) if at is not None else None)

    def _describe(self, clip: Clip | None = None) -> None:
        if clip is not None:
            tell(self, self._walk.text(clip))
            announce(self, self._walk.text(clip))
            return
        hint = self.tr(
            "Clips on tracks. Tab walks through the clips, Enter selects, arrow keys move the"
            " playhead."
        )
        tell(self, self._walk.chosen_text(), hint)

    # --- following the project ---

    def _lay_out(self) -> None:
        sequence = self._desk.sequence
        self.rows = Rows(self._desk.project, sequence.id if sequence is not None else None)
        self.update()

    def _follow(self, done: ChangeSet) -> None:
        if self._gesture is not None or self._drop is not None:
            self._let_go()
        touched = done.added | done.removed | done.changed
        if any(table in ("track", "sequence") for table, _ in touched):
            self._lay_out()
            return
        for row in self.rows:
            if row.track.id in done.tracks:
                self.update(QRect(0, row.top - self._view.top, self.width(), row.height))

    def _move_line(self, at: int) -> None:
        for place in (self._marked, at):
            x = self._view.x_of(place)
            self.update(x - 2, 0, 5, self.height())
        self._marked = at
