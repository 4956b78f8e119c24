from hypothesis import given
from hypothesis import strategies as st

from kijkocut.model.ticks import TICKS_PER_SECOND
from kijkocut.playback.course import SPEEDS, Course, Route

RATE = 48_000
TICK = TICKS_PER_SECOND // RATE
FRAME = TICKS_PER_SECOND // 25

speeds = st.sampled_from([*SPEEDS, *(-s for s in SPEEDS)])


_EITHER = st.booleans()
_NEVER, _ALWAYS = (st.sampled_from([one]) for one in (False, True))


@st.composite
def routes(draw, looping=_EITHER):
    start = draw(st.integers(0, 200)) * FRAME
    stop = start + draw(st.integers(1, 60)) * FRAME
    at = draw(st.integers(start // FRAME - 3, stop // FRAME + 3)) * FRAME
    return Route(
        start=start, stop=stop, at=max(0, at), speed=draw(speeds), is_looping=draw(looping)
    )


@given(routes(), st.integers(0, 500_000))
def test_every_sample_lies_in_the_range(route, sample):
    assert route.start <= Course(route, RATE).tick_at(sample) < route.stop


@given(routes(), st.lists(st.integers(0, 400_000), min_size=1, max_size=6))
def test_the_answer_does_not_depend_on_what_was_asked_before(route, asked):
    course = Course(route, RATE)
    assert [course.tick_at(s) for s in asked] == [Course(route, RATE).tick_at(s) for s in asked]


@given(routes(looping=_NEVER))
def test_without_a_loop_time_runs_at_the_speed_until_the_end(route):
    course = Course(route, RATE)
    end = course.end
    ticks = [course.tick_at(s) for s in range(0, end, max(1, end // 7))]
    assert ticks == sorted(ticks, reverse=route.speed < 0)
    first = course.leg_at(0)
    assert course.tick_at(min(10, end - 1)) == min(
        max(first.tick + route.speed * TICK * min(10, end - 1), route.start), route.stop - 1
    )
    way = route.stop - first.tick if route.speed > 0 else first.tick - route.start
    assert end == -(-way // (abs(route.speed) * TICK))


@given(routes(looping=_ALWAYS), st.integers(0, 300_000), st.integers(1, 5_000))
def test_pieces_are_without_gaps_and_agree_with_single_samples(route, first, count):
    course = Course(route, RATE)
    at = first
    for leg, into, share in course.pieces(first, count):
        assert leg.first + into == at
        assert 0 < share <= leg.count - into
        expected = leg.tick + leg.speed * into * TICK
        assert course.tick_at(at) == min(max(expected, route.start), route.stop - 1)
        at += share
    assert at == first + count


def test_a_loop_comes_back_to_the_start_of_the_range():
    route = Route(start=FRAME, stop=3 * FRAME, at=2 * FRAME, is_looping=True)
    course = Course(route, RATE)
    per_frame = RATE // 25
    frames = [course.tick_at(n * per_frame) // FRAME for n in range(6)]
    assert frames == [2, 1, 2, 1, 2, 1]
    assert course.end is None


def test_playing_from_the_very_end_begins_anew():
    assert Course(Route(start=0, stop=FRAME, at=FRAME), RATE).tick_at(0) == 0
    back = Course(Route(start=0, stop=9 * FRAME, at=0, speed=-1), RATE)
    assert back.tick_at(1) // FRAME == 8
