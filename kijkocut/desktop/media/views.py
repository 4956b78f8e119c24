"""The list and the grid: two views of one model that share what is chosen."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QListView, QStyle, QTreeView

from kijkocut.desktop.media.columns import COLUMNS
from kijkocut.desktop.media.faces import CardDelegate, Faces, NameDelegate
from kijkocut.desktop.media.media_model import MediaModel

_WIDTHS = {
    "name": 30,
    "duration": 15,
    "size": 16,
    "rate": 11,
    "codec": 15,
    "created": 21,
    "bytes": 12,
    "tags": 14,
    "used": 6,
}
"""Of the columns, in characters."""


_CARD_GAP = 4
_LEAST_CARD = 64
"""Points between cards, and of the narrowest."""
_LEAST_LETTERS = 18
"""Letters there is room for on a card: how often it is used, and how long it is."""


def _prepare(view: QAbstractItemView) -> None:
    mode = QAbstractItemView
    view.setSelectionMode(mode.SelectionMode.ExtendedSelection)
    view.setSelectionBehavior(mode.SelectionBehavior.SelectRows)
    view.setEditTriggers(mode.EditTrigger.EditKeyPressed)
    view.setDragEnabled(True)
    view.setDragDropMode(mode.DragDropMode.DragDrop)
    view.setDefaultDropAction(Qt.DropAction.CopyAction)
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    view.setVerticalScrollMode(mode.ScrollMode.ScrollPerPixel)
    view.setMouseTracking(True)
    view.setTabKeyNavigation(False)


class MediaList(QTreeView):
    """Entries line by line, with columns that sort."""

    def __init__(self, model: MediaModel, faces: Faces) -> None:
        """Show `model`."""
        super().__init__()
        _prepare(self)
        self.setModel(model)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setAlternatingRowColors(False)
        self.setItemDelegateForColumn(0, NameDelegate(faces, self))
        self.setAccessibleName(self.tr("Media list"))
        header = self.header()
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        wide = self.fontMetrics().averageCharWidth()
        for place, column in enumerate(COLUMNS):
            header.resizeSection(place, _WIDTHS[column.name] * wide)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)


class MediaGrid(QListView):
    """Entries as cards; moving the pointer along a card shows the medium along its length."""

    zoomed = Signal(int)
    """Ctrl and the wheel: larger (1) or smaller (-1) cards are wanted."""

    def __init__(self, model: MediaModel, faces: Faces) -> None:
        """Show `model`."""
        super().__init__()
        _prepare(self)
        self._faces = faces
        self._wanted = 168
        self.setModel(model)
        self.cards = CardDelegate(faces, self)
        self.setItemDelegate(self.cards)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setDragEnabled(True)  # static movement has switched it off
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Media grid"))

    def set_card_width(self, points: int) -> None:
        """Make the cards about that wide: columns of them fill the width."""
        self._wanted = points
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 Qt's name
        """Fill the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # The scroll bar is counted also while it is not there, or it would come and go.
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        room = self.width() - bar - 2 * self.frameWidth() - 2
        wanted = max(self._wanted, _LEAST_LETTERS * self.fontMetrics().averageCharWidth())
        columns = max(1, round(room / (wanted + _CARD_GAP)))
        width = max(_LEAST_CARD, room // columns - _CARD_GAP)
        if width == self.cards.width and self.gridSize().isValid():
            return
        self.cards.width = width
        size = self.cards.card_size(self.fontMetrics())
        self.setGridSize(QSize(size.width() + _CARD_GAP, size.height() + _CARD_GAP))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Show the medium under the pointer where the pointer is along it."""
        super().mouseMoveEvent(event)
        if not event.buttons():
            self._hover(event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 Qt's name
        """Show pictures at rest again."""
        super().leaveEvent(event)
        self._set_hover(QModelIndex(), 0.0)

    def _hover(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if not index.isValid():
            self._set_hover(index, 0.0)
            return
        picture = self.cards.picture_rect(self.visualRect(index))
        share = (at.x() - picture.left()) / max(1, picture.width())
        is_on = picture.contains(at)
        self._set_hover(index if is_on else QModelIndex(), min(1.0, max(0.0, share)))

    def _set_hover(self, index: QModelIndex, share: float) -> None:
        model: MediaModel = self._faces.model
        before = self._faces.hovered
        entry = model.entry(index) if index.isValid() else None
        self._faces.hovered = (entry, share) if entry is not None else None
        if before != self._faces.hovered:
            for one in (before[0] if before is not None else None, entry):
                if one is not None:
                    self.update(model.index_of(one))
