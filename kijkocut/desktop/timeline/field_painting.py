"""Painting the field of clips: rows, faces, the ghost of a gesture, lines across.

Paints in time with what is in sight alone; the canvas says what to paint as a `Scene`.
"""

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.theme import Theme
from kijkocut.desktop.timeline.faces import FacePainter
from kijkocut.desktop.timeline.ghost import Ghost
from kijkocut.desktop.timeline.rows import Row, Rows
from kijkocut.desktop.timeline.view import TimelineView
from kijkocut.desktop.timeline.zones import HANDLE, Shape
from kijkocut.edit.edges import Side
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId
from kijkocut.model.project import Project

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
    hovered: ClipId | None = None
    """The clip whose handles are shown."""
    spot: QPoint = QPoint()
    """Where the pointer is."""


class FieldPainter:
    """Paints scenes of one canvas."""

    def __init__(self, canvas: QWidget, desk: Desk, view: TimelineView, theme: Theme) -> None:
        """Paint on `canvas`."""
        self._canvas, self._desk, self._view, self._theme = canvas, desk, view, theme

    def rect_of(self, clip: Clip, row: Row) -> QRect:
        """Give where a clip lies on the canvas, cut to a little more than what is in sight."""
        left = max(-4, self._view.x_of(clip.start))
        right = min(self._canvas.width() + 4, self._view.x_of(clip.end))
        return QRect(left, row.top - self._view.top, max(1, right - left), row.height)

    def paint(self, painter: QPainter, area: QRect, scene: Scene) -> None:
        """Paint the part of the scene inside `area`."""
        painter.fillRect(area, QColor(self._theme.window))
        ghost = scene.ghost
        project = ghost.project if ghost is not None else self._desk.project
        faces = FacePainter(painter, self._theme, self._canvas.fontMetrics())
        top = area.top() + self._view.top
        for row in scene.rows.between(top, top + area.height()):
            self._row(painter, faces, project, row, area, scene)
        self._lines(painter, area)
        if scene.marquee is not None:
            self._marquee(painter, scene.marquee)
        if ghost is not None:
            self._outlines(painter, ghost, scene.rows)
            self._ghost(painter, ghost, scene.spot)

    def _row(
        self,
        painter: QPainter,
        faces: FacePainter,
        project: Project,
        row: Row,
        area: QRect,
        scene: Scene,
    ) -> None:
        top = row.top - self._view.top
        band = QRect(area.left(), top, area.width(), row.height)
        painter.fillRect(band, QColor(self._theme.panel))
        if row.track.id not in project.lanes:
            return
        ghost = scene.ghost
        selected = self._desk.selection
        start, end = self._view.ticks_at(area.left()), self._view.ticks_at(area.right() + 1)
        last = -1
        for clip in project.lane(row.track.id).between(start, end):
            rect = self.rect_of(clip, row)
            # Of many clips within one pixel column the first stands for all.
            if rect.right() <= last:
                continue
            last = rect.right()
            faces.paint(clip, row.track.kind, rect, is_selected=clip.id in selected)
            if ghost is not None and clip.id in ghost.touched - ghost.in_the_way:
                self._frame(painter, rect, self._theme.accent)
            if ghost is not None and clip.id in ghost.in_the_way:
                self._frame(painter, rect, self._theme.warning)
            if clip.id == scene.focused:
                self._frame(painter, rect, self._theme.text)
            if clip.id == scene.hovered and ghost is None:
                self._handles(painter, Shape.of(self._view, row, clip))
            self._edges(painter, clip, rect, scene)
        if row.track.is_locked or row.track.is_hidden or row.track.is_muted:
            shade = QColor(self._theme.window)
            shade.setAlpha(130)
            painter.fillRect(band, shade)

    def _frame(self, painter: QPainter, rect: QRect, colour: str) -> None:
        painter.setPen(QPen(QColor(colour), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _edges(self, painter: QPainter, clip: Clip, rect: QRect, scene: Scene) -> None:
        for side in Side:
            if (clip.id, side) in scene.edges:
                x = rect.left() if side is Side.head else rect.right() - 3
                painter.fillRect(x, rect.top(), 4, rect.height(), QColor(self._theme.warning))

    def _handles(self, painter: QPainter, shape: Shape) -> None:
        if not shape.has_handles:
            return
        painter.setPen(QPen(QColor(self._theme.window), 1))
        painter.setBrush(QColor(self._theme.text))
        for side in Side:
            middle = shape.fade_handle(side)
            painter.drawRect(middle.x() - HANDLE, middle.y() - HANDLE, 2 * HANDLE, 2 * HANDLE)
        if shape.level is not None:
            y = shape.level_y(shape.level)
            painter.setPen(QPen(QColor(self._theme.text), 1))
            painter.drawLine(shape.rect.left() + 1, y, shape.rect.right() - 1, y)

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
        x = self._view.x_of(self._desk.playhead)
        painter.setPen(QColor(self._theme.playhead))
        painter.drawLine(x, area.top(), x, area.bottom())
