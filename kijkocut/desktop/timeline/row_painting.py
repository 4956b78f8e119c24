"""Painting the clips of a row: small ones as columns of pixels, the others one by one.

The cost is bounded by the pixels of the row, not by the clips on the track.
"""

from collections.abc import Iterator

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QImage, QPainter

from kijkocut.desktop.timeline import marks
from kijkocut.desktop.timeline.faces import Face, FacePainter, media_of, strip_height
from kijkocut.desktop.timeline.gallery import Gallery
from kijkocut.desktop.timeline.inks import DISABLED, OFFLINE, Inks, Look
from kijkocut.desktop.timeline.lane_table import LaneTable, LaneTables
from kijkocut.desktop.timeline.rows import Row
from kijkocut.desktop.timeline.stamps import Stamps
from kijkocut.desktop.timeline.view import TimelineView
from kijkocut.desktop.timeline.zones import Shape, transition_rect
from kijkocut.model.clip import Clip, MediaSource
from kijkocut.model.ids import ClipId
from kijkocut.model.lane import Lane
from kijkocut.model.project import Project

FACE = 28
"""Points of width from which on a clip gets a face of its own."""
_CROWD = 16
"""Faces in a row from which on their ground is painted for all at once."""
_EDGED = 3
"""Points of width from which on a clip without a face is set off from the next."""
_DETAILED = 34
"""Points of height from which on fades, transitions and markers are drawn."""


class Aim(Struct, frozen=True, kw_only=True):
    """What is painted of a row."""

    row: Row
    area: QRect
    """On the canvas; only its columns matter."""
    project: Project
    selected: frozenset[ClipId] = frozenset()
    hovered: ClipId | None = None


class RowPainter:
    """Paints the clips of rows; keeps what it needs to do so quickly."""

    def __init__(self, view: TimelineView, gallery: Gallery | None) -> None:
        """Paint what `view` shows."""
        self._view, self._gallery = view, gallery
        self._project, self._stamps = Project(), Stamps()
        self.tables = LaneTables(self._look)
        self.faces_painted = 0
        """By the last paint: clips that got a face of their own."""

    def paint(self, painter: QPainter, inks: Inks, metrics: QFontMetrics, aim: Aim) -> list[Face]:
        """Paint a row; gives the faces that were painted, left to right."""
        self._project = aim.project
        lane = aim.project.lane(aim.row.track.id)
        table = self.tables.of(lane)
        view = self._view
        start, end = view.ticks_at(aim.area.left()), view.ticks_at(aim.area.right() + 1)
        first, last = table.reach(start, end)
        lengths = table.ends[first:last] - table.starts[first:last]
        wide = np.flatnonzero(lengths >= FACE * view.scale) + first
        is_crowded = len(wide) > _CROWD
        if is_crowded or len(wide) < last - first:
            self._columns(painter, inks, table, aim)
        faces = []
        self._stamps.begin(painter)
        one = FacePainter(painter, inks, metrics, self._gallery, self._stamps)
        for number in wide.tolist():
            face = self._face(table.clip(number), aim)
            one.paint(face, aim.project, has_ground=is_crowded)
            faces.append(face)
        self.faces_painted += len(faces)
        if aim.row.height >= _DETAILED:
            self._details(painter, inks, metrics, (aim, faces, lane))
        return faces

    def _look(self, clip: Clip) -> int:
        match clip.source:
            case MediaSource(media=key):
                media = self._project.media.get(key)
                is_gone = (
                    media is not None
                    and self._gallery is not None
                    and self._gallery.is_offline(media)
                )
                look = OFFLINE if is_gone else 0
            case _:
                look = _LOOKS[type(clip.source).__name__]
        return look if clip.is_enabled else look | DISABLED

    def _face(self, clip: Clip, aim: Aim) -> Face:
        view, row = self._view, aim.row
        left, right = view.x_of(clip.start), view.x_of(clip.end)
        full = QRect(left, row.top - view.top, max(1, right - left), row.height)
        near = max(left, -4)
        seen = QRect(near, full.top(), max(1, min(right, view.width + 4) - near), row.height)
        return Face(
            clip=clip,
            kind=row.track.kind,
            full=full,
            seen=seen,
            scale=view.scale,
            is_selected=clip.id in aim.selected,
            is_hovered=clip.id == aim.hovered,
            media=media_of(aim.project, clip),
        )

    def _columns(self, painter: QPainter, inks: Inks, table: LaneTable, aim: Aim) -> None:
        """Paint a pixel column for each moment: the colour of the clip that lies there."""
        view, row = self._view, aim.row
        left, count = aim.area.left(), aim.area.width()
        found, here = sampled(table, view.ticks_at(left), view.scale, count)
        bodies, strips, edges = inks.palettes(row.track.kind)
        looks = table.looks[found]
        body, strip = bodies[looks], strips[looks]
        if aim.selected:
            ids = {n: table.held(n).id in aim.selected for n in np.unique(found[here]).tolist()}
            chosen = np.array([ids.get(n, False) for n in found.tolist()], bool)
            strip = np.where(chosen, np.uint32(inks.accent.rgb()), strip)
            is_small = table.ends[found] - table.starts[found] < FACE * view.scale
            body = np.where(chosen & is_small, np.uint32(inks.accent.darker(130).rgb()), body)
        is_last = np.append(found[1:] != found[:-1], False)
        is_last &= table.ends[found] - table.starts[found] >= _EDGED * view.scale
        edge = edges[looks]
        body, strip = np.where(is_last, edge, body), np.where(is_last, edge, strip)
        ground = np.uint32(inks.row[row.track.kind].rgb())
        head = min(row.height, strip_height(painter.fontMetrics()))
        picture = np.empty((row.height, count), np.uint32)
        picture[:head] = np.where(here, strip, ground)
        picture[head:] = np.where(here, body, ground)
        image = QImage(picture.data, count, row.height, 4 * count, QImage.Format.Format_RGB32)
        painter.drawImage(left, row.top - view.top, image)

    def _details(
        self,
        painter: QPainter,
        inks: Inks,
        metrics: QFontMetrics,
        what: tuple[Aim, list[Face], Lane],
    ) -> None:
        aim, faces, lane = what
        head = strip_height(metrics)
        before: Clip | None = None
        for face in faces:
            clip = face.clip
            if _has_marks(face):
                self._marks(painter, inks, face, (aim, face.full.top() + head))
            if before is not None and marks.is_through(before, clip):
                marks.paint_through(painter, face.full.left(), face.full, inks)
            before = clip
        for clip in self._with_transitions(faces, lane):
            over = clip.transition
            rect = transition_rect(self._view, aim.row, clip, over) if over is not None else QRect()
            if rect.width() >= 4 and over is not None:
                name = over.kind.replace("_", " ").capitalize()
                marks.paint_transition(painter, rect, name, inks, metrics)

    def _marks(self, painter: QPainter, inks: Inks, face: Face, where: tuple[Aim, int]) -> None:
        aim, top = where
        painter.save()
        painter.setClipRect(face.seen)
        marks.paint_fades(painter, face, inks, top)
        marks.paint_level(painter, face, Shape.of(self._view, aim.row, face.clip), inks)
        marks.paint_keys(painter, face, inks)
        marks.paint_clip_markers(painter, face, inks, top)
        painter.restore()

    def _with_transitions(self, faces: list[Face], lane: Lane) -> Iterator[Clip]:
        for face in faces:
            if face.clip.transition is not None:
                yield face.clip
        # That of the next clip may reach back into sight.
        after = lane.next(faces[-1].clip) if faces else None
        if after is not None and after.transition is not None:
            yield after


def _has_marks(face: Face) -> bool:
    clip = face.clip
    return bool(
        clip.params
        or clip.effects
        or clip.markers
        or clip.fade_in is not None
        or clip.fade_out is not None
        or face.is_hovered
        or face.is_selected
    )


def sampled(
    table: LaneTable, start: int, scale: int, count: int
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Give for each of `count` columns of `scale` ticks the number of a clip in it, and if any is.

    Of many clips within one column the last that begins there stands for all.
    """
    begins = start + np.arange(count, dtype=np.int64) * scale
    found = np.searchsorted(table.starts, begins + scale, "left") - 1
    here = (found >= 0) & (table.ends[np.maximum(found, 0)] > begins)
    return np.maximum(found, 0), here


_LOOKS = {
    "TitleSource": Look.title,
    "GeneratorSource": Look.generator,
    "SequenceSource": Look.nest,
    "AdjustmentSource": Look.adjustment,
    "CaptionSource": Look.caption,
}
