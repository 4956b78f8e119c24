"""Real OpenGL in a real window, against frames composited without it."""

import threading

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget

from kijkocut.desktop.theme import DARK
from kijkocut.desktop.viewer.full_picture import FullPicture
from kijkocut.desktop.viewer.gl_context import GlContextError
from kijkocut.desktop.viewer.scope_view import ScopeView
from kijkocut.desktop.viewer.viewers import viewers_of
from kijkocut.edit.commands.sequence_settings import SequenceSettings
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.media import MediaPool
from kijkocut.model.ids import ClipId
from kijkocut.model.sequence import Background
from kijkocut.playback import LocalProjector, Projector
from kijkocut.reels import PictureSources
from kijkocut.render import OutputFormat, RenderThread, plan
from kijkocut.synth import read_frame_number

STEP = 705_600_000 // 25
WAIT_MS = 60_000


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
        if number is not None and number * STEP != film.playhead:
            film.move_playhead(number * STEP)
            qtbot.waitUntil(lambda: stage.picture is not before, timeout=WAIT_MS)
        qtbot.waitUntil(
            lambda: not (stage._rest.isActive() or stage._stills or stage._new) and stage.is_final,
            timeout=WAIT_MS,
        )
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
        planned = plan(film.project, film.sequence.id, at, catalogue=film.work.services.catalogue)
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
        surface = view.surface
        drawn = samples(surface.grabFramebuffer())
        view.put_on(None)
        surface.hide()
        painted = samples(view.grab().toImage())
        surface.show()
        view.put_on(surface)
        away = np.abs(drawn.astype(int) - painted)
        assert away.mean() < 2.5, zoom
        assert (away > 40).mean() < 0.01, zoom  # edges of squares may fall on the next pixel


def test_what_can_be_seen_through_lies_over_the_checkerboard(viewers, view, settled, film):
    clear = ((0.0, 0.0, 0.0, 0.0),)
    film.run(SequenceSettings(sequence=film.sequence.id, background=Background(colours=clear)))
    film.run(SetParam(clip=ClipId("a"), name="opacity", value=0.5))
    film.settings.set("viewer.overlays", "checkerboard")
    view.set_zoom(1.0)
    shown = settled(2).astype(int)
    assert not viewers.program.picture.is_opaque
    straight = viewers.program.picture.pixels.astype(int)
    assert abs(straight[..., 3] - 128).max() <= 1
    below = {tuple(QColor(name).getRgb()[:3]) for name in (DARK.raised, DARK.faint)}
    halves = [np.abs(shown - (straight[..., :3] + np.array(one)) / 2).max(-1) for one in below]
    assert (np.min(halves, axis=0) > 2).mean() < 0.1  # edges of squares are smooth


def test_playing_scrubbing_and_stopping(viewers, view, settled, film, qtbot):
    view.set_zoom(1.0)
    settled(0)
    seen, stage = set(), viewers.program

    def look() -> None:
        if not stage.speed:
            return
        pixels = samples(view.surface.grabFramebuffer().copy(view._painted_frame().toRect()))
        seen.add((read_frame_number(pixels) - 5) % 40)

    stage.shown.connect(look)
    stage.play(1)
    qtbot.waitUntil(lambda: len(seen) > 6, timeout=WAIT_MS)
    stage.stop()
    assert sorted(seen) == sorted({frame % 40 for frame in seen})
    for at in range(0, 60, 3):
        film.move_playhead(at * STEP)
        qtbot.wait(1)
    assert read_frame_number(settled(33)) == 38


def test_a_viewer_is_resized_floats_and_comes_back(viewers, view, settled, dock, window, qtbot):
    said = []
    viewers.surfaces._desk.noticed.connect(said.append)
    surface = view.surface
    view.set_zoom(1.0)
    for step, change in enumerate(
        (
            lambda: window.resize(1200, 760),
            lambda: dock.setFloating(True),
            lambda: dock.resize(700, 600),
            lambda: dock.setFloating(False),
            lambda: window.resize(1600, 960),
        )
    ):
        change()
        qtbot.wait(80)
        assert read_frame_number(settled(step)) == step + 5
        assert surface.size() == view.size()
    assert viewers.surfaces.gl is not None
    assert said == []


def test_the_mouse_goes_through_to_the_screen(viewers, view, settled, window, film, qtbot):
    settled(4)
    at = view.mapTo(window, view.rect().center())
    assert window.childAt(at) is view
    film.select([ClipId("a")])
    before = settled(5)
    middle = view.rect().center()
    handle = window.windowHandle()
    for kind, spot in (
        (QTest.mousePress, middle),
        (QTest.mouseMove, middle + QPoint(30, 12)),
        (QTest.mouseMove, middle + QPoint(60, 24)),
        (QTest.mouseRelease, middle + QPoint(60, 24)),
    ):
        place = view.mapTo(window, spot)
        if kind is QTest.mouseMove:
            kind(handle, place)
        else:
            kind(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        qtbot.wait(30)
    qtbot.waitUntil(lambda: bool(film.project.clip(ClipId("a")).params), timeout=WAIT_MS)
    assert np.abs(settled(6).astype(int) - before).mean() > 5


def test_who_needs_pixels_gets_them(viewers, view, settled, film, composited, qtbot):
    settled(9)
    taken = []
    viewers.program.capture(taken.append)
    qtbot.waitUntil(lambda: bool(taken), timeout=WAIT_MS)
    assert np.abs(samples(taken[0]).astype(int) - composited(9)[..., :3]).max() <= 1
    scopes = ScopeView(film, viewers.program)
    qtbot.addWidget(scopes)
    scopes.show()
    qtbot.waitUntil(lambda: bool(scopes.images), timeout=WAIT_MS)
    scopes.rest()
    assert view.image().size().width() == 128
    full = FullPicture(viewers.program, DARK, view.window(), viewers.surfaces)
    full.resize(640, 360)
    full.show()
    qtbot.waitUntil(full.view.surface.isValid)
    qtbot.wait(50)
    image = full.view.surface.grabFramebuffer()
    assert read_frame_number(samples(image.scaled(128, 72))) == 14
    full.close()


def test_closing_leaves_nothing_behind(viewers, settled, film, window, qtbot):
    settled(1)
    film.close()
    left = {one.name for one in threading.enumerate()}
    assert not left & {"projector", "render", "mixer", "playback"}


@pytest.mark.parametrize("fault", ["drawing", "widget"])
def test_images_take_over_at_once_when_opengl_fails(
    viewers, view, settled, monkeypatch, fault, qtbot
):
    settled(0)
    said, film = [], viewers.parent()
    film.noticed.connect(said.append)
    if fault == "drawing":
        monkeypatch.setattr("kijkocut.desktop.viewer.gl_context._Borrowed.__enter__", _lost)
        film.move_playhead(3 * STEP)
    else:
        view.surface.failed.emit("the test says so")
        view.surface.failed.emit("and again")
    qtbot.waitUntil(lambda: viewers.surfaces.gl is None, timeout=WAIT_MS)
    assert view.surface is None
    view.set_zoom(1.0)
    film.move_playhead(12 * STEP)
    stage = viewers.program
    qtbot.waitUntil(
        lambda: stage.is_final and stage.picture is not None and not stage.speed, timeout=WAIT_MS
    )
    assert isinstance(viewers.projection._projector, Projector)
    qtbot.waitUntil(
        lambda: (
            stage.picture is not None
            and not stage.picture.texture
            and read_frame_number(stage.picture.pixels) == 17
        ),
        timeout=WAIT_MS,
    )
    place = view._painted_frame().toRect()
    assert read_frame_number(samples(view.grab(place).toImage())) == 17
    assert len(said) == 1


def _lost(*_: object) -> None:
    raise GlContextError("The window's OpenGL was lost.")
