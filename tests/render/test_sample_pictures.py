"""Pictures for previews."""

import numpy as np

from kijkocut.render.sample_pictures import cutout, day, green, night


def test_they_have_the_size_asked_and_are_the_same_every_time() -> None:
    for picture in (day, night, green):
        made = picture((64, 36))
        assert made.shape == (36, 64, 3)
        picture.cache_clear()
        np.testing.assert_array_equal(picture((64, 36)), made)


def test_they_have_shadows_lights_and_colour() -> None:
    for picture in (day((96, 54)), night((96, 54))):
        light = picture.mean(-1)
        assert light.min() < 45
        assert light.max() > 215
        assert (picture.max(-1) - picture.min(-1)).max() > 90


def test_the_cutout_has_nothing_around_it() -> None:
    made = cutout((96, 54))
    assert made.shape == (54, 96, 4)
    assert made[0, 0, 3] == 0
    assert made[22, 48, 3] == 255
    assert 0.1 < (made[..., 3] > 127).mean() < 0.5


def test_before_green_all_around_is_green() -> None:
    made = green((96, 54))
    assert made[0, 0].tolist() == [13, 176, 56]
    np.testing.assert_array_equal(made[22, 48], cutout((96, 54))[22, 48, :3])
