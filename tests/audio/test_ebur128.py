"""Loudness against the test signals of EBU Tech 3341 and 3342 and an independent BS.1770-4."""

import itertools

import numpy as np
import pytest

from kijkocut.audio import LiveLoudness, loudness
from kijkocut.audio.ebur128 import SILENCE_LUFS

RATE = 48_000


def sine(level_db, seconds, channels=2, frequency=997.0):
    n = np.arange(int(seconds * RATE))
    wave = 10 ** (level_db / 20) * np.sin(2 * np.pi * frequency * n / RATE)
    return np.repeat(wave.astype(np.float32)[None], channels, axis=0)


def k_weighted(sound):
    """Filter through the two stages of BS.1770-4 by their frequency response (tables 1 and 2)."""
    count = sound.shape[1]
    size = 1 << (count + RATE).bit_length()
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(size))
    shelf = (1.53512485958697 - 2.69169618940638 * z + 1.19839281085285 * z**2) / (
        1 - 1.69065929318241 * z + 0.73248077421585 * z**2
    )
    high = (1 - 2 * z + z**2) / (1 - 1.99004745483398 * z + 0.99007225036621 * z**2)
    return np.fft.irfft(np.fft.rfft(sound, size) * shelf * high, size)[:, :count]


def reference(sound):
    """Integrated loudness by the text of BS.1770-4: 400 ms blocks, 75 % overlap, two gates."""
    power = k_weighted(sound.astype(float)) ** 2
    step = RATE // 10
    blocks = np.array(
        [
            power[:, a : a + 4 * step].mean(axis=1).sum()
            for a in range(0, power.shape[1] - 4 * step + 1, step)
        ]
    )
    levels = -0.691 + 10 * np.log10(np.maximum(blocks, 1e-12))
    kept = blocks[levels > -70]
    gate = -0.691 + 10 * np.log10(kept.mean()) - 10
    return -0.691 + 10 * np.log10(blocks[levels > max(gate, -70)].mean())


def test_a_997_hz_sine_at_minus_23_on_both_channels_is_minus_23_lufs():
    found = loudness([sine(-23.0, 20)], RATE)
    assert found.integrated_lufs == pytest.approx(-23.0, abs=0.1)
    assert found.momentary_max_lufs == pytest.approx(-23.0, abs=0.1)
    assert found.short_term_max_lufs == pytest.approx(-23.0, abs=0.1)
    assert found.range_lu == pytest.approx(0.0, abs=0.1)


def test_one_channel_is_three_db_less():
    assert loudness([sine(0.0, 5, channels=1)], RATE).integrated_lufs == pytest.approx(
        -3.01, abs=0.1
    )


def test_quiet_parts_are_gated_out():
    parts = [sine(-72, 10), sine(-36, 10), sine(-23, 60), sine(-36, 10), sine(-72, 10)]
    assert loudness(parts, RATE).integrated_lufs == pytest.approx(-23.0, abs=0.1)


def test_surround_channels_weigh_as_the_standard_says():
    sound = sine(-28.0, 20, channels=6)
    sound[2] *= 10 ** (4 / 20)
    sound[3] = 0
    sound[4:] *= 10 ** (-2 / 20)
    assert loudness([sound], RATE).integrated_lufs == pytest.approx(-23.0, abs=0.1)


def test_the_loudness_range_of_two_levels_is_their_distance():
    assert loudness([sine(-20, 20), sine(-30, 20)], RATE).range_lu == pytest.approx(10.0, abs=1.0)


def test_peaks_between_samples_are_found():
    """A quarter of the rate, 45 degrees off: the samples reach 0.354, the wave 0.5."""
    n = np.arange(RATE)
    wave = 0.5 * np.sin(2 * np.pi * n / 4 + np.pi / 4)
    wave *= np.clip(np.minimum(n, n[::-1]) / 4800, 0, 1)
    found = loudness([np.stack([wave, wave]).astype(np.float32)], RATE)
    assert -6.02 - 0.4 < found.true_peak_dbtp < -6.02 + 0.2


@pytest.mark.parametrize("seed", range(3))
def test_it_agrees_with_the_standard_worked_out_plainly(noise, seed):
    n = np.arange(12 * RATE)
    swell = 10 ** ((-14 + 12 * np.sin(2 * np.pi * n / RATE / 5 + seed)) / 20)
    sound = (noise(n.size, 2, seed) * swell).astype(np.float32)
    sound[:, 5 * RATE : 7 * RATE] *= 0.003
    found = loudness([sound], RATE).integrated_lufs
    assert found == pytest.approx(reference(sound), abs=0.1)


def test_block_sizes_do_not_matter(noise):
    sound = noise(3 * RATE)
    cuts = [0, 1, 500, 501, 40_000, 41_001, 3 * RATE]
    blocks = [sound[:, a:b] for a, b in itertools.pairwise(cuts)]
    assert loudness([sound], RATE) == loudness(blocks, RATE)


def test_other_rates_are_measured_too():
    n = np.arange(44_100 * 5)
    wave = 10 ** (-23 / 20) * np.sin(2 * np.pi * 997 * n / 44_100)
    found = loudness([np.stack([wave, wave]).astype(np.float32)], 44_100)
    assert found.integrated_lufs == pytest.approx(-23.0, abs=0.1)


@pytest.mark.parametrize(
    "blocks", [[], [np.zeros((2, 0), np.float32)], [np.zeros((2, 96_000), np.float32)]]
)
def test_silence_measures_as_silence(blocks):
    found = loudness(blocks, RATE)
    assert found.integrated_lufs == SILENCE_LUFS
    assert found.momentary_max_lufs == SILENCE_LUFS
    assert found.true_peak_dbtp == -120.0


def test_a_programme_that_ends_between_measurements_keeps_its_loudness():
    """The filter says nothing of a last block shorter than 100 ms."""
    found = loudness([sine(-23.0, 6.67)], RATE)
    assert found.integrated_lufs == pytest.approx(-23.0, abs=0.1)


@pytest.mark.parametrize("size", [480, 2400, 7001])
def test_heard_live_a_steady_tone_is_as_loud_as_measured_at_once(size):
    tone = sine(-23.0, 4)
    live = LiveLoudness(RATE)
    assert live.integrated_lufs == SILENCE_LUFS
    for at in range(0, tone.shape[1], size):
        live.feed(tone[:, at : at + size])
    for read in (live.momentary_lufs, live.short_term_lufs, live.integrated_lufs):
        assert read == pytest.approx(-23.0, abs=0.1)
    live.reset()
    assert live.momentary_lufs == SILENCE_LUFS
