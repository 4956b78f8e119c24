from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSlider,
    QWidget,
)

from kijkocut.desktop.key_guard import KeyGuard, kept_keys


def test_a_key_stays_with_the_control_that_needs_it(qtbot):
    guard = KeyGuard(QApplication.instance())
    box, taken, pressed = QWidget(), [], []
    qtbot.addWidget(box)
    row = QHBoxLayout(box)
    button, items, field = QPushButton("Press"), QListWidget(), QLineEdit()
    items.addItems(["a", "b"])
    for widget in (button, items, field):
        row.addWidget(widget)
    button.clicked.connect(lambda: pressed.append("button"))
    for key in ("Space", "Down", "S"):
        shortcut = QShortcut(QKeySequence(key), box)
        shortcut.activated.connect(lambda key=key: taken.append(key))
    box.show()
    qtbot.waitUntil(box.isActiveWindow)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.keyClick(button, Qt.Key.Key_S)
    items.setFocus()
    items.setCurrentRow(0)
    qtbot.keyClick(items, Qt.Key.Key_Down)
    qtbot.keyClick(items, Qt.Key.Key_Space)
    field.setFocus()
    qtbot.keyClicks(field, "s s")
    guard.deleteLater()
    assert pressed == ["button"]
    assert items.currentRow() == 1
    assert field.text() == "s s"
    assert taken == ["S", "Space"]


def test_a_clicked_button_keeps_nothing(qtbot):
    button, slider = QPushButton(), QSlider()
    qtbot.addWidget(button)
    qtbot.addWidget(slider)
    assert not kept_keys(button, came_by_mouse=True)
    assert Qt.Key.Key_Space in kept_keys(button, came_by_mouse=False)
    assert Qt.Key.Key_Left in kept_keys(slider, came_by_mouse=False)
