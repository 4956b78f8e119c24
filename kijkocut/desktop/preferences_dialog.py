"""The dialog of preferences, made from the settings' descriptions."""

from collections.abc import Iterable
from itertools import groupby
from typing import Final

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.icons import icon, icon_names
from kijkocut.workspace import Setting, SettingKind, Settings

PAGES: Final = {
    "look": ("Appearance", "palette"),
    "timeline": ("Timeline", "timeline"),
    "play": ("Playback", "play"),
    "editing": ("Editing", "cut"),
    "viewer": ("Viewers", "program"),
    "media": ("Media", "media"),
    "proxies": ("Proxies", "proxy"),
    "audio": ("Audio", "sound"),
    "export": ("Export", "export"),
    "safety": ("Safety", "save"),
    "captions": ("Captions", "captions"),
    "titles": ("Titles", "titles"),
}
"""Title (context `Pages`) and icon of a page by the first part of its settings' names."""

_NAMES: Final = {"gl": "OpenGL"}
"""Choices that are names."""
_WIDEST: Final = 1_000_000_000


class PreferencesDialog(QDialog):
    """Pages of settings; every change holds at once."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Show the settings of `desk`."""
        super().__init__(parent)
        self._settings = desk.settings
        self.setWindowTitle(self.tr("Preferences"))
        self.pages = QListWidget()
        self.pages.setAccessibleName(self.tr("Pages"))
        self.pages.setSpacing(2)
        self.pages.setIconSize(QSize(1, 1) * self.fontMetrics().height())
        self._stack = QStackedWidget()
        shown = sorted((s for s in desk.settings if s.is_shown), key=_page_order)
        for page, group in groupby(shown, key=_page):
            self._add_page(page, tuple(group))
        self.pages.currentRowChanged.connect(self._stack.setCurrentIndex)
        self.pages.setCurrentRow(0)
        edge = 2 * (self.pages.frameWidth() + self.pages.spacing() + self.fontMetrics().height())
        self.pages.setFixedWidth(self.pages.sizeHintForColumn(0) + edge)
        row = QHBoxLayout()
        row.addWidget(self.pages)
        row.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.addLayout(row, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * 105, metrics.height() * 32)

    def _add_page(self, page: str, settings: tuple[Setting, ...]) -> None:
        title, image = PAGES.get(page, (page.capitalize(), "settings"))
        shown = QCoreApplication.translate("Pages", title)
        item = QListWidgetItem(shown)
        if image in icon_names():
            item.setIcon(icon(image))
        self.pages.addItem(item)
        body = SettingsPage(shown, settings, self._settings)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(body)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack.addWidget(area)


class SettingsPage(QWidget):
    """A control for each of some settings."""

    def __init__(self, title: str, shown: Iterable[Setting], settings: Settings) -> None:
        """Show `shown`, whose values are in `settings`."""
        super().__init__()
        self._settings = settings
        self._shown = tuple(shown)
        self._fields: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(12)
        head = QLabel(title)
        font = head.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        font.setBold(True)
        head.setFont(font)
        column.addWidget(head)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        for setting in self._shown:
            self._add(form, setting)
        column.addLayout(form)
        column.addStretch(1)
        reset = QPushButton(self.tr("Restore Defaults"))
        reset.setAutoDefault(False)
        reset.clicked.connect(self._reset)
        column.addWidget(reset, 0, Qt.AlignmentFlag.AlignRight)

    def field(self, name: str) -> QWidget:
        """Give the control of a setting.

        Raises:
            KeyError: It is not on this page.
        """
        return self._fields[name]

    def _add(self, form: QFormLayout, setting: Setting) -> None:
        label = _tr(setting.label)
        field = self._control(setting)
        field.setAccessibleName(label)
        field.setObjectName(setting.name)
        self._fields[setting.name] = field
        if isinstance(field, QCheckBox):
            field.setText(label)
            form.addRow("", field)
        else:
            form.addRow(label, field)
        if setting.description:
            text = _tr(setting.description)
            field.setAccessibleDescription(text)
            field.setToolTip(text)
            said = QLabel(text)
            said.setWordWrap(True)
            said.setForegroundRole(said.foregroundRole().PlaceholderText)
            form.addRow("", said)

    def _control(self, setting: Setting) -> QWidget:
        value = self._settings.get(setting.name)
        name = setting.name
        match setting.kind:
            case SettingKind.switch:
                box = QCheckBox()
                box.setChecked(value is True)
                box.toggled.connect(lambda on: self._settings.set(name, on))
                return box
            case SettingKind.choice:
                choice = QComboBox()
                for one in setting.choices:
                    choice.addItem(choice_label(one), one)
                choice.setCurrentIndex(choice.findData(value))
                choice.activated.connect(lambda row: self._settings.set(name, choice.itemData(row)))
                return choice
            case SettingKind.whole | SettingKind.number:
                return self._number(setting)
            case SettingKind.text:
                line = QLineEdit(str(value))
                line.editingFinished.connect(lambda: self._settings.set(name, line.text()))
                return line

    def _number(self, setting: Setting) -> QWidget:
        value = self._settings.number(setting.name)
        low = setting.minimum if setting.minimum is not None else -_WIDEST
        high = setting.maximum if setting.maximum is not None else _WIDEST
        unit = f" {setting.unit}" if setting.unit else ""
        if setting.kind is SettingKind.whole:
            whole = QSpinBox()
            whole.setRange(int(low), int(high))
            whole.setValue(round(value))
            whole.setSuffix(unit)
            whole.valueChanged.connect(lambda v: self._settings.set(setting.name, v))
            return whole
        number = QDoubleSpinBox()
        number.setRange(low, high)
        number.setValue(value)
        number.setSuffix(unit)
        number.valueChanged.connect(lambda v: self._settings.set(setting.name, v))
        return number

    def _reset(self) -> None:
        for setting in self._shown:
            self._settings.set(setting.name, setting.default)
            match self._fields[setting.name]:
                case QCheckBox() as box:
                    box.setChecked(setting.default is True)
                case QComboBox() as choice:
                    choice.setCurrentIndex(choice.findData(setting.default))
                case QSpinBox() as whole:
                    whole.setValue(int(setting.default))
                case QDoubleSpinBox() as number:
                    number.setValue(float(setting.default))
                case QLineEdit() as line:
                    line.setText(str(setting.default))


LANGUAGES: Final = {"en": "English", "nl": "Nederlands"}
"""Languages by their own names, which are never translated."""


def choice_label(choice: str) -> str:
    """Write a choice for people: languages by their own names, others translated."""
    if choice in LANGUAGES:
        return LANGUAGES[choice]
    if choice in _NAMES:
        return _NAMES[choice]
    return QCoreApplication.translate("Choices", choice.replace("_", " ").capitalize())


def _tr(text: str) -> str:
    return QCoreApplication.translate("Settings", text)


def _page(setting: Setting) -> str:
    return setting.name.partition(".")[0]


def _page_order(setting: Setting) -> tuple[int, str]:
    page = _page(setting)
    known = list(PAGES)
    return (known.index(page) if page in known else len(known), page)
