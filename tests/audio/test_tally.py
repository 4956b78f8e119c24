import numpy as np
import pytest

from kijkocut.audio.tally import Tally

RANDOM = np.random.default_rng(1)
SOUND = RANDOM.uniform(-1.2, 1.2, (2, 8192)).astype(np.float32)


def test_levels_are_those_of_the_sound_in_cells():
    tally = Tally(("quiet", "a"), 2)
    for start in range(0, 8192, 700):
        tally.note("a", SOUND[:, start : start + 700], start)
    found = tally.between(2048, 2048)
    part = SOUND[:, 2048:4096].astype(float)
    assert found.tracks == ("quiet", "a")
    assert found.peak == pytest.approx([0, 0, *np.abs(part).max(axis=1)])
    assert found.power == pytest.approx([0, 0, *(part**2).mean(axis=1)], rel=1e-5)
    assert found.clipped.tolist() == [0, 0, *(np.abs(part) > 1).sum(axis=1)]


def test_what_is_mixed_twice_is_as_loud_as_once():
    once, twice = Tally(("a",), 2), Tally(("a",), 2)
    once.note("a", SOUND, 0)
    for _ in range(2):
        twice.note("a", SOUND, 0)
    assert twice.between(0, 8192).power == pytest.approx(once.between(0, 8192).power)


def test_tracks_and_places_are_told_apart():
    tally = Tally(("a", "b"), 1)
    tally.note("a", 0.25 * np.ones((1, 1024), np.float32), 0)
    tally.note("b", 0.5 * np.ones((1, 1024), np.float32), 1024)
    assert tally.between(0, 1024).peak.tolist() == [0.25, 0.0]
    assert tally.between(1000, 100).peak.tolist() == [0.25, 0.5]
    assert tally.between(50_000, 10).peak.tolist() == [0.0, 0.0]


def test_old_cells_make_way():
    tally = Tally(("a",), 1)
    for index in range(3000):
        tally.note("a", np.full((1, 1024), index / 3000, np.float32), index * 1024)
    assert not tally.between(0, 1024).peak.any()
    assert tally.between(2999 * 1024, 1024).peak == pytest.approx([2999 / 3000])
    assert tally.between(2999 * 1024, 1024).power == pytest.approx([(2999 / 3000) ** 2])
