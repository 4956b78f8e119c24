"""Tones against the formula."""

import numpy as np
import pytest

from kijkocut.audio.errors import UnknownSoundError
from kijkocut.audio.generators import Tone, generator
from kijkocut.model.clip import GeneratorSource
from kijkocut.model.params import Keyframe, Param

TICK = 14_700


def tone(channels=1, **values):
    params = tuple(Param(name=name, value=value) for name, value in values.items())
    return Tone(params, sample_rate=48_000, channels=channels)


def sine(frequency, n):
    return np.sin(2 * np.pi * frequency * n / 48_000)


def test_a_tone_is_a_sine_of_its_level():
    n = np.arange(4800)
    heard = tone(2, frequency=440.0, level=-6.0).read(0, 4800)
    assert heard.shape == (2, 4800)
    assert heard[1] == pytest.approx(10 ** (-6 / 20) * sine(440, n), abs=1e-6)


def test_by_default_it_is_the_line_up_tone():
    assert np.abs(tone().read(0, 48_000)).max() == pytest.approx(0.1)
    assert tone().read(0, 480)[0] == pytest.approx(0.1 * sine(1000, np.arange(480)), abs=1e-6)


def test_it_stays_exact_after_a_day():
    start = 24 * 3600 * 48_000
    assert np.array_equal(tone(level=0.0).read(start, 480), tone(level=0.0).read(0, 480))


def test_ticks_start_exactly_on_their_period():
    heard = tone(level=0.0, period=1.0, length=0.05).read(0, 144_000)[0]
    inside = np.arange(144_000) % 48_000
    expected = np.where(inside < 2400, sine(1000, inside), 0.0)
    assert heard == pytest.approx(expected, abs=1e-6)
    assert not heard[inside >= 2400].any()


def test_a_swept_tone_has_the_integral_of_its_frequency_as_phase():
    keys = (Keyframe(at=0, value=100.0), Keyframe(at=48_000 * TICK, value=2100.0))
    made = Tone(
        (Param(name="frequency", keys=keys), Param(name="level", value=0.0)),
        sample_rate=48_000,
        channels=1,
    )
    t = np.arange(48_000) / 48_000
    expected = np.sin(2 * np.pi * (100 * t + 1000 * t * t))
    heard = made.read(0, 48_000)[0]
    assert heard[:47_800] == pytest.approx(expected[:47_800], abs=1e-5)


@pytest.mark.parametrize("waveform", ["square", "triangle"])
def test_other_waves_have_their_harmonics(waveform):
    heard = tone(frequency=1000.0, level=0.0, waveform=waveform).read(0, 48_000)[0]
    spectrum = np.abs(np.fft.rfft(heard)) / 24_000
    first = {"square": 4 / np.pi, "triangle": 8 / np.pi**2}[waveform]
    third = {"square": first / 3, "triangle": first / 9}[waveform]
    assert spectrum[[1000, 2000, 3000]] == pytest.approx([first, 0.0, third], abs=0.02)


def test_noise_is_white_and_repeatable():
    made = tone(level=0.0, waveform="noise")
    heard = made.read(-100, 100_000)[0]
    assert np.array_equal(made.read(400, 100)[0], heard[500:600])
    assert abs(heard.mean()) < 0.01
    assert heard.std() == pytest.approx(np.sqrt(1 / 3), rel=0.01)
    assert abs(np.corrcoef(heard[1:], heard[:-1])[0, 1]) < 0.02


def test_silence_is_silent_and_pictures_make_no_sound():
    made = generator(GeneratorSource(kind="silence"), sample_rate=48_000, channels=6)
    assert made.read(5, 10).shape == (6, 10)
    assert not made.read(5, 10).any()
    with pytest.raises(UnknownSoundError, match="bars"):
        generator(GeneratorSource(kind="bars"), sample_rate=48_000, channels=2)
