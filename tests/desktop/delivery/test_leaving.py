import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from kijkocut.desktop.window import MainWindow


@pytest.fixture
def titles(window, monkeypatch) -> list[str]:
    """The films that are being written, as the test has it."""
    found = ["Holiday"]
    monkeypatch.setattr(type(window.leaving), "under_way", property(lambda _: tuple(found)))
    yield found
    found.clear()


def press(text, seen=None):
    """Press the button of that text in the question that comes up."""

    def look():
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(5, look)
            return
        if seen is not None:
            seen.append(box.text())
        next(b for b in box.buttons() if b.text().replace("&", "") == text).click()

    QTimer.singleShot(0, look)


def test_nothing_is_asked_when_nothing_is_written(window: MainWindow):
    assert window.close()


def test_one_can_stay(window, titles):
    seen = []
    press("Stay", seen)
    assert not window.close()
    assert window.isVisible()
    assert window.desk.work is not None
    assert "Holiday" in seen[0]


def test_escape_stays(window, titles, qtbot):
    def look():
        box = QApplication.activeModalWidget()
        qtbot.keyClick(box, Qt.Key.Key_Escape)

    QTimer.singleShot(50, look)
    assert not window.close()


def test_stopping_closes_at_once(window, titles):
    press("Stop and Quit")
    assert window.close()


def test_films_are_finished_without_window_and_then_it_ends(window, titles, qtbot, monkeypatch):
    ended = []
    monkeypatch.setattr(QApplication, "quit", lambda: ended.append(1))
    press("Finish Without Window")
    assert not window.close()
    assert not window.isVisible()
    assert window.desk.work is None
    assert not ended
    titles.clear()
    qtbot.waitUntil(lambda: bool(ended), timeout=5000)
