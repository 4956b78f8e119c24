"""A field that shows a time and takes another, also as a distance: +12, -1:00."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kijkocut.desktop.timecodes import place_label, read_place, read_typed
from kijkocut.desktop.viewer.subject import Subject
from kijkocut.model.ticks import BadTimeError, Ticks
from kijkocut.model.timecode import format_timecode


def shown(at: Ticks, subject: Subject, *, is_place: bool = False) -> str:
    """Write a length or a place of a subject as timecode."""
    sequence = subject.sequence
    if sequence is not None and is_place:
        return place_label(sequence, at)
    is_drop = sequence is not None and sequence.drop_frame
    return format_timecode(at, subject.rate, drop=is_drop)


def typed(text: str, subject: Subject) -> Ticks:
    """Read what was typed while the play head is where it is in `subject`.

    Raises:
        BadTimeError: It is no time.
    """
    if subject.sequence is not None:
        return read_place(text, subject.sequence, subject.at)
    return read_typed(text, subject.rate, now=subject.at)


class TimecodeField(QLineEdit):
    """The play head's time."""

    def __init__(self, subject: Subject, parent: QWidget | None = None) -> None:
        """Follow `subject`."""
        super().__init__(parent)
        self._subject = subject
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF())
        self.setFont(font)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("-00:00:00:00") + 18)
        self.setAccessibleName(self.tr("Timecode"))
        self.setToolTip(self.tr("Type a time to go there, or +12 or -1:00 to go on or back."))
        self.returnPressed.connect(self._go)
        self.editingFinished.connect(self._show)
        for signal in (subject.moved, subject.changed):
            signal.connect(self._show_unless_typing)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Give up with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.setModified(False)
            self._show()
            self.clearFocus()
        else:
            super().keyPressEvent(event)

    def _go(self) -> None:
        subject = self._subject
        try:
            at = typed(self.text(), subject)
        except BadTimeError as exc:
            subject.desk.complain(exc)
            self.selectAll()
            return
        self.setModified(False)
        subject.move(max(0, at))
        self._show()
        self.clearFocus()

    def _show_unless_typing(self, *_: object) -> None:
        if not self.isModified():
            self._show()

    def _show(self) -> None:
        text = shown(self._subject.at, self._subject, is_place=True)
        if text != self.text():
            self.setText(text)
            self.setModified(False)
