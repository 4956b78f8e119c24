"""A title's text, edited where it stands in the picture."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.edit.commands.set_title import SetTitle
from kijkocut.model.clip import Clip
from kijkocut.model.title import Title


class TextBox(QPlainTextEdit):
    """Takes the text of one title; Ctrl+Enter or a click elsewhere keeps it, Escape does not."""

    def __init__(self, desk: Desk, clip: Clip, title: Title, parent: QWidget) -> None:
        """Hold the text as it is."""
        super().__init__(parent)
        self._desk, self._clip, self._was = desk, clip, title.text
        self._is_open = True
        self.setPlainText(title.text)
        self.setAccessibleName(self.tr("Text of the title"))
        self.setToolTip(self.tr("Ctrl+Enter keeps the text, Escape does not."))

    def open(self, place: QRect) -> None:
        """Show it over the title."""
        parent = self.parentWidget()
        line = self.fontMetrics().lineSpacing()
        rect = place.adjusted(-8, -8, 8, 8)
        rect.setHeight(max(rect.height(), 3 * line))
        rect.setWidth(max(rect.width(), 16 * line))
        rect.moveCenter(place.center())
        room = parent.rect() if parent is not None else rect
        self.setGeometry(rect.intersected(room.adjusted(4, 4, -4, -4)))
        self.show()
        self.selectAll()
        self.setFocus()

    def close_text(self, *, is_kept: bool) -> None:
        """Put it away; as one step when the text is kept and another."""
        if not self._is_open:
            return
        self._is_open = False
        text = self.toPlainText()
        self.hide()
        self.deleteLater()
        if is_kept and text != self._was and self._clip.id in self._desk.project.places:
            self._desk.run(SetTitle(clip=self._clip.id, text=text), label="Change text")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Keep or leave."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.close_text(is_kept=False)
        elif is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.close_text(is_kept=True)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 Qt's name
        """Keep the text when something else is clicked."""
        super().focusOutEvent(event)
        self.close_text(is_kept=True)
