import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from kijkocut.desktop.inspector.measure import Measure
from kijkocut.desktop.inspector.scrub import MIXED, ScrubField

LEFT = Qt.MouseButton.LeftButton
KEYS = Qt.KeyboardModifier


@pytest.fixture
def field(qtbot):
    made = ScrubField(Measure(unit="px", minimum=-500.0, maximum=500.0), "Width")
    qtbot.addWidget(made)
    made.resize(120, 26)
    made.show_number(10.0)
    with qtbot.waitExposed(made):
        made.show()
    made.heard = []
    for name in ("began", "ended", "cancelled"):
        getattr(made, name).connect(lambda name=name: made.heard.append(name))
    made.moved.connect(made.heard.append)
    made.chosen.connect(lambda n: made.heard.append(("chosen", n)))
    return made


@pytest.mark.parametrize(
    ("keys", "number"),
    [(KEYS.NoModifier, 40.0), (KEYS.ShiftModifier, 13.0), (KEYS.ControlModifier, 310.0)],
)
def test_a_drag_changes_the_number_by_its_distance(field, qtbot, keys, number):
    middle = field.rect().center()
    qtbot.mousePress(field, LEFT, keys, middle)
    for x in (10, 20, 30):
        event_pos = middle + QPoint(x, 0)
        _move(field, event_pos, keys)
    qtbot.mouseRelease(field, LEFT, keys, middle + QPoint(30, 0))
    assert field.number == pytest.approx(number)
    assert field.heard[0] == "began"
    assert field.heard[-1] == "ended"


def _move(field, spot, keys):
    event = QMouseEvent(
        QEvent.Type.MouseMove, spot.toPointF(), field.mapToGlobal(spot).toPointF(), LEFT, LEFT, keys
    )
    QApplication.sendEvent(field, event)


def test_escape_calls_a_drag_off(field, qtbot):
    middle = field.rect().center()
    qtbot.mousePress(field, LEFT, pos=middle)
    _move(field, middle + QPoint(20, 0), KEYS.NoModifier)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.heard == ["began", 30.0, "cancelled"]


def test_a_held_arrow_key_is_one_change(field, qtbot):
    field.setFocus()
    qtbot.keyPress(field, Qt.Key.Key_Up)
    qtbot.keyPress(field, Qt.Key.Key_Up)
    qtbot.keyRelease(field, Qt.Key.Key_Up)
    assert field.heard == ["began", 11.0, 12.0, "ended"]


def test_the_wheel_turns_only_with_the_focus(field, qtbot):
    def turn():
        event = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            KEYS.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003 Qt's
        )
        field.wheelEvent(event)
        return event.isAccepted()

    field.clearFocus()
    assert not turn()
    field.setFocus()
    assert turn()
    assert field.number == 11.0


def test_typing_is_held_within_the_range_and_nonsense_is_said(field, qtbot):
    qtbot.mouseClick(field, LEFT)
    qtbot.keyClicks(field, "9999")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.heard == [("chosen", 500.0)]
    with qtbot.waitSignal(field.complained):
        qtbot.keyClicks(field, "abc")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.number == 500.0


def test_units_and_things_that_differ_are_shown(field):
    assert field.text() == "10 px"
    assert field.accessibleName() == "Width, px"
    field.show_number(None)
    assert field.text() == MIXED
