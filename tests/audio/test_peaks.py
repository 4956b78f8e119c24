"""Waveforms against plain minima, maxima and means."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kijkocut.audio import Peaks
from kijkocut.audio.errors import DamagedPeaksError
from kijkocut.audio.peaks import PeaksBuilder

STEP = 1 / 16_384


def built(sound, cuts=()):
    builder = PeaksBuilder(channels=sound.shape[0], sample_rate=48_000)
    edges = [0, *sorted(cuts), sound.shape[1]]
    for a, b in itertools.pairwise(edges):
        builder.add(sound[:, a:b])
    return builder.peaks()


@pytest.mark.parametrize("per_column", [256, 1024, 4096, 16_384])
def test_columns_are_the_extremes_and_the_mean_power(noise, per_column):
    sound = noise(131_072) * np.linspace(0, 1, 131_072, dtype=np.float32)
    count = 131_072 // per_column
    found = built(sound).columns(0, 131_072, count)
    cut = sound.reshape(2, count, per_column)
    assert found[:, :, 0] == pytest.approx(cut.min(axis=2), abs=STEP)
    assert found[:, :, 1] == pytest.approx(cut.max(axis=2), abs=STEP)
    assert found[:, :, 2] == pytest.approx(np.sqrt((cut**2).mean(axis=2)), abs=2 * STEP)


@given(
    start=st.integers(-3000, 60_000),
    length=st.integers(1, 90_000),
    count=st.integers(1, 60),
    seed=st.integers(0, 3),
)
def test_no_peak_is_ever_missed(noise, start, length, count, seed):
    sound = noise(50_000, 1, seed)
    found = built(sound).columns(start, start + length, count)
    edges = start + np.arange(count + 1) * length / count
    for column in range(count):
        a, b = max(0, int(np.floor(edges[column]))), int(np.ceil(edges[column + 1]))
        part = sound[0, a : max(a, b)]
        if part.size:
            assert found[0, column, 0] <= part.min() + 1e-6
            assert found[0, column, 1] >= part.max() - 1e-6


@given(cuts=st.sets(st.integers(0, 5000), max_size=8))
def test_block_sizes_do_not_matter(noise, cuts):
    sound = noise(5000)
    assert built(sound, cuts).to_bytes() == built(sound).to_bytes()


def test_it_can_be_asked_while_it_is_being_made(noise):
    sound = noise(3000)
    builder = PeaksBuilder(channels=2, sample_rate=48_000)
    builder.add(sound[:, :1000])
    assert builder.peaks().length == 1000
    builder.add(sound[:, 1000:])
    assert builder.peaks().to_bytes() == built(sound).to_bytes()


def test_overs_can_be_seen():
    sound = np.full((1, 512), 1.5, np.float32)
    assert built(sound).columns(0, 512, 1)[0, 0].tolist() == [1.5, 1.5, 1.5]


def test_outside_the_sound_there_is_nothing(noise):
    peaks = built(noise(1000))
    assert not peaks.columns(-5000, -1000, 4).any()
    assert not peaks.columns(2000, 9000, 4).any()
    assert not built(np.zeros((2, 0), np.float32)).columns(0, 100, 3).any()


def test_bytes_give_the_same_waveform_back(noise):
    peaks = built(noise(70_001))
    data = peaks.to_bytes()
    again = Peaks.from_bytes(data)
    assert len(data) < 70_001 * 2 * 4 / 80
    assert (again.length, again.sample_rate, again.channels) == (70_001, 48_000, 2)
    assert np.array_equal(again.columns(0, 70_001, 99), peaks.columns(0, 70_001, 99))


def test_damaged_bytes_are_refused(noise):
    data = built(noise(1000)).to_bytes()
    for bad in (b"", b"KJPK", data[:-1], data + b"x", b"X" + data[1:], bytes(len(data))):
        with pytest.raises(DamagedPeaksError):
            Peaks.from_bytes(bad)
