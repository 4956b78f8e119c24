from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kijkocut.desktop.tab_walk import is_in_front


def test_tab_goes_round_through_all_that_is_seen_and_nothing_else(window, film, qtbot):
    window.activateWindow()
    film.select(["a"])
    window.actions_.trigger("view.go.media")
    seen = []
    for _ in range(400):
        at = QApplication.focusWidget()
        assert is_in_front(at), at
        if seen and at is seen[0]:
            break
        seen.append(at)
        qtbot.keyClick(at, Qt.Key.Key_Tab)
    docks = [n for n, d in window.docks.items() if any(d.isAncestorOf(w) for w in seen)]
    assert {"media", "source", "program", "timeline", "inspector"} <= set(docks)
    back = QApplication.focusWidget()
    qtbot.keyClick(back, Qt.Key.Key_Tab)
    qtbot.keyClick(
        QApplication.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier
    )
    assert QApplication.focusWidget() is back


def test_in_the_inspector_tab_goes_from_top_to_bottom(window, film, qtbot):
    window.activateWindow()
    film.select(["a"])
    inspector = window.widget_of("inspector")
    window.actions_.trigger("view.go.inspector")
    heights = []
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        at = QApplication.focusWidget()
        assert inspector.isAncestorOf(at)
        heights.append(at.mapTo(inspector.widget(), at.rect().topLeft()).y() // 12)
    assert heights == sorted(heights)
