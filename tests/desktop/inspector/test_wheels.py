import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt

from kijkocut.desktop.inspector.wheels import WheelControl, spot_of, turned_to
from kijkocut.model.params import ParamKind, ParamSpec

LEFT = Qt.MouseButton.LeftButton
_PART = st.floats(-1, 1)


@settings(max_examples=40, deadline=None)
@given(st.tuples(_PART, _PART, _PART, _PART), st.tuples(_PART, _PART))
def test_a_turn_keeps_the_mean_and_is_read_back(value, spot):
    made = turned_to(value, spot, 0.5)
    assert sum(made[:3]) == pytest.approx(sum(value[:3]), abs=1e-9)
    assert made[3] == value[3]
    assert spot_of(made, 0.5) == pytest.approx(spot, abs=1e-9)


@pytest.fixture
def control(qtbot):
    spec = ParamSpec(
        name="lift",
        label="Lift",
        kind=ParamKind.colour,
        default=(0.0, 0.0, 0.0, 0.0),
        minimum=-1.0,
        maximum=1.0,
    )
    made = WheelControl(spec, ("red", "green", "blue", "all"))
    qtbot.addWidget(made)
    made.resize(300, 100)
    with qtbot.waitExposed(made):
        made.show()
    made.heard = []
    made.moved.connect(made.heard.append)
    made.chosen.connect(made.heard.append)
    return made


def test_a_drag_upwards_adds_red_and_takes_green_and_blue(control, qtbot):
    middle = control.wheel.rect().center()
    with qtbot.waitSignals([control.began, control.ended]):
        qtbot.mousePress(control.wheel, LEFT, pos=middle)
        qtbot.mouseMove(control.wheel, middle - QPoint(0, 1000))
        qtbot.mouseRelease(control.wheel, LEFT, pos=middle)
    red, green, blue, all_ = control.heard[-1]
    assert red == pytest.approx(0.5, abs=0.01)
    assert green == pytest.approx(-0.25, abs=0.02)
    assert blue == pytest.approx(-0.25, abs=0.02)
    assert all_ == 0.0


def test_arrow_keys_shift_and_escape_calls_off(control, qtbot):
    control.wheel.setFocus()
    qtbot.keyClick(control.wheel, Qt.Key.Key_Up)
    assert control.heard[-1][0] == pytest.approx(0.01)
    with qtbot.waitSignal(control.cancelled):
        qtbot.mousePress(control.wheel, LEFT)
        qtbot.keyClick(control.wheel, Qt.Key.Key_Escape)


def test_the_wheel_shows_what_the_numbers_say(control):
    control.show_value(turned_to((0.0, 0.0, 0.0, 0.2), (0.4, -0.2), 0.5))
    assert control.wheel.spot == pytest.approx((0.4, -0.2))
    assert control.parts.fields[3].number == pytest.approx(0.2)
    control.show_value(None)
    assert control.wheel.spot == pytest.approx((0.4, -0.2))
