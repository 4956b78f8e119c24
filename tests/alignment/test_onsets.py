import numpy as np
import pytest

from kijkocut.alignment.onsets import (
    HOP,
    RATE,
    activity,
    agreement,
    band_energies,
    candidates,
)


def _sound(seconds, seed):
    random = np.random.default_rng(seed)
    loud = np.repeat(random.uniform(0, 1, round(seconds * 10)), RATE // 10)
    return (random.normal(size=loud.size) * loud * 0.3).astype(np.float32)


def test_blocks_of_any_size_give_the_same_energies():
    sound = _sound(3, 1)
    whole = band_energies([sound])
    for size in (100, 1000, 7777):
        parts = [sound[at : at + size] for at in range(0, sound.size, size)]
        np.testing.assert_allclose(band_energies(parts), whole, rtol=1e-5)
    assert whole.shape == (9, (sound.size - 256) // HOP + 1)


def test_a_tone_lies_in_its_band():
    tone = np.sin(2 * np.pi * 1000 * np.arange(RATE) / RATE).astype(np.float32)
    energies = band_energies([tone]).mean(axis=1)
    assert int(np.argmax(energies)) == 4  # 850 to 1200 Hz
    assert energies[4] > 100 * np.delete(energies, 4).max()


def test_activity_knows_no_gain_and_is_white():
    energies = band_energies([_sound(20, 2)])
    loud = activity(energies)
    np.testing.assert_allclose(activity(energies * 1e-2), loud, atol=0.02)
    covariance = np.cov(loud)
    off = covariance - np.diag(np.diag(covariance))
    assert np.abs(off).max() < 0.15
    assert np.diag(covariance) == pytest.approx(np.full(9, 0.9), abs=0.15)


def test_silence_is_no_activity():
    assert not activity(np.zeros((9, 50), np.float32)).any()
    assert activity(np.zeros((9, 0), np.float32)).shape == (9, 0)


@pytest.mark.parametrize("late", [-40, 0, 173])
def test_the_first_candidate_is_the_true_shift(late):
    course = activity(band_energies([_sound(12, 3)]))
    one, two = (course, course[:, late:]) if late >= 0 else (course[:, -late:], course)
    first, second = candidates(one, two, count=2, shortest=31)
    assert first.frames == late
    assert first.score > 3 * second.score


def test_recordings_shorter_than_what_proves_anything_have_none():
    course = activity(band_energies([_sound(0.3, 4)]))
    assert candidates(course, course, count=3, shortest=31) == []


def test_agreement_is_where_both_are():
    course = activity(band_energies([_sound(6, 5)]))
    agreed = agreement(course, course[:, 100:200], 100)
    assert not agreed[:100].any()
    assert not agreed[200:].any()
    assert agreed[100:200] == pytest.approx((course[:, 100:200] ** 2).sum(axis=0))
    assert not agreement(course, course, course.shape[1] + 5).any()
