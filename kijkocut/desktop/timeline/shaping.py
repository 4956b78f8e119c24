"""Dragging what is on the face of a clip: fades, the level line, the ends of transitions."""

from PySide6.QtCore import QCoreApplication, Qt

from kijkocut.desktop.language import figures
from kijkocut.desktop.timeline.gesture import Board, Drag, Plan, Pointer
from kijkocut.desktop.timeline.moving import MoveDrag
from kijkocut.desktop.timeline.zones import Grip, Shape, Zone
from kijkocut.edit.commands.set_fade import SetFade
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.edit.commands.set_transition import SetTransition
from kijkocut.edit.edges import Side
from kijkocut.edit.joins import alignment_of
from kijkocut.model.clip import Alignment, Clip
from kijkocut.model.timecode import format_timecode

_FINE = 8
"""How much slower a level moves with Shift."""


class FadeDrag(Drag):
    """Makes a fade longer or shorter; dragged to the end it goes away."""

    def __init__(self, board: Board, at: Pointer, grip: Grip) -> None:
        """Grab a fade handle."""
        super().__init__(board, at)
        self._clip = grip.clip
        self._side = Side.head if grip.zone is Zone.fade_in else Side.tail

    def plan_to(self, to: Pointer) -> Plan:
        """Give what a release there would do."""
        sequence, clip = self._board.desk.sequence, self._clip
        if sequence is None:
            return Plan()
        own, other = clip.fade_in, clip.fade_out
        if self._side is Side.tail:
            own, other = other, own
        was = own.duration if own is not None else 0
        way = 1 if self._side is Side.head else -1
        length = sequence.rate.snap(was + way * (to.at - self._from.at))
        most = clip.duration - (other.duration if other is not None else 0)
        length = max(0, min(length, most))
        hint = format_timecode(length, sequence.rate)
        if length == was:
            return Plan(hint=hint)
        command = SetFade(clip=clip.id, side=self._side, duration=length)
        return Plan(commands=(command,), hint=hint)


class LevelDrag(Drag):
    """Moves the line of volume or opacity; Shift moves it finely. Sideways it moves the clip."""

    def __init__(self, board: Board, at: Pointer, clip: Clip) -> None:
        """Grab the line of `clip`, which is selected."""
        super().__init__(board, at)
        self._clip, self._row = clip, at.row
        self._move = MoveDrag(board, at, clip)
        self._is_sideways: bool | None = None

    def plan_to(self, to: Pointer) -> Plan:
        """Give what a release there would do."""
        if self._is_sideways is None:
            self._is_sideways = abs(to.x - self._from.x) > abs(to.y - self._from.y)
        if self._is_sideways or self._row is None:
            return self._move.plan_to(to)
        shape = Shape.of(self._board.view, self._row, self._clip)
        was = shape.level
        if was is None:
            return Plan()
        up = to.y - self._from.y
        if to.has(Qt.KeyboardModifier.ShiftModifier):
            value = was + (shape.level_at(shape.level_y(was) + up) - was) / _FINE
            value = round(value, 3 if shape.level_name == "opacity" else 1)
        else:
            value = shape.level_at(shape.level_y(was) + up)
        if shape.level_name == "opacity":
            hint = f"{QCoreApplication.translate('Timeline', 'Opacity')} {value:.0%}"
        else:
            hint = (
                f"{QCoreApplication.translate('Timeline', 'Volume')} {figures(f'{value:+.1f}')} dB"
            )
        if value == was:
            return Plan(hint=hint)
        command = SetParam(clip=self._clip.id, name=shape.level_name, value=value)
        return Plan(commands=(command,), hint=hint)


class TransitionDrag(Drag):
    """Makes a transition longer or shorter; a centred one on both sides."""

    def __init__(self, board: Board, at: Pointer, grip: Grip) -> None:
        """Grab an end of the transition on the cut at the start of the grip's clip."""
        super().__init__(board, at)
        self._clip = grip.clip
        self._way = -1 if grip.zone is Zone.transition_head else 1

    def plan_to(self, to: Pointer) -> Plan:
        """Give what a release there would do."""
        sequence = self._board.desk.sequence
        delta = to.at - self._from.at
        return self.plan_by(sequence.rate.snap(delta)) if sequence is not None else Plan()

    def plan_by(self, delta: int) -> Plan:
        """Give what moving the end by `delta` ticks would do."""
        sequence, over = self._board.desk.sequence, self._clip.transition
        if sequence is None or over is None:
            return Plan()
        share = 2 if alignment_of(over) is Alignment.centre else 1
        length = max(sequence.rate.frame_ticks, over.duration + share * self._way * delta)
        hint = format_timecode(length, sequence.rate)
        if length == over.duration:
            return Plan(hint=hint)
        command = SetTransition(clip=self._clip.id, duration=length)
        return Plan(commands=(command,), hint=hint, delta=delta)
