from PySide6.QtCore import QPoint, Qt

from kijkocut.edit.commands.add_marker import AddMarker
from kijkocut.edit.commands.set_range import SetRange


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


def test_markers_and_the_range_are_dragged(film, panel, qtbot):
    sequence, frame = film.sequence, film.sequence.rate.frame_ticks
    film.run(SetRange(sequence=sequence.id, range_in=10 * frame, range_out=20 * frame))
    film.run(AddMarker(sequence=sequence.id, at=30 * frame, name="Here"))
    foot = panel.ruler.height() - 6

    def drag(begin, end, y):
        qtbot.mousePress(panel.ruler, Qt.MouseButton.LeftButton, pos=QPoint(4 * begin, y))
        qtbot.mouseMove(panel.ruler, QPoint(4 * end, y))
        panel.ruler.grab()
        qtbot.mouseRelease(panel.ruler, Qt.MouseButton.LeftButton, pos=QPoint(4 * end, y))

    drag(20, 25, 2)
    assert film.sequence.range_out == 25 * frame
    drag(30, 40, foot)
    (marker,) = film.project.sequence_markers(sequence.id)
    assert marker.at == 40 * frame
    assert film.playhead == 0, "a drag of a handle does not scrub"
    drag(40, 40, foot)
    assert film.playhead == 40 * frame


def test_labels_are_chosen_from_its_menu(film, panel):
    actions = {action.text(): action for action in panel.ruler.menu().actions()}
    assert actions["Timecode"].isChecked()
    actions["Frames"].trigger()
    film.move_playhead(12 * film.sequence.rate.frame_ticks)
    assert panel._time.text() == "12"


def test_escape_calls_off_a_drag(film, panel, qtbot):
    sequence, frame = film.sequence, film.sequence.rate.frame_ticks
    film.run(SetRange(sequence=sequence.id, range_in=10 * frame, range_out=20 * frame))
    film.move_playhead(5 * frame)
    for begin, y in ((20, 2), (33, panel.ruler.height() // 2 - 2)):
        before = film.project
        qtbot.mousePress(panel.ruler, Qt.MouseButton.LeftButton, pos=QPoint(4 * begin, y))
        qtbot.mouseMove(panel.ruler, QPoint(4 * 40, y))
        qtbot.keyClick(panel.ruler, Qt.Key.Key_Escape)
        qtbot.mouseMove(panel.ruler, QPoint(4 * 44, y))
        qtbot.mouseRelease(panel.ruler, Qt.MouseButton.LeftButton, pos=QPoint(4 * 44, y))
        assert film.project is before
        assert film.playhead == 5 * frame
