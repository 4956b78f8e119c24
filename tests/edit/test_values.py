import math

import pytest

from kijkocut.edit.refusal import EditRefused, UnknownName
from kijkocut.edit.values import checked, checked_params, spec_called
from kijkocut.model.params import Keyframe, Param, ParamKind, ParamSpec


def spec(kind, default, **fields):
    return ParamSpec(name="p", label="Amount", kind=kind, default=default, **fields)


NUMBER = spec(ParamKind.number, 0.5, minimum=0.0, maximum=1.0, unit="px")
WHOLE = spec(ParamKind.whole, 1, minimum=1, maximum=9)
SWITCH = spec(ParamKind.switch, default=False)
CHOICE = spec(ParamKind.choice, "soft", choices=("soft", "hard"), can_keyframe=False)
POINT = spec(ParamKind.point, (0.0, 0.0), minimum=-5.0, maximum=5.0)
COLOUR = spec(ParamKind.colour, (0.0, 0.0, 0.0, 1.0))
WHEEL = spec(ParamKind.colour, (0.0, 0.0, 0.0, 0.0), minimum=-1.0, maximum=1.0)
TEXT = spec(ParamKind.text, "")
FILE = spec(ParamKind.file, "")
OUTLINE = spec(ParamKind.outline, ())
CURVE = spec(ParamKind.curve, (0.0, 0.0, 1.0, 1.0), minimum=0.0, maximum=1.0)


@pytest.mark.parametrize(
    ("given", "of", "kept"),
    [
        (1, NUMBER, 1.0),
        (0.25, NUMBER, 0.25),
        (3, WHOLE, 3),
        (3.0, WHOLE, 3),
        (True, SWITCH, True),
        ("hard", CHOICE, "hard"),
        ((1, -5), POINT, (1.0, -5.0)),
        ((1, 0, 0), COLOUR, (1.0, 0.0, 0.0, 1.0)),
        ((1, 0, 0), WHEEL, (1.0, 0.0, 0.0, 0.0)),
        ((1, 0, 0, 0.5), COLOUR, (1.0, 0.0, 0.0, 0.5)),
        ("Hello", TEXT, "Hello"),
        ("/x.cube", FILE, "/x.cube"),
        ((0, 0, 0.5, 0.7, 1, 1), CURVE, (0.0, 0.0, 0.5, 0.7, 1.0, 1.0)),
        ((1,) * 18, OUTLINE, (1.0,) * 18),
    ],
)
def test_values_take_the_form_they_are_kept_in(given, of, kept):
    value = checked(given, of)
    assert value == kept
    assert type(value) is type(kept)


@pytest.mark.parametrize(
    ("given", "of", "says"),
    [
        (1.1, NUMBER, "from 0.0 to 1.0 px"),
        (-1, NUMBER, "from 0.0 to 1.0 px"),
        (math.inf, NUMBER, "can't be inf"),
        (math.nan, spec(ParamKind.number, 0.0), "from any to any"),
        (False, NUMBER, "is a number"),
        ("1", NUMBER, "is a number"),
        ((1.0,), NUMBER, "is a number"),
        (2.5, WHOLE, "whole number"),
        ((1.0,) * 12, OUTLINE, "three points or more"),
        ((1.0,) * 19, OUTLINE, "six numbers"),
        ("path", OUTLINE, "six numbers"),
        ((*[1.0] * 17, math.inf), OUTLINE, "can't be inf"),
        (10, WHOLE, "from 1 to 9"),
        (1, SWITCH, "true or false"),
        ("hrad", CHOICE, "Choices: soft, hard"),
        (5, CHOICE, "Choices: soft, hard"),
        ((1.0,), POINT, "2 numbers"),
        ((1.0, 6.0), POINT, "from -5.0 to 5.0"),
        (1.0, POINT, "2 numbers"),
        ((1.0, 2.0), COLOUR, "4 numbers"),
        (5, TEXT, "is a text"),
        (5, CURVE, "is a curve"),
        ((0.5, 0.0, 0.5, 1.0), CURVE, "x rises"),
        ((0.0, 0.0, 1.0, 1.5), CURVE, "from 0.0 to 1.0"),
    ],
)
def test_values_of_the_wrong_kind_or_range_are_refused(given, of, says):
    with pytest.raises(EditRefused, match=says):
        checked(given, of)


def test_parameters_are_found_by_name():
    assert spec_called("p", (NUMBER,), "a blur") is NUMBER
    with pytest.raises(UnknownName, match="It has: p"):
        spec_called("q", (NUMBER,), "a blur")
    with pytest.raises(UnknownName, match="It has none"):
        spec_called("q", (), "a blur")


def test_whole_parameters_are_checked_with_their_keyframes():
    keys = (Keyframe(at=0, value=0), Keyframe(at=5, value=1))
    (kept,) = checked_params((Param(name="p", keys=keys),), (NUMBER,), "a blur")
    assert [type(key.value) for key in kept.keys] == [float, float]
    with pytest.raises(EditRefused, match="can't be keyframed"):
        checked_params((Param(name="p", keys=keys),), (CHOICE,), "a blur")
    late = (*keys, Keyframe(at=9, value=7))
    with pytest.raises(EditRefused, match=r"from 0\.0 to 1\.0"):
        checked_params((Param(name="p", keys=late),), (NUMBER,), "a blur")


def test_without_descriptions_parameters_stay_as_they_are():
    params = (Param(name="anything", value="goes"),)
    assert checked_params(params, None, "x") == params
