"""The tree of bins beside the list."""

from PySide6.QtCore import QItemSelection, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTreeView

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.media.bin_model import BinModel
from kijkocut.desktop.media.drops import DropZone

_MENU = ("media.new_bin", "media.rename_bin", "media.delete_bin")


class BinTree(QTreeView):
    """Chooses the bin on show; takes what is dragged onto bins."""

    def __init__(self, desk: Desk, actions: ActionBook) -> None:
        """Show the bins of the project of `desk`."""
        super().__init__()
        self._desk, self._actions = desk, actions
        self.bins = BinModel(desk)
        self.setModel(self.bins)
        self.setStyleSheet("QTreeView::item { padding: 3px 2px; }")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setTabKeyNavigation(False)
        self.setAccessibleName(self.tr("Bins"))
        self.setAccessibleDescription(
            self.tr("Folders of the project; choose one to see its media")
        )
        self.zone = DropZone(self.viewport())
        self.zone.dropped.connect(desk.shelf.bring)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.bins.modelReset.connect(self._show_bin)
        desk.shelf.bin_changed.connect(self._show_bin)
        self.selectionModel().selectionChanged.connect(self._choose)
        self._show_bin()

    def rename(self) -> None:
        """Begin typing another name for the bin on show."""
        self.setFocus()
        self.edit(self.bins.index_of(self._desk.shelf.bin))

    def _show_bin(self) -> None:
        self.expandAll()
        index = self.bins.index_of(self._desk.shelf.bin)
        if index != self.currentIndex() or not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)

    def _choose(self, now: QItemSelection) -> None:
        if now.indexes():
            self._desk.shelf.show_bin(self.bins.bin_at(now.indexes()[0]))

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self._actions.get(name) for name in _MENU])
        menu.popup(self.viewport().mapToGlobal(at))
