from PySide6.QtCore import Qt

from kijkocut.desktop.icons import icon_names
from kijkocut.desktop.theme import DARK
from kijkocut.desktop.timeline.switches import SWITCHES, Switch


def test_a_switch_says_what_is_wanted_and_looks_on(qtbot):
    said: list[bool] = []

    def hear(is_on):
        said.append(is_on)

    kind = next(kind for kind in SWITCHES if kind.field == "is_locked")
    lock = Switch(kind, DARK, hear)
    qtbot.addWidget(lock)
    lock.resize(lock.sizeHint())
    off = lock.grab().toImage()
    qtbot.mouseClick(lock, Qt.MouseButton.LeftButton)
    assert said == [True]
    assert lock.grab().toImage() != off
    assert lock.accessibleName() == "Lock"


def test_every_switch_has_its_icons():
    names = set(icon_names())
    assert all({kind.on, kind.off} <= names for kind in SWITCHES)
