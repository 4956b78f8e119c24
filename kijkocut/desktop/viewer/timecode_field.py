"""A field that shows a time and takes another, also as a distance: +12, -1:00."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kijkocut.desktop.viewer.subject import Subject
from kijkocut.model.ticks import BadTimeError, Rate, Ticks
from kijkocut.model.timecode import format_timecode, parse_time

_DIGITS = re.compile(r"\d{1,8}")


def shown(at: Ticks, subject: Subject) -> str:
    """Write a time of a subject as its timecode."""
    sequence = subject.sequence
    is_drop = sequence is not None and sequence.drop_frame
    return format_timecode(at, subject.rate, drop=is_drop)


def typed(text: str, at: Ticks, rate: Rate, start: Ticks = 0) -> Ticks:
    """Read what was typed at a time of `at`.

    Digits alone are timecode from the right, as editors type it (`1215` is 12 seconds and 15
    frames); with + or - in front they are that far away, small ones in frames.

    Args:
        text: What was typed.
        at: Where the play head is.
        rate: Frames of the sequence.
        start: The timecode of time 0.

    Raises:
        BadTimeError: It is no time.
    """
    text = text.strip()
    sign = text[:1] if text[:1] in "+-" and text else ""
    body = text[len(sign) :].strip()
    if _DIGITS.fullmatch(body):
        body = f"{body}f" if sign and len(body) < 3 else _spread(body)
    value = parse_time(body, rate)
    if sign:
        return at + (value if sign == "+" else -value)
    return value - start


def _spread(digits: str) -> str:
    full = digits.zfill(8)
    return ":".join(full[i : i + 2] for i in range(0, 8, 2))


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
            at = typed(self.text(), subject.at, subject.rate, subject.start_timecode)
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
        text = shown(self._subject.at + self._subject.start_timecode, self._subject)
        if text != self.text():
            self.setText(text)
            self.setModified(False)
