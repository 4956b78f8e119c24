from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kijkocut.interchange.ttml_time import Clock, clock_time
from kijkocut.model.ticks import TICKS_PER_SECOND

NTSC = Clock(frame_rate=Fraction(30000, 1001), tick_rate=Fraction(10_000_000))


@given(ticks=st.integers(0, 10**14))
def test_every_tick_comes_back(ticks):
    assert round(Clock().seconds(clock_time(ticks)) * TICKS_PER_SECOND) == ticks


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("00:00:01.5", Fraction(3, 2)),
        ("01:00:00", 3600),
        ("00:00:01:15", 1 + Fraction(15 * 1001, 30000)),
        ("1.5h", 5400),
        ("250ms", Fraction(1, 4)),
        ("30f", Fraction(1001, 1000)),
        ("5000000t", Fraction(1, 2)),
    ],
)
def test_expressions_are_read(text, seconds):
    assert NTSC.seconds(text) == seconds


def test_drop_frame_labels_are_those_of_smpte():
    clock = Clock(frame_rate=Fraction(30000, 1001), is_drop=True)
    assert clock.seconds("00:01:00:02") == Fraction(1800 * 1001, 30000)


@pytest.mark.parametrize("text", ["", "1", "1:2:3", "1x", "-1s", "00:00:01;15"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(ValueError, match="is no time"):
        NTSC.seconds(text)
