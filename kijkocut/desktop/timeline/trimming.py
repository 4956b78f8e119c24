"""Trimming by hand: the tools ripple, roll and rate-stretch, and ends of clips trimmed together."""

from collections.abc import Iterable

from msgspec.structs import replace
from PySide6.QtCore import Qt

from kijkocut.desktop.picking import cut_of
from kijkocut.desktop.timeline.gesture import AT_ONCE, Board, Drag, Gesture, Plan, Pointer
from kijkocut.desktop.timeline.ghost import Ghost, Outline
from kijkocut.desktop.timeline.snapping import Snapper
from kijkocut.desktop.timeline.zones import Shape
from kijkocut.edit.command import Command
from kijkocut.edit.commands.rate_stretch import RateStretch
from kijkocut.edit.commands.ripple_trim import RippleTrim
from kijkocut.edit.commands.roll import Roll
from kijkocut.edit.commands.trim_clip import TrimClip
from kijkocut.edit.commands.trim_ends import TrimEnds
from kijkocut.edit.edges import Side, place_of
from kijkocut.edit.ends import End, Manner
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId
from kijkocut.model.project import Project

Edge = tuple[ClipId, Side]
_KEYS = Qt.KeyboardModifier


def together(
    project: Project, edges: Iterable[Edge], delta: int, *, manner: Manner, with_linked: bool
) -> tuple[Command, ...]:
    """Give the command that moves ends of clips by `delta` ticks; of several, the first leads."""
    edges = tuple(edges)
    ends = tuple(End(clip=key, side=side) for key, side in edges)
    if manner is Manner.roll:
        rights = {cut_of(project, edge) for edge in edges}
        (right,) = rights if len(rights) == 1 else (None,)
        if right is not None:
            return (Roll(clip=right, by=delta, with_linked=with_linked),)
    if len(ends) != 1 or manner is Manner.roll:
        return (TrimEnds(ends=ends, by=delta, manner=manner, with_linked=with_linked),)
    (end,) = ends
    kind = RippleTrim if manner is Manner.ripple else TrimClip
    return (kind(clip=end.clip, side=end.side, by=delta, with_linked=with_linked),)


def in_order(project: Project, edges: Iterable[Edge], first: Edge | None = None) -> list[Edge]:
    """Give ends by time, that which was grabbed before all others."""
    return sorted(
        edges, key=lambda edge: (edge != first, place_of(project.clip(edge[0]), edge[1]), edge)
    )


def _linked(project: Project, clip: Clip) -> set[ClipId]:
    if clip.link is None:
        return {clip.id}
    return set(project.members[clip.link])


class TrimDrag(Drag):
    """Moves one end of a clip, or all selected ends; with Alt without what is linked."""

    manner = Manner.trim

    def __init__(self, board: Board, at: Pointer, edge: Edge) -> None:
        """Grab an end of a clip."""
        super().__init__(board, at)
        desk = board.desk
        self._clip, self._side = desk.project.clip(edge[0]), edge[1]
        chosen = desk.selected_edges if edge in desk.selected_edges else self._group(edge)
        self._edges = tuple(in_order(desk.project, chosen, edge))
        self._with_linked = not at.has(_KEYS.AltModifier) and desk.keeps_links
        held = {other for key, _ in self._edges for other in _linked(desk.project, self._of(key))}
        self._moved = frozenset(held if self._with_linked else (key for key, _ in self._edges))
        self._snapper = Snapper(desk, board.view, held)

    def _of(self, key: ClipId) -> Clip:
        return self._board.desk.project.clip(key)

    def _group(self, edge: Edge) -> frozenset[Edge]:
        """The same end of every selected clip of this kind of track: a group is resized as one."""
        desk = self._board.desk
        kind = desk.project.tracks[self._clip.track].kind
        if edge[0] not in desk.selection:
            return frozenset({edge})
        same = (c for c in desk.selected_clips if desk.project.tracks[c.track].kind is kind)
        return frozenset((clip.id, edge[1]) for clip in same)

    def plan_to(self, to: Pointer) -> Plan:
        """Give what a release there would do."""
        snapper = self._snapper if self._is_snapping(to) else None
        edge = place_of(self._clip, self._side)
        delta, snapped = self._snapped([edge], to.at - self._from.at, snapper)
        return replace(self.plan_by(delta), snapped=snapped)

    def plan_by(self, delta: int) -> Plan:
        """Give what moving the end by `delta` ticks would do."""
        if not delta:
            return Plan()
        return Plan(
            commands=self._commands(delta),
            hint=self._hint(delta),
            outlines=self._outlines(delta) if len(self._moved) > AT_ONCE else (),
            moved=self._moved,
            delta=delta,
        )

    def _outlines(self, delta: int) -> tuple[Outline, ...]:
        """Show where the grabbed end would lie."""
        clip = self._clip
        start = clip.start + (delta if self._side is Side.head else 0)
        end = clip.end + (delta if self._side is Side.tail else 0)
        return (Outline(track=clip.track, start=start, end=max(start, end)),)

    def _commands(self, delta: int) -> tuple[Command, ...]:
        project, with_linked = self._board.desk.project, self._with_linked
        return together(project, self._edges, delta, manner=self.manner, with_linked=with_linked)


class RippleDrag(TrimDrag):
    """Moves ends of clips; what follows closes up or makes room."""

    manner = Manner.ripple


class RollDrag(TrimDrag):
    """Moves cuts."""

    manner = Manner.roll


class StretchDrag(TrimDrag):
    """Changes the speed, so that the end lands where it is dragged."""

    def _commands(self, delta: int) -> tuple[Command, ...]:
        side, with_linked = self._side, self._with_linked
        return (RateStretch(clip=self._clip.id, side=side, by=delta, with_linked=with_linked),)


class EdgeTool:
    """A tool that drags the nearer end of the clip under the pointer."""

    def __init__(self, drag: type[TrimDrag]) -> None:
        """Make drags of this kind."""
        self._drag = drag

    def cursor(self, board: Board, over: Pointer) -> Qt.CursorShape:
        """Show a split over clips."""
        del board
        is_over = over.clip is not None
        return Qt.CursorShape.SplitHCursor if is_over else Qt.CursorShape.ArrowCursor

    def press(self, board: Board, at: Pointer) -> Gesture | None:
        """Grab the nearer end; with Ctrl a click selects it, or lets go of it."""
        edge = nearer_edge(board, at)
        if edge is None:
            return None
        was = board.desk.selected_edges
        take_edge(board, at, edge)
        drag = self._drag(board, at, edge)
        return EdgeToggle(board, drag, edge, was) if at.has(_KEYS.ControlModifier) else drag


class EdgeToggle(Gesture):
    """A press with Ctrl on an end: a click selects it or lets go of it, a drag trims."""

    def __init__(self, board: Board, drag: TrimDrag, edge: Edge, was: frozenset[Edge]) -> None:
        """Press on an end that `drag` has grabbed; `was` are the ends selected before."""
        self._board, self._drag, self._edge, self._was = board, drag, edge, was

    @property
    def ghost(self) -> Ghost | None:
        """That of the drag, once it is one."""
        return self._drag.ghost

    @property
    def is_unsettled(self) -> bool:
        """Likewise."""
        return self._drag.is_unsettled

    def settle(self) -> None:
        """Work out the drag in full."""
        self._drag.settle()

    def move(self, to: Pointer) -> None:
        """Drag."""
        self._drag.move(to)

    def release(self, at: Pointer) -> None:
        """Trim, or toggle."""
        self._drag.release(at)
        if not self._drag.is_dragged and self._edge in self._was:
            self._board.desk.select_edges(self._was - {self._edge})


def nearer_edge(board: Board, at: Pointer) -> Edge | None:
    """Give the end of the clip under the pointer that is nearer to it."""
    if at.clip is None or at.row is None:
        return None
    rect = Shape.of(board.view, at.row, at.clip).rect
    is_head = at.x - rect.left() < rect.right() - at.x
    return at.clip.id, Side.head if is_head else Side.tail


def take_edge(board: Board, at: Pointer, edge: Edge) -> None:
    """Select the clip whose end is dragged, unless the end is one of several selected ones."""
    desk = board.desk
    if at.has(_KEYS.ControlModifier):
        desk.select_edges(desk.selected_edges | {edge})
    elif edge not in desk.selected_edges:
        clip = desk.project.clip(edge[0])
        together = desk.project.clips_together(clip)
        if at.has(_KEYS.AltModifier):
            desk.select({clip.id}, is_alone=True)
        else:
            desk.select(together)
