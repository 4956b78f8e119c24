"""Varispeed against the sine it should give, and against what must not come through."""

import numpy as np
import pytest

from kijkocut.audio import Mixer
from kijkocut.audio.resample import read_at
from kijkocut.model.retime import RampPoint, Retime
from kijkocut.model.ticks import Ratio

RATE = 48_000


def sine(frequency, n):
    return np.sin(2 * np.pi * frequency * np.asarray(n) / RATE)


def level_db(error):
    return 20 * np.log10(max(np.sqrt(np.mean(np.square(error))), 1e-12))


@pytest.mark.parametrize("speed", [0.25, 0.999, 1.0, 1.5, 2.0, 3.9, 4.0, 7.3, 33.0, -1.7])
def test_a_sine_keeps_its_shape_at_any_speed(array_source, speed):
    frequency = 300.0 / max(1.0, abs(speed) / 4)
    source = array_source(sine(frequency, np.arange(400_000)))
    at = 200_000.25 + speed * np.arange(3000)
    heard = read_at(source, 0, at, np.full(3000, speed))[0]
    assert level_db(heard - sine(frequency, at)) < -80


@pytest.mark.parametrize(
    ("speed", "frequency"), [(1.7, 18_000), (3.0, 11_000), (9.0, 6000), (60.0, 2000)]
)
def test_what_would_alias_is_taken_away(array_source, speed, frequency):
    source = array_source(sine(frequency, np.arange(400_000)))
    at = 90_000 + speed * np.arange(3000)
    heard = read_at(source, 0, at, np.full(3000, speed))[0]
    assert level_db(heard) < -70


def test_whole_positions_give_the_samples_back(array_source, noise):
    sound = noise(2000)
    heard = read_at(array_source(sound), 500, np.arange(300.0), np.ones(300))
    assert heard == pytest.approx(sound[:, 500:800], abs=1e-6)


def test_varispeed_moves_pitch_with_speed(timeline):
    timeline.sound("m", sine(1000, np.arange(60_000))).track("a")
    timeline.clip("c", "a", 100, 10_000, source_in=4000, speed="3/2", keep_pitch=False)
    heard = Mixer(timeline.project, "s", timeline.fetch).read(100, 10_000)[0]
    assert level_db(heard - sine(1000, 4000 + 1.5 * np.arange(10_000))) < -80


def test_a_ramp_is_followed_to_the_sample(timeline):
    timeline.sound("m", sine(500, np.arange(60_000))).track("a")
    ramp = (RampPoint(0, Ratio(1, 2)), RampPoint(10_000 * timeline.S, Ratio(5, 2)))
    timeline.clip("c", "a", 0, 10_000, source_in=4000, retime=Retime(ramp=ramp, keep_pitch=False))
    heard = Mixer(timeline.project, "s", timeline.fetch).read(0, 10_000)[0]
    n = np.arange(10_000)
    assert level_db(heard - sine(500, 4000 + 0.5 * n + n * n / 10_000)) < -75
