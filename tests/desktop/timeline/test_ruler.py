from PySide6.QtCore import QPoint, Qt


def test_press_and_drag_move_the_playhead(film, panel, qtbot):
    frame = film.sequence.rate.frame_ticks
    qtbot.mousePress(panel.ruler, Qt.MouseButton.LeftButton, pos=QPoint(4 * 10 + 1, 5))
    assert film.playhead == 10 * frame
    qtbot.mouseMove(panel.ruler, QPoint(4 * 30 + 1, 5))
    qtbot.mouseRelease(panel.ruler, Qt.MouseButton.LeftButton, pos=QPoint(4 * 30 + 1, 5))
    panel.ruler.grab()


def test_labels_have_room_at_every_zoom(film, panel):
    for factor in (0.05, 30, 30, 1000):
        panel.view.zoom(factor, 0)
        panel.ruler.grab()
    assert film.sequence is not None
