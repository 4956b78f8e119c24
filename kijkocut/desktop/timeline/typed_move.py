"""Moving what is selected by typing on the number pad: `+12` Enter, `-1:00` Enter."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.timecodes import read_typed
from kijkocut.model.ticks import BadTimeError, Ticks

_SIGNS: Final = {Qt.Key.Key_Plus: "+", Qt.Key.Key_Minus: "-"}
_ASKING: Final = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class TypedMove(QLineEdit):
    """A field that opens over a canvas when a sign is typed on the number pad."""

    def __init__(self, desk: Desk, canvas: QWidget, move: Callable[[Desk, Ticks], None]) -> None:
        """Stay out of sight over `canvas`; `move` moves what is selected by so many ticks."""
        super().__init__(canvas)
        self._desk, self._move, self._canvas = desk, move, canvas
        self.setAccessibleName(self.tr("Move by"))
        self.setToolTip(self.tr("Frames or a timecode: +12 or -1:00; Enter moves"))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hide()
        self.returnPressed.connect(self._done)
        canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's name
        """Take signs that are typed on the number pad while something is selected."""
        if event.type() not in _ASKING or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        sign = _SIGNS.get(Qt.Key(event.key()))
        is_pad = bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier)
        if sign is None or not is_pad or not (self._desk.selection or self._desk.selected_edges):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress:
            self._open(sign)
        event.accept()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Escape moves nothing."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 Qt's name
        """What is left is not meant."""
        super().focusOutEvent(event)
        self.hide()

    def _open(self, sign: str) -> None:
        self.setText(sign)
        size = self.sizeHint()
        size.setWidth(16 * self.fontMetrics().averageCharWidth())
        self.resize(size)
        room = self._canvas.size()
        self.move((room.width() - size.width()) // 2, max(0, room.height() - 2 * size.height()))
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _done(self) -> None:
        sequence = self._desk.sequence
        if sequence is None:
            return
        try:
            delta = read_typed(self.text(), sequence.rate)
        except BadTimeError as exc:
            self._desk.say(str(exc))
            self.selectAll()
            return
        self._close()
        if delta:
            self._move(self._desk, delta)

    def _close(self) -> None:
        self.hide()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
