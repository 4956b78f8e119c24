import threading

import numpy as np
import pytest

from kijkocut.playback import NullOut
from kijkocut.playback.device_out import AudioDeviceError
from kijkocut.playback.nibbles import Bite, Nibbles

RATE = 48_000
TICK = 705_600_000 // RATE


class Numbers:
    """A mixer that is as loud as its place in thousands of samples."""

    sample_rate, channels = RATE, 1
    made = 0

    def __init__(self):
        type(self).made += 1
        self.is_closed = False
        self.read_at = threading.Event()

    def read(self, start, count):
        self.read_at.set()
        return np.full((1, count), start // 1000, np.float32)

    def close(self):
        self.is_closed = True


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


class Ears(NullOut):
    """Keeps what it hears."""

    def __init__(self, clock):
        super().__init__(clock)
        self.blocks = []

    def take(self, block):
        self.blocks.append(block[:, 0].copy())


@pytest.fixture
def clock():
    return Clock()


def heard(out, clock, seconds):
    clock.now += seconds
    out.blocks.clear()
    out.heard()
    return np.concatenate([*out.blocks, np.zeros(0, np.float32)])


def test_a_bit_is_heard_with_soft_edges_and_the_next_takes_over(clock):
    out = Ears(clock)
    nibbles, mixer = Nibbles(out), Numbers()
    nibbles.serve(Bite("a", lambda: mixer, 1000 * TICK))
    first = heard(out, clock, 0.04)
    assert first[0] < 0.1
    assert first[-1] == pytest.approx(1.0)
    nibbles.serve(Bite("a", Numbers, 5000 * TICK))
    second = heard(out, clock, 0.2)
    assert second[:900] == pytest.approx(1.0)
    assert second.max() == pytest.approx(5.0)
    assert np.abs(np.diff(second)).max() < 0.1
    assert len(second) == 960 + 3840
    nibbles.close()
    assert mixer.is_closed


def test_another_project_gets_another_mixer(clock):
    nibbles, first, second = Nibbles(Ears(clock)), Numbers(), Numbers()
    nibbles.serve(Bite("a", lambda: first, 0))
    nibbles.serve(Bite("b", lambda: second, 0))
    assert first.is_closed
    assert not second.is_closed
    nibbles.close()
    assert second.is_closed


def test_wishes_are_served_on_a_thread_that_ends_with_it(clock):
    nibbles, mixer = Nibbles(Ears(clock)), Numbers()
    nibbles.bite(Bite("a", lambda: mixer, 0))
    assert mixer.read_at.wait(20)
    nibbles.close()
    assert mixer.is_closed
    nibbles.bite(Bite("a", lambda: mixer, 0))
    assert nibbles._thread is None or not nibbles._thread.is_alive()


def test_without_a_device_it_stays_silent(clock):
    class Broken(NullOut):
        tries = 0

        def start(self, ring, sample_rate):
            Broken.tries += 1
            raise AudioDeviceError("There is none.")

    nibbles, mixer = Nibbles(Broken(clock)), Numbers()
    nibbles.bite(Bite("a", lambda: mixer, 0))
    assert mixer.read_at.wait(20)
    while not nibbles._is_deaf:
        nibbles._thread.join(0.01)
    nibbles.bite(Bite("a", lambda: mixer, 0))
    nibbles.close()
    assert Broken.tries == 1
