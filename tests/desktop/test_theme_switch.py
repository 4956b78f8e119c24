import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget

from kijkocut.desktop.theme import DARK, LIGHT
from kijkocut.desktop.theme_switch import ThemeSwitch


class _Painted(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.theme = DARK

    def take_theme(self, theme):
        self.theme = theme


@pytest.fixture
def switch(desk):
    made = ThemeSwitch(QApplication.instance(), desk.settings)
    yield made
    desk.settings.set("look.theme", "dark")
    made.stop()
    made.deleteLater()


def test_everything_open_changes_with_the_setting(switch, window, film, qtbot):
    painted = _Painted()
    qtbot.addWidget(painted)
    film.settings.set("look.theme", "light")
    assert painted.theme is LIGHT
    assert window.widget_of("timeline").canvas._field._theme is LIGHT
    colour = QApplication.palette().color(QPalette.ColorRole.Window).name()
    assert colour == LIGHT.window
    window.actions_.trigger("view.theme.dark")
    assert painted.theme is DARK
