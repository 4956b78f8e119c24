"""What is drawn over the angles of a multicam, and switching by a click."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.viewer.angle_grid import cells, seen_angles
from kijkocut.desktop.viewer.multicam import Multicam
from kijkocut.model.angles import Angle

if TYPE_CHECKING:
    from kijkocut.desktop.viewer.screen import Screen


class AngleHandles(QObject):
    """Names every angle in its cell, frames the one that is live, and takes clicks."""

    def __init__(self, desk: Desk, multicam: Multicam, screen: "Screen") -> None:
        """Work on the program's picture."""
        super().__init__(screen)
        self._desk, self._multicam, self._screen = desk, multicam, screen
        multicam.changed.connect(screen.update)
        desk.project_changed.connect(self._show)
        desk.playhead_moved.connect(self._show)

    def _show(self, *_: object) -> None:
        if self._multicam.is_on:
            self._screen.update()

    @property
    def places(self) -> tuple[tuple[Angle, QRectF], ...]:
        """The angles that are seen and their cells, in pixels of the canvas."""
        clip = self._multicam.clip
        if clip is None:
            return ()
        angles = seen_angles(self._desk.project, clip)
        canvas = self._screen.canvas
        found = cells(len(angles), (canvas.width(), canvas.height()))
        return tuple((a, QRectF(*cell)) for a, cell in zip(angles, found, strict=True))

    def paint(self, painter: QPainter, screen: "Screen") -> None:
        """Draw names and the frame of what is live."""
        places = self.places
        if not places:
            self._label(painter, screen.frame(), self.tr("No multicam clip here"), is_live=False)
        live = self._multicam.live
        for angle, cell in places:
            box = QRectF(screen.to_widget(cell.topLeft()), screen.to_widget(cell.bottomRight()))
            is_live = live is not None and angle.id == live.id
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(screen.theme.line))
            painter.drawRect(box)
            if is_live:
                self._frame(painter, box)
            text = f"{angle.number}  {angle.name}"
            if is_live:
                text = self.tr("{angle}  LIVE").format(angle=text)
            self._label(painter, box, text, is_live=is_live)

    def _frame(self, painter: QPainter, box: QRectF) -> None:
        wide = max(3.0, self._screen.fontMetrics().height() / 4)
        pen = painter.pen()
        pen.setColor(QColor(self._screen.theme.playhead))
        pen.setWidthF(wide)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(box.adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2))

    def _label(self, painter: QPainter, box: QRectF, text: str, *, is_live: bool) -> None:
        """Write on a strip at the foot of a cell, shortened where there is no room."""
        metrics, theme = self._screen.fontMetrics(), self._screen.theme
        high = metrics.height() + 4
        room = box.width() - 16
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, int(room))
        wide = metrics.horizontalAdvance(shown) + 12
        strip = QRectF(box.left() + 6, box.bottom() - high - 6, wide, high)
        back = QColor(theme.playhead if is_live else theme.panel)
        back.setAlphaF(1.0 if is_live else 0.85)
        painter.fillRect(strip, back)
        on_live = theme.window if theme.is_dark else theme.on_accent
        painter.setPen(QColor(on_live if is_live else theme.text))
        painter.drawText(strip, int(Qt.AlignmentFlag.AlignCenter), shown)

    def cursor(self, at: QPointF, reach: float) -> Qt.CursorShape | None:
        """Show that an angle can be clicked."""
        del reach
        return Qt.CursorShape.PointingHandCursor if self._under(at) is not None else None

    def press(self, at: QPointF, event: QMouseEvent, reach: float) -> bool:
        """Cut to the angle under the pointer, or with Alt let the clip show it."""
        del reach
        angle = self._under(at)
        if angle is None:
            return False
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._multicam.choose(angle.number)
        else:
            self._multicam.switch(angle.number)
        return True

    def move(self, at: QPointF, event: QMouseEvent) -> None:
        """Nothing is dragged here."""

    def release(self, at: QPointF) -> None:
        """Nothing is held."""

    def cancel(self) -> bool:
        """Nothing is held."""
        return False

    def double_click(self, at: QPointF) -> bool:
        """Take the second click for nothing more."""
        return self._under(at) is not None

    def _under(self, at: QPointF) -> Angle | None:
        return next((angle for angle, cell in self.places if cell.contains(at)), None)
