import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def turn(panel):
    """Turn the wheel at x = 400 by notches, or move two fingers by pixels."""

    def do(notches, keys=NONE, pixels=(0, 0)):
        at = QPointF(400, 50)
        event = QWheelEvent(
            at, at, QPoint(*pixels), QPoint(0, round(120 * notches)),
            Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003
        )  # fmt: skip
        QApplication.sendEvent(panel.canvas, event)

    return do


@pytest.mark.parametrize("keys", [CTRL, ALT])
def test_zooming_by_wheel_keeps_the_time_under_the_pointer(panel, turn, keys):
    panel.view.scroll_to(left=5 * panel.view.scale)
    held, scale = panel.view.ticks_at(400), panel.view.scale
    turn(1, keys)
    assert panel.view.scale < scale
    assert abs(panel.view.x_of(held) - 400) <= 1
    turn(-1, keys)
    assert abs(panel.view.scale - scale) <= 1


def test_the_wheel_scrolls_in_time_and_with_shift_the_rows(panel, turn):
    turn(-2)
    assert panel.view.left == 120 * panel.view.scale
    turn(-1, SHIFT)
    assert (panel.view.left, panel.view.top) == (180 * panel.view.scale, 0)
    panel.resize(1000, 140)
    turn(-1, SHIFT)
    assert panel.view.left == 180 * panel.view.scale
    assert 0 < panel.view.top <= 60


def test_two_fingers_scroll_both_ways(panel, turn):
    panel.resize(1000, 140)
    turn(-1, pixels=(-33, -7))
    assert (panel.view.left, panel.view.top) == (33 * panel.view.scale, 7)


def test_a_pinch_zooms_around_the_fingers(panel):
    panel.view.scroll_to(left=50 * panel.view.scale)
    held, scale = panel.view.ticks_at(300), panel.view.scale
    at = QPointF(300, 40)
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2,
        at, at, at, 0.25, QPointF(), 1,
    )  # fmt: skip
    QApplication.sendEvent(panel.canvas, event)
    assert panel.view.scale == round(scale / 1.25)
    assert abs(panel.view.x_of(held) - 300) <= 1
