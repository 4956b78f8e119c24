"""Painting the field of clips: rows, faces, the ghost of a gesture, lines across.

Paints in time with what is in sight alone; the canvas says what to paint as a `Scene`.
"""

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.theme import Theme
from kijkocut.desktop.timeline.gallery import Gallery
from kijkocut.desktop.timeline.ghost import Ghost
from kijkocut.desktop.timeline.inks import Inks, faded
from kijkocut.desktop.timeline.row_painting import Aim, RowPainter
from kijkocut.desktop.timeline.rows import Row, Rows
from kijkocut.desktop.timeline.view import TimelineView
from kijkocut.desktop.timeline.zones import HANDLE, Shape
from kijkocut.edit.edges import Side
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId
from kijkocut.model.project import Project

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
        self.gallery.changed.connect(self._has_news)
        self._is_told = False

    def take_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self._inks, self._theme = Inks(theme), theme
        self._canvas.update()

    def paint(self, painter: QPainter, area: QRect, scene: Scene) -> None:
        """Paint the part of the scene inside `area`."""
        self._is_told = False
        self.gallery.waves.begin()
        self.rows.faces_painted = 0
        painter.fillRect(area, self._inks.window)
        ghost = scene.ghost
        project = ghost.project if ghost is not None else self._desk.project
        top = area.top() + self._view.top
        for row in scene.rows.between(top, top + area.height()):
            self._row(painter, project, row, area, scene)
        self._lines(painter, area)
        if scene.marquee is not None:
            self._marquee(painter, scene.marquee)
        if ghost is not None:
            self._outlines(painter, ghost, scene.rows)
            self._ghost(painter, ghost, scene.spot)
        if self.gallery.waves.is_behind:
            QTimer.singleShot(0, self._canvas, self._canvas.update)

    def _has_news(self, content_hash: str) -> None:
        """What comes in bursts is painted once."""
        if not content_hash:
            self.rows.tables.clear()
        if not self._is_told:
            self._is_told = True
            self._canvas.update()

    def _row(
        self, painter: QPainter, project: Project, row: Row, area: QRect, scene: Scene
    ) -> None:
        top = row.top - self._view.top
        band = QRect(area.left(), top, area.width(), row.height)
        painter.fillRect(band, self._inks.row[row.track.kind])
        if row.track.id not in project.lanes:
            return
        ghost = scene.ghost
        aim = Aim(
            row=row,
            area=area,
            project=project,
            selected=self._desk.selection,
            hovered=scene.hovered if ghost is None else None,
        )
        faces = self.rows.paint(painter, self._inks, self._canvas.fontMetrics(), aim)
        for face in faces:
            self._over(painter, face.clip, face.seen, (row, scene))
        shown = {face.clip.id for face in faces}
        for key in _named(scene) - shown:
            if project.places.get(key) == row.track.id:
                clip = project.clip(key)
                left, right = self._view.x_of(clip.start), self._view.x_of(clip.end)
                rect = QRect(left, top, max(4, right - left), row.height)
                if rect.intersects(area):
                    self._over(painter, clip, rect, (row, scene))
        if row.track.is_locked or row.track.is_hidden or row.track.is_muted:
            painter.fillRect(band, self._inks.shade)
        if row.track.is_locked:
            painter.fillRect(band, QBrush(self._inks.hatch, Qt.BrushStyle.FDiagPattern))

    def _over(self, painter: QPainter, clip: Clip, rect: QRect, where: tuple[Row, Scene]) -> None:
        """Paint what the gesture, the keyboard and the pointer say of a clip."""
        row, scene = where
        ghost = scene.ghost
        if ghost is not None and clip.id in ghost.in_the_way:
            self._frame(painter, rect, self._theme.warning)
        elif ghost is not None and clip.id in ghost.touched:
            self._frame(painter, rect, self._theme.accent)
        if clip.id == scene.focused:
            self._frame(painter, rect, self._theme.text)
        if clip.id == scene.hovered and ghost is None:
            self._handles(painter, Shape.of(self._view, row, clip))
        self._edges(painter, clip, rect, scene)

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


def _named(scene: Scene) -> frozenset[ClipId]:
    """Give the clips that are to be seen at any zoom, unless they are a crowd."""
    ghost = scene.ghost
    keys = {key for key, _ in scene.edges} | ({scene.focused} if scene.focused else set())
    if ghost is not None and len(ghost.touched) <= _FEW:
        keys |= ghost.touched
    return frozenset(keys) if len(keys) <= _FEW else frozenset()
