"""The select tool: click, marquee, move and trim."""

from typing import Final

from PySide6.QtCore import QRect, Qt

from kijkocut.desktop.timeline.gesture import Board, Gesture, Pointer
from kijkocut.desktop.timeline.ghost import Ghost, ghost_of
from kijkocut.desktop.timeline.snapping import Snapper
from kijkocut.edit.command import Command
from kijkocut.edit.commands.move_clips import MoveClips
from kijkocut.edit.commands.trim_clip import TrimClip
from kijkocut.edit.edges import Side
from kijkocut.edit.landing import Mode
from kijkocut.model.clip import Clip
from kijkocut.model.timecode import format_timecode

_EDGE: Final = 6
"""Pixels from a clip's end within which it is grabbed there."""
_STILL: Final = 4
"""Pixels a press may wander before it is a drag."""
_KEYS = Qt.KeyboardModifier


class SelectTool:
    """Selects, moves and trims."""

    def cursor(self, board: Board, over: Pointer) -> Qt.CursorShape:
        """Show a split at the ends of clips."""
        is_end = over.clip is not None and edge_at(board, over, over.clip) is not None
        return Qt.CursorShape.SplitHCursor if is_end else Qt.CursorShape.ArrowCursor

    def press(self, board: Board, at: Pointer) -> Gesture | None:
        """Grab a clip or one of its ends, or begin a marquee."""
        if at.clip is None:
            return Marquee(board, at)
        clip = at.clip
        chosen = set(board.desk.selection)
        together = board.desk.project.clips_together(clip)
        if at.has(_KEYS.ControlModifier) or at.has(_KEYS.ShiftModifier):
            board.desk.select(chosen - together if clip.id in chosen else chosen | together)
            return None
        if clip.id not in chosen:
            board.desk.select(together if not at.has(_KEYS.AltModifier) else {clip.id})
        side = edge_at(board, at, clip)
        if side is not None:
            return TrimDrag(board, at, clip, side)
        return MoveDrag(board, at, clip)


def edge_at(board: Board, at: Pointer, clip: Clip) -> Side | None:
    """Tell which end of a clip the pointer grabs, if any."""
    left, right = board.view.x_of(clip.start), board.view.x_of(clip.end)
    reach = min(_EDGE, max(1, (right - left) // 3))
    if at.x - left < reach:
        return Side.head
    return Side.tail if right - at.x <= reach else None


class Marquee:
    """Selects what a rectangle touches."""

    def __init__(self, board: Board, at: Pointer) -> None:
        """Begin at `at`; Shift adds to what is selected."""
        self._board, self._from = board, at
        self._before = board.desk.selection if at.has(_KEYS.ShiftModifier) else frozenset()
        self.rect = QRect()
        """On the canvas, to be painted."""
        if not self._before:
            board.desk.select(())

    @property
    def ghost(self) -> Ghost | None:
        """Nothing is edited."""
        return None

    def move(self, to: Pointer) -> None:
        """Select what is inside now."""
        left, right = sorted((self._from.x, to.x))
        top, bottom = sorted((self._from.y, to.y))
        self.rect = QRect(left, top, right - left + 1, bottom - top + 1)
        view = self._board.view
        found = set(self._before)
        for row in self._board.rows.between(top + view.top, bottom + view.top + 1):
            lane = self._board.desk.project.lane(row.track.id)
            found |= {c.id for c in lane.between(view.ticks_at(left), view.ticks_at(right + 1))}
        self._board.desk.select(found)

    def release(self, at: Pointer) -> None:
        """Keep the selection."""
        self.move(at)


class _Drag:
    """A gesture that makes commands of how far the pointer went."""

    def __init__(self, board: Board, at: Pointer) -> None:
        self._board, self._from = board, at
        self._is_dragged = False
        self._commands: tuple[Command, ...] = ()
        self._ghost: Ghost | None = None

    @property
    def ghost(self) -> Ghost | None:
        """What would be done; None before the pointer has gone far enough to be a drag."""
        return self._ghost

    def move(self, to: Pointer) -> None:
        """Work out what a release here would do."""
        if not self._is_dragged and abs(to.x - self._from.x) + abs(to.y - self._from.y) < _STILL:
            return
        self._is_dragged = True
        self._commands, snapped, hint = self._commands_to(to)
        self._ghost = ghost_of(self._board.desk, self._commands, snapped_at=snapped, hint=hint)

    def release(self, at: Pointer) -> None:
        """Do it; a refusal is said."""
        self.move(at)
        if self._commands:
            self._board.desk.run(*self._commands)

    def _commands_to(self, to: Pointer) -> tuple[tuple[Command, ...], int | None, str]:
        raise NotImplementedError

    def _is_snapping(self, to: Pointer) -> bool:
        is_on = self._board.desk.settings.is_on("timeline.snapping")
        return is_on != to.has(_KEYS.ShiftModifier)

    def _hint(self, delta: int) -> str:
        sequence = self._board.desk.sequence
        if sequence is None:
            return ""
        sign = "-" if delta < 0 else "+"
        return sign + format_timecode(abs(delta), sequence.rate)


class MoveDrag(_Drag):
    """Moves the selection; Ctrl inserts instead of overwriting."""

    def __init__(self, board: Board, at: Pointer, clip: Clip) -> None:
        """Grab `clip`, which is selected."""
        super().__init__(board, at)
        self._clip = clip
        clips = board.desk.selected_clips
        self._clips = (clip, *(c for c in clips if c.id != clip.id))
        self._snapper = Snapper(board.desk, board.view, [c.id for c in self._clips])

    def _commands_to(self, to: Pointer) -> tuple[tuple[Command, ...], int | None, str]:
        desk, view = self._board.desk, self._board.view
        sequence = desk.sequence
        if sequence is None:
            return (), None, ""
        delta = (to.x - self._from.x) * view.scale
        first = min(clip.start for clip in self._clips)
        delta = max(delta, -first)
        snapped = None
        if self._is_snapping(to):
            edges = [t + delta for clip in self._clips for t in (clip.start, clip.end)]
            more, snapped = self._snapper.caught(edges)
            delta += more
        delta = sequence.rate.snap(self._clip.start + delta) - self._clip.start
        rows = self._rows_up(to)
        if not delta and not rows:
            return (), snapped, ""
        mode = Mode.insert if to.has(_KEYS.ControlModifier) else Mode.overwrite
        command = MoveClips(
            clips=tuple(c.id for c in self._clips if self._is_lead(c)),
            by=delta,
            tracks_by=rows,
            mode=mode,
        )
        return (command,), snapped, self._hint(delta)

    def _is_lead(self, clip: Clip) -> bool:
        """Clips of the grabbed one's kind of track are named; linked sound follows by itself."""
        tracks = self._board.desk.project.tracks
        return tracks[clip.track].kind is tracks[self._clip.track].kind

    def _rows_up(self, to: Pointer) -> int:
        kind = self._board.desk.project.tracks[self._clip.track].kind
        row = self._board.rows.nearest(to.y + self._board.view.top, kind)
        if row is None or self._board.desk.sequence is None:
            return 0
        tracks = self._board.desk.project.sequence_tracks(self._board.desk.sequence.id)
        pile = [t.id for t in tracks if t.kind is kind]
        return pile.index(row.track.id) - pile.index(self._clip.track)


class TrimDrag(_Drag):
    """Moves one end of a clip."""

    def __init__(self, board: Board, at: Pointer, clip: Clip, side: Side) -> None:
        """Grab `side` of `clip`."""
        super().__init__(board, at)
        self._clip, self._side = clip, side
        self._snapper = Snapper(board.desk, board.view, board.desk.project.clips_together(clip))

    def _commands_to(self, to: Pointer) -> tuple[tuple[Command, ...], int | None, str]:
        sequence = self._board.desk.sequence
        if sequence is None:
            return (), None, ""
        edge = self._clip.start if self._side is Side.head else self._clip.end
        delta = (to.x - self._from.x) * self._board.view.scale
        snapped = None
        if self._is_snapping(to):
            more, snapped = self._snapper.caught([edge + delta])
            delta += more
        delta = sequence.rate.snap(edge + delta) - edge
        if not delta:
            return (), snapped, ""
        command = TrimClip(clip=self._clip.id, side=self._side, by=delta)
        return (command,), snapped, self._hint(delta)
