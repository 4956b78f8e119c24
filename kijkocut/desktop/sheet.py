"""A window without a frame that goes away when something else gets the focus."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QWidget


class Sheet(QDialog):
    """Base of the command palette and the list of messages; Escape closes it too."""

    def __init__(self, parent: QWidget) -> None:
        """Belong to `parent`."""
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("sheet")

    def event(self, event: QEvent) -> bool:
        """Hide with the focus gone."""
        if event.type() is QEvent.Type.WindowDeactivate:
            self.hide()
        return super().event(event)
