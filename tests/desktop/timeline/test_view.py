from hypothesis import given
from hypothesis import strategies as st

from kijkocut.desktop.timeline.view import TimelineView
from kijkocut.model.ticks import TICKS_PER_SECOND

S = TICKS_PER_SECOND


@given(st.integers(0, 10_000), st.floats(0.2, 5), st.integers(0, 1000))
def test_zooming_keeps_the_time_under_the_pointer(second, factor, x):
    view = TimelineView()
    view.resize(1000)
    view.scroll_to(left=second * S)
    held = view.ticks_at(x)
    view.zoom(factor, x)
    assert view.left == 0 or abs(view.x_of(held) - x) <= 1


@given(st.integers(0, 2000), st.integers(1, 100_000))
def test_pixels_and_times_agree(x, second):
    view = TimelineView()
    view.scroll_to(left=second * S)
    assert view.x_of(view.ticks_at(x)) == x


def test_a_stretch_of_time_is_fitted_and_pages_are_turned():
    view = TimelineView()
    view.resize(1000)
    view.fit(10 * S, 70 * S)
    assert 0 <= view.x_of(10 * S) <= 30
    assert 960 <= view.x_of(70 * S) <= 1000
    view.reveal(300 * S)
    assert view.left < 300 * S < view.right
    left = view.left
    view.reveal(300 * S)
    assert view.left == left
    view.scroll_to(left=-5, top=-3)
    assert (view.left, view.top) == (0, 0)
