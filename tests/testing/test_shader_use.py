import numpy as np

from kijkocut.testing.shader_use import Use, holed_noise, soft_shapes


def test_pictures_have_what_shaders_trip_over() -> None:
    noise = holed_noise((48, 36))
    assert noise.shape == (36, 48, 4)
    assert set(np.unique(noise[..., 3])) == {0.0, 0.25, 1.0}
    np.testing.assert_array_equal(noise, holed_noise((48, 36)))
    assert np.abs(noise - holed_noise((48, 36), seed=4)).max() > 0.1


def test_soft_shapes_are_opaque_and_bear_being_read_between_pixels() -> None:
    soft = soft_shapes((64, 36))
    assert (soft[..., 3] == 1).all()
    assert 0 <= soft.min() <= soft.max() <= 1
    assert np.abs(np.diff(soft, axis=1)).max() < 0.4


def test_a_use_keeps_defaults_unless_told() -> None:
    assert Use(kind="wave") == Use(kind="wave", values={}, frame=0)
