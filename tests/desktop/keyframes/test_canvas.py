import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent

LEFT = Qt.MouseButton.LeftButton
KEYS = Qt.KeyboardModifier


def _wide(panel, count):
    frame = panel._desk.sequence.rate.frame_ticks
    return QPoint(count * frame // panel.view.scale, 0)


def test_a_drag_shows_a_ghost_and_is_one_step(panel, frames, drag, spot, keyed):
    lanes, steps = panel.lanes, keyed.work.session.history.steps
    begin, before = spot(lanes, 10), len(steps)
    drag(lanes, begin, begin + _wide(panel, 3), lets_go=False)
    assert lanes.ghost is not None
    assert frames() == [5, 10, 20]
    lanes.finish()
    assert frames() == [5, 13, 20]
    assert len(keyed.work.session.history.steps) == before + 1
    keyed.undo()
    assert frames() == [5, 10, 20]


def test_escape_leaves_everything_as_it_was(panel, frames, drag, spot, qtbot):
    begin = spot(panel.lanes, 10)
    drag(panel.lanes, begin, begin + _wide(panel, 3), lets_go=False)
    qtbot.keyClick(panel.lanes, Qt.Key.Key_Escape)
    qtbot.mouseRelease(panel.lanes, LEFT, pos=begin)
    assert frames() == [5, 10, 20]


@pytest.mark.parametrize(
    ("keys", "after"),
    [(KEYS.ControlModifier, [5, 10, 13, 20]), (KEYS.NoModifier, [5, 13, 20])],
)
def test_control_copies(panel, frames, drag, spot, keys, after):
    begin = spot(panel.lanes, 10)
    drag(panel.lanes, begin, begin + _wide(panel, 3), keys)
    assert frames() == after


def test_alt_stretches_what_is_chosen(panel, frames, drag, spot):
    panel.lanes.choose_all()
    begin = spot(panel.lanes, 20)
    drag(panel.lanes, begin, begin + _wide(panel, 15), KEYS.AltModifier)
    assert frames() == [5, 15, 35]


def test_keys_nudge_delete_copy_and_paste(panel, frames, spot, qtbot, keyed):
    lanes = panel.lanes
    lanes.setFocus()
    qtbot.mouseClick(lanes, LEFT, pos=spot(lanes, 10))
    qtbot.keyClick(lanes, Qt.Key.Key_Right)
    assert frames() == [5, 11, 20]
    qtbot.keyClick(lanes, Qt.Key.Key_C, KEYS.ControlModifier)
    keyed.move_playhead(30 * keyed.sequence.rate.frame_ticks)
    qtbot.keyClick(lanes, Qt.Key.Key_V, KEYS.ControlModifier)
    assert frames() == [5, 11, 20, 30]
    qtbot.keyClick(lanes, Qt.Key.Key_X, KEYS.ControlModifier)
    assert frames() == [5, 20, 30]
    qtbot.keyClick(lanes, Qt.Key.Key_A, KEYS.ControlModifier)
    qtbot.keyClick(lanes, Qt.Key.Key_Delete)
    assert frames() == []


def test_a_rubber_band_chooses(panel, drag, spot):
    begin = spot(panel.lanes, 5) - QPoint(10, 8)
    drag(panel.lanes, begin, spot(panel.lanes, 10) + QPoint(10, 6))
    assert len(panel.picks) == 2


def test_shift_chooses_one_more(panel, spot, qtbot):
    qtbot.mouseClick(panel.lanes, LEFT, pos=spot(panel.lanes, 5))
    qtbot.mouseClick(panel.lanes, LEFT, KEYS.ShiftModifier, spot(panel.lanes, 10))
    assert len(panel.picks) == 2


def test_a_double_click_adds_a_keyframe(panel, frames, spot, qtbot):
    between = (spot(panel.lanes, 10) + spot(panel.lanes, 20)) / 2
    qtbot.mouseDClick(panel.lanes, LEFT, pos=between)
    assert frames() == [5, 10, 15, 20]


def test_the_wheel_zooms_about_the_pointer_and_scrolls(panel):
    def turn(keys):
        event = QWheelEvent(
            QPointF(100, 10), QPointF(100, 10), QPoint(), QPoint(0, 120),
            Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003 Qt's
        )  # fmt: skip
        panel.lanes.wheelEvent(event)

    scale, held = panel.view.scale, panel.view.ticks_at(100)
    turn(KEYS.ControlModifier)
    assert panel.view.scale < scale
    assert abs(panel.view.ticks_at(100) - held) <= panel.view.scale
