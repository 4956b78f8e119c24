from PySide6.QtWidgets import QDialog

from kijkocut.desktop.front import front_window


def test_it_is_the_active_window(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert front_window() is window
    dialog = QDialog(window)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert front_window() is dialog


def test_behind_the_palette_it_is_the_window(window, qtbot):
    window.palette_.open_over(window)
    window.palette_.activateWindow()
    qtbot.waitUntil(window.palette_.isActiveWindow)
    assert front_window() is window
    window.palette_.hide()
    assert front_window() is window
