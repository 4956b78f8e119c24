"""The bar under a picture: the whole length, the points in and out, the play head."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kijkocut.desktop.telling import tell
from kijkocut.desktop.theme import Theme
from kijkocut.desktop.timecodes import place_label
from kijkocut.desktop.viewer.subject import Subject
from kijkocut.model.ticks import Ticks


class ScrubBar(QWidget):
    """Shows where the play head is, and moves it."""

    def __init__(self, subject: Subject, theme: Theme, parent: QWidget | None = None) -> None:
        """Follow `subject`."""
        super().__init__(parent)
        self._subject, self.theme = subject, theme
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Position"))
        self._tell()
        for signal in (subject.changed, subject.moved, subject.range_changed):
            signal.connect(self._redraw)

    def _redraw(self) -> None:
        self.update()
        self._tell()

    def _tell(self) -> None:
        hint = self.tr("Arrow keys move by a frame, with Shift by a second.")
        subject = self._subject
        sequence = subject.sequence
        if sequence is not None:
            tell(self, place_label(sequence, subject.at), hint)
        else:
            tell(self, hint)

    def take_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.theme = theme

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Ask for one line of text."""
        return QSize(120, self.fontMetrics().height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Draw the bar."""
        del event
        painter = QPainter(self)
        theme, subject = self.theme, self._subject
        middle = self.height() / 2
        painter.fillRect(QRectF(0, middle - 2, self.width(), 4), QColor(theme.line))
        if subject.end:
            start, stop = subject.range
            if start is not None or stop is not None:
                left = self._x(start or 0)
                right = self._x(stop if stop is not None else subject.end)
                painter.fillRect(QRectF(left, middle - 4, right - left, 8), QColor(theme.accent))
            x = min(self._x(subject.at), self.width() - 1.0)
            painter.fillRect(QRectF(x - 1, 1, 3, self.height() - 2), QColor(theme.playhead))
        if self.hasFocus():
            painter.setPen(QColor(theme.accent))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Go there."""
        self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Drag the play head along."""
        if event.buttons() & Qt.MouseButton.LeftButton and self._subject.end:
            share = min(1.0, max(0.0, event.position().x() / max(1, self.width())))
            self._subject.move(min(round(share * self._subject.end), self._subject.end - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Step."""
        way = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
            return
        rate = self._subject.rate
        is_far = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        frames = rate.nominal if is_far else 1
        self._subject.move(max(0, self._subject.at + way * frames * rate.frame_ticks))

    def _x(self, at: Ticks) -> float:
        return at / max(1, self._subject.end) * self.width()
