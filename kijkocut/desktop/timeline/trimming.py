"""Trimming by hand: the tools ripple, roll and rate-stretch, and ends of clips trimmed together."""

from collections.abc import Iterable

from msgspec.structs import replace
from PySide6.QtCore import Qt

from kijkocut.desktop.picking import cut_of
from kijkocut.desktop.timeline.gesture import AT_ONCE, Board, Drag, Gesture, Plan, Pointer
from kijkocut.desktop.timeline.ghost import Outline
from kijkocut.desktop.timeline.snapping import Snapper
from kijkocut.desktop.timeline.zones import Shape
from kijkocut.edit.command import Command
from kijkocut.edit.commands.rate_stretch import RateStretch
from kijkocut.edit.commands.ripple_trim import RippleTrim
from kijkocut.edit.commands.roll import Roll
from kijkocut.edit.commands.trim_clip import TrimClip
from kijkocut.edit.edges import Side, place_of
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId
from kijkocut.model.project import Project

Edge = tuple[ClipId, Side]
_KEYS = Qt.KeyboardModifier


def trims(
    project: Project, edges: Iterable[Edge], delta: int, *, with_linked: bool
) -> tuple[Command, ...]:
    """Give the commands that move ends of clips by `delta` ticks together; nothing else moves."""
    heads, tails = _by_side(project, edges, with_linked=with_linked)
    # The end that gives way moves first, so that the cut between two clips can be moved.
    order = ((Side.head, heads), (Side.tail, tails))
    return tuple(
        TrimClip(clip=ids[0], side=side, by=delta, also=ids[1:], with_linked=with_linked)
        for side, ids in (order if delta > 0 else reversed(order))
        if ids
    )


def ripples(
    project: Project, edges: Iterable[Edge], delta: int, *, with_linked: bool
) -> tuple[Command, ...]:
    """Give the commands that move ends of clips by `delta` ticks, with all that follows them.

    Ends of one side at one place go together; others one after another, the last in time first.
    """
    made: list[tuple[int, Command]] = []
    sides = zip(Side, _by_side(project, edges, with_linked=with_linked), strict=True)
    for side, ids in sides:
        places: dict[int, list[ClipId]] = {}
        for key in ids:
            places.setdefault(place_of(project.clip(key), side), []).append(key)
        for place, (first, *also) in places.items():
            command = RippleTrim(
                clip=first, side=side, by=delta, also=tuple(also), with_linked=with_linked
            )
            made.append((place, command))
    return tuple(command for _, command in sorted(made, key=lambda pair: -pair[0]))


def rolls(
    project: Project, edges: Iterable[Edge], delta: int, *, with_linked: bool
) -> tuple[Command, ...]:
    """Give the commands that move the cuts at ends of clips by `delta` ticks."""
    cuts: dict[ClipId, None] = {}
    done: set[ClipId] = set()
    for edge in sorted(edges):
        # Without a neighbour the command itself says what is missing.
        right = cut_of(project, edge) or edge[0]
        if right not in done:
            cuts[right] = None
            done |= _linked(project, project.clip(right)) if with_linked else {right}
    return tuple(Roll(clip=key, by=delta, with_linked=with_linked) for key in cuts)


def _by_side(
    project: Project, edges: Iterable[Edge], *, with_linked: bool
) -> tuple[tuple[ClipId, ...], tuple[ClipId, ...]]:
    """Give the clips of the heads and of the tails; of linked ones one stands for all."""
    found: dict[Side, dict[ClipId, None]] = {side: {} for side in Side}
    done: set[Edge] = set()
    for key, side in sorted(edges, key=lambda e: (place_of(project.clip(e[0]), e[1]), e)):
        if (key, side) not in done:
            found[side][key] = None
            clip = project.clip(key)
            done |= {(other, side) for other in _linked(project, clip)} if with_linked else set()
    return tuple(found[Side.head]), tuple(found[Side.tail])


def _linked(project: Project, clip: Clip) -> set[ClipId]:
    if clip.link is None:
        return {clip.id}
    return set(project.members[clip.link])


class TrimDrag(Drag):
    """Moves one end of a clip, or all selected ends; with Alt without what is linked."""

    def __init__(self, board: Board, at: Pointer, edge: Edge) -> None:
        """Grab an end of a clip."""
        super().__init__(board, at)
        desk = board.desk
        self._clip, self._side = desk.project.clip(edge[0]), edge[1]
        self._edges = desk.selected_edges if edge in desk.selected_edges else self._group(edge)
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
        project = self._board.desk.project
        return trims(project, self._edges, delta, with_linked=self._with_linked)


class RippleDrag(TrimDrag):
    """Moves ends of clips; what follows closes up or makes room."""

    def _commands(self, delta: int) -> tuple[Command, ...]:
        project = self._board.desk.project
        return ripples(project, self._edges, delta, with_linked=self._with_linked)


class RollDrag(TrimDrag):
    """Moves cuts."""

    def _commands(self, delta: int) -> tuple[Command, ...]:
        project = self._board.desk.project
        return rolls(project, self._edges, delta, with_linked=self._with_linked)


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
        """Grab the nearer end."""
        edge = nearer_edge(board, at)
        if edge is None:
            return None
        take_edge(board, at, edge)
        return self._drag(board, at, edge)


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
