"""The list of recent projects with its search, order and verbs."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, QSize, QSortFilterProxyModel, Qt
from PySide6.QtGui import QAction, QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QMessageBox,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.icons import icon
from kijkocut.desktop.welcome.pictures import ProjectPictures
from kijkocut.desktop.welcome.recent import Recent, RecentProjects
from kijkocut.desktop.welcome.shelf import ProjectShelf
from kijkocut.desktop.welcome.shown import ENTRY, ProjectDelegate, spoken
from kijkocut.model.errors import KijkoError

_ORDERS: Final[dict[str, Callable[[Recent], tuple[object, ...]]]] = {
    "opened": lambda e: (-e.opened_ms,),
    "modified": lambda e: (-(e.modified or 0.0),),
    "name": lambda e: (e.name.casefold(),),
    "duration": lambda e: (-e.duration,),
}


class ProjectList(QWidget):
    """Recent projects as cards or rows; Enter opens, F2 renames, Delete takes from the list."""

    def __init__(self, desk: Desk, recent: RecentProjects, pictures: ProjectPictures) -> None:
        """Show `recent`."""
        super().__init__()
        self._desk, self._recent, self._pictures = desk, recent, pictures
        self._shelf = ProjectShelf(desk.studio, recent)
        self._model = QStandardItemModel(self)
        self._proxy = QSortFilterProxyModel(self)
        self._proxy.setSourceModel(self._model)
        self._proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._delegate = ProjectDelegate(pictures)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 30, 28, 16)
        column.setSpacing(14)
        column.addLayout(self._head())
        self._stack = QStackedLayout()
        self.view = self._list()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nothing())
        column.addLayout(self._stack, 1)
        self._verbs = self._make_verbs()
        self._show_form(is_grid=desk.settings.text("start.form") != "list")
        pictures.made.connect(lambda _: self.view.viewport().update())
        recent.listen(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the list as it is now."""
        chosen = self.chosen()
        order = _ORDERS[self._desk.settings.text("start.order")]
        self._model.clear()
        for entry in sorted(self._recent.entries, key=order):
            item = QStandardItem(f"{entry.name} {entry.path}")
            item.setData(entry, ENTRY)
            item.setData(spoken(entry), Qt.ItemDataRole.AccessibleTextRole)
            item.setToolTip(entry.path)
            item.setEditable(False)
            self._model.appendRow(item)
            if self.isVisible():
                self._pictures.want(entry)
        self._stack.setCurrentIndex(0 if self._recent.entries else 1)
        for row in range(self._proxy.rowCount()):
            index = self._proxy.index(row, 0)
            if row == 0 or (chosen is not None and index.data(ENTRY).path == chosen.path):
                self.view.setCurrentIndex(index)

    def chosen(self) -> Recent | None:
        """Give the project that the verbs are for."""
        entry = self.view.currentIndex().data(ENTRY) if self._proxy.rowCount() else None
        return entry if isinstance(entry, Recent) else None

    def do(self, verb: str) -> None:
        """Do `open`, `rename`, `duplicate`, `forget`, `trash` or `info` to the chosen project."""
        entry = self.chosen()
        if entry is None:
            return
        try:
            match verb:
                case "open":
                    self._desk.open(entry.file)
                case "rename":
                    self._rename(entry)
                case "duplicate":
                    self._shelf.duplicate(entry)
                case "forget":
                    self._recent.forget(entry.file)
                case "trash":
                    self._trash(entry)
                case "info":
                    self._inform(entry)
        except KijkoError as exc:
            self._desk.complain(exc)

    # --- the parts ---

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        title = QLabel(self.tr("Recent Projects"))
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        font.setBold(True)
        title.setFont(font)
        row.addWidget(title)
        row.addStretch(1)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search projects"))
        self.search.setAccessibleName(self.tr("Search projects"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(self.fontMetrics().averageCharWidth() * 28)
        self.search.textChanged.connect(self._search)
        row.addWidget(self.search)
        self.order = QComboBox()
        self.order.setAccessibleName(self.tr("Order"))
        for name, label in (
            ("opened", self.tr("Last opened")),
            ("modified", self.tr("Last modified")),
            ("name", self.tr("Name")),
            ("duration", self.tr("Duration")),
        ):
            self.order.addItem(label, name)
        self.order.setCurrentIndex(self.order.findData(self._desk.settings.text("start.order")))
        self.order.currentIndexChanged.connect(self._sort)
        row.addWidget(self.order)
        self._grid = self._switch("grid", self.tr("Show as cards"), is_grid=True)
        self._rows = self._switch("list", self.tr("Show as rows"), is_grid=False)
        row.addWidget(self._grid)
        row.addWidget(self._rows)
        return row

    def _switch(self, image: str, text: str, *, is_grid: bool) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(image))
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setCheckable(True)
        button.setIconSize(QSize(1, 1) * self.fontMetrics().height())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self._show_form(is_grid=is_grid))
        return button

    def _list(self) -> QListView:
        view = QListView()
        view.setObjectName("projects")
        view.setAccessibleName(self.tr("Recent Projects"))
        view.setAccessibleDescription(
            self.tr("Enter opens, F2 renames, Delete takes a project from the list")
        )
        view.setModel(self._proxy)
        view.setItemDelegate(self._delegate)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setMovement(QListView.Movement.Static)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._offer)
        view.activated.connect(lambda _: self.do("open"))
        return view

    def _nothing(self) -> QWidget:
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.addStretch(2)
        for text, is_title in (
            (self.tr("Nothing here yet"), True),
            (
                self.tr(
                    "Start a new project, open one, or look around in the demo.\n"
                    "Projects that you open are listed here."
                ),
                False,
            ),
        ):
            label = QLabel(text)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            if is_title:
                font = label.font()
                font.setPointSizeF(font.pointSizeF() * 1.3)
                label.setFont(font)
            else:
                label.setForegroundRole(label.foregroundRole().PlaceholderText)
            column.addWidget(label)
        column.addStretch(3)
        return empty

    def _make_verbs(self) -> tuple[QAction | None, ...]:
        """Make what the context menu offers; None stands for a line."""
        made: list[QAction | None] = []
        for verb, text, image, key in (
            ("open", self.tr("Open"), "open", "Return"),
            ("", "", "", ""),
            ("rename", self.tr("Rename..."), "rename", "F2"),
            ("duplicate", self.tr("Duplicate"), "duplicate", "Ctrl+D"),
            ("info", self.tr("Information..."), "info", "Ctrl+I"),
            ("", "", "", ""),
            ("forget", self.tr("Remove from List"), "close", "Delete"),
            ("trash", self.tr("Move to Trash..."), "delete", "Shift+Delete"),
        ):
            if not verb:
                made.append(None)
                continue
            action = QAction(icon(image), text, self.view)
            action.setObjectName(f"projects.{verb}")
            if verb != "open":
                action.setShortcut(QKeySequence(key))
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _=False, name=verb: self.do(name))
            self.view.addAction(action)
            made.append(action)
        return tuple(made)

    # --- what the controls do ---

    def _offer(self, at: QPoint) -> None:
        if not self.view.indexAt(at).isValid() and self.chosen() is None:
            return
        menu = QMenu(self)
        for verb in self._verbs:
            if verb is None:
                menu.addSeparator()
            else:
                menu.addAction(verb)
        menu.exec(self.view.viewport().mapToGlobal(at))

    def _search(self, text: str) -> None:
        self._proxy.setFilterFixedString(text)
        self.view.setCurrentIndex(self._proxy.index(0, 0))

    def _sort(self) -> None:
        self._desk.settings.set("start.order", self.order.currentData())
        self.refresh()

    def _show_form(self, *, is_grid: bool) -> None:
        self._desk.settings.set("start.form", "grid" if is_grid else "list")
        self._delegate.is_grid = is_grid
        self._grid.setChecked(is_grid)
        self._rows.setChecked(not is_grid)
        mode = QListView.ViewMode.IconMode if is_grid else QListView.ViewMode.ListMode
        self.view.setViewMode(mode)
        self.view.setMovement(QListView.Movement.Static)
        self.view.setSpacing(6 if is_grid else 1)
        self.view.setGridSize(QSize())
        self.view.scheduleDelayedItemsLayout()

    def _rename(self, entry: Recent) -> None:
        name, is_wanted = QInputDialog.getText(
            self,
            self.tr("Rename Project"),
            self.tr("Name"),
            QLineEdit.EchoMode.Normal,
            entry.name,
        )
        if is_wanted and name.strip() and name != entry.name:
            self._shelf.rename(entry, name.strip())

    def _trash(self, entry: Recent) -> None:
        asked = QMessageBox.question(
            self,
            self.tr("Move to Trash"),
            self.tr('Move "{name}" to the trash?\nIts footage and its backups stay.').format(
                name=entry.name
            ),
        )
        if asked is QMessageBox.StandardButton.Yes:
            self._shelf.trash(entry)

    def _inform(self, entry: Recent) -> None:
        rows = "".join(
            f"<tr><td style='padding-right:14px'>{label}</td><td><b>{text}</b></td></tr>"
            for label, text in self._shelf.facts(entry)
        )
        QMessageBox.information(self, entry.name, f"<table>{rows}</table>")
