"""The bins as a Qt tree, read from the project."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dragging import MEDIA_TYPE, read_media
from kijkocut.edit.changeset import ChangeSet
from kijkocut.edit.commands.move_to_bin import MoveToBin
from kijkocut.edit.commands.rename_bin import RenameBin
from kijkocut.model.ids import BinId
from kijkocut.model.project import Table

Index = QModelIndex | QPersistentModelIndex
BIN_TYPE: Final = "application/x-kijkocut-bin"
"""The id of a bin that is dragged within the tree."""
_ROLE: Final = Qt.ItemDataRole
_NONE: Final = QModelIndex()


class BinModel(QAbstractItemModel):
    """One row for the whole project, its bins below it."""

    def __init__(self, desk: Desk) -> None:
        """Show the bins of the project of `desk`."""
        super().__init__()
        self._desk = desk
        self._numbers: dict[BinId, int] = {}
        self._bins: list[BinId | None] = [None]
        self._inside: dict[BinId | None, list[BinId]] = {}
        # The bins as Qt was told of them: between an edit and the reset they are others already.
        self._shown = desk.project.bins
        desk.project_opened.connect(self.refill)
        desk.project_closed.connect(self.refill)
        desk.project_changed.connect(self._follow)
        self.refill()

    # --- Qt's side ---

    def index(self, row: int, column: int, parent: Index = _NONE) -> QModelIndex:
        """Give the place of a bin."""
        if not parent.isValid():
            return self.createIndex(row, column, 0) if row == 0 else QModelIndex()
        inner = self._inside.get(self.bin_at(parent), [])
        if not 0 <= row < len(inner):
            return QModelIndex()
        return self.createIndex(row, column, self._numbers[inner[row]])

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """Give the place of the bin that a bin lies in."""
        bin_id = self.bin_at(index)
        if bin_id is None or bin_id not in self._shown:
            return QModelIndex()
        return self.index_of(self._shown[bin_id].parent)

    def rowCount(self, parent: Index = _NONE) -> int:  # noqa: N802 Qt's name
        """Give how many bins lie in one."""
        return len(self._inside.get(self.bin_at(parent), [])) if parent.isValid() else 1

    def columnCount(self, parent: Index = _NONE) -> int:  # noqa: N802 Qt's name
        """Bins have a name only."""
        del parent
        return 1

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """Give what is shown of a bin."""
        bin_id = self.bin_at(index)
        found = self._shown.get(bin_id) if bin_id is not None else None
        if role in (_ROLE.DisplayRole, _ROLE.EditRole):
            return found.name if found is not None else self.tr("All media")
        if role == _ROLE.DecorationRole and found is not None and found.colour:
            return QColor(found.colour)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say what can be done with a bin."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        found = (
            Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDropEnabled
        )
        if self.bin_at(index) is not None:
            found |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
        return found

    def setData(self, index: Index, value: object, role: int = _ROLE.EditRole) -> bool:  # noqa: N802
        """Rename a bin."""
        bin_id = self.bin_at(index)
        name = str(value).strip()
        if role != _ROLE.EditRole or bin_id is None or not name:
            return False
        if name == self._shown[bin_id].name:
            return False
        return self._desk.run(RenameBin(bin=bin_id, name=name)) is not None

    def mimeTypes(self) -> list[str]:  # noqa: N802 Qt's name
        """Give what can be dropped on bins, besides files."""
        return [BIN_TYPE, MEDIA_TYPE]

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 Qt's name
        """Give what dropping on a bin may be called; it moves either way."""
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def supportedDragActions(self) -> Qt.DropAction:  # noqa: N802 Qt's name
        """Copying only: a view takes away the rows of what is moved."""
        return Qt.DropAction.CopyAction

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 Qt's name
        """Give a bin that is dragged."""
        mime = QMimeData()
        bin_id = self.bin_at(indexes[0]) if indexes else None
        if bin_id is not None:
            mime.setData(BIN_TYPE, bin_id.encode())
        return mime

    def dropMimeData(  # noqa: N802 Qt's name
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        column: int,
        parent: Index,
    ) -> bool:
        """File what is dropped on a bin."""
        del action, row, column
        if not parent.isValid():
            return False
        target = self.bin_at(parent)
        if data.hasFormat(BIN_TYPE):
            moved = BinId(bytes(data.data(BIN_TYPE).data()).decode())
            return self._desk.run(MoveToBin(bin=target, bins=(moved,))) is not None
        carried = read_media(data)
        media = tuple(one.media for one in carried if one.media is not None)
        sequences = tuple(one.sequence for one in carried if one.sequence is not None)
        if not media + sequences:
            return False
        command = MoveToBin(
            bin=target,
            media=tuple(dict.fromkeys(media)),
            sequences=tuple(dict.fromkeys(sequences)),
        )
        return self._desk.run(command) is not None

    # --- ours ---

    def bin_at(self, index: Index) -> BinId | None:
        """Give the bin of a place; None is the whole project."""
        return self._bins[index.internalId()] if index.isValid() else None

    def index_of(self, bin_id: BinId | None) -> QModelIndex:
        """Give the place of a bin; that of the whole project if there is no such bin."""
        found = self._shown.get(bin_id) if bin_id is not None else None
        if found is None:
            return self.createIndex(0, 0, 0)
        row = self._inside[found.parent].index(found.id)
        return self.createIndex(row, 0, self._numbers[found.id])

    def refill(self) -> None:
        """Read the bins anew."""
        self.beginResetModel()
        inside: dict[BinId | None, list[BinId]] = {}
        self._shown = self._desk.project.bins
        for found in sorted(self._shown.values(), key=lambda b: (b.name.casefold(), b.id)):
            inside.setdefault(found.parent, []).append(found.id)
            if found.id not in self._numbers:
                self._numbers[found.id] = len(self._bins)
                self._bins.append(found.id)
        self._inside = inside
        self.endResetModel()

    def _follow(self, done: ChangeSet) -> None:
        if any(table is Table.bin for table, _ in done.added | done.removed | done.changed):
            self.refill()
