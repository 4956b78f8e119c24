from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.sheet import Sheet


def test_a_sheet_goes_when_something_else_gets_the_focus(qtbot):
    under = QWidget()
    qtbot.addWidget(under)
    under.show()
    sheet = Sheet(under)
    sheet.show()
    qtbot.waitUntil(sheet.isActiveWindow)
    under.activateWindow()
    qtbot.waitUntil(sheet.isHidden)
    sheet.show()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isHidden()
