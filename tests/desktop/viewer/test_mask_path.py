import pytest

from kijkocut.desktop.viewer.mask_path import (
    Part,
    bent,
    centred,
    is_smooth,
    moved,
    nearest,
    sharpened,
    smoothed,
)

SQUARE = tuple((x, y, 0.0, 0.0, 0.0, 0.0) for x, y in ((0, 0), (10, 0), (10, 10), (0, 10)))


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


def test_the_nearest_place_on_a_long_side_is_exact():
    long = tuple((x * 100.0, y, *rest) for x, y, *rest in SQUARE)
    index, share, far = nearest(long, (330.0, 0.0))
    assert (index, far) == (0, pytest.approx(0, abs=1e-6))
    x0, x3 = 0.0, 1000.0  # without handles a side is the cubic 3 t^2 - 2 t^3 of its ends
    assert x0 + (x3 - x0) * (3 * share**2 - 2 * share**3) == pytest.approx(330, abs=1)


def test_a_path_is_laid_around_its_middle():
    middle, path = centred(SQUARE)
    assert middle == (5, 5)
    assert path[0][:2] == (-5, -5)
