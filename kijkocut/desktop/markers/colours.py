"""The colours of markers: their names in projects, what people call them, how they are shown."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from kijkocut.desktop.media.labels import COLOURS

_NAMES: Final = {
    "green": QT_TRANSLATE_NOOP("Markers", "Green"),
    "red": QT_TRANSLATE_NOOP("Markers", "Red"),
    "orange": QT_TRANSLATE_NOOP("Markers", "Orange"),
    "yellow": QT_TRANSLATE_NOOP("Markers", "Yellow"),
    "teal": QT_TRANSLATE_NOOP("Markers", "Teal"),
    "blue": QT_TRANSLATE_NOOP("Markers", "Blue"),
    "purple": QT_TRANSLATE_NOOP("Markers", "Purple"),
    "pink": QT_TRANSLATE_NOOP("Markers", "Pink"),
}
MARKER_COLOURS: Final = tuple(_NAMES)
"""As projects name them, in the order they are offered."""


def colour_name(colour: str) -> str:
    """Give what people call a colour."""
    return QCoreApplication.translate("Markers", str(_NAMES.get(colour, colour)))


def shown_colour(colour: str) -> QColor:
    """Give how a colour of a project is shown; other programs' may be any that Qt knows."""
    value = COLOURS.get(colour.capitalize(), colour)
    made = QColor(value)
    return made if made.isValid() else QColor(COLOURS["Green"])


def colour_icon(colour: str, side: int, ratio: float = 1.0) -> QIcon:
    """Draw a dot of a colour, `side` points wide."""
    pixmap = QPixmap(QSize(side, side) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shown_colour(colour))
    painter.drawEllipse(QRectF(1, 1, side - 2, side - 2))
    painter.end()
    return QIcon(pixmap)
