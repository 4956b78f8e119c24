import numpy as np

from kijkocut.audio.pitch import PitchShift

RATE = 48_000


def test_an_octave_up_doubles_the_frequency_and_keeps_level(array_source):
    wave = 0.5 * np.sin(2 * np.pi * 300 * np.arange(RATE) / RATE)
    shifted = PitchShift(array_source(wave), 12.0, origin=0, sample_rate=RATE)
    part = shifted.read(8000, 32_000)[0]
    spectrum = np.abs(np.fft.rfft(part * np.hanning(32_000)))
    assert np.argmax(spectrum) * RATE / 32_000 == 600
    assert np.abs(part).max() < 0.55
    assert np.sqrt(np.mean(part**2)) > 0.33


def test_blocks_do_not_matter(array_source, noise):
    sound = noise(RATE)
    whole = PitchShift(array_source(sound), -5.0, origin=100, sample_rate=RATE).read(0, 20_000)
    other = PitchShift(array_source(sound), -5.0, origin=100, sample_rate=RATE)
    for start, stop in ((15_000, 20_000), (0, 7), (7, 15_000)):
        assert np.abs(other.read(start, stop - start) - whole[:, start:stop]).max() < 1e-5
