"""Painting the clips of a row: small ones as columns of pixels, the others one by one.

The cost is bounded by the pixels of the row, not by the clips on the track.
"""

from collections.abc import Iterator

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from kijkocut.desktop.timeline import marks
from kijkocut.desktop.timeline.face import Face, media_of
from kijkocut.desktop.timeline.faces import FacePainter, strip_height
from kijkocut.desktop.timeline.inks import DISABLED, LABEL, OFFLINE, Inks, Look, label_of
from kijkocut.desktop.timeline.lane_table import LaneTable, LaneTables
from kijkocut.desktop.timeline.rows import Row
from kijkocut.desktop.timeline.shelf import Shelf
from kijkocut.desktop.timeline.stamps import Stamps
from kijkocut.desktop.timeline.view import TimelineView
from kijkocut.desktop.timeline.zones import Shape, transition_rect
from kijkocut.model.angles import recording_of
from kijkocut.model.clip import Clip, MediaSource
from kijkocut.model.ids import ClipId
from kijkocut.model.lane import Lane
from kijkocut.model.project import Project

FACE = 28
"""Points of width from which on a clip gets a face of its own."""
_EDGED = 3
"""Points of width from which on a clip without a face is set off from the next."""
_HATCH = 8
"""Points from one line of a hatching to the next."""
_DETAILED = 34
"""Points of height from which on fades, levels and markers are drawn."""


Pixels = NDArray[np.uint32]
"""Of a row, shape (height, width), as 0xffrrggbb."""


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

    def __init__(self, view: TimelineView, gallery: Shelf | None) -> None:
        """Paint what `view` shows."""
        self._view, self._gallery = view, gallery
        self._project, self._stamps = Project(), Stamps()
        self.tables = LaneTables(self._look)
        self.faces_painted = 0
        """By the last paint: clips that got a face of their own."""

    def begin(self, deadline: float) -> None:
        """Start to paint; waveforms not drawn before `deadline` (monotonic) are left out."""
        if self._gallery is not None:
            self._gallery.waves.begin(deadline)

    @property
    def is_behind(self) -> bool:
        """Whether something has been left out since the beginning."""
        return self._gallery is not None and self._gallery.waves.is_behind

    def table(self, project: Project, lane: Lane) -> LaneTable:
        """Give a lane of a project as columns of numbers."""
        self._project = project
        return self.tables.of(lane)

    def paint(self, painter: QPainter, inks: Inks, metrics: QFontMetrics, aim: Aim) -> list[Face]:
        """Paint a row; gives the faces that were painted, left to right."""
        lane = aim.project.lane(aim.row.track.id)
        table = self.table(aim.project, lane)
        view = self._view
        start, end = view.ticks_at(aim.area.left()), view.ticks_at(aim.area.right() + 1)
        first, last = table.reach(start, end)
        lengths = table.ends[first:last] - table.starts[first:last]
        wide = np.flatnonzero(lengths >= FACE * view.scale) + first
        faces = []
        self._stamps.begin(painter)
        one = FacePainter(painter, inks, metrics, self._gallery, self._stamps)
        for number in wide.tolist():
            face = self._face(table.clip(number), aim)
            one.paint(face, aim.project)
            faces.append(face)
        self.faces_painted += len(faces)
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
                colour = clip.colour or (media.colour if media is not None else "")
            case _:
                look = _LOOKS[type(clip.source).__name__]
                colour = clip.colour
        look += LABEL * label_of(colour) if colour else 0
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
            played=recording_of(aim.project, clip),
        )

    def lay_ground(self, pixels: Pixels, inks: Inks, head: int, aim: Aim) -> None:
        """Colour each column by the clip that lies there: strip, body, edges, hatching.

        Args:
            pixels: The columns of the area, all of the row's height; changed in place.
            inks: The colours.
            head: How high the strip with the names is, in points.
            aim: The row.
        """
        view, row = self._view, aim.row
        high, count = pixels.shape
        ratio = count / aim.area.width()
        ground = np.uint32(inks.row[row.track.kind].rgb())
        table = self.table(aim.project, aim.project.lane(row.track.id))
        if not len(table):
            pixels[:] = ground
            return
        # Clips begin and end at whole points where points are whole pixels.
        hair = max(1, round(ratio))
        each = hair if ratio == hair else 1
        found, here = sampled(
            table,
            view.ticks_at(aim.area.left()),
            view.scale * each / ratio,
            -(-(count + hair) // each),
        )
        found, here = np.repeat(found, each), np.repeat(here, each)
        is_last = (found[hair:] != found[:-hair]) | (here[hair:] != here[:-hair])
        found, here, is_last = found[:count], here[:count], is_last[:count]
        lengths = table.ends[found] - table.starts[found]
        is_last &= lengths >= _EDGED * view.scale
        looks = table.looks[found]
        body, strip, edge = (of[looks] for of in inks.palettes(row.track.kind))
        if aim.selected:
            chosen = table.among(aim.selected)[found]
            is_small = lengths < FACE * view.scale
            strip = np.where(chosen, np.uint32(inks.accent.rgb()), strip)
            body = np.where(chosen & is_small, np.uint32(inks.accent.darker(130).rgb()), body)
        head = min(high, round(head * ratio))
        pixels[:head] = np.where(here, np.where(is_last, edge, strip), ground)
        pixels[head:] = np.where(here, np.where(is_last, edge, body), ground)
        is_off = here & ((looks & (DISABLED | OFFLINE)) != 0)
        if is_off.any():
            first = round((view.origin + aim.area.left()) * ratio)
            lines = np.where(is_off & ~is_last, inks.hatched(row.track.kind)[looks], 0)
            hatch(pixels, lines, first, (round(_HATCH * ratio), hair))
        pixels[high - hair :] = np.where(here, edge, ground)

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
        for face in faces if aim.row.height >= _DETAILED else ():
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
        painter.setClipRect(face.seen, Qt.ClipOperation.IntersectClip)
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
        clip.every_param
        or clip.effects
        or clip.markers
        or clip.fade_in is not None
        or clip.fade_out is not None
        or face.is_hovered
        or face.is_selected
    )


def hatch(pixels: Pixels, lines: NDArray[np.uint32], first: int, step: tuple[int, int]) -> None:
    """Draw slanting lines where `lines` says in which colour; where it is 0 there are none.

    Args:
        pixels: Changed in place.
        lines: A colour for each column.
        first: The number of the first column; the lines go through columns whose number and
            height make a multiple of the period.
        step: The period and how wide a line is, in pixels.
    """
    period, wide = step
    for top in range(min(period, len(pixels))):
        for inside in range(wide):
            left = (inside - top - first) % period
            colours = lines[left::period]
            np.copyto(pixels[top::period, left::period], colours, where=colours != 0)


def sampled(
    table: LaneTable, start: int, scale: float, count: int
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Give for each of `count` columns of `scale` ticks the number of a clip in it, and if any is.

    Of many clips within one column the last that begins there stands for all. The lane is not
    empty.
    """
    begins = start + (np.arange(count + 1) * scale).astype(np.int64)
    begins, ends = begins[:-1], begins[1:]
    found = np.searchsorted(table.starts, ends, "left") - 1
    here = (found >= 0) & (table.ends[np.maximum(found, 0)] > begins)
    return np.maximum(found, 0), here


_LOOKS = {
    "TitleSource": Look.title,
    "GeneratorSource": Look.generator,
    "SequenceSource": Look.nest,
    "AdjustmentSource": Look.adjustment,
    "CaptionSource": Look.caption,
}
