from PySide6.QtCore import Qt

from kijkocut.model.ticks import Rate

STEP = Rate(25).frame_ticks


def test_typing_goes_there_and_escape_stays(film, panel, qtbot):
    field = panel.time
    field.selectAll()
    qtbot.keyClicks(field, "+10")
    film.move_playhead(2 * STEP)  # what is typed stays while it is typed
    assert field.text() == "+10"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert film.playhead == 12 * STEP
    assert field.text() == "00:00:00:12"
    field.selectAll()
    qtbot.keyClicks(field, "xyz")
    with qtbot.waitSignal(film.noticed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "00:00:00:12"
