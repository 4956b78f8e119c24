"""The keyboard's way through the clips of the timeline."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QCoreApplication, QPoint

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.timecodes import place_label
from kijkocut.desktop.timeline.faces import clip_text
from kijkocut.desktop.timeline.rows import Row, Rows
from kijkocut.desktop.timeline.view import TimelineView
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId

_INSIDE: Final = 8
"""Points inside a clip's corner."""


class Walk:
    """Where the keyboard is: at a clip, or at none."""

    def __init__(self, desk: Desk) -> None:
        """Start at no clip."""
        self._desk = desk
        self._at: ClipId | None = None

    @property
    def at(self) -> ClipId | None:
        """The clip, if it is still there."""
        return self._at if self._at in self._desk.project.places else None

    def leave(self) -> None:
        """Be at no clip."""
        self._at = None

    def step(self, rows: Rows, *, is_forward: bool) -> Clip | None:
        """Go to the next clip of the row, after its last to the next row; None past the end.

        The first step goes to the selected clip, or the first one at or after the playhead.
        """
        project = self._desk.project
        if self.at is None:
            found = self._first(rows, is_forward=is_forward)
        else:
            clip = project.clip(self.at)
            lane = project.lane(clip.track)
            found = lane.next(clip) if is_forward else lane.previous(clip)
            if found is None:
                found = next(self._ends(rows, clip, is_forward=is_forward), None)
        self._at = found.id if found is not None else None
        return found

    def text(self, clip: Clip) -> str:
        """Say which clip this is, for those who don't see it."""
        sequence = self._desk.sequence
        if sequence is None:
            return ""
        tr = QCoreApplication.translate
        start, end = (place_label(sequence, at) for at in (clip.start, clip.end))
        words = [
            clip_text(clip, self._desk.project) or tr("Timeline", "Clip"),
            self._desk.project.tracks[clip.track].name,
            tr("Timeline", "%1 to %2").replace("%1", start).replace("%2", end),
        ]
        if clip.takes:
            said = tr("Timeline", "take %1 of %2").replace("%1", str(clip.take_place + 1))
            words.append(said.replace("%2", str(len(clip.takes) + 1)))
        if clip.id in self._desk.selection:
            words.append(tr("Timeline", "selected"))
        if not clip.is_enabled:
            words.append(tr("Timeline", "disabled"))
        return ", ".join(words)

    def chosen_text(self) -> str:
        """Say which clips are selected; empty for none."""
        chosen = self._desk.selected_clips
        if len(chosen) == 1:
            return self.text(chosen[0])
        if not chosen:
            return ""
        return QCoreApplication.translate("Timeline", "%n clips selected", "", len(chosen))

    def spot(self, rows: Rows, view: TimelineView) -> QPoint:
        """Give the place on the canvas of the clip the keyboard is at, or of the first selected."""
        key = self.at or next((clip.id for clip in self._desk.selected_clips), None)
        project = self._desk.project
        for row in rows:
            if key is not None and project.places.get(key) == row.track.id:
                x = view.x_of(project.clip(key).start) + _INSIDE
                top = row.top + _INSIDE - view.top
                return QPoint(min(max(x, _INSIDE), view.width - _INSIDE), top)
        return QPoint(max(0, view.x_of(self._desk.playhead)), _INSIDE)

    def _first(self, rows: Rows, *, is_forward: bool) -> Clip | None:
        desk = self._desk
        chosen = desk.selected_clips
        if chosen:
            return chosen[0] if is_forward else chosen[-1]
        lanes = [desk.project.lane(row.track.id) for row in rows]
        if not is_forward:
            return next((clip for lane in reversed(lanes) for clip in reversed(tuple(lane))), None)
        for lane in lanes:
            found = lane.at(desk.playhead) or next(lane.from_start(desk.playhead), None)
            if found is not None:
                return found
        return next((clip for lane in lanes for clip in lane), None)

    def _ends(self, rows: Rows, clip: Clip, *, is_forward: bool) -> Iterator[Clip]:
        """Give the first (last) clips of the rows below (above)."""
        order: list[Row] = list(rows) if is_forward else list(rows)[::-1]
        place = next(i for i, row in enumerate(order) if row.track.id == clip.track)
        for row in order[place + 1 :]:
            lane = tuple(self._desk.project.lane(row.track.id))
            if lane:
                yield lane[0] if is_forward else lane[-1]
