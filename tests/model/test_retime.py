from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kijkocut.model.retime import RampPoint, Retime
from kijkocut.model.ticks import Ratio

speeds = st.fractions(-5, 5, max_denominator=12).map(lambda f: Ratio(f.numerator, f.denominator))
ramps = st.lists(
    st.tuples(st.integers(-40, 120), speeds), min_size=1, max_size=4, unique_by=lambda p: p[0]
).map(lambda points: Retime(ramp=tuple(RampPoint(at, s) for at, s in sorted(points, key=_at))))
retimes = st.one_of(speeds.map(lambda s: Retime(speed=s)), ramps)


def _at(point):
    return point[0]


def speed_at(retime, t):
    """Give the speed at a time by interpolation, the plain way."""
    points = retime.ramp
    if t <= points[0].at:
        return points[0].speed.fraction
    for a, b in pairwise(points):
        if t <= b.at:
            share = Fraction(t - a.at) / (b.at - a.at)
            return a.speed.fraction * (1 - share) + b.speed.fraction * share
    return points[-1].speed.fraction


def area(retime, start, end):
    """Sum the speed over [start, end] by trapezoids, which are exact between the points."""
    inner = sorted({p.at for p in retime.ramp if start < p.at < end})
    total = Fraction(0)
    for a, b in zip([start, *inner], [*inner, end], strict=True):
        total += (speed_at(retime, a) + speed_at(retime, b)) / 2 * (b - a)
    return total


@given(speed=speeds, ticks=st.integers(-(10**9), 10**9))
def test_a_constant_speed_multiplies(speed, ticks):
    exact = speed.fraction * ticks
    assert 0 <= exact - Retime(speed=speed).offset(ticks) < 1


@given(retime=ramps, ticks=st.integers(0, 150))
def test_a_ramp_moves_the_source_by_the_area_under_it(retime, ticks):
    assert abs(retime.offset(ticks) - area(retime, 0, ticks)) <= 1


@given(retime=ramps, ticks=st.integers(1, 60))
def test_a_ramp_goes_on_before_its_first_point(retime, ticks):
    assert abs(retime.offset(-ticks) + area(retime, -ticks, 0)) <= 1


@given(retime=retimes, duration=st.integers(1, 130))
@settings(max_examples=200)
def test_the_span_is_what_the_ticks_show(retime, duration):
    shown = [retime.offset(t) for t in range(duration)]
    low, high = retime.span(duration)
    assert low <= min(shown) <= low + 1
    assert high - 1 <= max(shown) <= high


@given(retime=ramps, head=st.integers(-50, 100), ticks=st.integers(0, 60))
def test_a_ramp_cut_at_the_head_goes_on_as_before(retime, head, ticks):
    rest = retime.cut(head)
    assert retime.head_offset(head) + rest.offset(ticks) == retime.offset(head + ticks)


@given(speed=speeds, duration=st.integers(2, 200), head=st.integers(-100, 199))
def test_a_cut_clip_never_shows_more_than_the_whole_did(speed, duration, head):
    retime = Retime(speed=speed)
    if head >= duration:
        return
    whole = retime.span(duration)
    low, high = retime.span(duration - head)
    moved = retime.head_offset(head)
    start = min(0, retime.head_offset(head)), max(0, retime.head_offset(head))
    assert moved + low >= min(whole[0], start[0])
    assert moved + high <= max(whole[1], start[1])
    assert abs(moved - speed.fraction * head) < 1


def test_what_plays_plainly_and_what_stands_still():
    assert Retime().is_plain
    assert Retime(speed=Ratio(1)).offset(123) == 123
    assert not Retime(speed=Ratio(-1)).is_plain
    assert Retime(speed=Ratio(0)).is_frozen
    ramp = (RampPoint(0, Ratio(1)),)
    assert not Retime(ramp=ramp).is_plain
    assert not Retime(ramp=(RampPoint(0, Ratio(0)),)).is_frozen
    assert Retime(speed=Ratio(0)).span(100) == (0, 0)
    assert Retime(speed=Ratio(2)).cut(5) == Retime(speed=Ratio(2))


@pytest.mark.parametrize(("t", "offset"), [(0, 0), (10, 15), (20, 40), (30, 70)])
def test_a_ramp_from_1_to_3(t, offset):
    retime = Retime(ramp=(RampPoint(0, Ratio(1)), RampPoint(20, Ratio(3))))
    assert retime.offset(t) == offset
