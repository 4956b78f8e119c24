"""The presets by group, with what each is for; a person's own can be deleted."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.language import said
from kijkocut.export import Preset
from kijkocut.model.errors import KijkoError

_NAME: Final = Qt.ItemDataRole.UserRole


class PresetList(QWidget):
    """Lists presets; `chosen` carries the one that was picked."""

    chosen = Signal(object)
    """A `Preset`."""
    saving = Signal(str)
    """The title under which the present settings are to be kept."""

    def __init__(self, desk: Desk) -> None:
        """List all there are."""
        super().__init__()
        self._desk = desk
        self._library = desk.studio.preset_library
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search presets"))
        self.search.setAccessibleName(self.tr("Search presets"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(self.tr("Presets"))
        self.tree.currentItemChanged.connect(self._choose)
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.about.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        column.addWidget(self.about)
        column.addLayout(self._foot())
        self.fill()

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.save = QPushButton(self.tr("Save as Preset..."))
        self.delete = QPushButton(self.tr("Delete"))
        self.delete.setAccessibleDescription(self.tr("Deletes the chosen preset of your own"))
        for button in (self.save, self.delete):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch()
        self.save.clicked.connect(self._ask_title)
        self.delete.clicked.connect(self._delete)
        return row

    def fill(self, select: str = "") -> None:
        """Read the presets again and choose one by name without announcing it."""
        self.tree.blockSignals(True)  # noqa: FBT003 Qt's own
        self.tree.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        for preset in self._library.all():
            if preset.group not in groups:
                title = QCoreApplication.translate("Presets", preset.group)
                group = groups[preset.group] = QTreeWidgetItem([title])
                group.setFlags(Qt.ItemFlag.ItemIsEnabled)
                font = group.font(0)
                font.setBold(True)
                group.setFont(0, font)
                self.tree.addTopLevelItem(group)
            item = QTreeWidgetItem([QCoreApplication.translate("Presets", preset.title)])
            item.setData(0, _NAME, preset.name)
            item.setToolTip(0, said(preset.description))
            groups[preset.group].addChild(item)
        self.tree.expandAll()
        self.select(select)
        self.tree.blockSignals(False)  # noqa: FBT003 Qt's own
        self._describe()

    def select(self, name: str) -> None:
        """Mark a preset as the chosen one."""
        for item in self._items():
            if item.data(0, _NAME) == name:
                self.tree.setCurrentItem(item)
                return

    @property
    def current(self) -> Preset | None:
        """The chosen preset as the library has it."""
        item = self.tree.currentItem()
        name = item.data(0, _NAME) if item is not None else None
        return next((p for p in self._library.all() if p.name == name), None)

    def _items(self) -> list[QTreeWidgetItem]:
        tops = (self.tree.topLevelItem(n) for n in range(self.tree.topLevelItemCount()))
        found = (top.child(n) for top in tops if top is not None for n in range(top.childCount()))
        return [item for item in found if item is not None]

    def _choose(self) -> None:
        self._describe()
        if (preset := self.current) is not None:
            self.chosen.emit(preset)

    def _describe(self) -> None:
        preset = self.current
        text = preset.description if preset is not None else ""
        self.about.setText(QCoreApplication.translate("Presets", text) if text else "")
        self.delete.setEnabled(preset is not None and self._library.is_own(preset.name))

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for item in self._items():
            group = item.parent()
            told = f"{item.text(0)} {item.toolTip(0)} {group.text(0) if group else ''}".casefold()
            item.setHidden(not all(word in told for word in words))
        shown = {item.parent() for item in self._items() if not item.isHidden()}
        for number in range(self.tree.topLevelItemCount()):
            top = self.tree.topLevelItem(number)
            if top is not None:
                top.setHidden(top not in shown)

    def _ask_title(self) -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle(self.tr("Save as Preset"))
        dialog.setLabelText(self.tr("Name of the preset"))
        dialog.textValueSelected.connect(self.saving)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def keep(self, preset: Preset, title: str) -> Preset | None:
        """Keep settings as an own preset and choose it; None when that failed, which was said."""
        try:
            own = self._library.save(preset, title)
        except KijkoError as exc:
            self._desk.complain(exc)
            return None
        self.fill(own.name)
        return own

    def _delete(self) -> None:
        preset = self.current
        if preset is None:
            return
        try:
            self._library.delete(preset.name)
        except KijkoError as exc:
            self._desk.complain(exc)
            return
        self.fill()
