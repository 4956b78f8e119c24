"""The entries on show as a Qt model: keys only, everything else is read from the project."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.media.carrying import carried
from kijkocut.desktop.media.columns import COLUMNS, Subject, Told, subject_of, told
from kijkocut.desktop.media.filters import Filter, entries_shown
from kijkocut.desktop.media.presence import Presence
from kijkocut.desktop.media.uses import Uses
from kijkocut.desktop.shelf import Entry, EntryKind
from kijkocut.edit.changeset import ChangeSet
from kijkocut.edit.commands.rename_sequence import RenameSequence
from kijkocut.edit.commands.set_media import SetMedia
from kijkocut.edit.commands.set_subclip import SetSubclip
from kijkocut.model.ids import MediaId, SequenceId, SubclipId
from kijkocut.model.media import Media
from kijkocut.model.project import Table

if TYPE_CHECKING:
    from kijkocut.edit.command import Command

Index = QModelIndex | QPersistentModelIndex
_ROLE: Final = Qt.ItemDataRole
_NONE: Final = QModelIndex()
_TABLES: Final = {Table.media: EntryKind.media, Table.sequence: EntryKind.sequence}


class MediaModel(QAbstractTableModel):
    """What the list and the grid show. Rows are entries, columns are `COLUMNS`."""

    refilled = Signal()
    """Other entries are on show, or in another order; rows mean something else now."""
    refilling = Signal()
    """That is about to happen."""

    def __init__(self, desk: Desk, presence: Presence) -> None:
        """Show the project of `desk`."""
        super().__init__()
        self._desk, self._presence = desk, presence
        self.uses = Uses()
        self.filter = Filter()
        self._column, self._is_down = 0, False
        self._rows: list[Entry] = []
        self._places: dict[Entry, int] = {}
        desk.project_opened.connect(self._begin)
        desk.project_closed.connect(self._begin)
        desk.project_changed.connect(self._follow)
        desk.shelf.bin_changed.connect(self.refill)
        presence.changed.connect(self._on_presence)
        self._begin()

    # --- Qt's side ---

    def rowCount(self, parent: Index = _NONE) -> int:  # noqa: N802 Qt's name
        """Give how many entries are on show."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NONE) -> int:  # noqa: N802 Qt's name
        """Give how many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(  # noqa: N802 Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> object:
        """Give the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _ROLE.DisplayRole:
            return QCoreApplication.translate("MediaColumns", COLUMNS[section].label)
        if role == _ROLE.TextAlignmentRole and COLUMNS[section].is_number:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """Give what is shown and said of an entry."""
        entry = self.entry(index)
        if entry is None:
            return None
        column = COLUMNS[index.column()]
        if role in (_ROLE.DisplayRole, _ROLE.EditRole):
            return column.text(self.told(entry))
        if role == _ROLE.TextAlignmentRole and column.is_number:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role in (_ROLE.ToolTipRole, _ROLE.AccessibleDescriptionRole):
            return self._description(entry)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say what can be done with an entry."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        found = (
            Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )
        return found | Qt.ItemFlag.ItemIsEditable if index.column() == 0 else found

    def setData(self, index: Index, value: object, role: int = _ROLE.EditRole) -> bool:  # noqa: N802
        """Rename an entry."""
        entry = self.entry(index)
        if entry is None or role != _ROLE.EditRole or index.column() != 0:
            return False
        name = str(value).strip()
        if not name or name == self.told(entry).name:
            return False
        return self._desk.run(_renaming(entry, name)) is not None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the entries by a column."""
        self._column = max(0, column)
        self._is_down = order is Qt.SortOrder.DescendingOrder
        self.refill()

    def mimeTypes(self) -> list[str]:  # noqa: N802 Qt's name
        """Give what can be dropped here."""
        return ["text/uri-list"]

    def supportedDragActions(self) -> Qt.DropAction:  # noqa: N802 Qt's name
        """Give what dragging does: never a move, which a file manager would do to the files."""
        return Qt.DropAction.CopyAction

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 Qt's name
        """Give what is carried when these are dragged."""
        rows = sorted({index.row() for index in indexes})
        return carried(self._desk, [self._rows[row] for row in rows])

    # --- ours ---

    def entry(self, index: Index) -> Entry | None:
        """Give the entry of an index."""
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def entries(self) -> tuple[Entry, ...]:
        """Give the entries on show in their order."""
        return tuple(self._rows)

    def index_of(self, entry: Entry, column: int = 0) -> QModelIndex:
        """Give where an entry is on show; an invalid index if it is not."""
        row = self._places.get(entry)
        return self.index(row, column) if row is not None else QModelIndex()

    def subject(self, entry: Entry) -> Subject:
        """Give what an entry is."""
        return subject_of(self._desk.project, entry)

    def told(self, entry: Entry) -> Told:
        """Give what the columns of an entry are made from."""
        return told(self._desk.project, entry, self.uses, self._presence)

    def is_missing(self, entry: Entry) -> bool:
        """Whether an entry's file is known to be gone."""
        return entry.kind is not EntryKind.sequence and self._presence.is_missing(entry.id)

    def colour(self, entry: Entry) -> QColor | None:
        """Give the colour label of an entry."""
        subject = self.subject(entry)
        name = subject.colour if isinstance(subject, Media) else ""
        return QColor(name) if name and QColor.isValidColorName(name) else None

    def show_only(self, by: Filter) -> None:
        """Filter by something else."""
        if by != self.filter:
            self.filter = by
            self.refill()

    def refill(self) -> None:
        """Work out anew which entries are on show, and in what order."""
        self.refilling.emit()
        self.beginResetModel()
        self._rows = self._wanted()
        self._places = {entry: row for row, entry in enumerate(self._rows)}
        self.endResetModel()
        self.refilled.emit()

    # --- inside ---

    def _wanted(self) -> list[Entry]:
        project = self._desk.project
        found = entries_shown(
            project,
            bin_id=self._desk.shelf.bin,
            by=self.filter,
            uses=self.uses,
            presence=self._presence,
        )
        key = COLUMNS[self._column].key
        keys = {entry: (key(self.told(entry)), entry.id) for entry in found}
        return sorted(found, key=keys.__getitem__, reverse=self._is_down)

    def _begin(self) -> None:
        self._presence.forget()
        self.uses = Uses()
        self.uses.read(self._desk.project)
        self._presence.look(self._desk.project)
        self.refill()

    def _follow(self, done: ChangeSet) -> None:
        edited = done.added | done.removed | done.changed
        own = {Entry(kind=_TABLES[t], id=key) for t, key in edited if t in _TABLES}
        own |= {
            Entry(kind=EntryKind.subclip, id=entry.id, part=subclip.id)
            for entry in own
            if entry.kind is EntryKind.media and entry.id in done.after.media
            for subclip in done.after.media[MediaId(entry.id)].subclips
        }
        touched = own | self.uses.read(done.after)
        touched |= {
            Entry(kind=EntryKind.sequence, id=done.after.tracks[track].sequence)
            for track in done.tracks
            if track in done.after.tracks
        }
        if any(entry.kind is EntryKind.media for entry in own):
            self._presence.look(done.after)
        # Without this, each cut on a timeline would sort thousands of media again.
        hangs_on_clips = COLUMNS[self._column].name in ("used", "duration")
        is_reordered = own or (touched and (hangs_on_clips or self.filter.is_used is not None))
        if is_reordered and self._wanted() != self._rows:
            self.refill()
        else:
            self._redraw(touched)

    def _on_presence(self) -> None:
        if self._wanted() != self._rows:
            self.refill()
        elif self._rows:
            self._redraw({self._rows[0], self._rows[-1]})

    def _redraw(self, entries: set[Entry]) -> None:
        rows = [row for entry in entries if (row := self._places.get(entry)) is not None]
        if rows:
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), len(COLUMNS) - 1))

    def _description(self, entry: Entry) -> str:
        it = self.told(entry)
        parts = [it.name]
        parts += [text for column in COLUMNS[1:5] if (text := column.text(it))]
        if self.is_missing(entry):
            parts.append(self.tr("file missing"))
        if it.uses:
            parts.append(self.tr("used {count} times").format(count=it.uses))
        return ", ".join(parts)


def _renaming(entry: Entry, name: str) -> "Command":
    match entry.kind:
        case EntryKind.sequence:
            return RenameSequence(sequence=SequenceId(entry.id), name=name)
        case EntryKind.subclip:
            return SetSubclip(media=MediaId(entry.id), subclip=SubclipId(entry.part), name=name)
        case EntryKind.media:
            return SetMedia(media=MediaId(entry.id), name=name)
