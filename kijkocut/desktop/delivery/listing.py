"""A list of rows with a strip of buttons above it; what the Jobs and Export Queue docks share."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kijkocut.desktop.delivery.row_delegate import RowDelegate
from kijkocut.desktop.delivery.rows import Row, RowModel
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.theme import theme_named


class _List(QListView):
    """A list in which Delete and Space are heard while it has the focus."""

    removed = Signal()
    toggled = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Pass two keys on as wishes."""
        match event.key():
            case Qt.Key.Key_Delete:
                self.removed.emit()
            case Qt.Key.Key_Space:
                self.toggled.emit()
            case _:
                super().keyPressEvent(event)


class Listing(QWidget):
    """Rows, buttons that act on the chosen one, and what is said when there is none."""

    chosen = Signal()
    """Another row is chosen, or the chosen one changed."""

    def __init__(self, desk: Desk, *, name: str, nothing: str) -> None:
        """Begin empty.

        Args:
            desk: Whose theme is used.
            name: For screen readers.
            nothing: Said while there are no rows.
        """
        super().__init__()
        self._desk = desk
        self.model = RowModel(self)
        self.list = _List()
        self.list.setModel(self.model)
        self.list.setAccessibleName(name)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.delegate = RowDelegate(theme_named(desk.settings.text("look.theme")), self.list)
        self.list.setItemDelegate(self.delegate)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.list.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())
        self.model.dataChanged.connect(self._on_data)
        self.buttons = QHBoxLayout()
        self.buttons.setContentsMargins(6, 6, 6, 6)
        self.nothing = QLabel(nothing)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self.nothing.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addLayout(self.buttons)
        self.column.addWidget(self.nothing, 1)
        self.column.addWidget(self.list, 1)
        self._leave = desk.settings.listen(self._on_setting)
        self.destroyed.connect(self._leave)
        self.show_rows(())

    def add_button(self, text: str, does: Callable[[], None], tip: str = "") -> QPushButton:
        """Add a button that acts on the chosen row."""
        made = QPushButton(text)
        made.setAutoDefault(False)
        made.setToolTip(tip)
        made.clicked.connect(lambda *_: does())
        self.buttons.addWidget(made)
        return made

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show these rows; the first is chosen if none was."""
        self.model.show(rows)
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        if rows and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))
        self.chosen.emit()

    @property
    def current(self) -> Row | None:
        """The chosen row."""
        return self.model.row(self.list.currentIndex())

    def choose(self, key: str) -> None:
        """Choose a row by its key."""
        index = self.model.place_of(key)
        if index.isValid():
            self.list.setCurrentIndex(index)

    def _on_data(self, first: QModelIndex) -> None:
        if first.row() == self.list.currentIndex().row():
            self.chosen.emit()

    def _on_setting(self, name: str) -> None:
        if name == "look.theme":
            self.delegate.theme = theme_named(self._desk.settings.text(name))
            self.list.viewport().update()
