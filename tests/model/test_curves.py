import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kijkocut.model.curves import curve_fault, curve_held, curve_table

heights = st.floats(0, 1, allow_subnormal=False).map(lambda one: round(one, 4))


@st.composite
def curves(draw: st.DrawFn) -> tuple[float, ...]:
    xs = sorted(draw(st.sets(st.integers(0, 100), min_size=2, max_size=8)))
    return tuple(part for x in xs for part in (x / 100, draw(heights)))


@given(curves())
def test_a_curve_goes_through_its_points_and_never_beyond_them(curve: tuple[float, ...]) -> None:
    assert curve_fault(curve) == ""
    table = curve_table(curve, 101)
    points = list(zip(curve[::2], curve[1::2], strict=True))
    for x, y in points:
        assert table[round(x * 100)] == pytest.approx(y, abs=1e-9)
    for (x0, y0), (x1, y1) in pairwise(points):
        part = table[round(x0 * 100) : round(x1 * 100) + 1]
        steps = [(b - a) * math.copysign(1, y1 - y0) for a, b in pairwise(part)]
        assert min(steps) > -1e-9


def test_a_curve_that_an_easing_threw_too_far_is_held() -> None:
    thrown = (-0.1, 0.0, 0.4, 0.5, 0.35, 0.6, 0.9, 0.8, 1.2, 1.0, 1.3, 0.9)
    assert curve_held(thrown) == (0.0, 0.0, 0.4, 0.5, 0.9, 0.8, 1.0, 1.0)
    assert curve_held((0.0, 0.2, 1.0, 0.7)) == (0.0, 0.2, 1.0, 0.7)


def test_two_points_make_a_straight_line_that_ends_level() -> None:
    table = curve_table((0.25, 0.1, 0.75, 0.9), 5)
    assert table == pytest.approx((0.1, 0.1, 0.5, 0.9, 0.9))


def test_a_peak_is_level_at_its_top() -> None:
    # Hermite: halfway up to a level top from the slope 2 lies at 0.5 + 0.5 * 2 / 8.
    table = curve_table((0.0, 0.0, 0.5, 1.0, 1.0, 0.0), 201)
    assert max(table) == table[100] == 1.0
    assert table[50] == pytest.approx(0.5 + 0.125)


@pytest.mark.parametrize(
    ("points", "fault"),
    [
        ((0.0, 0.0), "2 to 32"),
        ((0.0, 0.0, 1.0), "2 to 32"),
        ((0.0, 0.0, 0.0, 1.0), "rises"),
        ((0.0, 0.0, 1.0, math.nan), "number"),
        ((-0.1, 0.0, 1.0, 1.0), "0 to 1"),
    ],
)
def test_what_is_no_curve_is_told(points: tuple[float, ...], fault: str) -> None:
    assert fault in curve_fault(points)
