from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget


def test_lists_keep_the_arrow_keys_and_the_timeline_gives_them_to_actions(window, film, qtbot):
    frame = film.sequence.rate.frame_ticks
    rows = QListWidget()
    rows.addItems(["one", "two"])
    window.statusBar().addWidget(rows)
    rows.setFocus()
    rows.setCurrentRow(0)
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert (rows.currentRow(), film.playhead) == (1, 0)
    canvas = window.widget_of("timeline").canvas
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    assert film.playhead == 40 * frame
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert film.playhead == 41 * frame
