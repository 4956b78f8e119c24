from PySide6.QtCore import Qt

from kijkocut.desktop.timeline.gesture import Pointer


def test_a_pointer_knows_the_keys_held():
    keys = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
    at = Pointer(x=0, y=0, at=0, row=None, clip=None, modifiers=keys)
    assert at.has(Qt.KeyboardModifier.AltModifier)
    assert not at.has(Qt.KeyboardModifier.ControlModifier)
