"""The editor of a tone curve: drag points, double-click to add, Delete to remove."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kijkocut.desktop.inspector.control import Control
from kijkocut.desktop.language import figures
from kijkocut.desktop.telling import tell
from kijkocut.model.curves import MOST_POINTS, curve_fault, curve_table
from kijkocut.model.params import ParamSpec, Value

_REACH: Final = 9
_APART: Final = 0.004
_STEP: Final = 0.01
_PLAIN: Final = (0.0, 0.0, 1.0, 1.0)
_NUDGES: Final[dict[int, tuple[float, float]]] = {
    Qt.Key.Key_Left: (-_STEP, 0.0),
    Qt.Key.Key_Right: (_STEP, 0.0),
    Qt.Key.Key_Up: (0.0, _STEP),
    Qt.Key.Key_Down: (0.0, -_STEP),
}


class CurveBox(QWidget):
    """A square with the curve in it."""

    began = Signal()
    moved = Signal(object)
    ended = Signal()
    cancelled = Signal()
    chosen = Signal(object)
    point_chosen = Signal()

    def __init__(self, spec: ParamSpec, *, is_straight: bool = False) -> None:
        """Show the default; `is_straight` joins the points by lines instead of a curve."""
        super().__init__()
        self._is_straight = is_straight
        low = 0.0 if spec.minimum is None else spec.minimum
        high = 1.0 if spec.maximum is None else spec.maximum
        self._low, self._high = low, high
        self.points: list[QPointF] = []
        self.chosen_point = 0
        self._is_dragging = False
        self.show_points(spec.default if isinstance(spec.default, tuple) else _PLAIN)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(spec.label)
        self._tell()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Nine lines of text high."""
        side = self.fontMetrics().height() * 9
        return QSize(side, side)

    def show_points(self, flat: tuple[float, ...]) -> None:
        """Show another curve."""
        self.points = [QPointF(x, y) for x, y in zip(flat[::2], flat[1::2], strict=False)]
        self.chosen_point = min(self.chosen_point, len(self.points) - 1)
        self._tell()
        self.update()

    def _tell(self) -> None:
        """Say which point is chosen and where it is."""
        if not 0 <= self.chosen_point < len(self.points):
            return
        point = self.points[self.chosen_point]
        x, y = figures(f"{point.x():.2f}"), figures(f"{point.y():.2f}")
        place = self.tr("Point {0} of {1}").format(self.chosen_point + 1, len(self.points))
        hint = self.tr(
            "Page Up and Page Down choose a point, arrow keys move it, Insert adds one,"
            " Delete removes it"
        )
        tell(self, f"{place}: {x}; {y}", hint)

    def flat(self) -> tuple[float, ...]:
        """Give the curve as parameters keep it."""
        return tuple(part for p in self.points for part in (p.x(), p.y()))

    # --- places ---

    def _field(self) -> QRectF:
        return QRectF(self.rect()).adjusted(6, 6, -6, -6)

    def spot(self, point: QPointF) -> QPointF:
        """Give where a point is painted."""
        box = self._field()
        share = (point.y() - self._low) / (self._high - self._low)
        return QPointF(box.left() + point.x() * box.width(), box.bottom() - share * box.height())

    def _point_at(self, spot: QPointF) -> QPointF:
        box = self._field()
        share = (box.bottom() - spot.y()) / box.height()
        return QPointF(
            _held((spot.x() - box.left()) / box.width(), 0.0, 1.0),
            _held(self._low + share * (self._high - self._low), self._low, self._high),
        )

    def _near(self, spot: QPointF) -> int | None:
        found = [
            ((self.spot(point) - spot).manhattanLength(), place)
            for place, point in enumerate(self.points)
        ]
        away, place = min(found)
        return place if away <= _REACH else None

    # --- mouse ---

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Take hold of a point."""
        near = self._near(event.position())
        if near is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self.chosen_point = near
        self._tell()
        self.point_chosen.emit()
        self._is_dragging = True
        self.began.emit()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Move it between its neighbours."""
        if self._is_dragging:
            self._put(self._point_at(event.position()))
            self.moved.emit(self.flat())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Let go."""
        del event
        if self._is_dragging:
            self._is_dragging = False
            self.ended.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Add a point."""
        if self._near(event.position()) is None:
            self._add(self._point_at(event.position()))

    # --- keys ---

    def event(self, event: QEvent) -> bool:
        """Keep the keys used here from being shortcuts of the window."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            used = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Insert, Qt.Key.Key_Escape)
            if event.key() in used or event.key() in _NUDGES:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Choose, move, add and remove points."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self._is_dragging:
            self._is_dragging = False
            self.cancelled.emit()
        elif key in _NUDGES:
            dx, dy = _NUDGES[key]
            here = self.points[self.chosen_point]
            self._put(QPointF(here.x() + dx, here.y() + dy * (self._high - self._low)))
            self.chosen.emit(self.flat())
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            by = 1 if key == Qt.Key.Key_PageDown else -1
            self.chosen_point = (self.chosen_point + by) % len(self.points)
            self._tell()
            self.point_chosen.emit()
            self.update()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and len(self.points) > 2:
            del self.points[self.chosen_point]
            self.chosen_point = max(0, self.chosen_point - 1)
            self._tell()
            self.chosen.emit(self.flat())
        elif key == Qt.Key.Key_Insert:
            after = min(self.chosen_point + 1, len(self.points) - 1)
            middle = (self.points[after - 1] + self.points[after]) / 2
            self._add(middle)
        else:
            super().keyPressEvent(event)

    def _put(self, point: QPointF) -> None:
        place = self.chosen_point
        left = self.points[place - 1].x() + _APART if place else 0.0
        right = self.points[place + 1].x() - _APART if place + 1 < len(self.points) else 1.0
        self.points[place] = QPointF(
            _held(point.x(), left, right), _held(point.y(), self._low, self._high)
        )
        self.update()

    def _add(self, point: QPointF) -> None:
        made = sorted([*self.points, point], key=lambda one: one.x())
        flat = tuple(part for p in made for part in (p.x(), p.y()))
        if len(made) > MOST_POINTS or curve_fault(flat):
            return
        self.points = made
        self.chosen_point = made.index(point)
        self._tell()
        self.chosen.emit(self.flat())
        self.update()

    # --- paint ---

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Paint quarters, curve and points."""
        del event
        painter = QPainter(self)
        palette = self.palette()
        box = self._field()
        painter.fillRect(self.rect(), palette.color(QPalette.ColorRole.Window))
        frame = QPalette.ColorRole.Highlight if self.hasFocus() else QPalette.ColorRole.Mid
        painter.setPen(palette.color(frame))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        for quarter in range(5):
            x, y = box.left() + box.width() * quarter / 4, box.top() + box.height() * quarter / 4
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Text), 1.6))
        painter.drawPolyline(QPolygonF(self._line(box)))
        self._paint_points(painter, palette.color(QPalette.ColorRole.Highlight))
        painter.end()

    def _line(self, box: QRectF) -> list[QPointF]:
        flat = self.flat()
        if self._is_straight:
            first, last = self.points[0], self.points[-1]
            ends = (QPointF(0.0, first.y()), *self.points, QPointF(1.0, last.y()))
            return [self.spot(point) for point in ends]
        if curve_fault(flat):
            return []
        count = max(2, int(box.width() / 3))
        heights = curve_table(flat, count)
        return [self.spot(QPointF(k / (count - 1), y)) for k, y in enumerate(heights)]

    def _paint_points(self, painter: QPainter, accent: QColor) -> None:
        for place, point in enumerate(self.points):
            painter.setPen(QPen(accent, 1.6))
            painter.setBrush(accent if place == self.chosen_point else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(self.spot(point), 4.0, 4.0)


class CurveControl(Control):
    """A curve in a box as wide as the row."""

    def __init__(self, spec: ParamSpec) -> None:
        """Show the default."""
        super().__init__(spec)
        self.box = CurveBox(spec)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.box)
        self.box.began.connect(self.began)
        self.box.moved.connect(self.moved)
        self.box.ended.connect(self.ended)
        self.box.cancelled.connect(self.cancelled)
        self.box.chosen.connect(self.chosen)
        self.setFocusProxy(self.box)

    def show_value(self, value: Value | None) -> None:
        """Show a curve; the default where several things differ."""
        shown = value if isinstance(value, tuple) else self.spec.default
        if isinstance(shown, tuple) and shown != self.box.flat():
            self.box.show_points(shown)


def _held(number: float, low: float, high: float) -> float:
    return max(low, min(high, number))
