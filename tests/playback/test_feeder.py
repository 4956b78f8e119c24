import numpy as np
import pytest

from kijkocut.playback.course import Course, Route
from kijkocut.playback.feeder import Feeder, on_channels
from kijkocut.playback.sound_ring import SoundRing

RATE = 48_000
SECOND = 705_600_000


class Numbers:
    """A mixer whose samples are their own numbers."""

    sample_rate, channels = RATE, 1

    def __init__(self, sign=1.0):
        self.sign, self.is_closed = sign, False

    def read(self, start, count):
        return self.sign * np.arange(start, start + count, dtype=np.float32)[None]

    def close(self):
        self.is_closed = True


def feed(speed=1, at=0, stop=SECOND, *, mixer=None, is_looping=False):
    ring = SoundRing(channels=1, capacity=9600)
    route = Route(start=0, stop=stop, at=at, speed=speed, is_looping=is_looping)
    feeder = Feeder(ring, Course(route, RATE), lambda _: mixer or Numbers(), lambda _: None)
    feeder.fill()
    return ring, feeder


def taken(ring, count):
    out = np.empty((count, 1), np.float32)
    got = ring.read_into(out)
    return out[:got, 0]


def test_forward_samples_come_as_they_are():
    ring, feeder = feed(at=SECOND // 2)
    assert list(taken(ring, 4)) == [24_000, 24_001, 24_002, 24_003]
    taken(ring, 5000)
    feeder.fill()
    assert ring.written == 9600 + 4800


def test_backwards_they_come_last_first():
    ring, _ = feed(speed=-1, at=SECOND)
    assert list(taken(ring, 3)) == [47_999, 47_998, 47_997]


def test_twice_as_fast_two_become_one_and_faster_is_silent():
    ring, _ = feed(speed=2)
    assert list(taken(ring, 3)) == [0.5, 2.5, 4.5]
    ring, _ = feed(speed=4)
    assert not taken(ring, 100).any()


def test_it_ends_with_the_course_and_goes_round_in_a_loop():
    tick = SECOND // RATE
    ring, _ = feed(stop=10 * tick)
    assert len(taken(ring, 100)) == 10
    ring, _ = feed(stop=10 * tick, is_looping=True)
    assert list(taken(ring, 12)) == [*range(10), 0, 1]


def test_another_mix_takes_over_gently_within_30_ms_of_what_is_heard():
    old = Numbers()
    ring, feeder = feed(mixer=old)
    taken(ring, 1000)
    feeder.change(lambda _: Numbers(sign=-1.0))
    feeder.fill()
    assert old.is_closed
    sound = taken(ring, 4000) / np.arange(1000, 5000)
    steps = np.abs(np.diff(sound))
    assert sound[:1440] == pytest.approx(1.0)
    assert sound[1440 + 480 :] == pytest.approx(-1.0)
    assert steps.max() < 0.01
    feeder.fill()
    assert taken(ring, 8000) == pytest.approx(-np.arange(5000, 13_000))


def test_another_mix_comes_next_when_all_before_it_was_heard():
    ring, feeder = feed()
    taken(ring, 9000)
    feeder.change(lambda _: Numbers(sign=-1.0))
    feeder.fill()
    sound = taken(ring, 3000)
    assert sound[:600] == pytest.approx(np.arange(9000, 9600))
    assert sound[600:] == pytest.approx(-np.arange(9600, 12_000))


def test_readings_of_what_an_edit_has_replaced_are_not_shown():
    ring, feeder = feed()
    taken(ring, 1000)
    feeder.change(lambda _: Numbers(sign=0.0))
    feeder.fill()
    blocks = [reading.block for reading in feeder.readings(10**9)]
    heard = np.concatenate(blocks[2:], axis=1)
    assert not heard.any()


def test_at_first_only_so_much_is_mixed_as_is_wanted():
    ring = SoundRing(channels=1, capacity=9600)
    course = Course(Route(start=0, stop=SECOND, at=0), RATE)
    feeder = Feeder(ring, course, lambda _: Numbers(), lambda _: None)
    feeder.fill(1)
    assert ring.written == 2400
    feeder.fill()
    assert ring.written == 9600


def test_readings_come_when_they_are_heard():
    _, feeder = feed()
    assert feeder.readings(-1) == []
    assert len(feeder.readings(2400)) == 2
    assert len(feeder.readings(10**9)) == 2
    feeder.close()


@pytest.mark.parametrize(("have", "want"), [(1, 2), (2, 1), (6, 2), (2, 2), (2, 6)])
def test_sound_fits_the_loudspeakers(have, want):
    block = np.zeros((have, 4), np.float32)
    block[0] = 1.0
    out = on_channels(block, want)
    assert out.shape == (want, 4)
    assert out.dtype == np.float32
    assert out[0].max() == (0.5 if (have, want) == (6, 2) else 1.0)
    assert (out[1:] == (1.0 if have == 1 else 0.0)).all() or want == 1
