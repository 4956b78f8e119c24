"""What meters read."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kijkocut.audio import Meter
from kijkocut.audio.tally import Tally


def meter(channels=1):
    return Meter(channels=channels, sample_rate=48_000)


def sine(count, level=1.0):
    return (level * np.sin(2 * np.pi * 1000 * np.arange(count) / 48_000))[None].astype(np.float32)


def test_silence_reads_the_floor():
    found = meter(2).feed(np.zeros((2, 100), np.float32))
    assert found.peak_db == found.rms_db == (-120.0, -120.0)


def test_a_full_scale_sine_reads_zero_peak_and_minus_three_rms():
    found = meter().feed(sine(4 * 48_000))
    assert found.peak_db[0] == pytest.approx(0.0, abs=0.01)
    assert found.rms_db[0] == pytest.approx(-3.01, abs=0.05)


def test_the_peak_falls_twenty_db_in_seventeen_tenths_of_a_second():
    made = meter()
    made.feed(np.ones((1, 1), np.float32))
    found = made.feed(np.zeros((1, int(1.7 * 48_000)), np.float32))
    assert found.peak_db[0] == pytest.approx(-20.0, abs=0.01)


def test_the_highest_peak_is_held_then_let_go():
    made = meter()
    made.feed(sine(480))
    assert made.feed(sine(48_000, 0.1)).held_db[0] == pytest.approx(0.0, abs=0.01)
    made.feed(sine(48_000, 0.1))
    assert made.feed(sine(48_000, 0.1)).held_db[0] == pytest.approx(-20.0, abs=0.01)


def test_overs_are_counted_until_reset():
    made = meter(2)
    block = np.array([[0.5, 1.5, -1.01], [1.0, 0.0, 0.0]], np.float32)
    assert made.feed(block).clipped == (2, 0)
    assert made.feed(block).clipped == (4, 0)
    made.reset()
    assert made.feed(block).clipped == (2, 0)


@given(cuts=st.sets(st.integers(0, 3000), max_size=6))
def test_block_sizes_do_not_matter(noise, cuts):
    sound = noise(3000)
    whole, parts = meter(2), meter(2)
    expected = whole.feed(sound)
    for a, b in zip([0, *sorted(cuts)], [*sorted(cuts), 3000], strict=True):
        found = parts.feed(sound[:, a:b])
    assert found.peak_db == pytest.approx(expected.peak_db)
    assert found.rms_db == pytest.approx(expected.rms_db)


def test_following_measures_reads_as_feeding_the_sound_does():
    sound = (0.5 * np.sin(np.arange(48_000) / 7)).astype(np.float32)[None]
    fed, followed = (Meter(channels=1, sample_rate=48_000) for _ in range(2))
    for at in range(0, 48_000, 1024):
        block = sound[:, at : at + 1024]
        tally = Tally(("a",), 1)
        tally.note("a", block, 0)
        a = fed.feed(block)
        b = followed.follow(tally.between(0, 1024), block.shape[1])
    assert b.peak_db[0] == pytest.approx(a.peak_db[0], abs=0.3)
    assert b.rms_db[0] == pytest.approx(a.rms_db[0], abs=0.1)
    for _ in range(100):
        b = followed.follow(None, 1024)
    assert b.peak_db[0] == pytest.approx(a.peak_db[0] - 100 * 1024 / 48_000 * 20 / 1.7, abs=0.5)
