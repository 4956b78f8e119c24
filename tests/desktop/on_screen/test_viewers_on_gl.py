"""Real OpenGL in a real window, against frames composited without it."""

import sys
import threading

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDockWidget

from kijkocut.desktop.viewer.viewers import viewers_of
from kijkocut.media import MediaPool
from kijkocut.model.ids import ClipId
from kijkocut.playback import LocalProjector, Projector
from kijkocut.reels import PictureSources
from kijkocut.render import OutputFormat, RenderThread, plan
from kijkocut.synth import read_frame_number

STEP = 705_600_000 // 25
WAIT_MS = 20_000


def samples(image: QImage) -> np.ndarray:
    """Rows, columns, RGB."""
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : image.width() * 4].reshape(image.height(), image.width(), 4)[..., :3].copy()


@pytest.fixture
def viewers(film, window):
    made = viewers_of(film)
    assert made.surfaces.gl is not None, "the viewers do not draw with OpenGL"
    return made


@pytest.fixture
def dock(window) -> QDockWidget:
    return window.findChild(QDockWidget, "program")


@pytest.fixture
def view(dock):
    return dock.widget().view


@pytest.fixture
def settled(film, viewers, view, qtbot):
    """Go to a frame, wait until exactly that is on the screen, and give it as it is seen there."""

    def wait(number: int | None = None) -> np.ndarray:
        stage = viewers.program
        before = stage.picture
        if number is not None:
            film.move_playhead(number * STEP)
            qtbot.waitUntil(lambda: stage.picture is not before, timeout=WAIT_MS)
        qtbot.waitUntil(lambda: stage.is_final and view.picture is not None, timeout=WAIT_MS)
        qtbot.wait(20)
        surface = view.surface
        assert surface.isValid()
        place = view._painted_frame().toRect()
        return samples(surface.grabFramebuffer().copy(place & surface.rect()))

    return wait


@pytest.fixture(scope="session")
def pool(tmp_path_factory):
    with MediaPool(tmp_path_factory.mktemp("reference")) as made:
        yield made


@pytest.fixture
def composited(film, pool):
    """Give a frame of the film as the renderer alone makes it: no window, no sharing."""
    made = RenderThread(film.work.services.catalogue, way="gpu")
    sources = PictureSources(film.project.media, pool)

    def frame(number: int) -> np.ndarray:
        at = number * STEP
        planned = plan(
            film.project, film.sequence.id, at, catalogue=film.work.services.catalogue
        )
        answer = made.submit(planned, lambda p: sources.frame(p, at), OutputFormat()).result()
        return answer.planes[0]

    yield frame
    sources.close()
    made.close()


def test_the_screen_shows_what_the_renderer_makes(viewers, view, settled, composited, film):
    settled()
    assert viewers.program.picture.texture
    assert isinstance(viewers.projection._projector, LocalProjector)
    view.set_zoom(1.0)
    for number in (7, 3, 41):
        shown = settled(number)
        assert shown.shape == (72, 128, 3)
        worst = np.abs(shown.astype(int) - composited(number)[..., :3]).max()
        assert worst <= 1
        assert read_frame_number(shown) == 5 + number % 40


def test_both_surfaces_look_alike(viewers, view, settled, film, qtbot):
    """At sizes between, under lines, handles and a message."""
    film.settings.set("viewer.overlays", "safe_areas,grid")
    film.select([ClipId("a")])
    view.message = "Something is amiss."
    for zoom in (0.0, 0.5, 3.0):
        view.set_zoom(zoom)
        settled()
        drawn = samples(view.surface.grabFramebuffer())
        surface, image = view.surface, view.grab
        view.put_on(None)
        surface.hide()
        qtbot.wait(1)
        painted = samples(image().toImage())
        surface.show()
        view.put_on(surface)
        assert drawn.shape == painted.shape
        away = np.abs(drawn.astype(int) - painted)
        sys.stdout.write(f"zoom {zoom}: mean {away.mean():.2f}, over 40: {(away > 40).mean():.4f}\n")
        if zoom == 0.0:
            QImage(drawn.tobytes(), drawn.shape[1], drawn.shape[0], drawn.shape[1]*3, QImage.Format.Format_RGB888).save("/tmp/gl/drawn.png")
            QImage(painted.tobytes(), drawn.shape[1], drawn.shape[0], drawn.shape[1]*3, QImage.Format.Format_RGB888).save("/tmp/gl/painted.png")
