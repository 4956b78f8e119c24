"""A button that shows a colour and lets it be chosen."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QColorDialog, QPushButton

from kijkocut.model.title import Rgba


class ColourButton(QPushButton):
    """Shows a colour over a chequered ground, so that what can be seen through is told."""

    chosen = Signal()

    def __init__(self, name: str) -> None:
        """Call it `name` for those who can't see it."""
        super().__init__()
        self._name = name
        self._colour: Rgba = (1.0, 1.0, 1.0, 1.0)
        self.setAccessibleName(name)
        self.clicked.connect(self._choose)

    @property
    def colour(self) -> Rgba:
        """The colour, display-referred, with alpha."""
        return self._colour

    def show_colour(self, colour: Rgba) -> None:
        """Show a colour without telling."""
        self._colour = colour
        self.setToolTip(QColor.fromRgbF(*colour).name(QColor.NameFormat.HexArgb))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Ask for room of a few letters."""
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * 9, metrics.height() + 10)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Draw the colour inside the button's frame."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(5, 5, -5, -5)
        if self._colour[3] < 1.0:
            painter.fillRect(rect, Qt.GlobalColor.white)
            painter.fillRect(rect, Qt.BrushStyle.Dense4Pattern)
        painter.fillRect(rect, QColor.fromRgbF(*self._colour))

    def _choose(self) -> None:
        made = QColorDialog.getColor(
            QColor.fromRgbF(*self._colour),
            self,
            self._name,
            QColorDialog.ColorDialogOption.ShowAlphaChannel,
        )
        if made.isValid():
            self.show_colour((made.redF(), made.greenF(), made.blueF(), made.alphaF()))
            self.chosen.emit()
