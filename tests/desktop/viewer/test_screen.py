import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent

from kijkocut.desktop.theme import DARK, LIGHT
from kijkocut.desktop.viewer.screen import Screen
from kijkocut.playback import Picture


@pytest.fixture
def screen(qtbot):
    made = Screen(DARK)
    qtbot.addWidget(made)
    made.set_canvas(200, 100)
    made.resize(400, 400)
    made.show()
    return made


def red(*, is_opaque=True, alpha=255):
    pixels = np.zeros((10, 20, 4), np.uint8)
    pixels[..., 0], pixels[..., 3] = 255, alpha
    return Picture(pixels, is_opaque=is_opaque)


def test_the_picture_is_fitted_into_the_middle(screen):
    picture = red()
    screen.show_picture(picture)
    image = screen.grab().toImage()
    assert image.pixelColor(200, 200).name() == "#ff0000"
    assert image.pixelColor(200, 90).name() != "#ff0000"
    assert screen.frame().height() == 200
    assert screen.image().size().width() == 20


def test_places_go_to_the_canvas_and_back(screen):
    screen.set_zoom(3.0, QPointF(10, 20))
    at = QPointF(55, 66)
    there = screen.to_widget(screen.to_canvas(at))
    assert (round(there.x(), 6), round(there.y(), 6)) == (55, 66)


def wheel(screen, at, steps, keys):
    event = QWheelEvent(
        at,
        screen.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        bool(0),
    )
    screen.wheelEvent(event)


def test_the_wheel_with_ctrl_zooms_around_the_pointer(screen):
    at = QPointF(120, 170)
    fixed = screen.to_canvas(at)
    wheel(screen, at, 3, Qt.KeyboardModifier.ControlModifier)
    assert screen.zoom > 2
    assert (screen.to_canvas(at) - fixed).manhattanLength() < 1e-6
    left = screen.frame().top()
    wheel(screen, at, 1, Qt.KeyboardModifier.NoModifier)
    assert screen.frame().top() == left + 60
    screen.set_zoom(0)
    assert screen.frame().width() == 400


def test_the_middle_button_moves_the_picture(screen, qtbot):
    screen.set_zoom(2.0)
    before = screen.frame().topLeft()
    qtbot.mousePress(screen, Qt.MouseButton.MiddleButton, pos=QPoint(100, 100))
    qtbot.mouseMove(screen, QPoint(130, 90))
    qtbot.mouseRelease(screen, Qt.MouseButton.MiddleButton, pos=QPoint(130, 90))
    qtbot.mouseMove(screen, QPoint(0, 0))
    moved = screen.frame().topLeft() - before
    assert (moved.x(), moved.y()) == (30, -10)


def test_what_can_be_seen_through_shows_black_or_a_checkerboard(screen):
    picture = red(is_opaque=False, alpha=0)
    screen.show_picture(picture)
    assert screen.grab().toImage().pixelColor(200, 200).name() == "#000000"
    screen.overlays = replace(screen.overlays, checkerboard=True)
    image = screen.grab().toImage()
    shades = {image.pixelColor(x, 200).name() for x in range(150, 250)}
    assert shades == {DARK.raised, DARK.faint}


def test_a_message_stands_where_no_picture_is(screen):
    blank = screen.grab().toImage()
    screen.message = "Nothing to show yet."
    assert screen.grab().toImage() != blank
    screen.take_theme(LIGHT)
    assert screen.theme is LIGHT
