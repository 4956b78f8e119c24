from PySide6.QtGui import QColor

from kijkocut.desktop.media.labels import COLOURS, name_of_colour


def test_colours_are_colours_and_have_names():
    assert all(QColor.isValidColorName(value) for value in COLOURS.values())
    assert name_of_colour(COLOURS["Teal"]) == "Teal"
    assert name_of_colour("#010203") == "#010203"
