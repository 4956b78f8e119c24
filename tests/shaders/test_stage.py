from typing import Any

import numpy as np

from kijkocut.testing.reference_pixels import multiplied
from kijkocut.testing.shader_use import Use, holed_noise, soft_shapes


def test_the_stage_shows_what_it_is_given(stage: Any) -> None:
    size = (24, 12)
    picture, other = holed_noise(size), soft_shapes(size)
    assert picture[..., 3].min() == 0
    still = stage.effect(Use(kind="box_blur", values={"radius": 0.0}), picture)
    np.testing.assert_allclose(multiplied(still), multiplied(picture), atol=1e-3)
    mixed = stage.transition(Use(kind="dissolve"), 0.25, picture, other)
    expected = 0.75 * multiplied(picture) + 0.25 * multiplied(other)
    np.testing.assert_allclose(multiplied(mixed), expected, atol=1e-3)
    colour = Use(kind="colour", values={"colour": (1.0, 0.5, 0.0, 1.0)})
    np.testing.assert_allclose(
        stage.generator(colour, size), np.broadcast_to([1, 0.5, 0, 1], (12, 24, 4)), atol=1e-3
    )
    fine = stage.at(2.0).effect(Use(kind="mosaic", values={"size": 2.0}), other)
    np.testing.assert_allclose(fine[:4, :4], np.tile(fine[0, 0], (4, 4, 1)))
