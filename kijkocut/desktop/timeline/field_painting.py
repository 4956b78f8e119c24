"""Painting the field of clips: rows, faces, the ghost of a gesture, lines across.

Paints in time with what is in sight alone; the canvas says what to paint as a `Scene`.
"""

from itertools import pairwise

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.picking import edges_along
from kijkocut.desktop.theme import Theme
from kijkocut.desktop.timeline.gallery import Gallery
from kijkocut.desktop.timeline.ghost import Ghost
from kijkocut.desktop.timeline.inks import Inks, faded
from kijkocut.desktop.timeline.row_painting import FACE, Aim, RowPainter
from kijkocut.desktop.timeline.row_pictures import Ground, RowPictures
from kijkocut.desktop.timeline.rows import Row, Rows
from kijkocut.desktop.timeline.view import TimelineView
from kijkocut.desktop.timeline.zones import HANDLE, Shape
from kijkocut.edit.changeset import ChangeSet
from kijkocut.edit.edges import Side
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId
from kijkocut.model.project import Project

_BRACKET = 3
"""How thick the brackets at selected ends are, in points."""
_ARM = 9
"""How far they reach into the clip."""
_FEW = 64
"""Clips too small for a face that are framed all the same."""
_HINT_WIDTH = 40
"""Of the text at the pointer, in characters before it wraps."""


class Scene(Struct, frozen=True, kw_only=True):
    """What the field shows besides the project and the view."""

    rows: Rows
    ghost: Ghost | None = None
    marquee: QRect | None = None
    """On the canvas."""
    focused: ClipId | None = None
    """The clip that the keyboard is at."""
    edges: frozenset[tuple[ClipId, Side]] = frozenset()
    """Selected ends of clips."""
    along: frozenset[tuple[ClipId, Side]] = frozenset()
    """Ends that are trimmed with them: those of linked clips."""
    hovered: ClipId | None = None
    """The clip whose handles are shown."""
    spot: QPoint = QPoint()
    """Where the pointer is."""


class FieldPainter:
    """Paints scenes of one canvas."""

    def __init__(self, canvas: QWidget, desk: Desk, view: TimelineView, theme: Theme) -> None:
        """Paint on `canvas`."""
        self._canvas, self._desk, self._view = canvas, desk, view
        self._inks, self._theme = Inks(theme), theme
        self.gallery = Gallery(desk)
        self.gallery.setParent(canvas)
        self.rows = RowPainter(view, self.gallery)
        self.pictures = RowPictures(view, self.rows)
        self._ground: Ground | None = None
        self.gallery.changed.connect(self._has_news)
        desk.project_changed.connect(self._follow)
        desk.project_closed.connect(self.pictures.forget)
        self._is_told = False

    def take_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self._inks, self._theme = Inks(theme), theme
        self._ground = None
        self._canvas.update()

    def paint(self, painter: QPainter, area: QRect, scene: Scene) -> None:
        """Paint the part of the scene inside `area`."""
        self._is_told = False
        scene = replace(scene, along=edges_along(self._desk))
        self.rows.faces_painted = 0
        painter.fillRect(area, self._inks.window)
        ghost = scene.ghost
        project = ghost.project if ghost is not None else self._desk.project
        top = area.top() + self._view.top
        rows = scene.rows.between(top, top + area.height())
        aims = [
            self._aim(project, row, area, scene) for row in rows if row.track.id in project.lanes
        ]
        self._prepare(aims)
        for row in rows:
            band = QRect(area.left(), row.top - self._view.top, area.width(), row.height)
            painter.fillRect(band, self._inks.row[row.track.kind])
        for above, below in pairwise(rows):
            if above.track.kind is not below.track.kind:
                # Picture and sound are set apart.
                y = (above.bottom + below.top) // 2 - self._view.top
                painter.fillRect(area.left(), y - 1, area.width(), 2, self._inks.line)
        for aim in aims:
            self._row(painter, aim, scene)
        self._lines(painter, area)
        if scene.marquee is not None:
            self._marquee(painter, scene.marquee)
        if ghost is not None:
            self._outlines(painter, ghost, scene.rows)
            self._ghost(painter, ghost, scene.spot)
        if self.pictures.is_behind:
            QTimer.singleShot(0, self._canvas, self._canvas.update)

    def _has_news(self, content_hash: str) -> None:
        """What comes in bursts is painted once."""
        if content_hash:
            self.pictures.hear(content_hash)
        else:
            self.pictures.forget()
        if not self._is_told:
            self._is_told = True
            self._canvas.update()

    def _follow(self, done: ChangeSet) -> None:
        """Media show on faces, and so does whether what a clip is linked with is still there."""
        touched = done.added | done.removed | done.changed
        if any(table == "media" for table, _ in done.changed):
            self.pictures.forget()
            self._canvas.update()
        lost = {
            clip.link
            for clip in (_clip_of(done.before, key) for table, key in touched if table == "clip")
            if clip is not None and clip.link is not None
        }
        members = done.after.members
        partners = {key for link in lost for key in members.get(link, ())}
        if partners:
            self.pictures.touch(partners)
            self._canvas.update()

    def _aim(self, project: Project, row: Row, area: QRect, scene: Scene) -> Aim:
        return Aim(
            row=row,
            area=area,
            project=project,
            selected=self._desk.selection,
            hovered=scene.hovered if scene.ghost is None else None,
        )

    def _prepare(self, aims: list[Aim]) -> None:
        font, ratio = self._canvas.font(), self._canvas.devicePixelRatioF()
        ground = self._ground
        if ground is None or (ground.font, ground.ratio) != (font, ratio):
            self._view.take_ratio(ratio)
            ground = self._ground = Ground(self._inks, font, ratio)
        self.pictures.prepare(ground, aims)

    def _row(self, painter: QPainter, aim: Aim, scene: Scene) -> None:
        self.pictures.draw(painter, aim)
        row = aim.row
        for key in self._marked(aim, scene):
            if aim.project.places.get(key) == row.track.id:
                clip = aim.project.clip(key)
                left, right = self._view.x_of(clip.start), self._view.x_of(clip.end)
                rect = QRect(left, row.top - self._view.top, max(4, right - left), row.height)
                if rect.intersects(aim.area):
                    self._over(painter, clip, rect, (row, scene))
        top = row.top - self._view.top
        band = QRect(aim.area.left(), top, aim.area.width(), row.height)
        if row.track.is_locked or row.track.is_hidden or row.track.is_muted:
            painter.fillRect(band, self._inks.shade)
        if row.track.is_locked:
            painter.fillRect(band, QBrush(self._inks.hatch, Qt.BrushStyle.FDiagPattern))

    def _marked(self, aim: Aim, scene: Scene) -> frozenset[ClipId]:
        """Give the clips of which there is something to say; of a crowd those with a face."""
        few, crowd = _named(scene)
        if not crowd:
            return few
        table = self.rows.table(aim.project, aim.project.lane(aim.row.track.id))
        first, last = table.reach(self._view.left, self._view.right)
        lengths = table.ends[first:last] - table.starts[first:last]
        wide = np.flatnonzero(lengths >= FACE * self._view.scale) + first
        return few | {key for n in wide.tolist() if (key := table.held(n).id) in crowd}

    def _over(self, painter: QPainter, clip: Clip, rect: QRect, where: tuple[Row, Scene]) -> None:
        """Paint what the gesture, the keyboard and the pointer say of a clip."""
        row, scene = where
        ghost = scene.ghost
        if ghost is not None and clip.id == ghost.stuck:
            self._frame(painter, rect, self._theme.error, Qt.PenStyle.SolidLine)
        elif ghost is not None and clip.id in ghost.in_the_way:
            self._frame(painter, rect, self._theme.warning)
        elif ghost is not None and clip.id in ghost.touched:
            self._frame(painter, rect, self._theme.accent)
        if clip.id == scene.focused:
            self._frame(painter, rect, self._theme.text)
        if clip.id == scene.hovered and ghost is None:
            self._handles(painter, Shape.of(self._view, row, clip))
        self._edges(painter, clip, rect, scene)

    def _frame(
        self,
        painter: QPainter,
        rect: QRect,
        colour: str,
        line: Qt.PenStyle = Qt.PenStyle.DashLine,
    ) -> None:
        wide = 1 if line is Qt.PenStyle.DashLine else 2
        painter.setPen(QPen(QColor(colour), wide, line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _edges(self, painter: QPainter, clip: Clip, rect: QRect, scene: Scene) -> None:
        is_stuck = scene.ghost is not None and scene.ghost.stuck == clip.id
        for side in Side:
            edge = (clip.id, side)
            if edge in scene.edges or edge in scene.along:
                colour = QColor(self._theme.error if is_stuck else self._theme.warning)
                self._bracket(painter, rect, side, colour, is_chosen=edge in scene.edges)

    def _bracket(
        self, painter: QPainter, rect: QRect, side: Side, colour: QColor, *, is_chosen: bool
    ) -> None:
        """Paint a bracket that is open to the inside of the clip; a thin one for what follows."""
        wide = _BRACKET if is_chosen else 1
        arm = min(_ARM, max(wide, rect.width() // 2))
        for box, ink in ((1, self._inks.window), (0, colour)):
            thick = wide + 2 * box
            left = rect.left() - box if side is Side.head else rect.right() + 1 + box - thick
            painter.fillRect(left, rect.top(), thick, rect.height(), ink)
            begin = rect.left() if side is Side.head else rect.right() + 1 - arm - box
            for y in (rect.top(), rect.bottom() + 1 - wide - box):
                painter.fillRect(begin, y, arm + box, wide + box, ink)

    def _handles(self, painter: QPainter, shape: Shape) -> None:
        if not shape.has_handles:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._inks.window, 1))
        painter.setBrush(self._inks.text)
        for side in Side:
            painter.drawEllipse(shape.fade_handle(side), HANDLE, HANDLE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _outlines(self, painter: QPainter, ghost: Ghost, rows: Rows) -> None:
        """Show where things would lie that are refused, or not worked out yet."""
        tops = {row.track.id: row for row in rows}
        colour = QColor(self._theme.error if ghost.refusal else self._theme.accent)
        painter.setPen(QPen(colour, 2, Qt.PenStyle.DashLine))
        colour.setAlpha(60)
        painter.setBrush(colour)
        for outline in ghost.outlines:
            row = tops.get(outline.track)
            if row is None:
                continue
            left = max(-4, self._view.x_of(outline.start))
            right = min(self._canvas.width() + 4, self._view.x_of(outline.end))
            top = row.top - self._view.top
            painter.drawRect(
                QRect(left, top, max(1, right - left), row.height).adjusted(1, 1, -1, -1)
            )

    def _marquee(self, painter: QPainter, rect: QRect) -> None:
        tint = QColor(self._theme.accent)
        painter.setPen(tint)
        tint.setAlpha(50)
        painter.setBrush(tint)
        painter.drawRect(rect)

    def _ghost(self, painter: QPainter, ghost: Ghost, spot: QPoint) -> None:
        if ghost.snapped_at is not None:
            x = self._view.x_of(ghost.snapped_at)
            painter.setPen(QPen(QColor(self._theme.warning), 1))
            painter.drawLine(x, 0, x, self._canvas.height())
        text = ghost.refusal or ghost.hint
        if not text:
            return
        metrics = self._canvas.fontMetrics()
        room = QRect(0, 0, _HINT_WIDTH * metrics.averageCharWidth(), 400)
        box = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text)
        box.moveTopLeft(spot + QPoint(14, 18))
        box.moveLeft(max(8, min(box.left(), self._canvas.width() - box.width() - 12)))
        box.moveTop(max(6, min(box.top(), self._canvas.height() - box.height() - 8)))
        colour = self._theme.error if ghost.refusal else self._theme.raised
        painter.fillRect(box.adjusted(-6, -4, 6, 4), QColor(colour))
        painter.setPen(QColor(self._theme.window if ghost.refusal else self._theme.text))
        painter.drawText(box, Qt.TextFlag.TextWordWrap, text)

    def _lines(self, painter: QPainter, area: QRect) -> None:
        if self._desk.sequence is None:
            text = QCoreApplication.translate("TimelineCanvas", "No sequence is open")
            painter.setPen(QColor(self._theme.faint))
            painter.drawText(self._canvas.rect(), Qt.AlignmentFlag.AlignCenter, text)
            return
        self._range(painter, area)
        x = self._view.x_of(self._desk.playhead)
        painter.fillRect(x, area.top(), 1, area.height(), self._inks.playhead)

    def _range(self, painter: QPainter, area: QRect) -> None:
        """Shade what lies outside the in and out points."""
        sequence = self._desk.sequence
        if sequence is None:
            return
        for at, is_in in ((sequence.range_in, True), (sequence.range_out, False)):
            if at is None:
                continue
            x = self._view.x_of(at)
            shade = QRect(area)
            if is_in:
                shade.setRight(min(area.right(), x - 1))
            else:
                shade.setLeft(max(area.left(), x))
            if shade.width() > 0:
                painter.fillRect(shade, faded(self._inks.window, 110))
            painter.fillRect(x, area.top(), 1, area.height(), faded(self._inks.accent, 170))


def _clip_of(project: Project, key: str) -> Clip | None:
    return project.clip(ClipId(key)) if ClipId(key) in project.places else None


def _named(scene: Scene) -> tuple[frozenset[ClipId], frozenset[ClipId]]:
    """Give the clips that are to be seen at any zoom, and those that are a crowd."""
    ghost = scene.ghost
    few = {key for key in (scene.focused, scene.hovered) if key is not None}
    few |= {ghost.stuck} if ghost is not None and ghost.stuck is not None else set()
    many = {key for key, _ in scene.edges | scene.along}
    if ghost is not None:
        many |= ghost.touched
    if len(many) <= _FEW:
        return frozenset(few | many), frozenset()
    return frozenset(few), frozenset(many)
