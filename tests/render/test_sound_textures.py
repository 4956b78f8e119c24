"""Sound as pictures: amplitudes against sines of known level."""

import numpy as np
import pytest

from kijkocut.effects import SoundInput
from kijkocut.model.ids import SequenceId
from kijkocut.render.frame_plan import Sound
from kijkocut.render.gpu import Gpu, open_context
from kijkocut.render.sound_textures import SoundTextures, spectrum, waveform

RATE = 48_000


def sine(hertz: float, level: float, count: int = 2048) -> np.ndarray:
    return (level * np.sin(2 * np.pi * hertz * np.arange(count) / RATE)).astype(np.float32)[None]


@pytest.mark.parametrize("level", [1.0, 0.25])
def test_a_sine_on_a_bin_has_its_own_amplitude(level: float) -> None:
    bins = spectrum(sine(RATE / 2048 * 40, level), 1024)
    assert int(bins[0].argmax()) == 40
    assert bins[0, 40] == pytest.approx(level, rel=1e-3)


def test_fewer_bins_show_the_loudest_of_those_they_stand_for() -> None:
    bins = spectrum(sine(10_000, 0.5), 32)
    assert bins.shape == (1, 32)
    assert int(bins[0].argmax()) == int(10_000 / 24_000 * 32)
    assert bins[0].max() == pytest.approx(0.5, rel=0.16)  # Hann's loss between bins: 1.42 dB


def test_a_steady_level_is_in_the_first_bin() -> None:
    assert spectrum(np.full((2, 2048), 0.5, np.float32), 256)[:, 0] == pytest.approx(0.5, rel=1e-3)


def test_a_waveform_lies_around_the_middle_and_is_held() -> None:
    sound = np.array([[0.0, 1.0, -1.0, 3.0]], np.float32)
    np.testing.assert_array_equal(waveform(sound), [[0.5, 1.0, 0.0, 1.0]])


class Ramp:
    def hear(self, sound: Sound, start_sample: int, count: int) -> np.ndarray:
        del sound
        ramp = (start_sample + np.arange(count)) / 1000
        return np.stack([ramp, -ramp]).astype(np.float32)


def test_the_first_channel_is_the_lowest_row() -> None:
    gpu = Gpu(open_context())
    try:
        textures = SoundTextures(gpu)
        textures.hear_from(Ramp())
        sound = Sound(sequence=SequenceId("s"), first=100, sample_rate=RATE, heard="")
        made = textures.texture(sound, SoundInput(name="w", is_spectrum=False, count=8))
        assert made.size == (8, 2)
        rows = np.frombuffer(made.read(), np.float32).reshape(2, 8, 4)[..., 0]
        ramp = (100 + np.arange(8)) / 2000
        np.testing.assert_allclose(rows, [0.5 - ramp, 0.5 + ramp], atol=1e-6)
        silent = textures.texture(None, SoundInput(name="w", is_spectrum=False))
        assert set(np.frombuffer(silent.read(), np.float32)) == {0.5, 1.0}
    finally:
        gpu.release()
