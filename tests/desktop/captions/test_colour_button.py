from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog

from kijkocut.desktop.captions.colour_button import ColourButton


def test_a_chosen_colour_is_told_and_a_cancelled_one_is_not(qtbot, monkeypatch):
    button = ColourButton("Letters")
    qtbot.addWidget(button)
    button.show_colour((1.0, 0.0, 0.0, 0.5))
    assert button.toolTip() == "#80ff0000"
    told = []
    button.chosen.connect(lambda: told.append(button.colour))
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_: QColor())
    button.click()
    assert told == []
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_: QColor(0, 255, 0))
    button.click()
    assert told == [(0.0, 1.0, 0.0, 1.0)]
