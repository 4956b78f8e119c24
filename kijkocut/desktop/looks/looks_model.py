"""Effects, transitions and titles as rows of a list: headings of categories and what is in them."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from kijkocut.desktop.dragging import (
    EffectDrag,
    GeneratorDrag,
    TitleDrag,
    TransitionDrag,
    encode,
)
from kijkocut.desktop.looks.look import Look, LookKind

LOOK: Final = Qt.ItemDataRole.UserRole
"""The `Look` of a row; None for headings."""
_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_ROLE: Final = Qt.ItemDataRole


class LooksModel(QAbstractListModel):
    """A list with a heading before each category. Headings can't be chosen."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._rows: tuple[Look | str, ...] = ()

    def show_looks(self, looks: Iterable[Look], *, has_headings: bool) -> None:
        """Show these, in their order."""
        rows: list[Look | str] = []
        heading = ""
        for look in looks:
            if has_headings and look.category != heading:
                heading = look.category
                rows.append(heading)
            rows.append(look)
        if tuple(rows) != self._rows:
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()

    @property
    def looks(self) -> tuple[Look, ...]:
        """What is shown, without the headings."""
        return tuple(row for row in self._rows if isinstance(row, Look))

    def row_of(self, key: str) -> int:
        """Give the row of a look, -1 when it is not shown."""
        for row, one in enumerate(self._rows):
            if isinstance(one, Look) and one.key == key:
                return row
        return -1

    def changed(self, kind: str, name: str) -> None:
        """Say that the picture of an entry has come."""
        for row, look in enumerate(self._rows):
            if isinstance(look, Look) and look.picture == kind and look.name == name:
                index = self.index(row)
                self.dataChanged.emit(index, index)

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802 Qt's name
        """Count headings and entries."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> object:
        """Give what a row shows and says."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            return row if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole) else None
        match role:
            case _ROLE.DisplayRole | _ROLE.AccessibleTextRole:
                return row.label
            case _ROLE.AccessibleDescriptionRole:
                return f"{row.category}. {row.description}"
            case _ROLE.ToolTipRole:
                return f"<b>{row.label}</b><br>{row.description}"
            case _ if role == LOOK:
                return row
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Entries can be chosen and dragged."""
        if not index.isValid() or isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def mimeTypes(self) -> list[str]:  # noqa: N802 Qt's name
        """Name the forms in which entries are dragged."""
        return sorted({kind for look in self.looks for kind in _cargo(look).formats()})

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 Qt's name
        """Pack an entry to be dragged."""
        looks = [row for i in indexes if isinstance(row := self._rows[i.row()], Look)]
        return _cargo(looks[0]) if looks else QMimeData()

    def roleNames(self) -> dict[int, QByteArray]:  # noqa: N802 Qt's name
        """Name the roles."""
        return {**super().roleNames(), LOOK: QByteArray(b"look")}


def _cargo(look: Look) -> QMimeData:
    match look.kind:
        case LookKind.effect | LookKind.sound_effect:
            return encode(EffectDrag(kind=look.name))
        case LookKind.transition | LookKind.sound_transition:
            return encode(TransitionDrag(kind=look.name))
        case LookKind.lettering:
            return encode(TitleDrag(template=look.name))
        case LookKind.generator | LookKind.sound_generator | LookKind.adjustment:
            return encode(GeneratorDrag(kind=look.name))
