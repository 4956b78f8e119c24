from PySide6.QtCore import QPoint, Qt

STEP = 705_600_000 // 25


def test_a_click_and_a_drag_move_the_playhead(film, panel, qtbot):
    bar = panel.bar
    middle = QPoint(bar.width() // 2, 5)
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=middle)
    assert abs(film.playhead - 40 * STEP) <= STEP
    qtbot.mouseMove(bar, QPoint(bar.width() + 50, 5))
    qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton)


def test_arrow_keys_step_by_frame_and_by_second(film, panel, qtbot):
    qtbot.keyClick(panel.bar, Qt.Key.Key_Right)
    assert film.playhead == STEP
    qtbot.keyClick(panel.bar, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert film.playhead == 26 * STEP
    qtbot.keyClick(panel.bar, Qt.Key.Key_Left)
    assert film.playhead == 25 * STEP


def test_it_is_painted_with_marks_and_focus(film, panel, viewers):
    viewers.program.subject.set_range(10 * STEP, 40 * STEP)
    panel.bar.setFocus()
    image = panel.bar.grab().toImage()
    middle = image.height() // 2
    inside = image.pixelColor(image.width() * 25 // 80, middle).name()
    outside = image.pixelColor(image.width() * 70 // 80, middle).name()
    assert inside == panel.bar.theme.accent
    assert outside == panel.bar.theme.line
