"""A list of rows with a strip of buttons above it; what the Jobs and Export Queue docks share."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListView,
    QMenu,
    QSizePolicy,
    QToolBar,
    QToolButton,
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
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.list.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())
        self.model.dataChanged.connect(self._on_data)
        # Where there is no room for a button it goes behind an arrow.
        self.strip = QToolBar()
        self.strip.setProperty("kind", "strip")
        self.setBackgroundRole(self.palette().ColorRole.Base)
        self.setAutoFillBackground(True)
        self._buttons: dict[QToolButton, QAction] = {}
        self.nothing = QLabel(nothing)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self.nothing.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.strip)
        self.column.addWidget(self.nothing, 1)
        self.column.addWidget(self.list, 1)
        self._leave = desk.settings.listen(self._on_setting)
        self.destroyed.connect(self._leave)
        self.show_rows(())

    def add_button(self, text: str, does: Callable[[], None], tip: str = "") -> QToolButton:
        """Add a button that acts on the chosen row, or on all."""
        made = QToolButton()
        made.setText(text)
        made.setToolTip(tip)
        made.setAccessibleDescription(tip)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda *_: does())
        self._buttons[made] = self.strip.addWidget(made)
        return made

    def add_space(self) -> None:
        """Keep the buttons that follow to the right."""
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.strip.addWidget(space)

    def show_buttons(self, shown: Mapping[QToolButton, bool]) -> None:
        """Show the buttons that make sense now."""
        for button, is_there in shown.items():
            try:
                self._buttons[button].setVisible(is_there)
            except RuntimeError:  # the list loses its choice as the window goes, after the strip
                return

    def menu(self) -> QMenu:
        """Make a menu of the buttons that make sense now; it goes when it is closed."""
        menu = QMenu(self.list)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button, action in self._buttons.items():
            if action.isVisible():
                menu.addAction(button.text(), button.click)
        return menu

    def _show_menu(self, at: QPoint) -> None:
        self.menu().popup(self.list.viewport().mapToGlobal(at))

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
