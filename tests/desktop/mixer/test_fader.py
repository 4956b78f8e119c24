import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt

from kijkocut.desktop.mixer.fader import SILENT_DB, Fader, level_of, share_of
from kijkocut.desktop.theme import DARK

LEFT = Qt.MouseButton.LeftButton


@given(st.floats(0, 1))
def test_levels_and_places_are_each_others_inverse(share):
    assert share_of(level_of(share)) == pytest.approx(share)


def test_the_ends_are_silence_and_the_loudest_and_0_db_is_in_the_upper_half():
    assert (level_of(0), level_of(1)) == (SILENT_DB, 20)
    assert (level_of(-3), level_of(7)) == (SILENT_DB, 20)
    assert 0.5 < share_of(0.0) < 0.9


@pytest.fixture
def fader(qtbot):
    made = Fader(DARK)
    made.heard = []
    for name in ("began", "ended", "cancelled"):
        getattr(made, name).connect(lambda name=name: made.heard.append(name))
    made.moved.connect(lambda level: made.heard.append(("moved", level)))
    made.chosen.connect(lambda level: made.heard.append(("chosen", level)))
    qtbot.addWidget(made)
    made.resize(60, 240)
    made.show()
    return made


def cap(fader):
    return QPoint(fader.width() - 15, round(fader._y(fader.level_db)))


def test_a_drag_begins_moves_and_ends(fader, qtbot):
    qtbot.mousePress(fader, LEFT, pos=cap(fader))
    qtbot.mouseMove(fader, cap(fader) + QPoint(0, 40))
    qtbot.mouseRelease(fader, LEFT, pos=cap(fader))
    assert fader.heard[0] == "began"
    assert fader.heard[-1] == "ended"
    assert fader.level_db < -5


def test_a_press_elsewhere_brings_the_cap_there(fader, qtbot):
    qtbot.mousePress(fader, LEFT, pos=QPoint(30, round(fader._y(-30))))
    assert fader.heard[1] == ("moved", pytest.approx(-30, abs=1))
    qtbot.mouseRelease(fader, LEFT)


def test_keys_step_and_escape_calls_off(fader, qtbot):
    fader.setFocus()
    qtbot.keyClick(fader, Qt.Key.Key_Up)
    qtbot.keyClick(fader, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert fader.heard == [("chosen", 1.0), ("chosen", -0.1)]
    qtbot.mousePress(fader, LEFT, pos=cap(fader))
    qtbot.keyClick(fader, Qt.Key.Key_Escape)
    qtbot.mouseRelease(fader, LEFT)
    assert fader.heard[-1] == "cancelled"


def test_a_double_click_is_0_db(fader, qtbot):
    fader.show_level(-20.0)
    qtbot.mouseDClick(fader, LEFT, pos=cap(fader))
    assert ("chosen", 0.0) in fader.heard
