import pytest

from kijkocut.desktop.inspector.address import Address
from kijkocut.desktop.inspector.editing import Editing
from kijkocut.desktop.inspector.fields import ParamField
from kijkocut.model import intrinsics
from kijkocut.model.ids import ClipId


@pytest.fixture
def field():
    place = Address(clip=ClipId("a"), name="rotation")
    return ParamField(spec=intrinsics.spec("rotation"), places=(place,))


def test_a_drag_is_one_step_that_ends_with_its_last_value(film, field, value, steps):
    editing = Editing(film)
    before = steps()
    editing.begin(field)
    for degrees in (1.0, 2.0, 3.0):
        editing.move(field, degrees)
    editing.end()
    assert value("rotation") == 3.0
    assert steps() == before + 1


def test_a_drag_is_followed_while_it_goes_on(film, field, value, qtbot):
    editing = Editing(film)
    editing.begin(field)
    editing.move(field, 4.0)
    qtbot.waitUntil(lambda: value("rotation") == 4.0)
    editing.cancel()
    assert value("rotation") is None


def test_a_reset_is_a_step_only_where_there_is_something_to_reset(film, field, value, steps):
    editing = Editing(film)
    before = steps()
    editing.reset(field)
    assert steps() == before
    editing.choose(field, 5.0)
    editing.reset(field)
    assert value("rotation") is None
    assert steps() == before + 2
