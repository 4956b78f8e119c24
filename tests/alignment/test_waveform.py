import numpy as np
import pytest

from kijkocut.alignment.waveform import FINE_RATE, fine_peak, rough_peak

RATE = 48_000
LATE = RATE + 61
PLACES = [8000 * at for at in (1, 3, 5)]


@pytest.fixture(scope="module")
def event(talk):
    return talk(8, 11)


def test_the_rough_peak_is_the_nearest_sample(recording, event):
    one, two = recording(event), recording(event[LATE:])
    found = rough_peak(one, two, PLACES, shift=8000 - 130)
    assert found.shift == round(LATE / 6)
    assert found.height > 50


def test_a_place_out_of_reach_has_no_peak(recording, event):
    found = rough_peak(recording(event), recording(event[LATE:]), PLACES, shift=4000)
    assert found.height < 6


def test_the_fine_peak_is_exact_though_one_of_them_lacks_the_treble(recording, event):
    spectrum = np.fft.rfft(event[LATE:])
    spectrum[np.fft.rfftfreq(event.size - LATE, 1 / RATE) > 3000] = 0
    dull = np.fft.irfft(spectrum, event.size - LATE)
    dull += np.random.default_rng(1).normal(size=dull.size) * 0.01
    found = fine_peak(recording(event), recording(dull), PLACES, shift=LATE // 6 + 3)
    assert found == LATE
    assert FINE_RATE == RATE


def test_silence_has_no_peak(recording, event):
    quiet = recording(np.zeros(event.size))
    assert rough_peak(quiet, quiet, PLACES, shift=0).height == 0.0
