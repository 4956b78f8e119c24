import gc

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from kijkocut.desktop.icons import icon, icon_names, pixmap
from kijkocut.desktop.theme import DARK, LIGHT, apply_theme
from kijkocut.model.errors import BugError


@pytest.mark.parametrize("name", icon_names())
def test_every_icon_draws_something_inside_its_square(name):
    image = pixmap(name, 24, QColor("white")).toImage()
    alphas = [image.pixelColor(x, y).alpha() for x in range(24) for y in range(24)]
    assert sum(a > 128 for a in alphas) >= 8


def test_an_icon_follows_the_theme_and_the_screen():
    made = icon("play")
    gc.collect()
    application = QApplication.instance()
    try:
        colours = []
        for theme in (DARK, LIGHT):
            apply_theme(application, theme)
            image = made.pixmap(QSize(24, 24)).toImage()
            colours.append(image.pixelColor(image.width() // 2, image.height() // 2).name())
        assert colours == [DARK.text, LIGHT.text]
        sharp = made.pixmap(QSize(24, 24), 2.0)
        assert (sharp.width(), sharp.devicePixelRatio()) == (48, 2.0)
        faint = made.pixmap(QSize(24, 24), QIcon.Mode.Disabled).toImage()
        assert faint.pixelColor(12, 12).name() != LIGHT.text
    finally:
        apply_theme(application, DARK)


def test_an_unknown_icon_is_a_bug():
    with pytest.raises(BugError):
        icon("no_such_icon")
