"""Channel maps, mixing up and down, pan."""

import math

import numpy as np
import pytest

from kijkocut.audio.channels import pan_factors, pan_gains, to_channels


def ladder(channels):
    """Channel i holds 10**i, so a sum tells its parts."""
    return (10.0 ** np.arange(channels))[:, None].astype(np.float32)


def heard(have, want, channel_map=()):
    return to_channels(ladder(have), want, channel_map)[:, 0].tolist()


def test_mono_is_whole_on_both_sides_and_in_the_centre_of_surround():
    assert heard(1, 2) == [1, 1]
    assert heard(1, 6) == [0, 0, 1, 0, 0, 0]


def test_stereo_folds_to_its_mean_and_sits_in_front():
    assert heard(2, 1) == [5.5]
    assert heard(2, 6) == [1, 10, 0, 0, 0, 0]


def test_surround_folds_as_bs775_says():
    half = math.sqrt(0.5)
    assert heard(6, 2) == pytest.approx([1 + half * (100 + 1e4), 10 + half * (100 + 1e5)])
    assert heard(4, 2) == pytest.approx([1 + half * 100, 10 + half * 1000])


def test_what_fits_is_passed_on_as_it_is():
    sound = ladder(6)
    assert to_channels(sound, 6) is sound


def test_a_map_says_which_source_channel_feeds_each_output():
    assert heard(2, 2, (1, 0)) == [10, 1]
    assert heard(2, 2, (0, -1)) == [1, 0]
    assert heard(2, 2, (1,)) == [10, 0]
    assert heard(2, 2, (7, 1)) == [0, 10]
    assert heard(2, 2, (1, 1, 0)) == [10, 10]


@pytest.mark.parametrize("pan", [-1.0, -0.3, 0.0, 0.5, 1.0, 4.0])
def test_pan_keeps_power(pan):
    left, right = pan_gains(pan)
    assert left**2 + right**2 == pytest.approx(2.0)


def test_the_centre_changes_nothing():
    assert pan_gains(0.0) == pytest.approx((1.0, 1.0))


def test_factors_of_surround_leave_centre_and_bass():
    right = math.sqrt(2)
    assert pan_factors(6, 1.0)[:, 0] == pytest.approx([0, right, 1, 1, 0, right], abs=1e-6)
    assert pan_factors(1, 1.0).tolist() == [[1.0]]


def test_pan_per_sample_gives_factors_per_sample():
    assert (
        pytest.approx(np.array([[1, 1], [0, math.sqrt(2)]]), abs=1e-6)
        == pan_factors(2, np.array([0.0, 1.0])).T
    )


def test_surrounds_find_their_places_in_other_surrounds():
    half = math.sqrt(0.5)
    assert heard(4, 6) == [1, 10, 0, 0, 100, 1000]
    assert heard(6, 4) == pytest.approx([1 + half * 100, 10 + half * 100, 1e4, 1e5])
    assert heard(6, 8) == [1, 10, 100, 1000, 0, 0, 1e4, 1e5]
    assert heard(8, 6) == pytest.approx([1, 10, 100, 1000, 1e4 + 1e6, 1e5 + 1e7])
    assert heard(7, 6) == pytest.approx(
        [1, 10, 100, 1000, 1e5 + half * 1e4, 1e6 + half * 1e4], rel=1e-6
    )
