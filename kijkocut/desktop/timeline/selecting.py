"""The select tool: click, marquee, move, trim, and the handles on the faces of clips."""

from PySide6.QtCore import QRect, Qt

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.timeline.gesture import Board, Drag, Gesture, Pointer
from kijkocut.desktop.timeline.ghost import Ghost
from kijkocut.desktop.timeline.moving import MoveDrag
from kijkocut.desktop.timeline.shaping import FadeDrag, LevelDrag, TransitionDrag
from kijkocut.desktop.timeline.trimming import EdgeToggle, TrimDrag
from kijkocut.desktop.timeline.zones import Grip, Zone, grip_at
from kijkocut.edit.edges import Side
from kijkocut.model.clip import Clip

_KEYS = Qt.KeyboardModifier
_CURSORS = {
    Zone.head: Qt.CursorShape.SplitHCursor,
    Zone.tail: Qt.CursorShape.SplitHCursor,
    Zone.transition_head: Qt.CursorShape.SizeHorCursor,
    Zone.transition_tail: Qt.CursorShape.SizeHorCursor,
    Zone.fade_in: Qt.CursorShape.PointingHandCursor,
    Zone.fade_out: Qt.CursorShape.PointingHandCursor,
    Zone.level: Qt.CursorShape.SizeVerCursor,
    Zone.body: Qt.CursorShape.ArrowCursor,
}


class SelectTool:
    """Selects, moves and trims.

    Ctrl adds to the selection and, in a drag, inserts; Ctrl on an end selects that end. Alt takes
    a clip without what is linked with it and, in a drag, makes a copy. Shift adds, and suspends
    snapping.
    """

    def cursor(self, board: Board, over: Pointer) -> Qt.CursorShape:
        """Show what would be grabbed."""
        grip = grip_of(board, over)
        return _CURSORS[grip.zone] if grip is not None else Qt.CursorShape.ArrowCursor

    def press(self, board: Board, at: Pointer) -> Gesture | None:
        """Grab a clip or a part of it, or begin a marquee."""
        grip = grip_of(board, at)
        if grip is None:
            return Marquee(board, at)
        if grip.zone in (Zone.head, Zone.tail):
            return self._press_edge(board, at, grip)
        if at.has(_KEYS.ControlModifier) or at.has(_KEYS.ShiftModifier):
            return ToggleOrMove(board, at, grip.clip)
        self._take(board.desk, at, grip.clip)
        match grip.zone:
            case Zone.fade_in | Zone.fade_out:
                return FadeDrag(board, at, grip)
            case Zone.transition_head | Zone.transition_tail:
                return TransitionDrag(board, at, grip)
            case Zone.level:
                return LevelDrag(board, at, grip.clip)
            case _:
                return MoveDrag(board, at, grip.clip)

    def _press_edge(self, board: Board, at: Pointer, grip: Grip) -> Gesture:
        desk, edge = board.desk, (grip.clip.id, Side(grip.zone.value))
        if at.has(_KEYS.ControlModifier):
            was = desk.selected_edges
            desk.select_edges(was | {edge})
            return EdgeToggle(board, TrimDrag(board, at, edge), edge, was)
        if edge not in desk.selected_edges:
            self._take(desk, at, grip.clip)
            if desk.selected_edges:
                desk.select_edges(())
        return TrimDrag(board, at, edge)

    def _take(self, desk: Desk, at: Pointer, clip: Clip) -> None:
        if at.has(_KEYS.AltModifier):
            desk.select({clip.id}, is_alone=True)
        elif clip.id not in desk.selection:
            desk.select(desk.project.clips_together(clip))


def grip_of(board: Board, at: Pointer) -> Grip | None:
    """Tell what a press would grab."""
    if at.clip is None or at.row is None:
        return None
    return grip_at(board.desk.project, board.view, at.row, at.clip, at.spot)


class Marquee(Gesture):
    """Selects what a rectangle touches, with what is linked with it; with Alt without that."""

    def __init__(self, board: Board, at: Pointer) -> None:
        """Begin at `at`; Shift and Ctrl add to what is selected."""
        self._board, self._from = board, at
        self._from_top = at.y + board.view.top
        is_adding = at.has(_KEYS.ShiftModifier) or at.has(_KEYS.ControlModifier)
        self._before = board.desk.selection if is_adding else frozenset()
        self._rect = QRect()
        if not self._before:
            board.desk.select(())

    @property
    def marquee(self) -> QRect | None:
        """The rectangle."""
        return self._rect

    def move(self, to: Pointer) -> None:
        """Select what is inside now."""
        view, project = self._board.view, self._board.desk.project
        left, right = sorted((view.x_of(self._from.at), to.x))
        top, bottom = sorted((self._from_top - view.top, to.y))
        self._rect = QRect(left, top, right - left + 1, bottom - top + 1)
        found = set(self._before)
        is_alone = to.has(_KEYS.AltModifier)
        for row in self._board.rows.between(top + view.top, bottom + view.top + 1):
            lane = project.lane(row.track.id)
            start = max(0, view.ticks_at(left))
            for clip in lane.between(start, max(start + 1, view.ticks_at(right + 1))):
                found |= {clip.id} if is_alone else project.clips_together(clip)
        self._board.desk.select(found, is_alone=is_alone)

    def release(self, at: Pointer) -> None:
        """Keep the selection."""
        self.move(at)


class ToggleOrMove(Gesture):
    """A press with Ctrl or Shift: a click changes the selection, a drag moves."""

    def __init__(self, board: Board, at: Pointer, clip: Clip) -> None:
        """Press on `clip`."""
        self._board, self._clip = board, clip
        self._together = board.desk.project.clips_together(clip)
        self._was = board.desk.selection
        board.desk.select(self._was | self._together)
        self._drag: Drag = MoveDrag(board, at, clip)

    @property
    def ghost(self) -> Ghost | None:
        """That of the drag, once it is one."""
        return self._drag.ghost

    def move(self, to: Pointer) -> None:
        """Drag."""
        self._drag.move(to)

    def release(self, at: Pointer) -> None:
        """Drop, or take the clip out of the selection that it was in."""
        self._drag.release(at)
        if not self._drag.is_dragged and self._clip.id in self._was:
            self._board.desk.select(self._was - self._together)
