"""Controls of switches, choices, texts and files."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QPointF,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from kijkocut.desktop.inspector.control import Control
from kijkocut.desktop.inspector.scrub import MIXED
from kijkocut.model.params import ParamSpec, Value

_PAUSE_MS: Final = 900
_LINES: Final = 4
_LETTERS: Final = 6
_NAMES: Final = {
    "bt709": "Rec. 709",
    "bt2020": "Rec. 2020",
    "srgb": "sRGB",
    "pq": "PQ (HDR10)",
    "hlg": "HLG",
    "crossfade": "Crossfade, constant power",
    "crossfade_gain": "Crossfade, constant gain",
}
"""What is not read as it is stored."""


class Switch(QCheckBox):
    """A box that can be told on and off on dark and light ground."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Paint frame, tick or dash."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        accent = palette.color(QPalette.ColorRole.Highlight)
        side = self.fontMetrics().height() * 0.95
        box = QRectF(1, (self.height() - side) / 2, side, side)
        state = self.checkState()
        is_off = state is Qt.CheckState.Unchecked
        frame = palette.color(QPalette.ColorRole.PlaceholderText) if is_off else accent
        painter.setPen(QPen(frame, 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush if is_off else accent)
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.HighlightedText), 1.8))
        if state is Qt.CheckState.Checked:
            tick = ((0.22, 0.52), (0.43, 0.72), (0.78, 0.3))
            spots = [QPointF(box.left() + x * side, box.top() + y * side) for x, y in tick]
            painter.drawPolyline(QPolygonF(spots))
        elif state is Qt.CheckState.PartiallyChecked:
            painter.drawLine(
                QPointF(box.left() + side * 0.25, box.center().y()),
                QPointF(box.right() - side * 0.25, box.center().y()),
            )
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(accent, 1))
            painter.drawRoundedRect(box.adjusted(-1, -3, 5, 3), 3, 3)
        painter.end()

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """As high as a field."""
        return QSize(self.fontMetrics().height() + 8, self.fontMetrics().height() + 8)


class SwitchControl(Control):
    """On or off, or something between for several things."""

    def __init__(self, spec: ParamSpec) -> None:
        """Show it off."""
        super().__init__(spec)
        self.box = Switch()
        self.box.setAccessibleName(spec.label)
        self.box.clicked.connect(self._clicked)
        _fill(self, self.box)

    def show_value(self, value: Value | None) -> None:
        """Show on or off; None is neither."""
        self.box.setTristate(value is None)
        if value is None:
            self.box.setCheckState(self.box.checkState().PartiallyChecked)
        else:
            self.box.setChecked(bool(value))

    def _clicked(self) -> None:
        state = self.box.checkState()
        self.box.setTristate(False)
        self.chosen.emit(state != state.Unchecked)


class Picker(QComboBox):
    """Turned by the wheel only while it has the focus; narrower than its entries if need be.

    A size adjust policy would say the latter too, but makes the list that pops up at once, which
    costs more than all the rest of a row.
    """

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Have room for a few letters; the layout gives more."""
        hint = super().sizeHint()
        few = self.fontMetrics().averageCharWidth() * _LETTERS + 2 * hint.height()
        return QSize(min(hint.width(), few), hint.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Likewise."""
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 Qt's name
        """Let the panel scroll unless the focus is here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceControl(Control):
    """One of a list of names."""

    def __init__(self, spec: ParamSpec) -> None:
        """List the choices."""
        super().__init__(spec)
        self.list = Picker()
        self.list.setAccessibleName(spec.label)
        self.list.addItems([spoken(choice) for choice in spec.choices])
        self.list.activated.connect(lambda place: self.chosen.emit(spec.choices[place]))
        _fill(self, self.list)

    def show_value(self, value: Value | None) -> None:
        """Show the choice; none for several things that differ."""
        known = self.spec.choices
        self.list.setCurrentIndex(known.index(value) if value in known else -1)
        self.list.setPlaceholderText(MIXED)


class LineControl(Control):
    """One line of text."""

    def __init__(self, spec: ParamSpec) -> None:
        """Show nothing yet."""
        super().__init__(spec)
        self.line = QLineEdit()
        self.line.setAccessibleName(spec.label)
        self.line.editingFinished.connect(self._finish)
        self._shown = ""
        _fill(self, self.line)

    def show_value(self, value: Value | None) -> None:
        """Show a text."""
        self.line.setPlaceholderText("" if value is not None else self.tr("Mixed"))
        text = str(value) if value is not None else ""
        if text != self._shown or not self.line.hasFocus():
            self._shown = text
            self.line.setText(text)

    def _finish(self) -> None:
        text = self.line.text()
        if text != self._shown:
            self._shown = text
            self.chosen.emit(text)


class TextBox(QPlainTextEdit):
    """Several lines; Tab goes on to the next control."""

    left = Signal()
    """The focus has gone elsewhere."""

    def __init__(self, label: str) -> None:
        """Be empty."""
        super().__init__()
        self.setTabChangesFocus(True)
        self.setAccessibleName(label)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 16)

    def event(self, event: QEvent) -> bool:
        """Keep letters from being shortcuts of the window."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 Qt's name
        """Tell those who wait for it."""
        super().focusOutEvent(event)
        self.left.emit()


class TextControl(Control):
    """Several lines of text; what is typed without a pause is one change."""

    marked = Signal(int, int)
    """The stretch that is marked, in code points; empty when nothing is."""

    def __init__(self, spec: ParamSpec) -> None:
        """Show nothing yet."""
        super().__init__(spec)
        self.box = TextBox(spec.label)
        self._is_typing = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.finish)
        self.box.left.connect(self.finish)
        self.box.textChanged.connect(self._typed)
        self.box.selectionChanged.connect(self._mark)
        _fill(self, self.box)

    def show_value(self, value: Value | None) -> None:
        """Show a text, unless that is what is being typed."""
        text = str(value) if value is not None else ""
        self.box.setPlaceholderText("" if value is not None else self.tr("Mixed"))
        if text == self.box.toPlainText():
            return
        with QSignalBlocker(self.box):
            self.box.setPlainText(text)

    def finish(self) -> None:
        """Close the change."""
        self._pause.stop()
        if self._is_typing:
            self._is_typing = False
            self.ended.emit()

    def _mark(self) -> None:
        cursor = self.box.textCursor()
        text = self.box.toPlainText()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        self.marked.emit(_code_points(text, start), _code_points(text, end))

    def _typed(self) -> None:
        if not self._is_typing:
            self._is_typing = True
            self.began.emit()
        self.moved.emit(self.box.toPlainText())
        self._pause.start()


class FileControl(Control):
    """A file, by name; the whole path is in the tip."""

    def __init__(self, spec: ParamSpec) -> None:
        """Show nothing yet."""
        super().__init__(spec)
        self._path = ""
        self.line = QLineEdit()
        self.line.setReadOnly(True)
        self.line.setAccessibleName(spec.label)
        self.line.setPlaceholderText(self.tr("None"))
        self.button = QPushButton(self.tr("Choose…"))
        self.button.setAccessibleName(self.tr("Choose {0}").format(spec.label))
        self.button.clicked.connect(self._choose)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.line, 1)
        box.addWidget(self.button)
        self.setFocusProxy(self.button)

    def show_value(self, value: Value | None) -> None:
        """Show the file's name."""
        self._path = str(value) if value else ""
        self.line.setText(Path(self._path).name)
        self.line.setToolTip(self._path)

    def _choose(self) -> None:
        endings = "*.cube" if "lut" in self.spec.label.lower() else "*"
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            self.spec.label,
            str(Path(self._path).parent) if self._path else "",
            self.tr("Files") + f" ({endings})",
        )
        if chosen:
            self.chosen.emit(chosen)


def spoken(name: str) -> str:
    """Give a stored name as people read it: `soft_light` is Soft light."""
    if name in _NAMES:
        return QCoreApplication.translate("Choices", _NAMES[name])
    words = QCoreApplication.translate("Choices", name.replace("_", " ").strip())
    return words[:1].upper() + words[1:]


def _code_points(text: str, place: int) -> int:
    """Turn one of Qt's places, which count UTF-16 units, into one that counts characters."""
    return len(text.encode("utf-16-le")[: 2 * place].decode("utf-16-le", errors="ignore"))


def _fill(control: Control, widget: QWidget) -> None:
    box = QHBoxLayout(control)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(widget, 1)
    control.setFocusProxy(widget)
