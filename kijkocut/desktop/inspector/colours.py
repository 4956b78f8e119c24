"""The control of a colour: a swatch that opens the picker, its hex text, and an eyedropper."""

import math
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QColorDialog,
    QHBoxLayout,
    QLineEdit,
)

from kijkocut.desktop.inspector.control import Control
from kijkocut.desktop.inspector.marks import Mark, MarkButton
from kijkocut.desktop.inspector.scrub import MIXED
from kijkocut.model.params import ParamSpec, Value

_CHECK: Final = 5


def as_colour(value: tuple[float, ...]) -> QColor:
    """Give parts of 0..1 as Qt's colour; a missing alpha is opaque."""
    parts = [0.0 if math.isnan(part) else min(1.0, max(0.0, part)) for part in value]
    red, green, blue = parts[:3]
    return QColor.fromRgbF(red, green, blue, parts[3] if len(parts) > 3 else 1.0)


def as_parts(colour: QColor) -> tuple[float, float, float, float]:
    """Give Qt's colour as parts of 0..1."""
    return (colour.redF(), colour.greenF(), colour.blueF(), colour.alphaF())


class Swatch(QAbstractButton):
    """Shows a colour over a chequered ground."""

    def __init__(self) -> None:
        """Show black."""
        super().__init__()
        self.colour = QColor(0, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        high = self.fontMetrics().height() + 6
        self.setFixedSize(high * 3 // 2, high)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Paint chequers, colour and frame."""
        del event
        painter = QPainter(self)
        light, dark = QColor(Qt.GlobalColor.white), QColor(Qt.GlobalColor.lightGray)
        if self.colour.alpha() < 255:
            for x in range(0, self.width(), _CHECK):
                for y in range(0, self.height(), _CHECK):
                    is_light = (x // _CHECK + y // _CHECK) % 2 == 0
                    painter.fillRect(QRect(x, y, _CHECK, _CHECK), light if is_light else dark)
        painter.fillRect(self.rect(), self.colour)
        role = QPalette.ColorRole.Highlight if self.hasFocus() else QPalette.ColorRole.Mid
        painter.setPen(QPen(self.palette().color(role), 2 if self.hasFocus() else 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class Eyedropper(MarkButton):
    """Takes the colour of whatever is clicked next; Escape calls it off."""

    picked = Signal(object)
    """A `QColor`."""

    def __init__(self, name: str) -> None:
        """Wait to be clicked."""
        super().__init__(Mark.dropper, name)
        self._is_picking = False
        self.clicked.connect(self._begin)

    def _begin(self) -> None:
        self._is_picking = True
        self.grabMouse(Qt.CursorShape.CrossCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Take the colour under the pointer."""
        if not self._is_picking:
            super().mousePressEvent(event)
            return
        self._is_picking = False
        self.releaseMouse()
        if event.button() is Qt.MouseButton.LeftButton:
            colour = colour_at(event.globalPosition().toPoint())
            if colour is not None:
                self.picked.emit(colour)


def colour_at(spot: QPoint) -> QColor | None:
    """Give the colour shown at a place of the desktop, in logical pixels; None off the screens."""
    widget = QApplication.widgetAt(spot)
    if widget is not None:
        # Our own windows are read without asking the system, which Wayland would refuse.
        window = widget.window()
        shot = window.grab(QRect(window.mapFromGlobal(spot), window.mapFromGlobal(spot)))
    else:
        screen = QGuiApplication.screenAt(spot)
        if screen is None:
            return None
        corner = screen.geometry().topLeft()
        shot = screen.grabWindow(0, spot.x() - corner.x(), spot.y() - corner.y(), 1, 1)
    if shot.isNull():
        return None
    return shot.toImage().pixelColor(0, 0)


class ColourControl(Control):
    """A swatch, the colour in hex, an eyedropper."""

    def __init__(self, spec: ParamSpec) -> None:
        """Show black."""
        super().__init__(spec)
        self._size = len(spec.default) if isinstance(spec.default, tuple) else 4
        self.swatch = Swatch()
        self.swatch.setAccessibleName(self.tr("{0}: choose colour").format(spec.label))
        self.swatch.clicked.connect(self._open)
        self.hex = QLineEdit()
        self.hex.setAccessibleName(self.tr("{0} in hex").format(spec.label))
        self.hex.editingFinished.connect(self._typed)
        self.dropper = Eyedropper(self.tr("{0}: pick from the screen").format(spec.label))
        self.dropper.picked.connect(self._picked)
        self._dialog: QColorDialog | None = None
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.swatch)
        box.addWidget(self.hex, 1)
        box.addWidget(self.dropper)
        self.setFocusProxy(self.swatch)

    def show_value(self, value: Value | None) -> None:
        """Show a colour; nothing in hex where several things differ."""
        if not isinstance(value, tuple) or any(math.isnan(part) for part in value):
            self.hex.setText(MIXED)
            return
        self.swatch.colour = as_colour(value)
        self.swatch.setAccessibleDescription(self._text(self.swatch.colour))
        self.swatch.update()
        if not self.hex.isModified():
            self.hex.setText(self._text(self.swatch.colour))

    def _text(self, colour: QColor) -> str:
        if self._size < 4 or colour.alpha() == 255:
            return colour.name()
        return f"{colour.name()}{colour.alpha():02x}"

    def _typed(self) -> None:
        if not self.hex.isModified():
            return
        self.hex.setModified(False)
        text = self.hex.text().strip().lstrip("#")
        if len(text) == 8:
            text = text[6:] + text[:6]
        colour = QColor(f"#{text}")
        if colour.isValid():
            self._choose(colour)
        else:
            self.hex.setText(self._text(self.swatch.colour))

    def _picked(self, colour: QColor) -> None:
        colour.setAlphaF(self.swatch.colour.alphaF())
        self._choose(colour)

    def _choose(self, colour: QColor) -> None:
        self.chosen.emit(as_parts(colour)[: self._size])

    def _open(self) -> None:
        dialog = QColorDialog(self.swatch.colour, self)
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        dialog.setOption(QColorDialog.ColorDialogOption.ShowAlphaChannel, self._size > 3)
        dialog.setWindowTitle(self.spec.label)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(True)
        self.began.emit()
        dialog.currentColorChanged.connect(
            lambda colour: self.moved.emit(as_parts(colour)[: self._size])
        )
        dialog.accepted.connect(self.ended)
        dialog.rejected.connect(self.cancelled)
        self._dialog = dialog
        dialog.open()
