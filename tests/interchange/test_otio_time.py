import opentimelineio as otio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kijkocut.interchange.otio_time import exact_rate, from_ticks, speed, to_ticks
from kijkocut.model.ticks import Rate, Ratio

RATES = st.sampled_from([Rate(24), Rate(25), Rate(24000, 1001), Rate(60000, 1001), Rate(120)])


@given(rate=RATES, frame=st.integers(0, 10_000_000))
def test_frames_come_back_exactly(rate, frame):
    assert to_ticks(from_ticks(frame * rate.frame_ticks, rate)) == frame * rate.frame_ticks


@pytest.mark.parametrize(
    ("fps", "rate"),
    [(23.98, "24000/1001"), (23.976, "24000/1001"), (24, "24"), (29.97, "30000/1001")],
)
def test_rounded_rates_mean_the_exact_ones(fps, rate):
    assert str(exact_rate(fps)) == rate


@pytest.mark.parametrize("fps", [0, -1, 1, float("nan"), 1000, 44100])
def test_no_frame_rate_is_none(fps):
    assert exact_rate(fps) is None


def test_times_that_are_none_are_refused():
    with pytest.raises(ValueError, match="no time"):
        to_ticks(otio.opentime.RationalTime(float("nan"), 25))


def test_speeds_are_simple_fractions():
    assert speed(1 / 3) == Ratio(1, 3)
    assert speed(float("inf")) is None
