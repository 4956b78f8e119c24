from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kijkocut.desktop.timeline.spans import Span, joined, shifted

SPANS = st.builds(Span, st.integers(-30, 60), st.integers(-30, 60))


@given(st.lists(SPANS, max_size=8))
def test_joined_spans_have_the_same_columns_and_do_not_touch(spans):
    within = Span(0, 40)
    made = joined(spans, within)
    columns = {n for span in spans for n in range(*span) if 0 <= n < 40}
    assert {n for span in made for n in range(*span)} == columns
    assert all(a.end < b.start for a, b in pairwise(made))


@given(st.integers(-9, 9))
def test_a_picture_is_shifted(by):
    pixels = np.tile(np.arange(10, dtype=np.uint32), (2, 1))
    shifted(pixels, by)
    for x in range(10):
        if 0 <= x + by < 10:
            assert (pixels[:, x] == x + by).all()
