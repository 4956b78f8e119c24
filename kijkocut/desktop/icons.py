"""The program's own icons: line drawings that take their colour from the palette.

`icon("razor")` gives one that follows the theme by itself and is sharp at every size.
"""

from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kijkocut.desktop.resources import resource_folder
from kijkocut.model.errors import BugError

_KEPT_AT_MOST: Final = 2000


@cache
def icon_names() -> tuple[str, ...]:
    """Give the names of all icons there are."""
    return tuple(sorted(path.stem for path in resource_folder("icons").glob("*.svg")))


def icon(name: str, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText) -> QIcon:
    """Give the icon of that name, a file of `resources/icons`.

    Args:
        name: The file's, without its ending.
        role: The colour of the palette it is drawn in.

    Raises:
        BugError: There is none.
    """
    _drawing(name)
    return QIcon(_TintedEngine(name, role))


def pixmap(name: str, size: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
    """Draw an icon.

    Args:
        name: As for `icon`.
        size: Width and height in points.
        colour: Of its lines.
        ratio: Pixels a point has on the screen.
    """
    key = (name, size, colour.rgba(), ratio)
    found = _pixmaps.get(key)
    if found is None:
        if len(_pixmaps) > _KEPT_AT_MOST:
            _pixmaps.clear()
        found = _pixmaps[key] = _drawn(name, size, colour, ratio)
    return found


class _TintedEngine(QIconEngine):
    """Draws in the palette's colour of the moment, so that icons follow the theme."""

    def __init__(self, name: str, role: QPalette.ColorRole) -> None:
        super().__init__()
        self._name, self._role = name, role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        del state
        size = min(rect.width(), rect.height())
        ratio = painter.device().devicePixelRatioF()
        made = pixmap(self._name, size, _colour(mode, self._role), ratio)
        at = rect.center() - QRect(0, 0, size - 1, size - 1).center()
        painter.drawPixmap(at, made)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        del state
        return pixmap(self._name, min(size.width(), size.height()), _colour(mode, self._role))

    def scaledPixmap(  # noqa: N802 Qt's name
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        del state
        side = min(size.width(), size.height())
        return pixmap(self._name, side, _colour(mode, self._role), scale)

    def actualSize(  # noqa: N802 Qt's name
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State
    ) -> QSize:
        del mode, state
        side = min(size.width(), size.height())
        return QSize(side, side)

    def key(self) -> str:
        return "kijkocut"

    def clone(self) -> QIconEngine:
        return _TintedEngine(self._name, self._role)


def _colour(mode: QIcon.Mode, role: QPalette.ColorRole) -> QColor:
    palette = QGuiApplication.palette()
    if mode is QIcon.Mode.Disabled:
        return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    if mode is QIcon.Mode.Selected:
        return palette.color(QPalette.ColorRole.HighlightedText)
    return palette.color(role)


def _drawn(name: str, size: int, colour: QColor, ratio: float) -> QPixmap:
    svg = _drawing(name).replace("currentColor", colour.name())
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    renderer.render(painter, QRectF(0, 0, made.width(), made.height()))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


@cache
def _drawing(name: str) -> str:
    path = resource_folder("icons") / f"{name}.svg"
    try:
        return path.read_text("utf-8")
    except OSError as exc:
        raise BugError(f'There is no icon "{name}" ({path}).') from exc


_pixmaps: dict[tuple[str, int, int, float], QPixmap] = {}
