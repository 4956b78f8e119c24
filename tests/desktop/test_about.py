from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from kijkocut import __version__
from kijkocut.desktop.about import AboutDialog


def test_versions_are_shown_and_diagnostics_copied(desk, qtbot):
    dialog = AboutDialog(desk)
    qtbot.addWidget(dialog)
    assert f"KijkoCut {__version__}" in dialog.findChild(QPlainTextEdit).toPlainText()
    copy = next(b for b in dialog.findChildren(QPushButton) if "Copy" in b.text())
    with qtbot.waitSignal(desk.noticed):
        copy.click()
    assert "Qt: 6." in QGuiApplication.clipboard().text()
