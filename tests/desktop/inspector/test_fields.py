import math

from kijkocut.desktop.inspector.address import Address
from kijkocut.desktop.inspector.fields import KEEP, ParamField, PlainField, common, merged
from kijkocut.model import intrinsics
from kijkocut.model.ids import ClipId
from kijkocut.model.params import ParamSpec


def test_parts_that_differ_are_nan_and_kept():
    shown = common(((1.0, 2.0), (1.0, 3.0)))
    assert shown[0] == 1.0
    assert math.isnan(shown[1])
    assert merged((4.0, 5.0), (KEEP, 6.0)) == (4.0, 6.0)
    assert common((1, 2)) is None
    assert common(()) is None


def test_a_keyed_parameter_is_written_at_the_playhead(film, value):
    place = Address(clip=ClipId("a"), name="opacity")
    field = ParamField(spec=intrinsics.spec("opacity"), places=(place,))
    film.run(*field.write(film.project, 0, 0.5))
    assert value("opacity") == 0.5
    film.run(place.set_key(0))
    at = 3 * film.sequence.rate.frame_ticks
    film.run(*field.write(film.project, at, 0.2))
    assert [key.value for key in value("opacity")] == [0.5, 0.2]
    film.run(*field.reset(film.project))
    assert value("opacity") is None
    assert field.reset(film.project) == ()


def test_a_plain_field_resets_only_what_differs(film):
    spec = ParamSpec(name="x", label="X", default=1.0)
    field = PlainField(spec=spec, get=lambda _: (1.0,), put=lambda _, value: (value,))
    assert field.reset(film.project) == ()
    assert field.addresses == ()
