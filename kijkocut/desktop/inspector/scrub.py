"""The scrubbable number: drag it sideways, type a sum into it, step it with the arrow keys."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from kijkocut.desktop.inspector.arithmetic import BadSumError, as_text, worked_out
from kijkocut.desktop.inspector.measure import Measure

_FINE: Final = 0.1
_COARSE: Final = 10.0
_FRAME: Final = 18
"""Pixels of the field that its border and margins take."""
_WHEEL_PAUSE_MS: Final = 500
MIXED: Final = "\N{EN DASH}"
"""Shown for several things that differ."""


class ScrubField(QLineEdit):
    """A number with its unit. All numbers are as shown, see `Measure`.

    A drag, a held arrow key and a turn of the wheel are one change each: `began`, `moved` many
    times, then `ended` or `cancelled`. A typed number is one `chosen`.
    """

    began = Signal()
    moved = Signal(float)
    ended = Signal()
    cancelled = Signal()
    chosen = Signal(float)
    reset_wanted = Signal()
    complained = Signal(object)
    """A `BadSumError`: what was typed means nothing."""

    def __init__(self, measure: Measure, name: str, parent: QWidget | None = None) -> None:
        """Show nothing yet; `name` is read out."""
        super().__init__(parent)
        self._measure = measure
        self._number: float | None = None
        self._press: QPoint | None = None
        self._is_dragging = self._is_typing = self._is_stepping = False
        self._run = 0.0
        self._last_x = 0.0
        self._wheel = QTimer(self)
        self._wheel.setSingleShot(True)
        self._wheel.setInterval(_WHEEL_PAUSE_MS)
        self._wheel.timeout.connect(self._stop_steps)
        unit = f", {measure.unit}" if measure.unit else ""
        self.setAccessibleName(f"{name}{unit}")
        self.setToolTip(
            self.tr("Drag to change (Shift fine, Ctrl coarse), click to type; sums work")
        )
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("-00000.0"))
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.textEdited.connect(self._typed)

    @property
    def number(self) -> float | None:
        """What is shown; None for several things that differ."""
        return self._number

    def show_number(self, number: float | None) -> None:
        """Show another number, unless somebody is typing one."""
        if number == self._number and self.text():
            return
        self._number = number
        if not self._is_typing:
            self._show()

    def _show(self) -> None:
        if self._number is None:
            self.setText(MIXED)
            return
        unit = self._measure.unit
        gap = "" if unit in ("", "°", "%", "x") else " "
        number = as_text(self._number, self._measure.decimals)
        text = f"{number}{gap}{unit}"
        # Where room is short the digits matter more than the unit, which is in the name too.
        fits = self.fontMetrics().horizontalAdvance(text) <= self.width() - _FRAME
        self.setText(text if fits else number)
        self.setCursorPosition(0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 Qt's name
        """Show the unit if there is room for it."""
        super().resizeEvent(event)
        if not self._is_typing:
            self._show()

    # --- typing ---

    def _typed(self, text: str) -> None:
        del text
        self._is_typing = True

    def _begin_typing(self) -> None:
        self._is_typing = True
        self.setCursor(Qt.CursorShape.IBeamCursor)
        if self._number is not None:
            self.setText(as_text(self._number, self._measure.decimals))
        self.selectAll()

    def _finish_typing(self) -> None:
        if not self._is_typing:
            return
        self._is_typing = False
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        text = self.text().strip()
        before = self._number
        is_same = before is not None and text == as_text(before, self._measure.decimals)
        if text and text != MIXED and not is_same:
            try:
                number = worked_out(text, before or 0.0, self._measure.unit)
            except BadSumError as exc:
                self.complained.emit(exc)
            else:
                self._number = self._measure.held(number)
                if self._number != before:
                    self.chosen.emit(self._number)
        self._show()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 Qt's name
        """Make ready to type when the keyboard came here."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._begin_typing()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 Qt's name
        """Take over what was typed."""
        self._stop_steps()
        self._finish_typing()
        self.deselect()
        super().focusOutEvent(event)

    # --- keys and wheel ---

    def event(self, event: QEvent) -> bool:
        """Keep the arrow keys and Escape from being shortcuts of the window."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape)
            if event.key() in keys or event.text().isprintable():
                super().event(event)
                if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Step with the arrows, take over with Enter, call off with Escape."""
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                sign = 1 if event.key() == Qt.Key.Key_Up else -1
                self._step(sign * self._measure.step * _pace(event.modifiers()))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._finish_typing()
                self._begin_typing()
            case Qt.Key.Key_Escape if self._is_dragging:
                self._drop_drag()
            case Qt.Key.Key_Escape:
                self._is_typing = False
                self._show()
                self.clearFocus()
            case _:
                super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Close the change that a held arrow key made."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.isAutoRepeat():
            self._stop_steps()
        super().keyReleaseEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 Qt's name
        """Step while the field has the focus; otherwise the panel scrolls."""
        if not self.hasFocus():
            event.ignore()
            return
        notches = event.angleDelta().y() / 120
        if notches:
            self._step(notches * self._measure.step * _pace(event.modifiers()))
            self._wheel.start()
        event.accept()

    def _step(self, by: float) -> None:
        self._finish_typing()
        if not self._is_stepping:
            self._is_stepping = True
            self.began.emit()
        self._move_to((self._number or 0.0) + by)
        self.selectAll()

    def _stop_steps(self) -> None:
        self._wheel.stop()
        if self._is_stepping:
            self._is_stepping = False
            self.ended.emit()

    # --- dragging ---

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Begin what may become a drag or a click."""
        if self._is_typing and self.hasFocus():
            super().mousePressEvent(event)
        elif event.button() is Qt.MouseButton.LeftButton:
            self._press = event.position().toPoint()
            self._last_x = event.position().x()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Change the number by the distance, in steps."""
        if self._press is None:
            super().mouseMoveEvent(event)
            return
        x = event.position().x()
        if not self._is_dragging:
            if abs(x - self._press.x()) < QApplication.startDragDistance() / 2:
                return
            self._is_dragging = True
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._run = self._number or 0.0
            self.began.emit()
        self._run += (x - self._last_x) * self._measure.step * _pace(event.modifiers())
        self._run = _within(self._run, self._measure)
        self._last_x = x
        self._move_to(self._run)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Finish the drag, or begin typing after a click."""
        if self._press is None:
            super().mouseReleaseEvent(event)
            return
        self._press = None
        if self._is_dragging:
            self._is_dragging = False
            self.ended.emit()
        else:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._begin_typing()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Bring the default back."""
        del event
        self._is_typing = False
        self._press = None
        self.reset_wanted.emit()
        self._show()

    def _drop_drag(self) -> None:
        self._is_dragging = False
        self._press = None
        self.cancelled.emit()

    def _move_to(self, number: float) -> None:
        held = self._measure.held(number)
        if held != self._number:
            self._number = held
            self._show()
            self.moved.emit(held)


def _pace(modifiers: Qt.KeyboardModifier) -> float:
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return _FINE
    return _COARSE if modifiers & Qt.KeyboardModifier.ControlModifier else 1.0


def _within(number: float, measure: Measure) -> float:
    low = number if measure.minimum is None else max(number, measure.minimum)
    return low if measure.maximum is None else min(low, measure.maximum)
