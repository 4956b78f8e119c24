"""The razor: a click splits."""

from PySide6.QtCore import Qt

from kijkocut.desktop.timeline.gesture import Board, Gesture, Pointer
from kijkocut.desktop.timeline.snapping import Snapper
from kijkocut.edit.commands.split_all import SplitAll
from kijkocut.edit.commands.split_clip import SplitClip


class RazorTool:
    """Splits the clip under the pointer; with Shift, all tracks."""

    def cursor(self, board: Board, over: Pointer) -> Qt.CursorShape:
        """Show a cross over clips."""
        del board
        return Qt.CursorShape.CrossCursor if over.clip is not None else Qt.CursorShape.ArrowCursor

    def press(self, board: Board, at: Pointer) -> Gesture | None:
        """Split at the nearest frame, or at the playhead when it is near."""
        desk, sequence = board.desk, board.desk.sequence
        if at.clip is None or sequence is None:
            return None
        when = at.at
        if desk.settings.is_on("timeline.snapping"):
            when += Snapper(desk, board.view, [at.clip.id]).caught([when])[0]
        when = sequence.rate.snap(when)
        if at.has(Qt.KeyboardModifier.ShiftModifier):
            desk.run(SplitAll(sequence=sequence.id, at=when))
        else:
            desk.run(SplitClip(clip=at.clip.id, at=when))
        return None
