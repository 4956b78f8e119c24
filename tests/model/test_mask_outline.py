import math

import numpy as np
import pytest

from kijkocut.model.clip import MaskShape
from kijkocut.model.mask_outline import corners_of, flattened, is_straight, split


def test_a_diamond_has_its_corners_on_the_sides():
    corners, radius = corners_of(MaskShape.diamond, (40.0, 20.0), sides=9)
    assert np.allclose(corners, [(0, -10), (20, 0), (0, 10), (-20, 0)])
    assert radius == 0


def test_full_roundness_is_the_inscribed_circle():
    corners, radius = corners_of(MaskShape.polygon, (20.0, 20.0), sides=6, roundness=1.0)
    assert np.allclose(corners, 0)
    assert radius == pytest.approx(10 * math.cos(math.pi / 6))


def test_there_are_never_fewer_than_three_corners():
    assert len(corners_of(MaskShape.star, (9.0, 9.0), sides=1)[0]) == 6


def test_straight_sides_stay_corners_and_curves_are_sixteen_sides():
    straight = [(0.0, 0.0), (9.0, 0.0), (9.0, 9.0)]
    path = tuple((*p, 0.0, 0.0, 0.0, 0.0) for p in straight)
    assert flattened(path) == straight
    bent = ((0.0, 0.0, 0.0, 0.0, 3.0, -3.0), *path[1:])
    assert len(flattened(bent)) == 18


def test_a_side_without_handles_at_either_end_is_straight():
    path = tuple((x, y, 0.0, 0.0, 0.0, 0.0) for x, y in ((0.0, 0.0), (9.0, 0.0), (9.0, 9.0)))
    bent = ((0.0, 0.0, 1.0, 0.0, 0.0, 0.0), *path[1:])
    assert [is_straight(path, k) for k in range(3)] == [True, True, True]
    assert [is_straight(bent, k) for k in range(3)] == [True, True, False]


def test_a_circle_that_is_split_stays_one():
    k = 0.5522847498
    circle = (
        (1.0, 0.0, 0.0, -k, 0.0, k),
        (0.0, 1.0, k, 0.0, -k, 0.0),
        (-1.0, 0.0, 0.0, k, 0.0, -k),
        (0.0, -1.0, -k, 0.0, k, 0.0),
    )
    for index in range(4):
        made = split(circle, index, 0.3, keeps_corner=False)
        assert len(made) == 5
        assert np.allclose(np.hypot(*np.array(flattened(made)).T), 1, atol=3e-4)
        assert np.hypot(*made[index + 1][:2]) == pytest.approx(1, abs=3e-4)
