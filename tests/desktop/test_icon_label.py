from PySide6.QtWidgets import QApplication

from kijkocut.desktop.icon_label import IconLabel
from kijkocut.desktop.theme import DARK, LIGHT, apply_theme


def test_it_is_as_high_as_text_and_follows_the_theme(qtbot):
    label = IconLabel("stop")
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    assert label.sizeHint().height() == label.fontMetrics().height()
    colours = []
    for theme in (LIGHT, DARK):
        apply_theme(QApplication.instance(), theme)
        image = label.grab().toImage()
        colours.append(image.pixelColor(image.rect().center()).name())
    assert colours == [LIGHT.text, DARK.text]
