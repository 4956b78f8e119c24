import math

import numpy as np
import pytest

from kijkocut.model.clip import MaskShape
from kijkocut.model.mask_outline import corners_of, flattened


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
