from PySide6.QtCore import QRectF

from kijkocut.desktop.looks.shapes import star, wave


def test_shapes_stay_in_their_place():
    rect = QRectF(10, 20, 100, 60)
    for shape in (star(rect), wave(rect, "reverb"), wave(rect, "crossfade", is_faded=True)):
        assert rect.contains(shape.boundingRect())
    assert star(rect).size() == 10


def test_waves_of_different_names_differ_and_are_the_same_each_time():
    rect = QRectF(0, 0, 100, 60)
    assert wave(rect, "reverb") == wave(rect, "reverb")
    assert wave(rect, "reverb") != wave(rect, "gate")
