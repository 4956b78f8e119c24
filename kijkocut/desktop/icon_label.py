"""An icon by itself, beside words."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.icons import icon


class IconLabel(QWidget):
    """Shows an icon as high as a line of text, in the colour of the moment."""

    def __init__(self, name: str) -> None:
        """Show the icon of that name; what it means is said by the words beside it."""
        super().__init__()
        self._icon = icon(name)

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Give the height of a line, squared."""
        return QSize(1, 1) * self.fontMetrics().height()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Give the same: icons are not squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Draw it."""
        del event
        self._icon.paint(QPainter(self), self.rect())
