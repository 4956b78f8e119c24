"""Moving and copying clips by hand."""

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, Qt

from kijkocut.desktop.timeline.gesture import AT_ONCE, Board, Drag, Plan, Pointer
from kijkocut.desktop.timeline.ghost import Outline
from kijkocut.desktop.timeline.snapping import Snapper
from kijkocut.edit.command import Command
from kijkocut.edit.commands.duplicate_clips import DuplicateClips
from kijkocut.edit.commands.move_clips import MoveClips
from kijkocut.edit.landing import Mode
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId, TrackId

_KEYS = Qt.KeyboardModifier
_COPIES = frozenset({ClipId("")})
"""Stands for clips that are not there yet."""
_MANY = 64
"""So many clips and more catch by the ends of the whole selection only."""


class MoveDrag(Drag):
    """Moves the selection; Ctrl inserts instead of overwriting, Alt makes a copy."""

    def __init__(self, board: Board, at: Pointer, clip: Clip) -> None:
        """Grab `clip`, which is selected."""
        super().__init__(board, at)
        self._clip = clip
        desk = board.desk
        self._clips = (clip, *(c for c in desk.selected_clips if c.id != clip.id))
        self._keeps_links = desk.keeps_links
        held = {c.id for c in self._clips}
        if self._keeps_links:
            held |= {key for c in self._clips for key in desk.project.clips_together(c)}
        self._held = frozenset(held)
        self._snapper = Snapper(desk, board.view, self._held)
        self._all = Snapper(desk, board.view)

    def settle(self) -> None:
        """Work it out, and say when other clips would be cut or go."""
        super().settle()
        ghost = self._ghost
        is_over = ghost is not None and bool(ghost.in_the_way) and not ghost.refusal
        if ghost is not None and is_over and self._plan.mode is Mode.overwrite:
            word = QCoreApplication.translate("Timeline", "Overwrite")
            self._ghost = replace(ghost, hint=f"{word} {ghost.hint}")

    def plan_to(self, to: Pointer) -> Plan:
        """Give what a release there would do."""
        delta = max(to.at - self._from.at, -min(clip.start for clip in self._clips))
        is_copy = to.has(_KEYS.AltModifier)
        snapper = (self._all if is_copy else self._snapper) if self._is_snapping(to) else None
        delta, snapped = self._snapped(self._edges(), delta, snapper)
        rows = self._rows_up(to)
        if not delta and not rows:
            return Plan(snapped=snapped)
        mode = Mode.insert if to.has(_KEYS.ControlModifier) else Mode.overwrite
        return Plan(
            commands=(self._command(delta, rows, mode, is_copy=is_copy),),
            snapped=snapped,
            hint=f"{self._word(mode, is_copy=is_copy)}{self._hint(delta)}",
            outlines=tuple(self._outlines(delta, rows)),
            moved=_COPIES if is_copy and len(self._held) <= AT_ONCE else self._held,
            mode=mode,
        )

    def _command(self, delta: int, rows: int, mode: Mode, *, is_copy: bool) -> Command:
        """Clips of the grabbed one's kind of track are named; linked sound follows by itself."""
        leads = tuple(c.id for c in self._clips if not rows or self._is_lead(c))
        if not is_copy:
            return MoveClips(
                clips=leads,
                by=delta,
                tracks_by=rows,
                mode=mode,
                with_linked=self._keeps_links,
                with_group=self._keeps_links,
            )
        first = min(clip.start for clip in self._clips)
        return DuplicateClips(
            clips=leads,
            at=first + delta,
            tracks_by=rows,
            mode=mode,
            with_linked=self._keeps_links,
        )

    def _word(self, mode: Mode, *, is_copy: bool) -> str:
        tr = QCoreApplication.translate
        copy = f"{tr('Timeline', 'Copy')} " if is_copy else ""
        return copy + (f"{tr('Timeline', 'Insert')} " if mode is Mode.insert else "")

    def _edges(self) -> tuple[int, ...]:
        lead = (self._clip.start, self._clip.end)
        if len(self._clips) < _MANY:
            return (*lead, *(t for c in self._clips for t in (c.start, c.end)))
        return (*lead, min(c.start for c in self._clips), max(c.end for c in self._clips))

    def _is_lead(self, clip: Clip) -> bool:
        tracks = self._board.desk.project.tracks
        return tracks[clip.track].kind is tracks[self._clip.track].kind

    def _rows_up(self, to: Pointer) -> int:
        kind = self._board.desk.project.tracks[self._clip.track].kind
        row = self._board.rows.nearest(to.y + self._board.view.top, kind)
        if row is None:
            return 0
        pile = self._pile(self._clip)
        return pile.index(row.track.id) - pile.index(self._clip.track)

    def _pile(self, clip: Clip) -> list[TrackId]:
        """Give the tracks of the clip's kind, bottom to top."""
        project = self._board.desk.project
        own = project.tracks[clip.track]
        return [t.id for t in project.sequence_tracks(own.sequence) if t.kind is own.kind]

    def _outlines(self, delta: int, rows: int) -> list[Outline]:
        """Give the places of the clips; of very many one outline for each track."""
        spans: list[tuple[Clip, int, int]] = [(c, c.start, c.end) for c in self._clips]
        if len(spans) > _MANY:
            tracks: dict[TrackId, tuple[Clip, int, int]] = {}
            for clip, start, end in spans:
                _, low, high = tracks.get(clip.track, (clip, start, end))
                tracks[clip.track] = (clip, min(low, start), max(high, end))
            spans = list(tracks.values())
        found = []
        for clip, start, end in spans:
            pile = self._pile(clip)
            place = pile.index(clip.track) + (rows if self._is_lead(clip) else 0)
            track = pile[min(max(0, place), len(pile) - 1)]
            found.append(Outline(track=track, start=start + delta, end=end + delta))
        return found
