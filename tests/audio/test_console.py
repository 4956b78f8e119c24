"""Faders on their own; the rest of the console is heard in the mixer's tests."""

import math

import numpy as np
import pytest

from kijkocut.audio.console import Fader
from kijkocut.model.params import Keyframe, Param
from kijkocut.model.sequence import Sequence, Track, TrackKind


def fader(*params):
    track = Track(id="t", sequence="s", kind=TrackKind.audio, name="A1", params=params)
    return Fader(track, channels=2, sample_rate=48_000)


def worked(made, count=4):
    bus = np.ones((2, count), np.float32)
    made.apply(bus, 0)
    return bus


def test_a_fader_left_alone_is_neutral():
    assert fader().is_neutral
    assert fader(Param(name="gain", value=0.0)).is_neutral
    assert np.array_equal(worked(fader()), np.ones((2, 4)))


@pytest.mark.parametrize("name", ["gain", "pan"])
def test_a_fader_that_moves_through_zero_is_not_neutral(name):
    keys = (Keyframe(at=0, value=0.0), Keyframe(at=14_700, value=-1.0))
    assert not fader(Param(name=name, keys=keys)).is_neutral


def test_gain_and_pan_work_together():
    made = fader(Param(name="gain", value=-20.0), Param(name="pan", value=-1.0))
    assert worked(made)[0] == pytest.approx(0.1 * math.sqrt(2))
    assert worked(made)[1] == pytest.approx(0.0, abs=1e-7)


def surround(**values):
    params = tuple(Param(name=name, value=value) for name, value in values.items())
    track = Track(id="t", sequence="s", kind=TrackKind.audio, name="A1", params=params)
    return Fader(track, channels=6, sample_rate=48_000)


def placed(made):
    bus = np.zeros((6, 4), np.float32)
    bus[2] = 1.0
    made.apply(bus, 0)
    return bus[:, 0]


def test_in_surround_a_voice_goes_to_a_side_to_the_back_and_to_the_low_channel():
    half = math.sqrt(0.5)
    assert placed(surround()) == pytest.approx([0, 0, 1, 0, 0, 0])
    assert placed(surround(pan=1.0)) == pytest.approx([0, 1, 0, 0, 0, 0], abs=1e-6)
    assert placed(surround(depth=1.0)) == pytest.approx([0, 0, 0, 0, half, half], abs=1e-6)
    assert placed(surround(lfe=-20.0)) == pytest.approx([0, 0, 1, 0.1, 0, 0], abs=1e-6)
    assert placed(surround(lfe=-20.0, pan=1.0)) == pytest.approx([0, 1, 0, 0.1, 0, 0], abs=1e-6)


def test_the_place_in_surround_means_nothing_in_stereo():
    assert fader(Param(name="depth", value=1.0), Param(name="lfe", value=0.0)).is_neutral


def test_a_masters_fader_has_a_gain_alone():
    master = Sequence(id="s", name="s", params=(Param(name="gain", value=-20.0),))
    assert worked(Fader(master, channels=2, sample_rate=48_000)) == pytest.approx(0.1)
