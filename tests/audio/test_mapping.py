"""Where in the source a clip is: exact against the model's integer arithmetic."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kijkocut.audio.mapping import SourceMap
from kijkocut.model.clip import AdjustmentSource, Clip
from kijkocut.model.retime import RampPoint, Retime
from kijkocut.model.ticks import Ratio

TICK = 14_700
SPEEDS = st.builds(Ratio.of, st.integers(-30, 30), st.integers(1, 9))
RAMPS = st.lists(
    st.tuples(st.integers(-5_000, 90_000), SPEEDS), min_size=1, max_size=5, unique_by=lambda p: p[0]
).map(lambda ps: tuple(RampPoint(at * 1009, speed) for at, speed in sorted(ps, key=lambda p: p[0])))
RETIMES = st.builds(lambda speed: Retime(speed=speed), SPEEDS) | st.builds(
    lambda ramp: Retime(ramp=ramp), RAMPS
)


def clip(retime, start=0, source_in=0):
    return Clip(
        id="c",
        track="t",
        start=start,
        duration=100 * TICK,
        source=AdjustmentSource(),
        source_in=source_in,
        retime=retime,
    )


@given(
    retime=RETIMES,
    start=st.integers(0, 10**13),
    source_in=st.integers(0, 10**13),
    first=st.integers(-50, 7000),
)
def test_positions_agree_with_the_model_to_a_hundredth_of_a_sample(retime, start, source_in, first):
    made = SourceMap(clip(retime, start, source_in), 48_000)
    begin = -(-start // TICK) + first
    offsets = made.offsets(begin, begin + 20)
    for n, offset in enumerate(offsets):
        ticks = source_in + retime.offset((begin + n) * TICK - start)
        assert made.base + offset == pytest.approx(ticks / TICK, rel=0, abs=0.01)


@given(retime=RETIMES, cut=st.integers(1, 99))
def test_blocks_do_not_matter(retime, cut):
    made = SourceMap(clip(retime, 77, 5), 48_000)
    parts = np.concatenate([made.offsets(0, cut), made.offsets(cut, 100)])
    assert np.array_equal(parts, made.offsets(0, 100))


def test_speeds_follow_the_ramp():
    ramp = (RampPoint(0, Ratio(1)), RampPoint(100 * TICK, Ratio(-3)))
    made = SourceMap(clip(Retime(ramp=ramp)), 48_000)
    assert made.speeds(-5, 200)[[0, 5, 55, 105, 204]].tolist() == [1, 1, -1, -3, -3]
