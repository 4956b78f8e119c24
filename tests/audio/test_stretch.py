"""Speed at the same pitch: the pitch, the level, the places, and the fresh starts."""

import numpy as np
import pytest

from kijkocut.audio import Mixer
from kijkocut.model.retime import RampPoint, Retime
from kijkocut.model.ticks import Ratio

RATE = 48_000


def chord(count):
    n = np.arange(count)
    return sum(np.sin(2 * np.pi * f * n / RATE + f) for f in (220.0, 331.0, 1870.0)) / 4


def strongest(sound, count=3):
    """Give the strongest frequencies in Hz, no two within 20 Hz."""
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(sound.size)))
    found = []
    for place in np.argsort(spectrum)[::-1]:
        frequency = place * RATE / sound.size
        if all(abs(frequency - f) > 20 for f in found):
            found.append(frequency)
        if len(found) == count:
            return sorted(found)
    return sorted(found)


def heard(timeline, sound, count, at=0, start=0, **fields):
    timeline.sound("m", sound).track("a").clip("c", "a", at, 2_000_000, **fields)
    return Mixer(timeline.project, "s", timeline.fetch).read(start, count)


@pytest.mark.parametrize("speed", ["1/2", "9/10", "5/4", "2", "4", "-1", "-3/2"])
def test_pitch_and_level_stay(timeline, speed):
    sound = heard(timeline, chord(600_000), 48_000, source_in=300_000, speed=speed)[0]
    assert strongest(sound) == pytest.approx([220, 331, 1870], abs=3)
    wanted = np.sqrt(3 / 2) / 4
    assert np.sqrt(np.mean(sound[2000:] ** 2)) == pytest.approx(wanted, rel=0.08)


@pytest.mark.parametrize("speed", [0.5, 0.8, 1.6, 3.0])
def test_sounds_come_when_the_speed_says(timeline, speed):
    """Bursts of a tone one second apart must be heard within 25 ms of their place."""
    count = 400_000
    n = np.arange(count)
    sound = chord(count) * ((n % 48_000) < 9600)
    played = heard(timeline, sound, 90_000, speed=f"{round(speed * 10)}/10", source_in=0)[0]
    loud = np.convolve(np.abs(played), np.ones(240) / 240, "same") > 0.02
    onsets = np.flatnonzero(np.diff(loud.astype(int)) > 0)
    expected = np.arange(1, 1 + int(90_000 * speed // 48_000)) * 48_000 / speed
    for place in expected[expected < 88_000]:
        assert np.abs(onsets - place).min() < 0.025 * RATE


def test_a_ramp_keeps_the_pitch(timeline):
    ramp = (RampPoint(0, Ratio(1, 2)), RampPoint(48_000 * timeline.S, Ratio(3, 1)))
    sound = heard(timeline, chord(600_000), 48_000, retime=Retime(ramp=ramp))[0]
    assert strongest(sound) == pytest.approx([220, 331, 1870], abs=4)


def test_at_the_speed_of_the_source_nothing_is_changed(timeline, noise):
    """A ramp that stays at 1 goes through the stretcher, which must not be heard."""
    sound = noise(100_000)
    retime = Retime(ramp=(RampPoint(0, Ratio(1)), RampPoint(9000 * timeline.S, Ratio(1))))
    played = heard(timeline, sound, 50_000, retime=retime, source_in=700)
    assert played == pytest.approx(sound[:, 700:50_700], abs=1e-6)


def test_starting_in_the_middle_of_a_long_clip_reads_only_what_is_near(timeline, noise):
    """Twenty seconds in, no more than one stretch of ten seconds is worked through."""
    timeline.sound("m", noise(48_000 * 60)).track("a")
    timeline.clip("c", "a", 0, 48_000 * 40, speed="5/4")
    mixer = Mixer(timeline.project, "s", timeline.fetch)
    middle = mixer.read(48_000 * 29, 3000)
    (source,) = timeline.sources
    assert min(start for start, _ in source.reads) > 48_000 * 19 * 1.25
    through = Mixer(timeline.project, "s", timeline.fetch)
    blocks = np.concatenate([through.read(i * 24_000, 24_000) for i in range(60)], axis=1)
    assert np.array_equal(blocks[:, 48_000 * 29 : 48_000 * 29 + 3000], middle)


def test_silence_stays_silent(timeline):
    played = heard(timeline, np.zeros((2, 100_000)), 10_000, speed="2")
    assert not played.any()
