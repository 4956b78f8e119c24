import pytest

from kijkocut.interchange.osp_values import Clock, Part, Point, value_at
from kijkocut.model.params import Easing
from kijkocut.testing.foreign import FRAME as F
from kijkocut.testing.foreign import curve

CLOCK = Clock(begin=0.0, frame_ticks=F)


def points(*rows):
    return Part({"x": curve(*rows)}).curve("x")


def test_what_is_missing_or_of_another_kind_is_empty():
    part = Part({"a": 1, "b": "t", "c": [1, {"d": 2}], "e": float("nan"), "f": True})
    assert (part.number("a"), part.number("b"), part.number("e", 7), part.number("f")) == (
        1,
        0,
        7,
        0,
    )
    assert (part.text("a", "b"), len(part.parts("c")), bool(part.part("b"))) == ("t", 1, False)
    assert (part.is_on("f"), part.is_on("none", default=True)) == (True, True)
    assert not Part([1])
    assert Part({"x": 3}).curve("x") == (Point(frame=0, value=3),)
    assert Part({"x": {"Points": "no"}}).curve("x") == ()


def test_frames_count_from_one():
    made = CLOCK.param("opacity", (points((1, 0), (26, 1)),), (1.0,))
    assert [(key.at // F, key.value) for key in made.keys] == [(0, 0), (25, 1)]


def test_a_clip_that_begins_later_has_keys_before_it():
    made = Clock(begin=10.0, frame_ticks=F).param("opacity", (points((1, 0), (26, 1)),), (1.0,))
    assert [key.at // F for key in made.keys] == [-10, 15]


def test_the_point_that_is_come_to_says_how():
    kinds = {0: Easing.bezier, 1: Easing.linear, 2: Easing.hold}
    for kind, easing in kinds.items():
        made = CLOCK.param("opacity", (points((1, 0, 1), (26, 1, kind)),), (1.0,))
        assert made.keys[0].easing is easing
    made = CLOCK.param("opacity", (points((1, 0, 0), (26, 1, 0)),), (1.0,))
    assert made.keys[0].handles == (0.5, 0.0, 0.5, 1.0)


def test_two_curves_make_a_point():
    made = CLOCK.param("scale", (points((1, 1), (51, 2)), points((26, 3))), (1.0, 1.0))
    assert [(key.at // F, key.value) for key in made.keys] == [
        (0, (1, 3)),
        (25, (1.5, 3)),
        (50, (2, 3)),
    ]


def test_the_default_is_nothing_and_a_constant_a_value():
    assert CLOCK.param("opacity", (points((1, 1)),), (1.0,)) is None
    assert CLOCK.param("opacity", ((),), (1.0,)) is None
    assert CLOCK.param("opacity", (points((1, 0.5), (9, 0.5)),), (1.0,)).value == 0.5


@pytest.mark.parametrize(("frame", "value"), [(-1, 2), (0, 2), (5, 3), (10, 4), (99, 4)])
def test_values_between_points_and_beyond(frame, value):
    assert value_at(points((1, 2), (11, 4)), frame, 0.0) == value


def test_no_points_is_the_default():
    assert value_at((), 3, 9.0) == 9
