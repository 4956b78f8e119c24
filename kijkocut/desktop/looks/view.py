"""The grid of pictures: pointing plays, a double click or Enter puts to use, dragging carries."""

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QDrag, QHideEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from kijkocut.desktop.looks.liked import Liked
from kijkocut.desktop.looks.look import Look
from kijkocut.desktop.looks.looks_model import LOOK, LooksModel
from kijkocut.desktop.looks.pictures import Pictures
from kijkocut.desktop.looks.tiles import TileDelegate

_STEPS: Final = 20
_STEP_MS: Final = 80
_AHEAD: Final = 4
"""Steps whose pictures are asked for before they are due."""
_HOLD: Final = 6
"""Steps for which the end of what is played stays before it starts again."""

_Index = QModelIndex | QPersistentModelIndex


class LooksView(QListView):
    """Tiles under headings."""

    used = Signal(object)
    """A `Look` that shall be put to use."""
    menu_wanted = Signal(object, QPoint)
    """A `Look`, and where on the screen its menu belongs."""
    chosen = Signal(object)
    """The `Look` that is current, or None."""

    def __init__(self, model: LooksModel, pictures: Pictures, liked: Liked) -> None:
        """Show `model`."""
        super().__init__()
        self._model, self._pictures, self._liked = model, pictures, liked
        self._tiles = TileDelegate(self, pictures, liked)
        self._played: Look | None = None
        self._step = 0
        self._clock = QTimer(self, interval=_STEP_MS)
        self._clock.timeout.connect(self._play)
        self.setModel(model)
        self.setItemDelegate(self._tiles)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setWrapping(True)
        self.setSpacing(0)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(24)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        # Not `activated`: where the desktop opens files by one click, that would be one click too.
        self.doubleClicked.connect(self._use)
        pictures.ready.connect(model.changed)

    @property
    def current_look(self) -> Look | None:
        """What is current."""
        look = self.currentIndex().data(LOOK)
        return look if isinstance(look, Look) else None

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802
        """Tell what is current; playing follows the keyboard too."""
        super().currentChanged(current, previous)
        self.chosen.emit(self.current_look)
        if self.hasFocus():
            self._point_at(current)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Play what is pointed at."""
        super().mouseMoveEvent(event)
        if not event.buttons():
            self._point_at(self.indexAt(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Turn the star that was clicked on."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        look = index.data(LOOK)
        is_left = event.button() is Qt.MouseButton.LeftButton
        is_star = self._tiles.star_at(self.visualRect(index)).contains(at)
        if is_left and is_star and isinstance(look, Look):
            self._liked.toggle(look)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Put to use, but for a double click on the star."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        if not self._tiles.star_at(self.visualRect(index)).contains(at):
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Put to use what is current."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._use(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 Qt's name
        """Stop playing."""
        super().leaveEvent(event)
        self._point_at(QModelIndex())

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 Qt's name
        """Stop playing."""
        super().hideEvent(event)
        self._point_at(QModelIndex())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 Qt's name
        """Ask for the menu of what is pointed at, or is current."""
        is_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if is_mouse else self.currentIndex()
        look = index.data(LOOK)
        if isinstance(look, Look):
            at = event.pos() if is_mouse else self.visualRect(index).center()
            self.menu_wanted.emit(look, self.viewport().mapToGlobal(at))

    def startDrag(self, actions: Qt.DropAction) -> None:  # noqa: N802 Qt's name
        """Carry the current entry with its picture."""
        del actions
        index = self.currentIndex()
        look = index.data(LOOK)
        if not isinstance(look, Look):
            return
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData([index]))
        picture = self._pictures.picture(look.picture, look.name) if look.picture else None
        if picture is not None:
            ratio = self.devicePixelRatioF()
            small = picture.scaledToWidth(
                round(120 * ratio), Qt.TransformationMode.SmoothTransformation
            )
            small.setDevicePixelRatio(ratio)
            drag.setPixmap(small)
            drag.setHotSpot(QPoint(12, 12))
        drag.exec(Qt.DropAction.CopyAction)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 Qt's name
        """Make the tiles fill the rows again."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def sizeHint(self) -> QSize:  # noqa: N802 Qt's name
        """Ask for two tiles beside each other."""
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * 44, metrics.height() * 20)

    def _use(self, index: QModelIndex) -> None:
        look = index.data(LOOK)
        if isinstance(look, Look):
            self.used.emit(look)

    def _point_at(self, index: _Index) -> None:
        look = index.data(LOOK) if index.isValid() else None
        look = look if isinstance(look, Look) else None
        if look == self._played:
            return
        before, self._played = self._played, look
        self._tiles.playing = None
        self._clock.stop()
        self._pictures.stop_playing()
        self._redraw(before)
        if look is not None and look.picture and look.is_moving:
            self._step = 0
            self._clock.start()

    def _play(self) -> None:
        """Go a step on when its picture has come."""
        look = self._played
        if look is None:
            return
        step = self._step % (_STEPS + _HOLD)
        for ahead in range(_AHEAD):
            later = min(step + ahead, _STEPS - 1) / (_STEPS - 1)
            self._pictures.picture(look.picture, look.name, later)
        at = min(step, _STEPS - 1) / (_STEPS - 1)
        if self._pictures.has(look.picture, look.name, at):
            self._tiles.playing = (look.key, at)
            self._step += 1
            self._redraw(look)

    def _redraw(self, look: Look | None) -> None:
        row = self._model.row_of(look.key) if look is not None else -1
        if row >= 0:
            self.update(self._model.index(row))
