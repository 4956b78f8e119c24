"""The inside of the Markers dock."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLabel,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.dock_bar import DockBar, action_button
from kijkocut.desktop.markers.colours import MARKER_COLOURS, colour_icon, colour_name
from kijkocut.desktop.markers.entry import Entry, deleting
from kijkocut.desktop.markers.markers_model import Column, MarkersModel

_Index = QModelIndex | QPersistentModelIndex
_DOT = 12


class MarkersPanel(QWidget):
    """A choice of colour, buttons, and the table; a click goes to the marker."""

    def __init__(self, desk: Desk, actions: ActionBook) -> None:
        """List the markers of the sequence on show."""
        super().__init__()
        self._desk = desk
        self.model = MarkersModel(desk)
        self.table = QTableView()
        self.filter = QComboBox()
        self.pages = QStackedWidget()
        self.help = QLabel()
        self.setAccessibleName(self.tr("Markers"))
        self._dress_table()
        self._lay_out(actions)
        self.filter.currentIndexChanged.connect(self._filter)
        self.table.selectionModel().currentRowChanged.connect(self._go)
        self.table.clicked.connect(self._go)
        self.model.modelReset.connect(self._show_page)
        self.setFocusProxy(self.table)
        self._show_page()

    @property
    def chosen(self) -> tuple[Entry, ...]:
        """The markers whose rows are chosen."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return tuple(self.model.entries[row] for row in rows)

    def choose(self, marker: str, *, is_named: bool = False) -> None:
        """Choose a marker's row, and start typing its name if `is_named`."""
        row = self.model.row_of(marker)
        if row >= 0:
            index = self.model.index(row, Column.label)
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)
            if is_named:
                self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self.table.edit(index)

    def _name_here(self) -> None:
        """Start typing the name of the marker at the playhead, which was just added."""
        here = (e for e in self.model.entries if e.at == self._desk.playhead and e.clip is None)
        entry = next(here, None)
        if entry is not None:
            self.choose(entry.marker, is_named=True)

    def delete_chosen(self) -> None:
        """Take the chosen markers away, as one step; the next is chosen then."""
        chosen = self.chosen
        if not chosen:
            return
        row = self.model.row_of(chosen[0].marker)
        commands = [deleting(entry) for entry in chosen]
        label = self.tr("Delete markers") if len(commands) > 1 else ""
        if self._desk.run(*commands, label=label) is not None and self.model.entries:
            near = self.model.index(min(row, len(self.model.entries) - 1), Column.label)
            self.table.selectionModel().setCurrentIndex(
                near,
                QItemSelectionModel.SelectionFlag.ClearAndSelect
                | QItemSelectionModel.SelectionFlag.Rows,
            )

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setItemDelegate(_MarkerDelegate(table))
        table.setAccessibleName(self.tr("Markers"))
        table.setAccessibleDescription(self.tr("A click goes to the marker; F2 edits a field"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.verticalHeader().hide()
        metrics = self.fontMetrics()
        table.verticalHeader().setDefaultSectionSize(round(metrics.lineSpacing() * 1.6))
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(metrics.averageCharWidth() * 5)
        header.setSectionsMovable(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        for column, widest in (
            (Column.colour, "Purple 0000000"),
            (Column.at, "00:00:00:0000"),
            (Column.label, "n" * 16),
            (Column.note, "n" * 18),
            (Column.duration, "Length 00"),
            (Column.chapter, "Chapter 0"),
            (Column.where, "Sequence 00"),
        ):
            table.setColumnWidth(column, metrics.horizontalAdvance(widest))
        header.moveSection(header.visualIndex(Column.label), 1)

    def _lay_out(self, actions: ActionBook) -> None:
        self.filter.setAccessibleName(self.tr("Colour shown"))
        self.filter.addItem(self.tr("All colours"), "")
        for colour in MARKER_COLOURS:
            self.filter.addItem(colour_icon(colour, _DOT), colour_name(colour), colour)
        bar = DockBar()
        bar.add(self.filter, stretch=1)
        for name, image in (
            ("mark.add", "add"),
            ("markers.delete", "delete"),
            ("markers.export", "export"),
        ):
            button = action_button(actions.get(name), image)
            bar.add(button)
            if name == "mark.add":
                button.clicked.connect(self._name_here)
        self.help.setWordWrap(True)
        self.help.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.help.setMargin(20)
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.help)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(bar)
        whole.addWidget(self.pages, 1)

    def _filter(self) -> None:
        self.model.show_colour(self.filter.currentData() or "")

    def _show_page(self) -> None:
        self.pages.setCurrentIndex(0 if self.model.entries else 1)
        if self._desk.sequence is None:
            self.help.setText(self.tr("Open a project to mark its moments."))
        elif self.model.colour:
            self.help.setText(self.tr("No marker has this colour."))
        else:
            self.help.setText(self.tr("There are no markers yet. Press M at a moment to mark it."))

    def _go(self, index: QModelIndex) -> None:
        if index.isValid() and index.row() < len(self.model.entries) and self._is_used():
            self._desk.move_playhead(self.model.entries[index.row()].at)

    def _is_used(self) -> bool:
        """Tell a person's choice of a row from one that follows from an edit."""
        return self.table.hasFocus()


class _MarkerDelegate(QStyledItemDelegate):
    """Colours are chosen from a list; all else is typed."""

    def createEditor(  # noqa: N802 Qt's name
        self, parent: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> QWidget:
        if index.column() != Column.colour:
            editor = super().createEditor(parent, option, index)
            heading = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
            editor.setAccessibleName(str(heading))
            return editor
        box = QComboBox(parent)
        box.setAccessibleName(self.tr("Colour"))
        for colour in MARKER_COLOURS:
            box.addItem(colour_icon(colour, _DOT), colour_name(colour), colour)
        box.activated.connect(lambda: self._done(box))
        return box

    def setEditorData(self, editor: QWidget, index: _Index) -> None:  # noqa: N802 Qt's name
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
            editor.showPopup()
        else:
            super().setEditorData(editor, index)

    def setModelData(  # noqa: N802 Qt's name
        self, editor: QWidget, model: QAbstractItemModel, index: _Index
    ) -> None:
        if isinstance(editor, QComboBox):
            if editor.currentIndex() >= 0:
                model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)

    def _done(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, QStyledItemDelegate.EndEditHint.NoHint)
