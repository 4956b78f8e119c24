"""The dialog in which keys are looked up, changed, and taken from other editors."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.language import said
from kijkocut.desktop.shortcuts import Shortcuts, shown_keys
from kijkocut.model.errors import KijkoError

_NAME = Qt.ItemDataRole.UserRole


class ShortcutEditor(QDialog):
    """All actions with their keys; a key that is taken says by whom before it moves."""

    def __init__(
        self, desk: Desk, actions: ActionBook, shortcuts: Shortcuts, parent: QWidget | None = None
    ) -> None:
        """Edit `shortcuts`; every change holds at once."""
        super().__init__(parent)
        self._desk, self._shortcuts = desk, shortcuts
        self._texts = {action.name: _text(action.text) for action in actions}
        self._menus = {action.name: _menu(action.menu) for action in actions}
        self.setWindowTitle(self.tr("Keyboard Shortcuts"))
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addLayout(self._head())
        self.tree = self._list()
        column.addWidget(self.tree, 1)
        column.addLayout(self._editing())
        self.conflict = QLabel(" ")
        self.conflict.setWordWrap(True)
        column.addWidget(self.conflict)
        column.addWidget(self._foot())
        self._fill()
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * 100, metrics.height() * 36)

    def choose(self, name: str) -> None:
        """Select an action."""
        for row in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(row)
            if item is not None and item.data(0, _NAME) == name:
                self.tree.setCurrentItem(item)

    # --- the parts ---

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search by name or key"))
        self.search.setAccessibleName(self.tr("Search by name or key"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        row.addWidget(self.search, 1)
        label = QLabel(self.tr("&Preset"))
        self.preset = QComboBox()
        self.preset.setAccessibleName(self.tr("Preset"))
        label.setBuddy(self.preset)
        for name, preset in self._shortcuts.presets.items():
            self.preset.addItem(preset.label, name)
        self.preset.setCurrentIndex(self.preset.findData(self._shortcuts.preset))
        self.preset.activated.connect(self._take_preset)
        row.addWidget(label)
        row.addWidget(self.preset)
        return row

    def _list(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setAccessibleName(self.tr("Actions"))
        tree.setHeaderLabels([self.tr("Action"), self.tr("Menu"), self.tr("Keys")])
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.currentItemChanged.connect(lambda *_: self._show())
        return tree

    def _editing(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.field = QKeySequenceEdit()
        self.field.setMaximumSequenceLength(1)
        self.field.setAccessibleName(self.tr("New key"))
        self.field.keySequenceChanged.connect(self._warn)
        row.addWidget(QLabel(self.tr("New key")))
        self.field.setMinimumWidth(self.fontMetrics().averageCharWidth() * 18)
        row.addWidget(self.field, 1)
        for name, text, act in (
            ("assign", self.tr("Assign"), self._assign),
            ("add", self.tr("Add"), self._add),
            ("clear", self.tr("Remove Keys"), self._clear),
            ("reset", self.tr("Reset"), self._reset),
        ):
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, do=act: do())
            button.setObjectName(name)
            row.addWidget(button)
        return row

    def _foot(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for text, act in (
            (self.tr("Import..."), self._import),
            (self.tr("Export..."), self._export),
        ):
            button = box.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, do=act: do())
        box.rejected.connect(self.reject)
        return box

    # --- showing ---

    def _fill(self) -> None:
        chosen = self._chosen()
        self.tree.clear()
        for name, text in sorted(self._texts.items(), key=lambda at: at[1].casefold()):
            item = QTreeWidgetItem(
                [text, self._menus[name], shown_keys(self._shortcuts.keys(name))]
            )
            item.setData(0, _NAME, name)
            if self._shortcuts.is_changed(name):
                font = item.font(2)
                font.setBold(True)
                item.setFont(2, font)
                item.setToolTip(2, self.tr("Changed"))
            self.tree.addTopLevelItem(item)
        self.tree.resizeColumnToContents(1)
        self.tree.resizeColumnToContents(2)
        self._filter(self.search.text())
        if chosen:
            self.choose(chosen)
        elif (first := self.tree.topLevelItem(0)) is not None:
            self.tree.setCurrentItem(first)

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for row in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(row)
            if item is not None:
                line = " ".join(item.text(column) for column in range(3)).casefold()
                item.setHidden(not all(word in line for word in words))

    def _show(self) -> None:
        self.field.clear()
        self._warn()

    def _warn(self) -> None:
        key, name = self._key(), self._chosen()
        users = self._shortcuts.users(key, besides=name) if key else ()
        if users:
            said = self.tr("{key} does “{action}” now; assigning it takes it from there.")
            text = said.format(key=shown_keys((key,)), action=self._texts.get(users[0], users[0]))
        else:
            text = " "
        self.conflict.setText(text)

    def _key(self) -> str:
        form = QKeySequence.SequenceFormat.PortableText
        return self.field.keySequence().toString(form)

    def _chosen(self) -> str:
        item = self.tree.currentItem()
        return str(item.data(0, _NAME)) if item is not None else ""

    # --- doing ---

    def _assign(self) -> None:
        if self._key() and self._chosen():
            self._shortcuts.set(self._chosen(), (self._key(),))
            self._done()

    def _add(self) -> None:
        name = self._chosen()
        if self._key() and name:
            self._shortcuts.set(name, (*self._shortcuts.keys(name), self._key()))
            self._done()

    def _clear(self) -> None:
        if self._chosen():
            self._shortcuts.set(self._chosen(), ())
            self._done()

    def _reset(self) -> None:
        if self._chosen():
            self._shortcuts.reset(self._chosen())
            self._done()

    def _take_preset(self) -> None:
        self._shortcuts.take_preset(self.preset.currentData())
        self._done()

    def _done(self) -> None:
        self.field.clear()
        self._fill()

    def _export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export Shortcuts"), "kijkocut-shortcuts.toml", "TOML (*.toml)"
        )
        if name:
            self._try(lambda: self._shortcuts.export(Path(name)))

    def _import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Import Shortcuts"), "", "TOML (*.toml)"
        )
        if name:
            self._try(lambda: self._shortcuts.load(Path(name)))
            self.preset.setCurrentIndex(self.preset.findData(self._shortcuts.preset))
            self._fill()

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except KijkoError as exc:
            self._desk.complain(exc)
            self.conflict.setText(said(str(exc)))


def _text(text: str) -> str:
    return QCoreApplication.translate("Actions", text).rstrip(".")


def _menu(path: str) -> str:
    parts = (QCoreApplication.translate("Menus", part) for part in path.split("/") if part)
    return " > ".join(parts)
