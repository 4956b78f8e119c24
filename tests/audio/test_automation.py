"""Parameters as a number per sample."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kijkocut.audio.automation import Curve, gain_of, gains_of
from kijkocut.model.intrinsics import spec
from kijkocut.model.params import Easing, Keyframe, Param
from kijkocut.model.ticks import TICKS_PER_SECOND

GAIN = spec("gain")
TICK = TICKS_PER_SECOND // 48_000
KEYS = st.lists(
    st.tuples(st.integers(-500, 3000), st.floats(-60, 20), st.sampled_from(Easing)),
    min_size=1,
    max_size=6,
    unique_by=lambda key: key[0],
).map(lambda found: tuple(Keyframe(at=a * TICK, value=v, easing=e) for a, v, e in sorted(found)))


def curve(*keys, origin=0):
    return Curve((Param(name="gain", keys=keys),), GAIN, origin=origin, sample_rate=48_000)


def test_an_unset_parameter_is_its_default():
    assert Curve((), GAIN, origin=0, sample_rate=48_000).constant == 0.0


@given(keys=KEYS, start=st.integers(-1000, 3000))
def test_every_sample_is_the_value_of_the_model(keys, start):
    """Curved easings are 1024 lines put together.

    The worst is circ where it is vertical: a chord of sqrt(2x) over one line is sqrt(2 / 1024) / 4
    of the way off, for one 1024th of the time.
    """
    param = Param(name="gain", keys=keys)
    made = Curve((param,), GAIN, origin=0, sample_rate=48_000)
    values = made.values(start, start + 200)
    expected = [param.at((start + n) * TICK) for n in range(200)]
    is_straight = all(k.easing in (Easing.linear, Easing.hold) for k in keys)
    assert values == pytest.approx(
        expected, abs=1e-9 if is_straight else 80 * (2 / 1024) ** 0.5 / 4 + 1e-3
    )


@given(keys=KEYS, cut=st.integers(1, 1999))
def test_blocks_do_not_matter(keys, cut):
    made = curve(*keys)
    parts = np.concatenate([made.values(0, cut), made.values(cut, 2000)])
    assert np.array_equal(parts, made.values(0, 2000))


def test_keyframes_count_from_the_origin():
    keys = (Keyframe(at=0, value=-60.0), Keyframe(at=100 * TICK, value=0.0))
    assert curve(*keys, origin=50 * TICK).values(50, 151)[[0, 50, 100]].tolist() == [-60, -30, 0]


def test_decibels_become_factors():
    assert gain_of(20.0) == pytest.approx(10.0)
    assert gain_of(-60.0) == 0.0
    assert gains_of(np.array([0.0, -6.0206, -60.0, -90.0])) == pytest.approx(
        [1.0, 0.5, 0.0, 0.0], rel=1e-5
    )
