"""The table of captions: choosing shows the moment, typing edits in place."""

from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from kijkocut.desktop.captions.editing import split_caption
from kijkocut.desktop.captions.lines_model import TOO_FAST, Column, LinesModel
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.theme import theme_named
from kijkocut.model.ids import ClipId

_Index = QModelIndex | QPersistentModelIndex
_LEAST_LETTERS: Final = {
    Column.duration: 100,
    Column.speed: 92,
    Column.end: 82,
    Column.speaker: 66,
    Column.number: 46,
}
"""Widths, in letters, from which columns are shown."""


class LinesTable(QTableView):
    """Rows follow what is selected in the window, and the other way round."""

    def __init__(self, desk: Desk, model: LinesModel) -> None:
        """Show `model`."""
        super().__init__()
        self._desk, self._lines = desk, model
        self._is_telling = False
        self.setModel(model)
        self.setItemDelegate(_CellDelegate(self))
        self.setAccessibleName(self.tr("Captions"))
        self.setAccessibleDescription(self.tr("Enter or F2 edits; Enter again goes to the next"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)  # lines are where people put them; the rest is elided
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._dress_header()
        self.selectionModel().selectionChanged.connect(self._tell)
        desk.selection_changed.connect(self.follow)
        model.modelReset.connect(self._fit_rows)
        model.rowsInserted.connect(self._fit_rows)
        model.rowsRemoved.connect(self._fit_rows)
        model.dataChanged.connect(self._fit_changed)
        self._fit_rows()

    def edit_text(self, clip: ClipId) -> None:
        """Start typing the text of a caption."""
        row = self._lines.row_of(clip)
        if row >= 0:
            index = self._lines.index(row, Column.text)
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self.edit(index)

    def follow(self) -> None:
        """Choose the rows of what is selected in the window."""
        if self._is_telling:
            return
        rows = sorted(r for r in map(self._lines.row_of, self._desk.selection) if r >= 0)
        chosen = self.selectionModel()
        if [index.row() for index in sorted(chosen.selectedRows())] == rows:
            return
        ranges = QItemSelection()
        last = len(Column) - 1
        for row in rows:
            ranges.select(self._lines.index(row, 0), self._lines.index(row, last))
        self._is_telling = True
        chosen.select(ranges, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if rows:
            column = max(self.currentIndex().column(), 0)
            chosen.setCurrentIndex(
                self._lines.index(rows[0], column), QItemSelectionModel.SelectionFlag.NoUpdate
            )
            self.scrollTo(self._lines.index(rows[0], Column.text))
        self._is_telling = False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Enter edits the text."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            index = self.currentIndex()
            if index.column() in (Column.number, Column.speed):
                index = index.siblingAtColumn(Column.text)
            self.setCurrentIndex(index)
            self.edit(index)
        else:
            super().keyPressEvent(event)

    def commit_and_go_on(self, editor: QWidget) -> None:
        """Keep what was typed and go to the line below."""
        index = self.currentIndex()
        self.commitData(editor)
        self.closeEditor(editor, QStyledItemDelegate.EndEditHint.NoHint)
        below = self._lines.index(index.row() + 1, index.column())
        if below.isValid():
            self.setCurrentIndex(below)

    def split_at(self, editor: QPlainTextEdit) -> None:
        """Split the caption that is being typed at the cursor."""
        index = self.currentIndex()
        character = editor.textCursor().position()
        clip = self._lines.clips[index.row()].id
        self.commitData(editor)
        self.closeEditor(editor, QStyledItemDelegate.EndEditHint.NoHint)
        split_caption(self._desk, clip, character)

    def warning_colour(self) -> QColor:
        """Give the colour of what needs attention."""
        return QColor(theme_named(self._desk.settings.text("look.theme")).warning)

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(Column.text, QHeaderView.ResizeMode.Stretch)
        bold = QFont(self.font())
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        wide = metrics.horizontalAdvance("00:00:00:0000")
        self.setColumnWidth(Column.number, metrics.horizontalAdvance("00000"))
        self.setColumnWidth(Column.start, wide)
        self.setColumnWidth(Column.end, wide)
        self.setColumnWidth(Column.duration, metrics.horizontalAdvance("Length 00"))
        self.setColumnWidth(Column.speaker, metrics.horizontalAdvance("Speaker 00"))
        self.setColumnWidth(Column.speed, metrics.horizontalAdvance("Char/s 00"))
        header.setMinimumSectionSize(metrics.averageCharWidth() * 4)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 Qt's name
        """Keep the text readable in a narrow dock: first the length goes, then more."""
        super().resizeEvent(event)
        letters = self.viewport().width() / max(1, self.fontMetrics().averageCharWidth())
        for column, least in _LEAST_LETTERS.items():
            self.setColumnHidden(column, letters < least)

    def _fit_rows(self, *_: object) -> None:
        self._fit(range(len(self._lines.clips)))
        self.follow()

    def _fit_changed(self, top: QModelIndex, bottom: QModelIndex) -> None:
        self._fit(range(top.row(), bottom.row() + 1))

    def _fit(self, rows: range) -> None:
        """Give lines the height of their text's own lines, not wrapped: cheap for thousands."""
        high = self.fontMetrics().lineSpacing()
        for row in rows:
            text = getattr(self._lines.clips[row].source, "text", "")
            wanted = high * min(4, text.count("\n") + 1) + round(high * 0.6)
            if self.rowHeight(row) != wanted:
                self.setRowHeight(row, wanted)

    def _tell(self) -> None:
        """Select the chosen captions in the window and show the first one's moment."""
        if self._is_telling:
            return
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        clips = [self._lines.clips[row] for row in rows]
        self._is_telling = True
        self._desk.select(clip.id for clip in clips)
        if len(clips) == 1 and not clips[0].start <= self._desk.playhead < clips[0].end:
            sequence = self._desk.sequence
            at = clips[0].start
            # The frame in which it is seen first, not the one it begins in.
            self._desk.move_playhead(at if sequence is None else sequence.rate.ceil(at))
        self._is_telling = False


class _CellDelegate(QStyledItemDelegate):
    """Texts are typed in fields of several lines; what reads too fast stands out."""

    def __init__(self, table: LinesTable) -> None:
        super().__init__(table)
        self._table = table

    def createEditor(  # noqa: N802 Qt's name
        self, parent: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> QWidget:
        del option
        if index.column() == Column.text:
            editor = QPlainTextEdit(parent)
            editor.setTabChangesFocus(True)
            editor.document().setDocumentMargin(2)
            editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            editor.setAccessibleName(self.tr("Text of the caption"))
            editor.setToolTip(self.tr("Enter keeps it; Shift+Enter new line; Ctrl+Enter splits"))
            return editor
        line = QLineEdit(parent)
        heading = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        line.setAccessibleName(str(heading))
        return line

    def setEditorData(self, editor: QWidget, index: _Index) -> None:  # noqa: N802 Qt's name
        text = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
            editor.selectAll()
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def setModelData(  # noqa: N802 Qt's name
        self, editor: QWidget, model: QAbstractItemModel, index: _Index
    ) -> None:
        if isinstance(editor, QPlainTextEdit):
            model.setData(index, editor.toPlainText())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(  # noqa: N802 Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        del index
        rect = option.rect
        if isinstance(editor, QPlainTextEdit):
            lines = 2.6 if rect.height() < 3 * editor.fontMetrics().lineSpacing() else 4.6
            rect.setHeight(max(rect.height(), round(editor.fontMetrics().lineSpacing() * lines)))
        editor.setGeometry(rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's name
        if isinstance(watched, QPlainTextEdit) and isinstance(event, QKeyEvent):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.type() is QEvent.Type.KeyPress and is_enter:
                self._on_enter(watched, event)
                return True
        return super().eventFilter(watched, event)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        if index.column() == Column.speed and index.data(TOO_FAST):
            marked = QStyleOptionViewItem(option)
            marked.palette.setColor(QPalette.ColorRole.Text, self._table.warning_colour())
            super().paint(painter, marked, index)
        else:
            super().paint(painter, option, index)

    def _on_enter(self, editor: QPlainTextEdit, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            editor.insertPlainText("\n")
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._table.split_at(editor)
        else:
            self._table.commit_and_go_on(editor)
