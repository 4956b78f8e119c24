import numpy as np
import pytest

from kijkocut.audio.impulse import Room, impulse

RATE = 48_000
ROOM = Room(decay_s=1.0, pre_delay_s=0.02, damping_hz=1000.0, mix=0.25)


def test_the_direct_sound_comes_first_then_nothing_then_the_room():
    response = impulse(ROOM, channels=2, sample_rate=RATE)
    assert response.shape == (2, RATE + 960)
    assert response[:, 0] == pytest.approx(0.75)
    assert not response[:, 1:960].any()
    assert np.sum(response[:, 960:].astype(np.float64) ** 2, axis=1) == pytest.approx(0.25**2)


def test_damping_takes_treble_like_a_first_order_low_pass():
    tail = impulse(ROOM, channels=8, sample_rate=RATE)[:, 960:]
    power = np.mean(np.abs(np.fft.rfft(tail)) ** 2, axis=0)
    hertz = np.fft.rfftfreq(tail.shape[1], 1 / RATE)
    low, high = (power[(hertz > f * 0.8) & (hertz < f * 1.2)].mean() for f in (100, 8000))
    assert 10 * np.log10(high / low) == pytest.approx(-18.1, abs=1.0)


def test_every_channel_has_a_room_of_its_own_and_it_is_always_the_same():
    response = impulse(ROOM, channels=2, sample_rate=RATE)
    assert abs(np.corrcoef(response[:, 960:])[0, 1]) < 0.05
    impulse.cache_clear()
    assert np.array_equal(response, impulse(ROOM, channels=2, sample_rate=RATE))
