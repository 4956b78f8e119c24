"""Dropping onto the timeline: media, titles, generators, effects, transitions and files."""

from collections.abc import Iterator

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, Qt

from kijkocut.desktop.dragging import (
    Cargo,
    Dragged,
    DragKind,
    EffectDrag,
    GeneratorDrag,
    TitleDrag,
    TransitionDrag,
)
from kijkocut.desktop.timeline.gesture import Board, Plan, Pointer
from kijkocut.desktop.timeline.ghost import Ghost, Outline, ghost_of
from kijkocut.desktop.timeline.snapping import Snapper
from kijkocut.edit.command import Command
from kijkocut.edit.commands.add_effect import AddEffect
from kijkocut.edit.commands.add_take import AddTake
from kijkocut.edit.commands.add_track import AddTrack
from kijkocut.edit.commands.add_transition import AddTransition
from kijkocut.edit.commands.insert import Insert
from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.commands.replace_clip import ReplaceClip
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.edit.placing import STILL_TICKS, Placement
from kijkocut.edit.run import Later
from kijkocut.effects import EffectKind
from kijkocut.model.clip import (
    AdjustmentSource,
    Clip,
    GeneratorSource,
    MediaSource,
    SequenceSource,
    Source,
    TakeSource,
    TitleSource,
)
from kijkocut.model.ids import ClipId, TrackId
from kijkocut.model.project import Project, Table
from kijkocut.model.sequence import Track, TrackKind
from kijkocut.model.ticks import Ticks

_KEYS = Qt.KeyboardModifier


class Piece(Struct, frozen=True, kw_only=True):
    """One thing to be placed."""

    placement: Placement
    length: Ticks
    has_picture: bool
    has_sound: bool
    position: tuple[float, float] = (0.0, 0.0)
    """Of a title, on the canvas."""


class Drop:
    """What a drop of something would do, from place to place."""

    def __init__(self, board: Board, cargo: Cargo) -> None:
        """Begin to drag over the timeline."""
        self._board, self._cargo = board, cargo
        self._snapper = Snapper(board.desk, board.view)
        self.ghost: Ghost | None = None
        """What a drop at the last place would do."""
        self._plan = Plan()

    @property
    def is_possible(self) -> bool:
        """Whether a drop would do something."""
        return self.ghost is not None and bool(self._plan.commands) and not self.ghost.refusal

    def move(self, to: Pointer) -> None:
        """Work out a drop here; Ctrl inserts, Alt puts it into the clip that is there.

        Both make it another take of that clip.
        """
        self._plan = self._plan_to(to)
        self.ghost = ghost_of(
            self._board.desk,
            self._plan.commands,
            snapped_at=self._plan.snapped,
            hint=self._plan.hint,
            outlines=self._plan.outlines,
        )

    def release(self) -> None:
        """Do it, and select what came."""
        desk = self._board.desk
        if not self._plan.commands:
            return
        done = desk.run(*self._plan.commands)
        if done is not None and not isinstance(self._cargo, EffectDrag | TransitionDrag):
            added = [ClipId(key) for table, key in done.added if table is Table.clip]
            if added:
                desk.select(added)

    def _plan_to(self, to: Pointer) -> Plan:
        match self._cargo:
            case EffectDrag(kind=kind):
                return self._effect(kind, to)
            case TransitionDrag(kind=kind):
                return self._transition(kind, to)
            case _:
                return self._pieces(to)

    def _effect(self, kind: str, to: Pointer) -> Plan:
        known = self._board.desk.studio.catalogue.find(kind)
        hint = known.label if known is not None else kind
        if to.clip is not None:
            return Plan(commands=(AddEffect(clip=to.clip.id, kind=kind),), hint=hint)
        if to.row is None:
            return Plan()
        return Plan(
            commands=(AddEffect(track=to.row.track.id, kind=kind),),
            hint=f"{hint} ({to.row.track.name})",
        )

    def _transition(self, kind: str, to: Pointer) -> Plan:
        project = self._board.desk.project
        if to.row is None:
            return Plan()
        lane = project.lane(to.row.track.id)
        reach = 40 * self._board.view.scale
        near = lane.between(max(0, to.at - reach), to.at + reach)
        cuts = [c for c in near if (left := lane.previous(c)) is not None and left.end == c.start]
        right = min(cuts, key=lambda c: abs(c.start - to.at), default=None)
        if right is None and to.clip is not None:
            right = to.clip
        if right is None:
            return Plan(hint=QCoreApplication.translate("Timeline", "Drop it on a cut"))
        command = AddTransition(clip=right.id, kind=kind, can_shorten=True)
        return Plan(commands=(command,), snapped=right.start)

    def _pieces(self, to: Pointer) -> Plan:
        desk = self._board.desk
        sequence = desk.sequence
        pieces = tuple(pieces_of(self._board, self._cargo))
        if sequence is None or not pieces:
            return Plan()
        if to.clip is not None and to.has(_KEYS.AltModifier):
            if to.has(_KEYS.ControlModifier):
                return self._taking(pieces, to.clip)
            return self._replacing(pieces[0], to.clip)
        at, snapped = to.at, None
        if desk.settings.is_on("timeline.snapping") != to.has(_KEYS.ShiftModifier):
            whole = sum(piece.length for piece in pieces)
            more, snapped = self._snapper.caught([at, at + whole])
            at += more
        at = max(0, sequence.rate.snap(at))
        is_insert = to.has(_KEYS.ControlModifier)
        commands: list[Command | Later] = []
        outlines: list[Outline] = []
        for piece in pieces:
            tracks = tracks_for(self._board, piece, to, commands)
            if tracks is None:
                continue
            commands += placing(piece, at, tracks, is_insert=is_insert)
            named = (track for track in tracks if track is not None)
            outlines += (Outline(track=t, start=at, end=at + piece.length) for t in named)
            at += piece.length
        tr = QCoreApplication.translate
        return Plan(
            commands=tuple(commands),
            snapped=snapped,
            hint=tr("Timeline", "Insert") if is_insert else tr("Timeline", "Overwrite"),
            outlines=tuple(outlines),
        )

    def _taking(self, pieces: tuple[Piece, ...], clip: Clip) -> Plan:
        tr = QCoreApplication.translate
        placed = [piece.placement for piece in pieces]
        commands = tuple(
            AddTake(
                clip=clip.id,
                source=one.source,
                source_in=one.source_in,
                with_linked=self._board.desk.keeps_links,
            )
            for one in placed
            if isinstance(one.source, TakeSource)
        )
        if not commands:
            return Plan(hint=tr("Timeline", "Only media and sequences can be takes"))
        return Plan(commands=commands, hint=tr("Timeline", "Add as take"))

    def _replacing(self, piece: Piece, clip: Clip) -> Plan:
        placement = piece.placement
        command = ReplaceClip(clip=clip.id, source=placement.source, source_in=placement.source_in)
        return Plan(commands=(command,), hint=QCoreApplication.translate("Timeline", "Replace"))


def placing(
    piece: Piece, at: Ticks, tracks: tuple[TrackId, TrackId | None], *, is_insert: bool
) -> list[Command | Later]:
    """Give the commands that put a piece on its tracks."""
    placement, (track, sound) = piece.placement, tracks
    kind = Insert if is_insert else Overwrite
    made: list[Command | Later] = [kind(placement=placement, at=at, track=track, audio_track=sound)]
    if any(piece.position):

        def moved(project: Project) -> Command:
            (clip,) = project.lane(track).between(at, at + 1)
            return SetParam(clip=clip.id, name="position", value=piece.position)

        made.append(moved)
    return made


def pieces_of(board: Board, cargo: Cargo) -> Iterator[Piece]:
    """Give what is to be placed, with the lengths it will have."""
    desk = board.desk
    match cargo:
        case TitleDrag(template=name):
            sequence = desk.sequence
            if sequence is not None:
                template = desk.studio.title_template(name)
                title, position = template.on_canvas(sequence.width, sequence.height)
                length = sequence.rate.snap(template.duration)
                placement = Placement(
                    source=TitleSource(title=title), source_out=length, name=template.label
                )
                yield Piece(
                    placement=placement,
                    length=length,
                    has_picture=True,
                    has_sound=False,
                    position=position,
                )
        case GeneratorDrag(kind=kind):
            source: Source = (
                AdjustmentSource() if kind == "adjustment" else GeneratorSource(kind=kind)
            )
            known = desk.studio.catalogue.find(kind)
            is_sound = known is not None and known.kind is EffectKind.sound_generator
            yield Piece(
                placement=Placement(source=source, source_out=STILL_TICKS),
                length=STILL_TICKS,
                has_picture=not is_sound,
                has_sound=is_sound,
            )
        case tuple():
            for item in cargo:
                yield from _media_piece(board, item)


def _media_piece(board: Board, item: Dragged) -> Iterator[Piece]:
    project, sequence = board.desk.project, board.desk.sequence
    if sequence is None:
        return
    if item.sequence is not None and item.sequence in project.sequences:
        source: Source = SequenceSource(sequence=item.sequence)
        whole, has_picture, has_sound = project.sequence_end(item.sequence), True, True
    elif item.media is not None and item.media in project.media:
        facts = project.media[item.media].facts
        source = MediaSource(media=item.media)
        whole = facts.duration or item.source_in + STILL_TICKS
        has_picture, has_sound = facts.video is not None, facts.audio is not None
    else:
        return
    end = whole if item.source_out is None else item.source_out
    has_picture = has_picture and item.kind is not DragKind.audio
    length = end - item.source_in
    if has_picture:
        length = sequence.rate.frames(length) * sequence.rate.frame_ticks
    if length > 0 and (has_picture or has_sound):
        placement = Placement(source=source, source_in=item.source_in, source_out=end)
        yield Piece(
            placement=placement,
            length=length,
            has_picture=has_picture,
            has_sound=has_sound and item.kind is not DragKind.video,
        )


def tracks_for(
    board: Board, piece: Piece, to: Pointer, commands: list[Command | Later]
) -> tuple[TrackId, TrackId | None] | None:
    """Give the tracks for a piece: of picture under the pointer, and of sound across from it.

    Without a track of a kind that is needed, the command to add one is put to `commands`, with an
    id of its own.
    """
    sequence = board.desk.sequence
    if sequence is None:
        return None
    tracks = board.desk.project.sequence_tracks(sequence.id)
    over = to.row.track if to.row is not None else None

    def find(kind: TrackKind) -> TrackId:
        if over is not None and over.kind is kind:
            return over.id
        pile = [t for t in tracks if t.kind is kind and not t.is_locked]
        if not pile:
            known = next(
                (c.id for c in commands if isinstance(c, AddTrack) and c.kind is kind), None
            )
            if known is not None:
                return known
            made = TrackId(f"{sequence.id}-{kind}-{len(tracks) + len(commands) + 1}")
            commands.append(AddTrack(sequence=sequence.id, kind=kind, id=made))
            return made
        place = _place(tracks, over) if over is not None else 0
        return pile[min(place, len(pile) - 1)].id

    if not piece.has_picture:
        return find(TrackKind.audio), None
    return find(TrackKind.video), find(TrackKind.audio) if piece.has_sound else None


def _place(tracks: tuple[Track, ...], track: Track) -> int:
    return [t.id for t in tracks if t.kind is track.kind].index(track.id)
