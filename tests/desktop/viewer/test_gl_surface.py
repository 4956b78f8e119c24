"""Without OpenGL; what it paints is compared in `on_screen`."""

import pytest

from kijkocut.desktop.theme import DARK
from kijkocut.desktop.viewer.gl_surface import GlSurface
from kijkocut.desktop.viewer.screen import Screen


@pytest.mark.qt_log_ignore("QOpenGL", "Failed", "offscreen")
def test_a_surface_that_cannot_paint_says_so_once(qtbot):
    screen, reasons = Screen(DARK), []
    qtbot.addWidget(screen)
    surface = GlSurface(screen)
    surface.failed.connect(reasons.append)
    screen.put_on(surface)
    screen.resize(90, 60)
    screen.show()
    surface.show()
    assert surface.size() == screen.size()
    qtbot.waitUntil(lambda: bool(reasons), timeout=10_000)
    surface.hide()
    surface.show()
    qtbot.wait(20)
    assert len(reasons) == 1
    screen.put_on(None)
    surface.deleteLater()
