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
        self.asked, self.released, self.dropped = {}, [], []
        self.hitches = Hitches()
        route = Route(start=0, stop=frames * rate.frame_ticks, at=at, speed=speed)
        self.show = Show(Course(route, 48_000), rate, self, self.hitches)

    def ask(self, tick):
        self.asked[len(self.asked) + 1] = tick
        return len(self.asked)

    def drop(self, tickets):
        self.dropped.extend(tickets)

    def bring(self, ticket, decode_s=0.0, heard=0, total_s=0.01):
        picture = Picture(
            np.zeros((2, 2, 4), np.uint8),
            ticket=ticket,
            release=lambda: self.released.append(ticket),
        )
        picture.decode_s, picture.total_s = decode_s, total_s
        return self.show.take(picture, heard)


def test_a_few_frames_are_asked_for_ahead_and_shown_in_their_time():
    desk = Desk()
    desk.show.order(0)
    assert list(desk.asked.values()) == [n * FRAME for n in range(12)]
    assert all(desk.bring(ticket) for ticket in (1, 2, 3))
    assert desk.show.turn(0)[1] == 0
    assert desk.show.turn(PER_FRAME - 1) is None
    assert desk.show.turn(PER_FRAME)[1] == FRAME
    desk.show.order(PER_FRAME)
    assert len(desk.asked) == 14
    assert desk.hitches.dropped == 0


def test_at_four_times_the_speed_every_fourth_frame_is_shown():
    desk = Desk(speed=4)
    desk.show.order(0)
    assert list(desk.asked.values()) == [4 * n * FRAME for n in range(12)]


def test_backwards_the_frames_come_in_reverse():
    desk = Desk(speed=-1, at=10 * FRAME)
    desk.show.order(0)
    assert [tick // FRAME for tick in desk.asked.values()] == [*range(10, 0, -1)]


@pytest.mark.parametrize(("decode_s", "cause"), [(0.009, Cause.decode), (0.0, Cause.composite)])
def test_what_comes_too_late_is_dropped_with_its_cause(decode_s, cause):
    desk = Desk()
    desk.show.order(0)
    for ticket in (1, 2, 3, 4):
        desk.bring(ticket, decode_s)
    desk.show.turn(0)
    desk.show.turn(PER_FRAME)  # frame 1, in time
    desk.bring(5, decode_s, heard=19 * PER_FRAME)
    desk.show.order(20 * PER_FRAME)
    # The oldest order is being made; the others need not be any more.
    assert desk.dropped == [*range(7, 13)]
    assert desk.asked[13] == 21 * FRAME
    desk.bring(13, decode_s, heard=20 * PER_FRAME)
    assert desk.show.turn(21 * PER_FRAME)[1] == 21 * FRAME
    # Frames 2 and 3 lay ready and were passed over, frame 4 came late, the rest never.
    assert desk.hitches.counts == {Cause.window: 2, cause: 17}
    assert desk.released == [3, 4, 5]


def test_when_frames_take_longer_than_they_are_on_every_other_one_is_made():
    desk = Desk()
    desk.show.order(0)
    desk.bring(1)
    desk.show.turn(0)
    for ticket in range(2, 13):
        desk.bring(ticket, total_s=0.07)
    desk.show.turn(30 * PER_FRAME)
    desk.show.order(30 * PER_FRAME)
    assert [tick // FRAME for tick in list(desk.asked.values())[12:]] == [*range(32, 45, 2)]


def test_it_is_ready_to_begin_with_three_pictures_or_with_all_there_are():
    desk = Desk()
    desk.show.order(0)
    desk.bring(1)
    desk.bring(2)
    assert not desk.show.is_ready
    desk.bring(3)
    assert desk.show.is_ready
    short = Desk(frames=2)
    short.show.order(0)
    short.bring(1)
    assert not short.show.is_ready
    assert short.show.lose(2)
    assert short.show.is_ready


def test_only_pictures_of_the_present_size_decide_about_the_size():
    desk = Desk(frames=1000)
    sizes = []
    for now in range(40):
        desk.show.order(now * PER_FRAME)
        sizes.append(desk.show.scale.divisor)
        for ticket in [t for t, tick in desk.asked.items() if tick == now * FRAME]:
            desk.bring(ticket, total_s=0.06, heard=now * PER_FRAME)
        desk.show.turn(now * PER_FRAME)
    # Those asked for at full size come for a dozen frames more, slow as they are.
    first = sizes.index(2)
    assert 4 not in sizes[: first + 12]


def test_after_an_edit_what_is_ahead_is_asked_for_again():
    desk = Desk()
    desk.show.order(0)
    desk.bring(1)
    desk.show.turn(0)
    desk.bring(2)
    desk.show.forget()
    assert desk.released == [2]
    desk.show.order(0)
    assert [tick // FRAME for tick in desk.asked.values()] == [*range(12), *range(1, 13)]
    assert desk.dropped == [*range(3, 13)]
    assert not desk.bring(3)  # of before the edit
    assert desk.bring(13)


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
