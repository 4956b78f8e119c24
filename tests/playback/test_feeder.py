import numpy as np
import pytest

from kijkocut.audio.tally import Measure
from kijkocut.playback.course import Course, Route
from kijkocut.playback.feeder import Feeder
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

    def levels(self, start, count):
        return None

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


def test_surround_is_metered_as_it_is_and_heard_in_stereo():
    mixer = Surround()
    ring = SoundRing(channels=2, capacity=9600)
    feeder = Feeder(
        ring, Course(Route(start=0, stop=SECOND, at=0), RATE), lambda _: mixer, lambda _: None
    )
    feeder.fill()
    out = np.empty((4, 2), np.float32)
    ring.read_into(out)
    # L + C/√2 + Ls/√2 of 0.1 0.2 0.3 0.4 0.5 0.6, and likewise right.
    assert out[0] == pytest.approx([0.1 + 0.8 * 0.5**0.5, 0.2 + 0.9 * 0.5**0.5])
    (first, *_) = feeder.readings(10**9)
    assert first.block.shape == (6, 2400)
    assert first.held_db == pytest.approx(20 * np.log10(np.arange(1, 7) / 10), abs=1e-4)


def test_readings_tell_each_tracks_level_where_it_is_heard_and_let_it_fall():
    mixer = Surround(until=2400)
    ring = SoundRing(channels=2, capacity=9600)
    route = Route(start=0, stop=SECOND, at=0)
    feeder = Feeder(ring, Course(route, RATE), lambda _: mixer, lambda _: None)
    feeder.fill()
    first, second, *_ = feeder.readings(10**9)
    assert mixer.asked[:2] == [(0, 2400), (2400, 2400)]
    assert first.tracks["a"].peak_db == pytest.approx([-6.02] * 6, abs=0.01)
    assert first.tracks["a"].clipped == (3,) * 6
    # 20 dB in 1.7 s, so 0.59 dB in 50 ms.
    assert second.tracks["a"].peak_db[0] == pytest.approx(-6.02 - 0.588, abs=0.01)


def test_backwards_the_levels_are_those_of_the_same_samples():
    mixer = Surround()
    ring = SoundRing(channels=2, capacity=9600)
    route = Route(start=0, stop=SECOND, at=SECOND, speed=-2)
    Feeder(ring, Course(route, RATE), lambda _: mixer, lambda _: None).fill()
    assert mixer.asked[0] == (RATE - 4800, 4800)


class Surround(Numbers):
    """A mix of 5.1 whose channels are 0.1, 0.2 … 0.6, with one track at half scale."""

    channels = 6

    def __init__(self, until=10**9):
        super().__init__()
        self.asked, self._until = [], until

    def read(self, start, count):
        return np.repeat(np.arange(1, 7, dtype=np.float32)[:, None] / 10, count, axis=1)

    def levels(self, start, count):
        self.asked.append((start, count))
        half = np.full(6, 0.5 if start < self._until else 0.0)
        return Measure(tracks=("a",), peak=half, power=half**2, clipped=np.full(6, 3.0))
