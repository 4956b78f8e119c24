import pytest
from PySide6.QtCore import QPoint, Qt

from kijkocut.desktop.timeline.gesture import Gesture, Pointer, signed_timecode
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate


def test_a_pointer_knows_the_keys_held():
    keys = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
    at = Pointer(x=3, y=4, at=0, row=None, clip=None, modifiers=keys)
    assert at.has(Qt.KeyboardModifier.AltModifier)
    assert not at.has(Qt.KeyboardModifier.ControlModifier)
    assert at.spot == QPoint(3, 4)


def test_distances_have_a_sign():
    assert signed_timecode(-TICKS_PER_SECOND, Rate(25)) == "-00:00:01:00"
    assert signed_timecode(0, Rate(25)) == "+00:00:00:00"


def test_a_bare_gesture_shows_nothing():
    gesture = Gesture()
    assert gesture.ghost is None
    assert gesture.marquee is None
    with pytest.raises(NotImplementedError):
        gesture.move(None)
