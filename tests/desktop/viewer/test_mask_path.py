import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kijkocut.desktop.viewer.mask_path import (
    Part,
    bent,
    centred,
    is_smooth,
    moved,
    nearest,
    sharpened,
    smoothed,
    split,
    without,
)
from kijkocut.model.mask_outline import flattened

SQUARE = tuple((x, y, 0.0, 0.0, 0.0, 0.0) for x, y in ((0, 0), (10, 0), (10, 10), (0, 10)))
numbers = st.integers(1, 50).map(float)
paths = st.lists(st.tuples(*(numbers,) * 6), min_size=3, max_size=5).map(tuple)


@given(paths, st.integers(0, 4))
@settings(max_examples=40)
def test_a_new_point_leaves_the_line_where_it_is(path, index):
    index %= len(path)
    before, after = flattened(path), flattened(split(path, index, 0.5))
    assert len(after) == len(before) + 16
    curve = before[16 * index : 16 * index + 16]
    for place, same in zip(curve, after[16 * index : 16 * index + 32 : 2], strict=True):
        assert same == pytest.approx(place)


def test_a_new_point_on_a_straight_line_is_a_corner():
    made = split(SQUARE, 0, 0.5)
    assert made[1] == pytest.approx((5, 0, 0, 0, 0, 0))


def test_the_nearest_place_is_on_the_right_side():
    index, share, far = nearest(SQUARE, (12, 5))
    assert (index, far) == (1, pytest.approx(2, abs=0.1))
    assert share == pytest.approx(0.5, abs=0.05)


def test_points_move_with_their_handles():
    path = bent(SQUARE, 1, Part.point, (13.0, 4.0))
    assert path[1] == (10, 0, -3, -4, 3, 4)
    assert moved(path, 1, (1.0, 2.0))[1] == (1, 2, -3, -4, 3, 4)


def test_a_handle_turns_the_other_unless_it_is_broken():
    path = bent(SQUARE, 1, Part.point, (13.0, 4.0))
    assert bent(path, 1, Part.after, (10.0, 10.0))[1] == pytest.approx((10, 0, 0, -5, 0, 10))
    broken = bent(path, 1, Part.after, (10.0, 10.0), is_broken=True)
    assert broken[1] == (10, 0, -3, -4, 0, 10)
    assert bent(path, 1, Part.before, (10.0, 10.0), is_broken=True)[1] == (10, 0, 0, 10, 3, 4)


def test_corners_get_round_and_sharp_again():
    path = smoothed(SQUARE, 1)
    assert is_smooth(path[1])
    assert path[1][4:] == pytest.approx((10 / 6, 10 / 6))
    assert sharpened(path, 1) == SQUARE


def test_a_point_is_taken_out():
    assert without(SQUARE, 0) == SQUARE[1:]


def test_a_path_is_laid_around_its_middle():
    middle, path = centred(SQUARE)
    assert middle == (5, 5)
    assert path[0][:2] == (-5, -5)
