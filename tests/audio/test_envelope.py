"""Fades and crossfades, against their formulas."""

import math

import numpy as np
import pytest

from kijkocut.audio import Mixer
from kijkocut.model.clip import Fade, FadeCurve, Transition
from kijkocut.model.params import Param

SHAPES = {
    FadeCurve.linear: lambda x: x,
    FadeCurve.power: lambda x: np.sin(x * math.pi / 2),
    FadeCurve.smooth: lambda x: (1 - np.cos(x * math.pi)) / 2,
}


def mix(timeline, start, count):
    return Mixer(timeline.project, "s", timeline.fetch).read(start, count)


@pytest.mark.parametrize("curve", list(FadeCurve))
def test_fades_have_their_shape_and_length(timeline, curve):
    timeline.sound("m", np.ones((2, 1000))).track("a")
    timeline.clip(
        "c", "a", 50, 1000,
        fade_in=Fade(duration=200 * timeline.S, curve=curve),
        fade_out=Fade(duration=100 * timeline.S, curve=curve),
    )  # fmt: skip
    heard = mix(timeline, 0, 1100)[0]
    n = np.arange(1000)
    expected = SHAPES[curve](np.clip(n / 200, 0, 1)) * SHAPES[curve](
        np.clip((1000 - n) / 100, 0, 1)
    )
    assert heard[50:1050] == pytest.approx(expected, abs=1e-6)
    assert np.array_equal(heard[250:950], np.ones(700, np.float32))


def crossed(timeline, kind, before=100, after=50):
    s = timeline.S
    timeline.sound("m", np.full((2, 2000), 0.5)).sound("n", np.full((2, 2000), 0.25)).track("a")
    over = Transition(kind=kind, before=before * s, after=after * s)
    timeline.clip("p", "a", 0, 500, source_in=300)
    timeline.clip("q", "a", 500, 500, media="n", source_in=300, transition=over)
    return mix(timeline, 0, 1000)[0]


@pytest.mark.parametrize("kind", ["crossfade", "dissolve"])
def test_a_crossfade_keeps_power(timeline, kind):
    heard = crossed(timeline, kind)
    x = np.clip((np.arange(1000) - 400) / 150, 0, 1)
    expected = 0.5 * np.cos(x * math.pi / 2) + 0.25 * np.sin(x * math.pi / 2)
    assert heard == pytest.approx(expected, abs=1e-6)


def test_a_constant_gain_crossfade_is_a_straight_mix(timeline):
    heard = crossed(timeline, "crossfade_gain")
    x = np.clip((np.arange(1000) - 400) / 150, 0, 1)
    assert heard == pytest.approx(0.5 - 0.25 * x, abs=1e-6)


def test_a_crossfade_plays_the_handles_of_both_clips(timeline, noise):
    p, q = noise(2000), noise(2000, seed=1)
    s = timeline.S
    timeline.sound("m", p).sound("n", q).track("a")
    over = Transition(kind="crossfade_gain", before=100 * s, after=100 * s)
    timeline.clip("p", "a", 0, 500, source_in=7)
    timeline.clip("q", "a", 500, 500, media="n", source_in=300, transition=over)
    heard = mix(timeline, 400, 200)
    x = np.arange(200) / 200
    expected = p[:, 407:607] * (1 - x) + q[:, 200:400] * x
    assert heard == pytest.approx(expected, abs=1e-6)


def test_a_through_edit_with_a_constant_gain_crossfade_is_not_heard(timeline, noise):
    sound = noise(2000)
    s = timeline.S
    timeline.sound("m", sound).track("a")
    over = Transition(kind="crossfade_gain", before=100 * s, after=100 * s)
    timeline.clip("p", "a", 0, 500).clip("q", "a", 500, 500, source_in=500, transition=over)
    assert mix(timeline, 0, 1000) == pytest.approx(sound[:, :1000], abs=1e-6)


def test_a_transition_replaces_the_fades_at_its_cut(timeline):
    s = timeline.S
    timeline.sound("m", np.ones((2, 2000))).track("a")
    over = Transition(kind="crossfade_gain", before=50 * s, after=50 * s)
    fade = Fade(duration=200 * s)
    timeline.clip("p", "a", 0, 500, source_in=300, fade_out=fade)
    timeline.clip("q", "a", 500, 500, source_in=300, fade_in=fade, transition=over)
    assert mix(timeline, 0, 1000) == pytest.approx(1.0, abs=1e-6)


def test_gain_goes_on_into_the_handles(timeline):
    s = timeline.S
    timeline.sound("m", np.ones((2, 2000))).track("a")
    over = Transition(kind="crossfade_gain", before=50 * s, after=50 * s)
    gain = (Param(name="gain", value=-20.0),)
    timeline.clip("p", "a", 0, 500, source_in=300, params=gain)
    timeline.clip("q", "a", 500, 500, source_in=300, params=gain, transition=over)
    assert mix(timeline, 0, 1000) == pytest.approx(0.1, rel=1e-5)
