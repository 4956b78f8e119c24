"""Samples and ticks."""

from hypothesis import given
from hypothesis import strategies as st

from kijkocut.audio.grid import sample_ticks, tick_at
from kijkocut.model.ticks import samples

RATES = st.sampled_from([8000, 11_025, 22_050, 44_100, 48_000, 88_200, 96_000, 192_000])


@given(rate=RATES, sample=st.integers(-(10**9), 10**11))
def test_ticks_and_samples_go_back_and_forth(rate, sample):
    assert samples(tick_at(sample, rate), rate) == sample
    assert sample_ticks(sample, sample + 2, rate).tolist() == [
        tick_at(sample, rate),
        tick_at(sample + 1, rate),
    ]
