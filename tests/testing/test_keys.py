from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit

from kijkocut.testing.keys import press_key, press_letter, top_widget


def test_letters_and_keys_reach_the_field_with_the_focus(qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    for letter in "Zé/9":
        press_letter(letter)
    press_key(QKeySequence("Shift+Left"))
    press_key(QKeySequence("Delete"))
    assert field.text() == "Zé/"


def test_a_dialog_that_holds_the_window_gets_the_keys_and_may_close_on_one(qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    dialog = QDialog(field)
    dialog.open()
    assert top_widget() is dialog
    press_key(QKeySequence("Escape"))
    assert not dialog.isVisible()
    assert top_widget() is field
