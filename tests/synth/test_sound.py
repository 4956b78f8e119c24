"""Ticks are found to the sample, and the music bed is quiet, seamless and honest stereo."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kijkocut.synth import find_ticks, music_bed, ticking
from kijkocut.synth.sound import tick_shape

RATES = st.sampled_from([8000, 44_100, 48_000])


@settings(max_examples=25, deadline=None)
@given(RATES, st.integers(1, 4), st.floats(0, 1), st.integers(1, 8))
def test_a_tick_lies_on_every_second(rate, seconds, rest, channels):
    count = seconds * rate + int(rest * 0.9 * rate) + rate // 30
    sound = ticking(count, rate, channels)
    assert sound.shape == (channels, count)
    assert sound.dtype == np.float32
    assert (sound == sound[0]).all()
    assert find_ticks(sound[0], rate) == list(range(0, count, rate))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 3000), min_size=1, max_size=4), st.floats(0.6, 1.2), st.integers(0))
def test_ticks_are_found_wherever_they_lie_under_noise(gaps, gain, seed):
    rate, shape = 8000, tick_shape(8000)
    starts = [int(s) for s in np.cumsum([gap + 2400 for gap in gaps])]
    rng = np.random.default_rng(seed % 2**32)
    sound = rng.normal(0, 0.01, starts[-1] + 2 * len(shape)).astype(np.float32)
    for start in starts:
        sound[start : start + len(shape)] += np.float32(gain) * shape
    assert find_ticks(sound, rate) == starts


def test_silence_hum_and_a_faint_tick_hold_no_ticks():
    rate = 8000
    hum = 0.1 * np.sin(2 * np.pi * 100 * np.arange(rate) / rate)
    assert find_ticks(np.zeros(rate, np.float32), rate) == []
    assert find_ticks(hum.astype(np.float32), rate) == []
    assert find_ticks(0.2 * ticking(rate, rate, 1)[0], rate) == []


def test_a_tick_is_loudest_at_its_first_sample_and_dies_away():
    shape = tick_shape(48_000)
    assert len(shape) == 1440
    assert shape[0] == pytest.approx(0.8)
    assert abs(shape).argmax() == 0
    assert abs(shape[-48:]).max() < 0.06


def test_a_tick_is_cut_at_the_end_of_the_sound():
    assert ticking(10, 48_000, 2).shape == (2, 10)
    assert ticking(0, 48_000, 2).shape == (2, 0)
    np.testing.assert_array_equal(ticking(10, 48_000, 1)[0], tick_shape(48_000)[:10])


def test_the_music_bed_is_quiet_without_clicks_and_not_mono():
    bed = music_bed(8 * 8000, 8000)
    assert bed.shape == (2, 64_000)
    assert 0.1 < abs(bed).max() <= 0.26
    assert abs(bed.mean(axis=1)).max() < 0.005
    assert (bed[0] != bed[1]).any()
    for bar in (16_000, 32_000, 48_000):  # each chord fades out before the next one sounds
        assert abs(bed[:, bar - 20 : bar + 20]).max() < 0.01


@pytest.mark.parametrize(("bar", "hz"), [(0, 220.0), (1, 174.61), (2, 196.0), (3, 164.81)])
def test_each_bar_has_its_chord(bar, hz):
    rate = 8000
    heard = music_bed(8 * rate, rate, 1)[0, bar * 2 * rate : (bar + 1) * 2 * rate]
    power = abs(np.fft.rfft(heard * np.hanning(len(heard))))
    lowest = np.flatnonzero(power > 0.3 * power.max())[0] / 2
    assert lowest == pytest.approx(hz, abs=3)
