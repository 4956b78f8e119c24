"""The markers of the sequence on show as a table that is edited in place."""

from enum import IntEnum
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.markers.colours import colour_icon, colour_name
from kijkocut.desktop.markers.entry import Entry, Said, entries, setting
from kijkocut.desktop.timecodes import length_label, place_label, read_place, read_typed
from kijkocut.edit.changeset import ChangeSet
from kijkocut.model.project import Table
from kijkocut.model.sequence import Sequence
from kijkocut.model.ticks import BadTimeError

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_ROLE: Final = Qt.ItemDataRole
_DOT: Final = 12


class Column(IntEnum):
    """What the table shows."""

    colour = 0
    at = 1
    label = 2
    note = 3
    duration = 4
    chapter = 5
    where = 6


class MarkersModel(QAbstractTableModel):
    """Rows by time, of one colour if so chosen. On the UI thread."""

    def __init__(self, desk: Desk) -> None:
        """Follow the sequence on show."""
        super().__init__()
        self._desk = desk
        self._entries: tuple[Entry, ...] = ()
        self._colour = ""
        for signal in (desk.project_opened, desk.project_closed, desk.sequence_changed):
            signal.connect(self.read)
        desk.project_changed.connect(self._on_edit)
        self.read()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The markers of the rows."""
        return self._entries

    @property
    def colour(self) -> str:
        """The colour that is shown; empty for all."""
        return self._colour

    def show_colour(self, colour: str) -> None:
        """Show markers of one colour only; of all when it is empty."""
        self._colour = colour
        self.read()

    def row_of(self, marker: str) -> int:
        """Give the row of a marker, -1 when it is not shown."""
        for row, entry in enumerate(self._entries):
            if entry.marker == marker:
                return row
        return -1

    def read(self) -> None:
        """Take in the markers as they are now."""
        sequence = self._desk.sequence
        found = entries(self._desk.project, sequence) if sequence is not None else ()
        shown = tuple(one for one in found if self._colour in ("", one.colour))
        if shown == self._entries:
            return
        if [one.marker for one in shown] == [one.marker for one in self._entries]:
            self._entries = shown
            self.dataChanged.emit(self.index(0, 0), self.index(len(shown) - 1, len(Column) - 1))
            return
        self.beginResetModel()
        self._entries = shown
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802 Qt's name
        """Count the markers."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802 Qt's name
        """Count the columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(  # noqa: N802 Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> object:
        """Name a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role not in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole):
            return None
        names = (
            self.tr("Colour"),
            self.tr("Time"),
            self.tr("Name"),
            self.tr("Note"),
            self.tr("Length"),
            self.tr("Chapter"),
            self.tr("On"),
        )
        return names[section]

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> object:
        """Give what a cell shows."""
        sequence = self._desk.sequence
        if not index.isValid() or sequence is None:
            return None
        entry, column = self._entries[index.row()], Column(index.column())
        match role:
            case _ROLE.DisplayRole | _ROLE.AccessibleTextRole:
                return self._shown(sequence, entry, column)
            case _ROLE.EditRole:
                return (
                    entry.colour
                    if column is Column.colour
                    else self._shown(sequence, entry, column)
                )
            case _ROLE.DecorationRole if column is Column.colour:
                return colour_icon(entry.colour, _DOT)
            case _ROLE.ToolTipRole if column in (Column.label, Column.note):
                return self._shown(sequence, entry, column)
            case _ROLE.CheckStateRole if column is Column.chapter and entry.clip is None:
                return Qt.CheckState.Checked if entry.is_chapter else Qt.CheckState.Unchecked
            case _ROLE.TextAlignmentRole if column in (Column.at, Column.duration):
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """All but the clip's name can be changed; markers of clips are no chapters."""
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        match Column(index.column()):
            case Column.where:
                return plain
            case Column.chapter:
                is_own = self._entries[index.row()].clip is None
                return plain | Qt.ItemFlag.ItemIsUserCheckable if is_own else plain
        return plain | Qt.ItemFlag.ItemIsEditable

    def setData(  # noqa: N802 Qt's name
        self, index: _Index, value: object, role: int = _ROLE.EditRole
    ) -> bool:
        """Run the command for a cell that was edited; what is refused is said by the desk."""
        sequence = self._desk.sequence
        if not index.isValid() or sequence is None:
            return False
        entry, column = self._entries[index.row()], Column(index.column())
        if role == _ROLE.EditRole and value == self.data(index, _ROLE.EditRole):
            return True
        try:
            said = _said(sequence, entry, column, value)
        except BadTimeError as exc:
            self._desk.complain(exc)
            return False
        return self._desk.run(setting(self._desk.project, entry, said)) is not None

    def _shown(self, sequence: Sequence, entry: Entry, column: Column) -> str:
        match column:
            case Column.colour:
                return colour_name(entry.colour)
            case Column.at:
                return place_label(sequence, entry.at)
            case Column.label:
                return entry.name
            case Column.note:
                return entry.note
            case Column.duration:
                return length_label(sequence, entry.duration) if entry.duration else ""
            case Column.chapter:
                return ""
            case Column.where:
                return entry.where or self.tr("Sequence")

    def _on_edit(self, done: ChangeSet) -> None:
        touched = done.added | done.removed | done.changed
        if done.tracks or any(table is Table.marker for table, _ in touched):
            self.read()


def _said(sequence: Sequence, entry: Entry, column: Column, value: object) -> Said:
    text = str(value)
    match column:
        case Column.colour:
            return Said(colour=text)
        case Column.at:
            return Said(at=read_place(text, sequence, entry.at))
        case Column.label:
            return Said(name=text.strip())
        case Column.note:
            return Said(note=text.strip())
        case Column.duration:
            return Said(duration=read_typed(text, sequence.rate) if text.strip() else 0)
        case Column.chapter:
            return Said(is_chapter=Qt.CheckState(value) is Qt.CheckState.Checked)
        case Column.where:
            return Said()
