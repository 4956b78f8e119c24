"""Slip and slide, and the trim tool, in which the place under the pointer decides."""

from fractions import Fraction

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, Qt

from kijkocut.desktop.picking import cut_of
from kijkocut.desktop.timeline.gesture import Board, Drag, Gesture, Plan, Pointer
from kijkocut.desktop.timeline.snapping import Snapper
from kijkocut.desktop.timeline.trimming import (
    EdgeToggle,
    RippleDrag,
    RollDrag,
    nearer_edge,
    take_edge,
)
from kijkocut.desktop.timeline.zones import Shape, edge_at, is_on_cut
from kijkocut.edit.commands.slide import Slide
from kijkocut.edit.commands.slip import Slip
from kijkocut.model.clip import Clip
from kijkocut.model.timecode import format_timecode

_KEYS = Qt.KeyboardModifier


def slip_of(clip: Clip, delta: int) -> int:
    """Give the slip, in source time, that moves the picture by `delta` ticks to the right."""
    speed = Fraction(clip.retime.speed.num, clip.retime.speed.den) if not clip.retime.ramp else 1
    return -round(delta * speed)


class SlipDrag(Drag):
    """Shows another part of the source; the hint tells the new first and last frame."""

    def __init__(self, board: Board, at: Pointer, clip: Clip) -> None:
        """Grab the picture of `clip`."""
        super().__init__(board, at)
        self._clip = clip

    def plan_to(self, to: Pointer) -> Plan:
        """Give what a release there would do."""
        sequence = self._board.desk.sequence
        delta = to.at - self._from.at
        return self.plan_by(sequence.rate.snap(delta)) if sequence is not None else Plan()

    def plan_by(self, delta: int) -> Plan:
        """Give what moving the picture by `delta` ticks would do."""
        desk, clip = self._board.desk, self._clip
        sequence, by = desk.sequence, slip_of(clip, delta)
        if sequence is None or not by:
            return Plan()
        chosen = [c.id for c in desk.selected_clips if c.id != clip.id]
        kind = desk.project.tracks[clip.track].kind
        also = tuple(
            key for key in chosen if desk.project.tracks[desk.project.clip(key).track].kind is kind
        )
        command = Slip(clip=clip.id, by=by, also=also, with_linked=desk.keeps_links)
        first, last = sorted((clip.source_in + by, clip.source_end + by))
        tr = QCoreApplication.translate
        hint = "   ".join(
            (
                f"{tr('Timeline', 'In')} {format_timecode(first, sequence.rate)}",
                f"{tr('Timeline', 'Out')} {format_timecode(last, sequence.rate)}",
                self._hint(by),
            )
        )
        moved = {clip.id, *also}
        if desk.keeps_links:
            moved |= {
                k for key in moved for k in desk.project.clips_together(desk.project.clip(key))
            }
        return Plan(commands=(command,), hint=hint, moved=frozenset(moved), delta=delta)


class SlideDrag(Drag):
    """Moves a clip between its neighbours, which give way and follow."""

    def __init__(self, board: Board, at: Pointer, clip: Clip) -> None:
        """Grab `clip`."""
        super().__init__(board, at)
        self._clip = clip
        held = board.desk.project.clips_together(clip)
        self._snapper = Snapper(board.desk, board.view, held)

    def plan_to(self, to: Pointer) -> Plan:
        """Give what a release there would do."""
        clip = self._clip
        snapper = self._snapper if self._is_snapping(to) else None
        delta, snapped = self._snapped([clip.start, clip.end], to.at - self._from.at, snapper)
        return replace(self.plan_by(delta), snapped=snapped)

    def plan_by(self, delta: int) -> Plan:
        """Give what sliding the clip by `delta` ticks would do."""
        if not delta:
            return Plan()
        desk = self._board.desk
        return Plan(
            commands=(Slide(clip=self._clip.id, by=delta, with_linked=desk.keeps_links),),
            hint=self._hint(delta),
            moved=desk.project.clips_together(self._clip),
            delta=delta,
        )


class BodyTool:
    """A tool that drags whole clips in its own way."""

    def __init__(self, drag: "type[SlipDrag | SlideDrag]") -> None:
        """Make drags of this kind."""
        self._drag = drag

    def cursor(self, board: Board, over: Pointer) -> Qt.CursorShape:
        """Show arrows to both sides over clips."""
        del board
        is_over = over.clip is not None
        return Qt.CursorShape.SizeHorCursor if is_over else Qt.CursorShape.ArrowCursor

    def press(self, board: Board, at: Pointer) -> Gesture | None:
        """Grab the clip under the pointer."""
        if at.clip is None:
            return None
        take_clip(board, at, at.clip)
        return self._drag(board, at, at.clip)


def take_clip(board: Board, at: Pointer, clip: Clip) -> None:
    """Select the clip that is dragged; with Alt without what is linked with it."""
    desk = board.desk
    if at.has(_KEYS.AltModifier):
        desk.select({clip.id}, is_alone=True)
    elif clip.id not in desk.selection:
        desk.select(desk.project.clips_together(clip))


class TrimTool:
    """On a cut it rolls, near an end it ripples, on the upper half it slips, below it slides."""

    def cursor(self, board: Board, over: Pointer) -> Qt.CursorShape:
        """Show what would be done."""
        match self._kind(board, over):
            case "roll" | "ripple":
                return Qt.CursorShape.SplitHCursor
            case "slip":
                return Qt.CursorShape.SizeHorCursor
            case "slide":
                return Qt.CursorShape.SizeAllCursor
            case _:
                return Qt.CursorShape.ArrowCursor

    def press(self, board: Board, at: Pointer) -> Gesture | None:
        """Begin what the place under the pointer says."""
        edge = nearer_edge(board, at)
        if at.clip is None or edge is None:
            return None
        kind = self._kind(board, at)
        if kind in ("roll", "ripple"):
            was = board.desk.selected_edges
            take_edge(board, at, edge)
            drag = (RollDrag if kind == "roll" else RippleDrag)(board, at, edge)
            is_choosing = at.has(_KEYS.ControlModifier)
            return EdgeToggle(board, drag, edge, was) if is_choosing else drag
        take_clip(board, at, at.clip)
        return (SlipDrag if kind == "slip" else SlideDrag)(board, at, at.clip)

    def _kind(self, board: Board, at: Pointer) -> str:
        if at.clip is None or at.row is None:
            return ""
        rect = Shape.of(board.view, at.row, at.clip).rect
        side = edge_at(rect, at.x)
        if side is not None:
            is_cut = cut_of(board.desk.project, (at.clip.id, side)) is not None
            return "roll" if is_cut and is_on_cut(rect, side, at.x) else "ripple"
        return "slip" if at.y < rect.center().y() else "slide"
