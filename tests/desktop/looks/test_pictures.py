import pytest

from kijkocut.desktop.looks.pictures import Pictures
from kijkocut.model.title import Title


@pytest.fixture
def pictures(film):
    made = Pictures.of(film)
    assert Pictures.of(film) is made
    return made


def _come(pictures, qtbot, kind, name, at=0.4):
    pictures.picture(kind, name, at)
    qtbot.waitUntil(
        lambda: pictures.has(kind, name, at) or pictures.is_hopeless(kind, name), timeout=20_000
    )
    return pictures.picture(kind, name, at)


def test_pictures_come_from_the_painter_then_from_memory_then_from_disk(pictures, qtbot):
    told = []
    pictures.ready.connect(lambda kind, name: told.append((kind, name)))
    assert pictures.picture("shader", "vignette") is None
    shown = _come(pictures, qtbot, "shader", "vignette")
    assert (shown.width(), shown.height()) == (240, 135)
    assert told == [("shader", "vignette")]
    name = pictures.caption(Title(text="Hello"), (1280, 720))
    assert _come(pictures, qtbot, "caption", name).width() == 720
    pictures.renew()
    assert not pictures.has("shader", "vignette", 0.4)
    _come(pictures, qtbot, "shader", "vignette")
    assert pictures._painter is None  # the disk had it


def test_what_can_not_be_drawn_is_given_up(pictures, qtbot):
    assert _come(pictures, qtbot, "shader", "no_such") is None
    assert pictures.is_hopeless("shader", "no_such")
    assert pictures.picture("shader", "no_such") is None


def test_a_lost_painter_is_replaced(pictures, qtbot):
    _come(pictures, qtbot, "title", "ticker", 0.123)
    lost = pictures._painter
    assert lost is not None
    lost.kill()
    qtbot.waitUntil(lambda: pictures._painter is None)
    assert _come(pictures, qtbot, "title", "ticker", 0.777) is not None


def test_what_is_no_longer_played_is_not_drawn(pictures):
    for step in range(9):
        pictures.picture("shader", "swirl", 0.5 + step / 100)
    pictures.picture("shader", "swirl")
    pictures.stop_playing()
    assert list(pictures._wishes) == [("shader", "swirl", 0.4)]


def test_closing_the_project_ends_the_painter(pictures, film, qtbot):
    _come(pictures, qtbot, "title", "ticker", 0.321)
    film.close()
    assert pictures._painter is None
    assert pictures.picture("title", "ticker", 0.9) is None
