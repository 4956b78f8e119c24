import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kijkocut.model.ticks import TICKS_PER_SECOND, Rate
from kijkocut.playback.course import Course, Route
from kijkocut.playback.hitches import Cause, Hitches
from kijkocut.playback.picture import Picture
from kijkocut.playback.show import Show

RATE = Rate(25)
FRAME = RATE.frame_ticks
PER_FRAME = 48_000 // 25


class Desk:
    """Orders pictures, and hands them in when the test says so."""

    def __init__(self, speed=1, rate=RATE, frames=100, at=0):
        self.asked, self.released = {}, []
        self.hitches = Hitches()
        route = Route(start=0, stop=frames * rate.frame_ticks, at=at, speed=speed)
        self.show = Show(Course(route, 48_000), rate, self.ask, self.hitches)

    def ask(self, tick):
        self.asked[len(self.asked) + 1] = tick
        return len(self.asked)

    def bring(self, ticket, decode_s=0.0):
        picture = Picture(
            np.zeros((2, 2, 4), np.uint8),
            ticket=ticket,
            release=lambda: self.released.append(ticket),
        )
        picture.decode_s, picture.total_s = decode_s, 0.01
        return self.show.take(picture)


def test_a_few_frames_are_asked_for_ahead_and_shown_in_their_time():
    desk = Desk()
    desk.show.order(0)
    assert list(desk.asked.values()) == [0, FRAME, 2 * FRAME, 3 * FRAME]
    assert all(desk.bring(ticket) for ticket in (1, 2, 3))
    assert desk.show.turn(0)[1] == 0
    assert desk.show.turn(PER_FRAME - 1) is None
    assert desk.show.turn(PER_FRAME)[1] == FRAME
    desk.show.order(PER_FRAME)
    assert len(desk.asked) == 6
    assert desk.hitches.dropped == 0


def test_at_four_times_the_speed_every_fourth_frame_is_shown():
    desk = Desk(speed=4)
    desk.show.order(0)
    assert list(desk.asked.values()) == [0, 4 * FRAME, 8 * FRAME, 12 * FRAME]


def test_backwards_the_frames_come_in_reverse():
    desk = Desk(speed=-1, at=10 * FRAME)
    desk.show.order(0)
    assert [tick // FRAME for tick in desk.asked.values()] == [10, 9, 8, 7]


@pytest.mark.parametrize(("decode_s", "cause"), [(0.009, Cause.decode), (0.0, Cause.composite)])
def test_what_comes_too_late_is_dropped_with_its_cause(decode_s, cause):
    desk = Desk()
    desk.show.order(0)
    desk.bring(1)
    desk.show.turn(0)
    for ticket in (2, 3, 4):
        desk.bring(ticket, decode_s)
    desk.show.turn(PER_FRAME)  # frame 1, in time
    desk.show.order(20 * PER_FRAME)
    assert desk.asked[5] == 21 * FRAME
    desk.bring(5, decode_s)
    assert desk.show.turn(21 * PER_FRAME)[1] == 21 * FRAME
    # Frames 2 and 3 lay ready and were passed over, the rest were never made.
    assert desk.hitches.counts == {Cause.window: 2, cause: 17}
    assert desk.released == [3, 4]


def test_after_an_edit_what_is_ahead_is_asked_for_again():
    desk = Desk()
    desk.show.order(0)
    desk.bring(1)
    desk.show.turn(0)
    desk.bring(2)
    desk.show.forget()
    assert desk.released == [2]
    desk.show.order(0)
    assert [tick // FRAME for tick in desk.asked.values()] == [0, 1, 2, 3, 1, 2, 3, 4]
    assert not desk.bring(3)  # of before the edit
    assert desk.bring(5)


def test_nothing_is_asked_for_beyond_the_end():
    desk = Desk(frames=2)
    desk.show.order(0)
    assert list(desk.asked.values()) == [0, FRAME]


@given(st.sampled_from([Rate(24_000, 1001), Rate(25), Rate(30_000, 1001), Rate(60)]))
def test_each_frame_has_one_slot_at_every_rate(rate):
    desk = Desk(rate=rate, frames=300)
    ticks = [desk.show.tick_of(slot) for slot in range(300)]
    assert ticks == [n * rate.frame_ticks for n in range(300)]
    for slot in range(0, 300, 7):
        sample = -(-slot * rate.frame_ticks * 48_000 // TICKS_PER_SECOND)
        assert desk.show.slot_at(sample) == slot
