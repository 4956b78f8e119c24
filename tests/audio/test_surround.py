"""Placing in 5.1, against powers and matrices worked out by hand."""

import math

import numpy as np
import pytest

from kijkocut.audio.surround import deepened, low_send, panned

H = math.sqrt(0.5)
RANDOM = np.random.default_rng(4)
SOUND = RANDOM.uniform(-1, 1, (6, 500)).astype(np.float32)
LADDER = (10.0 ** np.arange(6))[:, None].astype(np.float32)


def power(sound):
    return float((sound.astype(float) ** 2).sum())


def test_in_the_middle_nothing_moves():
    assert panned(SOUND, 0.0) == pytest.approx(SOUND)
    assert deepened(SOUND, 0.0) == pytest.approx(SOUND)


def test_a_hard_pan_takes_the_centre_along():
    left = panned(LADDER, -1.0)[:, 0]
    assert left == pytest.approx([math.sqrt(2) + 100, 0, 0, 1000, math.sqrt(2) * 1e4, 0], abs=1e-2)
    right = panned(LADDER, 1.0)[:, 0]
    assert right == pytest.approx(
        [0, math.sqrt(2) * 10 + 100, 0, 1000, 0, math.sqrt(2) * 1e5], abs=1e-2
    )


@pytest.mark.parametrize("place", [-1.0, -0.4, 0.3, 0.8, 1.0])
def test_whatever_moves_keeps_its_power(place):
    for channel in (2,):
        voice = np.zeros_like(SOUND)
        voice[channel] = SOUND[channel]
        assert power(panned(voice, place)) == pytest.approx(power(voice), rel=1e-5)
    for channel in (0, 1, 2, 4, 5):
        voice = np.zeros_like(SOUND)
        voice[channel] = SOUND[channel]
        assert power(deepened(voice, place)) == pytest.approx(power(voice), rel=1e-5)


def test_all_the_way_back_nothing_is_left_in_front_and_the_other_way_round():
    back = deepened(LADDER, 1.0)[:, 0]
    assert back == pytest.approx(
        [0, 0, 0, 1000, 1e4 + 1 + 100 * H, 1e5 + 10 + 100 * H], rel=1e-5, abs=1e-2
    )
    front = deepened(LADDER, -1.0)[:, 0]
    assert front == pytest.approx([1 + 1e4, 10 + 1e5, 100, 1000, 0, 0], rel=1e-5, abs=1e-2)


@pytest.mark.parametrize("move", [panned, deepened])
def test_one_place_for_each_sample_is_that_place_at_each(move):
    places = np.linspace(-1, 1, SOUND.shape[1])
    whole = move(SOUND, places)
    for at in (0, 100, 499):
        assert whole[:, at : at + 1] == pytest.approx(
            move(SOUND[:, at : at + 1], places[at]), abs=1e-6
        )


def test_what_is_sent_low_is_the_mono_fold_of_bs775_without_the_low_channel():
    sent = low_send(LADDER, np.array([-20.0]))
    assert sent == pytest.approx([0.1 * (100 + H * 11 + 0.5 * 110_000)], rel=1e-6)
    assert not low_send(LADDER, np.array([-60.0])).any()
