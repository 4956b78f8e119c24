from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QPushButton, QSpinBox

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.preferences import SETTINGS
from kijkocut.desktop.preferences_dialog import PreferencesDialog, SettingsPage, choice_label
from kijkocut.workspace import Setting, SettingKind, Settings

KINDS = (
    Setting(name="x.on", label="On", kind=SettingKind.switch, default=False),
    Setting(name="x.few", label="Few", kind=SettingKind.whole, default=2, minimum=0, maximum=9),
    Setting(name="x.gain", label="Gain", kind=SettingKind.number, default=0.5, unit="dB"),
    Setting(name="x.word", label="Word", kind=SettingKind.text, default=""),
    Setting(name="x.way", label="Way", kind=SettingKind.choice, default="a", choices=("a", "b")),
)


def test_every_shown_setting_has_a_control_that_changes_it(desk, qtbot):
    dialog = PreferencesDialog(desk)
    qtbot.addWidget(dialog)
    pages = dialog.findChildren(SettingsPage)
    fields = {n for page in pages for n in page._fields}
    assert fields == {one.name for one in SETTINGS if one.is_shown}
    assert dialog.pages.count() == len(pages)
    snapping = dialog.findChild(QCheckBox, "timeline.snapping")
    snapping.click()
    assert not desk.settings.is_on("timeline.snapping")


def test_controls_of_every_kind_set_and_restore(studio, tmp_path, qtbot):
    settings = Settings(tmp_path / "own.toml", KINDS)
    page = SettingsPage("X", KINDS, Desk(studio, settings).settings)
    qtbot.addWidget(page)
    page.findChild(QCheckBox).click()
    page.findChild(QSpinBox).setValue(7)
    page.findChild(QDoubleSpinBox).setValue(1.25)
    way = page.findChild(QComboBox)
    way.setCurrentIndex(1)
    way.activated.emit(1)
    word = page.field("x.word")
    word.setText("yes")
    word.editingFinished.emit()
    now = {one.name: settings.get(one.name) for one in KINDS}
    assert now == {"x.on": True, "x.few": 7, "x.gain": 1.25, "x.word": "yes", "x.way": "b"}
    page.findChild(QPushButton).click()
    assert all(settings.get(one.name) == one.default for one in KINDS)
    assert way.currentIndex() == 0
    assert page.findChild(QSpinBox).value() == 2


def test_languages_are_called_by_their_own_names():
    assert choice_label("nl") == "Nederlands"
    assert choice_label("page") == "Page"
