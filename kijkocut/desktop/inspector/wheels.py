"""The colour wheel: a shift of colour as a direction and a strength, beside its numbers.

Red, green and blue stand a third of a turn apart; how far the point lies towards each of them is
that channel's share, so the wheel leaves the mean of the three as it is.
"""

import math
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QConicalGradient,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QRadialGradient,
)
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kijkocut.desktop.inspector.control import Control
from kijkocut.desktop.inspector.numeric import PartsControl
from kijkocut.desktop.language import figures
from kijkocut.desktop.telling import tell
from kijkocut.model.params import ParamSpec, Value

_ANGLES: Final = tuple(math.radians(90 + 120 * k) for k in range(3))
"""Of red, green and blue, against the clock from the right."""
_REACH: Final = 0.25
"""Share of the parameter's range that the rim stands for."""
_STEP: Final = 0.02
_LINES: Final = 4
_NUDGES: Final[dict[int, tuple[float, float]]] = {
    Qt.Key.Key_Left: (-_STEP, 0.0),
    Qt.Key.Key_Right: (_STEP, 0.0),
    Qt.Key.Key_Up: (0.0, _STEP),
    Qt.Key.Key_Down: (0.0, -_STEP),
}


def turned_to(
    value: tuple[float, ...], spot: tuple[float, float], reach: float
) -> tuple[float, ...]:
    """Give `value` with its first three parts shifted towards a place on the wheel.

    Args:
        value: Red, green, blue and what else there is, which stays.
        spot: x to the right and y up, 1 at the rim.
        reach: What a channel gains where the rim lies in its direction.
    """
    mean = sum(value[:3]) / 3
    shifts = (spot[0] * math.cos(a) + spot[1] * math.sin(a) for a in _ANGLES)
    return (*(mean + reach * shift for shift in shifts), *value[3:])


def spot_of(value: tuple[float, ...], reach: float) -> tuple[float, float]:
    """Give the place on the wheel of a value; the inverse of `turned_to`."""
    mean = sum(value[:3]) / 3
    shares = [(part - mean) / reach for part in value[:3]]
    x = sum(s * math.cos(a) for s, a in zip(shares, _ANGLES, strict=True)) * 2 / 3
    y = sum(s * math.sin(a) for s, a in zip(shares, _ANGLES, strict=True)) * 2 / 3
    return (x, y)


class Wheel(QWidget):
    """The disc with its point."""

    began = Signal()
    moved = Signal(float, float)
    ended = Signal()
    cancelled = Signal()
    chosen = Signal(float, float)
    reset_wanted = Signal()

    def __init__(self, name: str) -> None:
        """Show the point in the middle."""
        super().__init__()
        self.spot = (0.0, 0.0)
        self._is_dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self._tell()
        side = self.fontMetrics().height() * _LINES
        self.setFixedSize(side, side)

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Give a square."""
        return self.size()

    def show_spot(self, spot: tuple[float, float]) -> None:
        """Put the point elsewhere."""
        self.spot = spot
        self._tell()
        self.update()

    def _tell(self) -> None:
        x, y = (figures(f"{part:.2f}") for part in self.spot)
        tell(self, f"{x}; {y}", self.tr("Arrow keys shift the colour"))

    def _disc(self) -> QRectF:
        return QRectF(self.rect()).adjusted(4, 4, -4, -4)

    def place(self) -> QPointF:
        """Give where the point is painted, on the rim when it lies beyond."""
        disc = self._disc()
        x, y = self.spot
        far = max(1.0, math.hypot(x, y))
        radius = disc.width() / 2
        return disc.center() + QPointF(x / far * radius, -y / far * radius)

    def _follow(self, spot: QPointF) -> None:
        disc = self._disc()
        away = (spot - disc.center()) / (disc.width() / 2)
        far = max(1.0, math.hypot(away.x(), away.y()))
        self.show_spot((away.x() / far, -away.y() / far))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Take hold of the point."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._is_dragging = True
            self.began.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Shift the colour."""
        if self._is_dragging:
            self._follow(event.position())
            self.moved.emit(*self.spot)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Let go."""
        del event
        if self._is_dragging:
            self._is_dragging = False
            self.ended.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Bring the default back."""
        del event
        self.reset_wanted.emit()

    def event(self, event: QEvent) -> bool:
        """Keep the arrow keys and Escape from being shortcuts of the window."""
        is_asked = event.type() is QEvent.Type.ShortcutOverride
        used = (*_NUDGES, Qt.Key.Key_Escape)
        if is_asked and isinstance(event, QKeyEvent) and event.key() in used:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Shift by a little, or call a drag off."""
        if event.key() in _NUDGES:
            dx, dy = _NUDGES[event.key()]
            self.show_spot((self.spot[0] + dx, self.spot[1] + dy))
            self.chosen.emit(*self.spot)
        elif event.key() == Qt.Key.Key_Escape and self._is_dragging:
            self._is_dragging = False
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Paint hues around, grey in the middle, the point."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, disc = self.palette(), self._disc()
        hues = QConicalGradient(disc.center(), math.degrees(_ANGLES[0]))
        for sixth in range(7):
            hues.setColorAt(sixth / 6, QColor.fromHsvF((sixth % 6) / 6, 0.75, 0.8))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(hues)
        painter.drawEllipse(disc)
        grey = QRadialGradient(disc.center(), disc.width() / 2)
        middle = palette.color(QPalette.ColorRole.Window)
        rim = QColor(middle)
        rim.setAlpha(0)
        grey.setColorAt(0.0, middle)
        grey.setColorAt(0.92, rim)
        painter.setBrush(grey)
        painter.drawEllipse(disc)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        role = QPalette.ColorRole.Highlight if self.hasFocus() else QPalette.ColorRole.Mid
        painter.setPen(QPen(palette.color(role), 2 if self.hasFocus() else 1))
        painter.drawEllipse(disc)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Text), 1.8))
        painter.drawEllipse(self.place(), 4.0, 4.0)
        painter.end()


class WheelControl(Control):
    """The wheel and, beside it, the channels as numbers."""

    def __init__(self, spec: ParamSpec, names: tuple[str, ...]) -> None:
        """Show the default; `names` are those of the channels."""
        super().__init__(spec)
        low, high = spec.minimum or 0.0, 1.0 if spec.maximum is None else spec.maximum
        self._reach = (high - low) * _REACH
        self._value = spec.default if isinstance(spec.default, tuple) else (0.0,) * len(names)
        self.wheel = Wheel(self.tr("{0} wheel").format(spec.label))
        self.parts = PartsControl(spec, names)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.wheel)
        box.addWidget(self.parts, 1)
        self.setFocusProxy(self.wheel)
        for each in (self.wheel, self.parts):
            each.began.connect(self.began)
            each.ended.connect(self.ended)
            each.cancelled.connect(self.cancelled)
            each.reset_wanted.connect(self.reset_wanted)
        self.parts.complained.connect(self.complained)
        self.parts.moved.connect(self.moved)
        self.parts.chosen.connect(self.chosen)
        self.wheel.moved.connect(lambda x, y: self.moved.emit(self._turned(x, y)))
        self.wheel.chosen.connect(lambda x, y: self.chosen.emit(self._turned(x, y)))

    def show_value(self, value: Value | None) -> None:
        """Show a shift; the wheel stays where things differ."""
        self.parts.show_value(value)
        if isinstance(value, tuple) and not any(math.isnan(part) for part in value):
            self._value = value
            self.wheel.show_spot(spot_of(value, self._reach))

    def _turned(self, x: float, y: float) -> Value:
        low = -math.inf if self.spec.minimum is None else self.spec.minimum
        high = math.inf if self.spec.maximum is None else self.spec.maximum
        made = turned_to(self._value, (x, y), self._reach)
        held = tuple(max(low, min(high, part)) for part in made)
        self.parts.show_value(held)
        return held
