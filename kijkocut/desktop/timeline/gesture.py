"""Gestures: from press to release, with the keyboard's modifiers, on a tool's terms."""

from collections.abc import Iterable
from typing import Final, Protocol

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, Qt

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.timeline.ghost import Ghost, Outline, ghost_of
from kijkocut.desktop.timeline.rows import Row, Rows
from kijkocut.desktop.timeline.snapping import Snapper
from kijkocut.desktop.timeline.view import TimelineView
from kijkocut.edit.command import Command
from kijkocut.edit.landing import Mode
from kijkocut.edit.run import Later
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId
from kijkocut.model.ticks import Rate, Ticks
from kijkocut.model.timecode import format_timecode

STILL: Final = 4
"""Pixels a press may wander before it is a drag."""


AT_ONCE: Final = 400
"""Clips that are tried at every move of the mouse; a drag of more shows outlines until it rests."""


class Pointer(Struct, frozen=True, kw_only=True):
    """Where the mouse is, in the timeline's terms."""

    x: int
    y: int
    """Pixels on the canvas."""
    at: Ticks
    row: Row | None
    clip: Clip | None
    """The clip under it."""
    modifiers: Qt.KeyboardModifier

    @property
    def spot(self) -> QPoint:
        """The place on the canvas."""
        return QPoint(self.x, self.y)

    def has(self, modifier: Qt.KeyboardModifier) -> bool:
        """Tell whether a modifier key is held."""
        return bool(self.modifiers & modifier)


class Board(Struct, frozen=True, kw_only=True):
    """What a tool works on."""

    desk: Desk
    view: TimelineView
    rows: Rows
    height: int
    """Of the canvas, in pixels."""


class Gesture:
    """One press of the mouse until its release."""

    @property
    def ghost(self) -> Ghost | None:
        """What would be done if the button were released now; None while that is nothing."""
        return None

    @property
    def marquee(self) -> QRect | None:
        """A rectangle on the canvas that is drawn along."""
        return None

    def move(self, to: Pointer) -> None:
        """Follow the pointer."""
        raise NotImplementedError

    @property
    def is_unsettled(self) -> bool:
        """Whether the ghost is only an outline, to be worked out when the pointer rests."""
        return False

    def settle(self) -> None:
        """Work out the ghost in full."""

    def release(self, at: Pointer) -> None:
        """Do it."""
        raise NotImplementedError


class Plan(Struct, frozen=True, kw_only=True):
    """What a drag to some place would do."""

    commands: tuple[Command | Later, ...] = ()
    snapped: Ticks | None = None
    hint: str = ""
    outlines: tuple[Outline, ...] = ()
    """Where things would lie, for when it is refused."""
    moved: frozenset[ClipId] = frozenset()
    """What is dragged; everything else that it touches is in its way."""
    mode: Mode | None = None
    """What happens to clips in the way, where that is a choice."""
    delta: Ticks = 0
    """How far it goes, if a refusal means that only less of it is possible."""


class Drag(Gesture):
    """A gesture that makes commands of how far the pointer went."""

    def __init__(self, board: Board, at: Pointer) -> None:
        """Begin at a place."""
        self._board, self._from = board, at
        self._is_dragged = False
        self._is_unsettled = False
        self._plan = Plan()
        self._ghost: Ghost | None = None

    @property
    def ghost(self) -> Ghost | None:
        """What would be done; None before the pointer has gone far enough to be a drag."""
        return self._ghost

    @property
    def is_dragged(self) -> bool:
        """Whether the pointer has gone far enough to be a drag."""
        return self._is_dragged

    def move(self, to: Pointer) -> None:
        """Work out what a release here would do."""
        far = abs(to.x - self._from.x) + abs(to.y - self._from.y)
        if not self._is_dragged and far < STILL:
            return
        self._is_dragged = True
        self._plan = self.plan_to(to)
        if len(self._plan.moved) > AT_ONCE:
            plan = self._plan
            self._is_unsettled = True
            self._ghost = Ghost(
                project=self._board.desk.project,
                hint=plan.hint,
                snapped_at=plan.snapped,
                outlines=plan.outlines,
            )
        else:
            self.settle()

    @property
    def is_unsettled(self) -> bool:
        """Whether so much is dragged that it is worked out at rest only."""
        return self._is_unsettled

    def settle(self) -> None:
        """Try the commands, and go only as far as is possible."""
        self._is_unsettled = False
        self._ghost = self._tried(self._plan)
        if self._ghost.refusal and self._plan.delta:
            self._stop_at_limit(self._plan.delta, self._ghost)

    def release(self, at: Pointer) -> None:
        """Do it; a refusal is said."""
        self.move(at)
        if self._is_unsettled and self._plan.delta:
            self.settle()
        if self._plan.commands:
            self._board.desk.run(*self._plan.commands)

    def plan_to(self, to: Pointer) -> Plan:
        """Work out the commands for a release at a place."""
        raise NotImplementedError

    def plan_by(self, delta: Ticks) -> Plan:
        """Work out the commands for going `delta` ticks, for drags that stop at a limit."""
        raise NotImplementedError

    def _tried(self, plan: Plan) -> Ghost:
        return ghost_of(
            self._board.desk,
            plan.commands,
            snapped_at=plan.snapped,
            hint=plan.hint,
            outlines=plan.outlines,
            moved=plan.moved,
        )

    def _stop_at_limit(self, delta: Ticks, refused: Ghost) -> None:
        """Go as far as is possible, in frames, and say what stopped it; by halving."""
        sequence = self._board.desk.sequence
        if sequence is None:
            return
        frame = sequence.rate.frame_ticks if delta > 0 else -sequence.rate.frame_ticks
        low, high = 0, delta // frame
        while high - low > 1:
            middle = (low + high) // 2
            plan = self.plan_by(middle * frame)
            ghost = self._tried(plan)
            if ghost.refusal:
                high, refused = middle, ghost
            else:
                low = middle
                hint = f"{ghost.hint}\n{refused.refusal}"
                self._plan, self._ghost = plan, replace(ghost, hint=hint, stuck=refused.stuck)

    def _is_snapping(self, to: Pointer) -> bool:
        is_on = self._board.desk.settings.is_on("timeline.snapping")
        return is_on != to.has(Qt.KeyboardModifier.ShiftModifier)

    def _snapped(
        self, edges: Iterable[Ticks], delta: Ticks, snapper: Snapper | None
    ) -> tuple[Ticks, Ticks | None]:
        """Give `delta` so that the first edge lands on a frame, or where one of them is caught."""
        sequence = self._board.desk.sequence
        edges = tuple(edges)
        if sequence is None or not edges:
            return 0, None
        point = None
        if snapper is not None:
            more, point = snapper.caught(edge + delta for edge in edges)
            delta += more
        return sequence.rate.snap(edges[0] + delta) - edges[0], point

    def _hint(self, delta: Ticks) -> str:
        sequence = self._board.desk.sequence
        return signed_timecode(delta, sequence.rate) if sequence is not None else ""


def signed_timecode(ticks: Ticks, rate: Rate) -> str:
    """Label a distance, as `+00:00:01:05`."""
    return ("-" if ticks < 0 else "+") + format_timecode(abs(ticks), rate)


class Tool(Protocol):
    """What the mouse means while a tool is taken."""

    def cursor(self, board: Board, over: Pointer) -> Qt.CursorShape:
        """Give the pointer's shape over a place; it tells what a press would do."""

    def press(self, board: Board, at: Pointer) -> Gesture | None:
        """Begin a gesture; None when the press did all there is to do."""
