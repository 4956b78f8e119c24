"""Rows that show work in progress: a picture, two lines of text, a bar."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage

from kijkocut.desktop.delivery.wording import stage_text
from kijkocut.jobs import Stage

ROW: Final = Qt.ItemDataRole.UserRole
_ROLE: Final = Qt.ItemDataRole

Index = QModelIndex | QPersistentModelIndex


class Row(Struct, frozen=True, kw_only=True):
    """What one row says."""

    key: str
    title: str
    detail: str = ""
    stage: Stage
    share: float = 0.0
    note: str = ""
    """To the right of the title: time left, speed."""
    is_bad: bool = False
    """Whether it is done, but not as it should be."""
    picture: Path | None = None
    has_picture: bool = False
    """Whether a place is kept for a picture."""

    def spoken(self) -> str:
        """Give it as a screen reader should read it."""
        share = f"{self.share:.0%}" if self.stage in (Stage.running, Stage.paused) else ""
        words = (self.title, stage_text(self.stage), share, self.note, self.detail)
        return ", ".join(word for word in words if word)


class RowModel(QAbstractListModel):
    """Rows by key; those that stay keep their place in the selection."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._rows: list[Row] = []
        self._pictures: dict[Path, QImage] = {}

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows and no others, in this order."""
        keys = [row.key for row in rows]
        if keys != [row.key for row in self._rows]:
            self._arrange(keys, {row.key: row for row in rows})
        for number, row in enumerate(rows):
            if row != self._rows[number]:
                self._rows[number] = row
                at = self.index(number)
                self.dataChanged.emit(at, at)

    def _arrange(self, keys: list[str], rows: dict[str, Row]) -> None:
        for number in reversed(range(len(self._rows))):
            if self._rows[number].key not in rows:
                self.beginRemoveRows(QModelIndex(), number, number)
                del self._rows[number]
                self.endRemoveRows()
        for number, key in enumerate(keys):
            here = next((n for n, r in enumerate(self._rows) if r.key == key), None)
            if here is None:
                self.beginInsertRows(QModelIndex(), number, number)
                self._rows.insert(number, rows[key])
                self.endInsertRows()
            elif here != number:
                self.beginMoveRows(QModelIndex(), here, here, QModelIndex(), number)
                self._rows.insert(number, self._rows.pop(here))
                self.endMoveRows()

    def row(self, index: Index) -> Row | None:
        """Give the row at an index."""
        at = index.row()
        return self._rows[at] if index.isValid() and at < len(self._rows) else None

    def place_of(self, key: str) -> QModelIndex:
        """Give where a row is; an invalid index if it is not there."""
        number = next((n for n, row in enumerate(self._rows) if row.key == key), -1)
        return self.index(number) if number >= 0 else QModelIndex()

    def picture(self, row: Row) -> QImage:
        """Give a row's picture, read once; a null image if it has none."""
        if row.picture is None:
            return QImage()
        if row.picture not in self._pictures:
            self._pictures[row.picture] = QImage(str(row.picture))
        return self._pictures[row.picture]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 Qt's own
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """Give a row, its title, or what a screen reader says."""
        row = self.row(index)
        if row is None:
            return None
        match role:
            case _ROLE.DisplayRole:
                return row.title
            case _ROLE.AccessibleTextRole:
                return row.spoken()
            case _ROLE.ToolTipRole:
                return row.detail
            case _ if role == ROW:
                return row
            case _:
                return None
