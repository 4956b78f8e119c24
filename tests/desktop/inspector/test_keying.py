import pytest

from kijkocut.desktop.inspector.marks import Mark
from kijkocut.model.params import Easing


@pytest.fixture
def keys(row):
    return row("transform", "rotation").keys


def test_a_diamond_shows_animated_and_keyed_here(film, keys):
    frame = film.sequence.rate.frame_ticks
    assert keys.diamond.mark is Mark.diamond
    keys.toggle()
    assert keys.diamond.mark is Mark.diamond_full
    assert keys.before.isVisible()
    film.move_playhead(3 * frame)
    keys.refresh(film.project, film.playhead)
    assert keys.diamond.mark is Mark.diamond_dot
    assert keys.diamond.accessibleDescription() == "animated"


def test_the_playhead_goes_from_keyframe_to_keyframe(film, keys):
    frame = film.sequence.rate.frame_ticks
    for at in (2, 8):
        film.move_playhead(at * frame)
        keys.toggle()
    keys.go(is_forward=False)
    assert film.playhead == 2 * frame
    keys.go(is_forward=False)
    assert film.playhead == 2 * frame
    keys.go(is_forward=True)
    assert film.playhead == 8 * frame


def test_the_menu_eases_and_clears(film, keys, value):
    keys.toggle()
    menu = keys.menu()
    texts = [action.text() for action in menu.actions()]
    assert texts[0] == "Remove Keyframe"
    easings = menu.actions()[1].menu().actions()
    assert len(easings) == len(Easing)
    next(a for a in easings if a.text() == "Cubic in out").trigger()
    assert value("rotation")[0].easing is Easing.cubic_in_out
    keys.clear()
    assert value("rotation") is None or isinstance(value("rotation"), float)
    assert keys.diamond.mark is Mark.diamond
