"""Recordings of one event fit to the sample, whatever was done to them; others are not found."""

import numpy as np
import pytest

from kijkocut.alignment import Recording, shift_between
from kijkocut.alignment.recording import ListeningCancelledError
from kijkocut.model.ticks import TICKS_PER_SECOND

RATE = 48_000
SAMPLE = TICKS_PER_SECOND // RATE
LATE = 5 * RATE + 1237
"""How many samples the second recording begins after the first."""


@pytest.fixture(scope="module")
def event(talk):
    return talk(20, 1)


def _noise(count, level, seed):
    return np.random.default_rng(seed).normal(size=count) * level


def _band(sound, low, high):
    spectrum = np.fft.rfft(sound)
    hertz = np.fft.rfftfreq(sound.size, 1 / RATE)
    spectrum[(hertz < low) | (hertz > high)] = 0
    return np.fft.irfft(spectrum, sound.size)


def _room(sound, seed):
    """Heard from afar: an impulse and a third of a second of what a room adds."""
    random = np.random.default_rng(seed)
    tail = random.normal(size=RATE // 3) * np.exp(-np.arange(RATE // 3) / (0.03 * RATE)) * 0.05
    tail[0] = 1.0
    size = sound.size + tail.size
    return np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(tail, size), size)[: sound.size]


HEARD = {
    "as it is": lambda sound: sound,
    "forty decibels softer, of opposite polarity": lambda sound: -0.01 * sound,
    "under noise as loud as itself": lambda sound: sound + _noise(sound.size, sound.std(), 2),
    "by telephone": lambda sound: _band(sound, 300, 3400) + _noise(sound.size, 0.002, 3),
    "in a room": lambda sound: _room(sound, 4) + _noise(sound.size, 0.002, 5),
    "in channels of opposite polarity": lambda sound: np.stack([sound, -0.9 * sound]),
    "beside a louder hum": lambda sound: sound + 0.5 * np.sin(np.arange(sound.size) * 0.00654),
}


@pytest.mark.parametrize("heard", HEARD)
def test_what_both_heard_fits_to_the_sample(recording, event, heard):
    noisy = event + _noise(event.size, 0.003, 6)
    found = shift_between(recording(noisy), recording(HEARD[heard](event[LATE:])))
    assert found.is_found
    assert found.ticks == LATE * SAMPLE
    assert found.confidence > 0.5


def test_the_earlier_recording_has_an_offset_below_zero(recording, event):
    found = shift_between(recording(event[LATE:]), recording(event))
    assert found.ticks == -LATE * SAMPLE


def test_two_seconds_in_common_at_the_ends_are_enough(recording, event):
    before, after = event[: 10 * RATE], event[8 * RATE :]
    found = shift_between(recording(before), recording(after))
    assert found.is_found
    assert found.ticks == 8 * RATE * SAMPLE


def test_a_short_one_is_found_within_a_long_one(recording, event):
    found = shift_between(recording(event), recording(event[LATE : LATE + 3 * RATE]))
    assert found.ticks == LATE * SAMPLE


def test_what_a_room_left_only_the_loudness_of_is_found_nearly(recording, talk):
    sound = talk(40, 7)
    random = np.random.default_rng(8)
    tail = random.normal(size=RATE // 3) * np.exp(-np.arange(RATE // 3) / (0.12 * RATE)) * 0.05
    size = sound.size + tail.size
    far = np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(tail, size), size)
    found = shift_between(recording(sound), recording(far[LATE : sound.size]))
    assert found.is_found
    assert found.confidence <= 0.8
    # Without a direct path, sound comes as late as the room holds it.
    assert 0 <= LATE * SAMPLE - found.ticks < TICKS_PER_SECOND // 20


@pytest.mark.parametrize("seed", range(6))
def test_other_talk_is_not_common_sound(recording, talk, seed):
    found = shift_between(recording(talk(12, 20 + seed)), recording(talk(9, 40 + seed)))
    assert not found.is_found
    assert found.confidence < 0.3


def test_silence_noise_and_hum_have_nothing_to_tell(recording, event):
    quiet = np.zeros(8 * RATE)
    hum = 0.2 * np.sin(np.arange(8 * RATE) * 0.00654)
    for one, two in (
        (quiet, event),
        (quiet, quiet),
        (_noise(8 * RATE, 0.1, 9), _noise(8 * RATE, 0.1, 10)),
        (hum, hum[RATE // 3 :]),
    ):
        assert not shift_between(recording(one), recording(two)).is_found


def test_what_repeats_itself_is_not_sure(recording):
    ticks = np.zeros(12 * RATE)
    ticks[::RATE] = 1.0
    found = shift_between(recording(ticks), recording(ticks[4 * RATE :]))
    assert not found.is_found


def test_an_empty_and_a_very_short_recording_are_not_found(recording, event):
    for sound in (np.zeros(0), event[:100], event[: RATE // 3]):
        assert not shift_between(recording(event), recording(sound)).is_found


def test_progress_grows_to_the_end(recording, event):
    shares: list[float] = []
    shift_between(recording(event), recording(event[LATE:]), on_progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_it_stops_when_asked(recording, event):
    with pytest.raises(ListeningCancelledError):
        shift_between(recording(event), recording(event), is_cancelled=lambda: True)


def test_hours_are_read_in_pieces(event):
    asked: list[int] = []

    class Long:
        def read(self, start_sample: int, count: int):
            asked.append(count)
            return np.zeros((1, count), np.float32)

    made = Recording(lambda rate: Long(), 600 * TICKS_PER_SECOND)
    assert not shift_between(made, made).is_found
    assert max(asked) <= 30 * RATE
    assert sum(asked) == 600 * 8000
