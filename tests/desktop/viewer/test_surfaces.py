"""Where OpenGL can't be had; `on_screen` has what happens where it can."""

import pytest

from kijkocut.desktop.theme import DARK
from kijkocut.desktop.viewer import surfaces as module
from kijkocut.desktop.viewer.screen import Screen
from kijkocut.desktop.viewer.surfaces import Surfaces


@pytest.fixture
def said(desk):
    texts = []
    desk.noticed.connect(lambda notice: texts.append(notice.text))
    return texts


@pytest.fixture
def screen(qtbot):
    made = Screen(DARK)
    qtbot.addWidget(made)
    made.resize(200, 120)
    return made


def test_pictures_are_images_unless_a_graphics_card_is_known(desk, screen, said, qtbot):
    surfaces = Surfaces(desk)
    assert surfaces.dress(screen) is screen
    assert (surfaces.gl, screen.surface) == (None, None)
    qtbot.wait(1)
    assert said == []


def test_who_asks_for_opengl_learns_that_there_is_none(desk, said, qtbot):
    desk.settings.set("viewer.surface", "gl")
    surfaces = Surfaces(desk)
    assert surfaces.gl is None
    qtbot.waitUntil(lambda: len(said) == 1)
    assert "without the graphics card" in said[0]


@pytest.mark.qt_log_ignore("QOpenGL", "Failed", "offscreen")
def test_a_widget_without_a_context_is_given_up_and_said_once(
    desk, screen, said, qtbot, monkeypatch
):
    """Qt itself says nothing of a widget that never paints."""
    monkeypatch.setattr(module, "shared_context", object)
    desk.settings.set("viewer.surface", "gl")
    surfaces, fallen = Surfaces(desk), []
    surfaces.fallen.connect(lambda: fallen.append(1))
    other = Screen(DARK)
    qtbot.addWidget(other)
    for one in (screen, other):
        surfaces.dress(one)
        assert one.surface is not None
        one.show()
    qtbot.waitUntil(lambda: bool(fallen), timeout=10_000)
    assert (screen.surface, other.surface, surfaces.gl) == (None, None, None)
    surfaces.fall_back("again")
    assert (len(said), len(fallen)) == (1, 1)
    assert not list((desk.studio.cache_dir).glob("gl.attempt"))
