import pytest
from PySide6.QtCore import Qt

from kijkocut.desktop.delivery.listing import Listing
from kijkocut.desktop.delivery.rows import Row
from kijkocut.desktop.theme import LIGHT
from kijkocut.jobs import Stage

ROWS = tuple(Row(key=key, title=key, stage=Stage.queued) for key in "abc")


@pytest.fixture
def listing(desk, qtbot) -> Listing:
    made = Listing(desk, name="Jobs", nothing="Nothing runs.")
    qtbot.addWidget(made)
    made.resize(300, 300)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_nothing_is_said_where_nothing_is(listing):
    assert listing.nothing.isVisible()
    listing.show_rows(ROWS)
    assert not listing.nothing.isVisible()
    assert listing.current.key == "a"
    listing.choose("c")
    assert listing.current.key == "c"
    listing.show_rows(())
    assert listing.current is None


def test_keys_are_wishes(listing, qtbot):
    listing.show_rows(ROWS)
    with qtbot.waitSignal(listing.list.removed):
        qtbot.keyClick(listing.list, Qt.Key.Key_Delete)
    with qtbot.waitSignal(listing.list.toggled):
        qtbot.keyClick(listing.list, Qt.Key.Key_Space)
    qtbot.keyClick(listing.list, Qt.Key.Key_Down)
    assert listing.current.key == "b"


def test_buttons_that_make_sense_are_in_the_menu_too(listing, qtbot):
    done = []
    stop = listing.add_button("Stop", lambda: done.append("stop"))
    go = listing.add_button("Go", lambda: done.append("go"))
    listing.add_space()
    listing.show_rows(ROWS)
    listing.show_buttons({stop: True, go: False})
    qtbot.waitUntil(stop.isVisible)
    assert not go.isVisible()
    qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    menu = listing.menu()
    assert [action.text() for action in menu.actions()] == ["Stop"]
    menu.actions()[0].trigger()
    assert done == ["stop", "stop"]


def test_the_theme_is_followed(listing, desk):
    desk.settings.set("look.theme", "light")
    assert listing.delegate.theme == LIGHT
