"""Constant and varying rates told apart, whatever the time base rounds away."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from kijkocut.media.rates import cadence
from kijkocut.model.ticks import Rate

RATES = st.sampled_from(
    [Fraction(n) for n in (12, 15, 24, 25, 30, 48, 50, 60, 100, 120, 144, 240)]
    + [Fraction(n * 1000, 1001) for n in (24, 30, 48, 60, 120)]
)
BASES = st.sampled_from([Fraction(1, d) for d in (1000, 90000, 12800, 600, 705_600_000)])


@given(rate=RATES, base=BASES, count=st.integers(1200, 1500), first=st.integers(-999, 10**6))
def test_a_rounded_constant_rate_is_recognised(
    rate: Fraction, base: Fraction, count: int, first: int
) -> None:
    if base * 2 >= 1 / rate:
        return
    pts = [first + round(n / rate / base) for n in range(count)]
    found = cadence(pts, base, None)
    assert found.exact == rate
    assert found.rate == Rate.of(rate.numerator, rate.denominator)
    assert found.min_fps == found.max_fps == found.average_fps == float(rate)


@given(rate=RATES, count=st.integers(2, 40))
def test_a_short_clip_takes_the_rate_its_container_claims(rate: Fraction, count: int) -> None:
    pts = [round(n / rate * 1000) for n in range(count)]
    assert cadence(pts, Fraction(1, 1000), rate).exact == rate


@given(st.lists(st.integers(1, 500), min_size=2, max_size=60), BASES)
def test_limits_and_average_are_those_of_the_distances(deltas: list[int], base: Fraction) -> None:
    pts = [0]
    for delta in deltas:
        pts.append(pts[-1] + delta)
    found = cadence(pts, base, None)
    if found.exact is None:
        assert found.max_fps == float(1 / (min(deltas) * base))
        assert found.min_fps == float(1 / (max(deltas) * base))
        assert found.average_fps == float(len(deltas) / (sum(deltas) * base))
    else:
        step = 1 / found.exact / base
        assert all(abs(p - n * step) <= 1 for n, p in enumerate(pts))


def test_one_dropped_frame_makes_a_rate_vary() -> None:
    pts = [n * 3000 for n in range(100) if n != 50]
    found = cadence(pts, Fraction(1, 90000), Fraction(30))
    assert found.exact is None
    assert (found.min_fps, found.max_fps) == (15.0, 30.0)
