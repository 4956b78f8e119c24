import numpy as np
import pytest

from kijkocut.export.align import SEARCH, frame_shift, sample_lag, wrong_frames


@pytest.fixture
def noise():
    return np.random.default_rng(7)


@pytest.mark.parametrize("shift", [-3, -1, 0, 1, 4])
def test_a_shift_of_frames_is_found(shift, noise):
    film = noise.integers(0, 255, (60, 64), np.uint8)
    sent, seen = film[10:40], film[10 - shift : 40 - shift]
    assert frame_shift(sent, seen) == shift


def test_a_still_film_is_not_shifted():
    film = np.full((30, 64), 90, np.uint8)
    assert frame_shift(film, film) == 0


def test_wrong_and_missing_frames_are_named(noise):
    sent = noise.integers(0, 255, (20, 64), np.uint8)
    seen = sent.copy()
    seen[5] = sent[9]
    np.testing.assert_array_equal(wrong_frames(sent, seen[:18]), [5, 18, 19])
    coded = np.clip(sent + noise.normal(0, 3, sent.shape), 0, 255).astype(np.uint8)
    assert wrong_frames(sent, coded).size == 0


@pytest.mark.parametrize("lag", [-8000, -1024, -1, 0, 1, 312, 1105, 8000])
@pytest.mark.parametrize("grain", [0.0, 0.05])
def test_a_delay_is_found_to_the_sample(lag, grain, noise):
    sound = noise.normal(0, 0.2, 100_000).astype(np.float32)
    sent = sound[30_000:60_000]
    seen = sound[30_000 - SEARCH - lag : 60_000 + SEARCH - lag]
    seen = seen + noise.normal(0, grain, seen.size).astype(np.float32)
    assert sample_lag(sent, seen) == lag


def test_a_steady_tone_matches_where_it_is_nearest():
    tone = np.sin(2 * np.pi * 440 / 48_000 * np.arange(100_000)).astype(np.float32)
    seen = tone[30_000 - SEARCH - 5 : 60_000 + SEARCH - 5]
    assert sample_lag(tone[30_000:60_000], seen) == 5


def test_other_sound_is_not_taken_for_it(noise):
    sent, seen = noise.normal(0, 1, 9_000), noise.normal(0, 1, 9_000 + 2 * SEARCH)
    assert sample_lag(sent.astype(np.float32), seen.astype(np.float32)) is None
    assert sample_lag(sent.astype(np.float32), np.zeros(seen.size, np.float32)) is None
