import numpy as np
import pytest

from kijkocut.audio.tally import Tally

RANDOM = np.random.default_rng(1)
SOUND = RANDOM.uniform(-1.2, 1.2, (2, 8192)).astype(np.float32)


def test_levels_are_those_of_the_sound_in_cells():
    tally = Tally(2)
    for start in range(0, 8192, 700):
        tally.note("a", SOUND[:, start : start + 700], start)
    found = tally.between(2048, 2048)["a"]
    part = SOUND[:, 2048:4096].astype(float)
    assert found.peak == pytest.approx(np.abs(part).max(axis=1))
    assert found.power == pytest.approx((part**2).mean(axis=1), rel=1e-6)
    assert found.clipped.tolist() == (np.abs(part) > 1).sum(axis=1).tolist()


def test_what_is_mixed_twice_is_as_loud_as_once():
    once, twice = Tally(2), Tally(2)
    once.note("a", SOUND, 0)
    for _ in range(2):
        twice.note("a", SOUND, 0)
    assert twice.between(0, 8192)["a"].power == pytest.approx(once.between(0, 8192)["a"].power)


def test_tracks_are_told_apart_and_absent_ones_are_not_there():
    tally = Tally(1)
    tally.note("a", 0.25 * np.ones((1, 1024), np.float32), 0)
    tally.note("b", 0.5 * np.ones((1, 1024), np.float32), 1024)
    assert set(tally.between(0, 1024)) == {"a"}
    assert {k: float(m.peak[0]) for k, m in tally.between(1000, 100).items()} == {
        "a": 0.25,
        "b": 0.5,
    }
    assert tally.between(50_000, 10) == {}


def test_old_cells_are_forgotten():
    tally = Tally(1)
    for index in range(3000):
        tally.note("a", np.ones((1, 1024), np.float32), index * 1024)
    assert tally.between(0, 1024) == {}
    assert tally.between(2999 * 1024, 1024)
