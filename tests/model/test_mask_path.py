import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kijkocut.model.clip import Mask, MaskShape
from kijkocut.model.mask_outline import flattened
from kijkocut.model.mask_path import (
    fault_of,
    params_of,
    points_at,
    points_of,
    settled,
    value_of,
    with_point,
    without_point,
)
from kijkocut.model.params import Easing, Keyframe, Param, ease

numbers = st.floats(-500, 500).map(lambda x: round(x, 2))
points = st.tuples(*[numbers] * 6)
SQUARE = tuple((x, y, 0.0, 0.0, 0.0, 0.0) for x, y in ((0.0, 0.0), (8.0, 0.0), (8.0, 8.0)))


def moving(*outlines, gap=100, easing=Easing.linear):
    keys = tuple(
        Keyframe(at=gap * turn, value=value_of(outline), easing=easing)
        for turn, outline in enumerate(outlines)
    )
    params = (Param(name="feather", value=2.0), Param(name="path", keys=keys))
    return Mask(id="m", shape=MaskShape.path, points=outlines[0], params=params)


@st.composite
def animated(draw):
    count = draw(st.integers(3, 5))
    outline = st.lists(points, min_size=count, max_size=count).map(tuple)
    outlines = draw(st.lists(outline, min_size=1, max_size=3))
    return moving(*outlines, easing=draw(st.sampled_from(list(Easing))))


def curve(outline, index, count=41):
    """The curve after a point, by the polynomial of Bernstein, as an array."""
    here, there = outline[index], outline[(index + 1) % len(outline)]
    a, d = np.array(here[:2]), np.array(there[:2])
    b, c = a + here[4:], d + there[2:4]
    t = np.linspace(0, 1, count)[:, None]
    return (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t * t * c + t**3 * d


@given(st.lists(points, min_size=3, max_size=5).map(tuple))
def test_points_come_back_from_their_value(outline):
    assert points_of(value_of(outline)) == outline


def test_what_is_no_outline_has_no_points():
    assert points_of("x") == points_of(3.0) == points_of((1.0,) * 7) == ()


@given(animated(), st.integers(-50, 250))
def test_between_keyframes_every_number_of_every_point_moves_by_the_eased_share(mask, at):
    keys = mask.params[1].keys
    index = max(0, min(at // 100, len(keys) - 1))
    want = np.array(keys[index].value)
    if at >= 0 and index + 1 < len(keys) and keys[index].easing is not Easing.hold:
        share = ease(keys[index], at % 100 / 100)
        want = want + (np.array(keys[index + 1].value) - want) * share
    assert np.allclose(points_at(mask, at), want.reshape(-1, 6), atol=1e-6)


def test_a_path_at_rest_is_its_points_at_any_time():
    mask = Mask(id="m", shape=MaskShape.path, points=SQUARE)
    assert points_at(mask, -5) == points_at(mask, 10**9) == SQUARE
    assert params_of(mask) == (Param(name="path", value=value_of(SQUARE)),)


def test_only_paths_have_a_path_among_their_parameters():
    assert params_of(Mask(id="m", shape=MaskShape.star)) == ()
    mask = moving(SQUARE)
    assert params_of(mask) == mask.params


@given(animated(), st.data())
def test_a_new_point_changes_no_outline_at_any_time(mask, data):
    index = data.draw(st.integers(0, len(mask.points) - 1))
    share = data.draw(st.floats(0.05, 0.95))
    made = with_point(mask, index, share)
    for at in (-10, 0, 30, 77, 100, 250):
        was, now = points_at(mask, at), points_at(made, at)
        assert len(now) == len(was) + 1
        whole = curve(was, index, 2001)
        for part in (index, index + 1):
            near = curve(now, part, 9)
            far = np.linalg.norm(near[:, None] - whole[None], axis=2).min(axis=1)
            # No farther than the pieces into which the whole curve was cut are long.
            assert far.max() <= np.linalg.norm(np.diff(whole, axis=0), axis=1).max() + 1e-6
    assert fault_of(made) == ""


def test_a_straight_side_gets_a_corner_unless_it_bends_in_some_keyframe():
    bent = ((0.0, 0.0, 0.0, 0.0, 0.0, 6.0), *SQUARE[1:])
    plain = with_point(moving(SQUARE, SQUARE), 0, 0.5)
    assert points_at(plain, 0)[1] == (4.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    curved = with_point(moving(SQUARE, bent), 0, 0.5)
    assert any(points_at(curved, 0)[1][2:])
    assert np.allclose(np.array(flattened(points_at(curved, 0)))[:32, 1], 0)


def test_a_point_goes_from_every_keyframe():
    mask = with_point(moving(SQUARE, SQUARE), 1, 0.3)
    assert without_point(mask, 2) == moving(SQUARE, SQUARE)


def test_without_keyframes_the_path_is_kept_as_points():
    was = moving(SQUARE, SQUARE)
    moved = tuple((x + 1, *rest) for x, *rest in SQUARE)
    still = replace(was, params=(was.params[0], Param(name="path", value=value_of(moved))))
    assert settled(still) == replace(was, params=was.params[:1], points=moved)
    assert settled(was) is was


def test_the_path_at_rest_has_as_many_points_as_its_keyframes():
    keys = (Keyframe(at=0, value=value_of((*SQUARE, SQUARE[0]))),)
    mask = replace(moving(SQUARE), params=(Param(name="path", keys=keys),))
    assert len(settled(mask).points) == 4


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"shape": MaskShape.star}, "has no path"),
        ({"points": (*SQUARE, SQUARE[0])}, "as many points, not 4 and 3"),
        ({"params": (Param(name="path", value=value_of(SQUARE)),)}, "kept as points"),
    ],
)
def test_what_can_not_be_is_said(change, fault):
    assert fault in fault_of(replace(moving(SQUARE, SQUARE), **change))
    assert fault_of(moving(SQUARE, SQUARE)) == ""


def test_two_points_are_no_path():
    assert "three points" in fault_of(moving(SQUARE[:2]))
