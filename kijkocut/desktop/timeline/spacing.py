"""The spacer: moves all that follows, to make room or to close it."""

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt

from kijkocut.desktop.timeline.gesture import AT_ONCE, Board, Drag, Gesture, Plan, Pointer
from kijkocut.desktop.timeline.ghost import Outline
from kijkocut.desktop.timeline.snapping import Snapper
from kijkocut.edit.commands.insert_space import InsertSpace

if TYPE_CHECKING:
    from kijkocut.model.clip import Clip
    from kijkocut.model.ids import ClipId, TrackId

_KEYS = Qt.KeyboardModifier


class SpaceDrag(Drag):
    """Moves everything from a place on, on the tracks that ripple; with Alt on one track alone."""

    def __init__(self, board: Board, at: Pointer) -> None:
        """Grab what begins at or after the clip under the pointer."""
        super().__init__(board, at)
        desk = board.desk
        project, sequence = desk.project, desk.sequence
        self._begin = max(0, at.at)
        if at.clip is not None:
            together = [project.clip(key) for key in project.clips_together(at.clip)]
            self._begin = min(clip.start for clip in together)
        tracks = project.sequence_tracks(sequence.id) if sequence is not None else ()
        is_one = at.has(_KEYS.AltModifier) and at.row is not None
        self._tracks: tuple[TrackId, ...] = ()
        if is_one and at.row is not None:
            self._tracks = (at.row.track.id,)
        moving = self._tracks or tuple(t.id for t in tracks if t.is_sync_locked and not t.is_locked)
        self._rest: list[tuple[TrackId, Clip]] = []
        held: set[ClipId] = set()
        for track in moving:
            clips = tuple(project.lane(track).from_start(self._begin))
            held |= {clip.id for clip in clips}
            self._rest += [(track, clips[0])] if clips else []
        self._held = frozenset(held)
        self._snapper = Snapper(desk, board.view, held)

    def plan_to(self, to: Pointer) -> Plan:
        """Give what a release there would do."""
        snapper = self._snapper if self._is_snapping(to) else None
        first = min((clip.start for _, clip in self._rest), default=self._begin)
        delta, snapped = self._snapped([first], to.at - self._from.at, snapper)
        sequence = self._board.desk.sequence
        if sequence is not None:
            delta = sequence.rate.snap(delta)
        return replace(self.plan_by(delta), snapped=snapped)

    def plan_by(self, delta: int) -> Plan:
        """Give what moving all of it by `delta` ticks would do."""
        sequence = self._board.desk.sequence
        if not delta or sequence is None or not self._rest:
            return Plan()
        command = InsertSpace(
            sequence=sequence.id, at=self._begin, length=delta, tracks=self._tracks
        )
        return Plan(
            commands=(command,),
            hint=self._hint(delta),
            outlines=self._outlines(delta) if len(self._held) > AT_ONCE else (),
            moved=self._held,
            delta=delta,
        )

    def _outlines(self, delta: int) -> tuple[Outline, ...]:
        project = self._board.desk.project
        return tuple(
            Outline(track=track, start=max(0, clip.start + delta), end=project.lane(track).end)
            for track, clip in self._rest
        )


class SpacerTool:
    """Drags everything from the clip under the pointer on."""

    def cursor(self, board: Board, over: Pointer) -> Qt.CursorShape:
        """Show arrows to both sides."""
        del board
        is_over = over.row is not None
        return Qt.CursorShape.SizeHorCursor if is_over else Qt.CursorShape.ArrowCursor

    def press(self, board: Board, at: Pointer) -> Gesture | None:
        """Grab what follows."""
        return SpaceDrag(board, at) if board.desk.sequence is not None else None
