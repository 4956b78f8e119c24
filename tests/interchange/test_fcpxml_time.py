from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kijkocut.interchange.fcpxml_time import (
    format_name,
    format_seconds,
    frame_duration,
    named_format,
    parse_seconds,
    rate_of,
    to_ticks,
    written,
)
from kijkocut.model.ticks import Rate


@given(ticks=st.integers(-(10**13), 10**13))
def test_every_tick_comes_back(ticks):
    assert to_ticks(parse_seconds(written(ticks))) == ticks


@pytest.mark.parametrize(
    ("text", "value"), [("1001/30000s", Fraction(1001, 30000)), ("5s", 5), ("2.5s", 2.5), ("0", 0)]
)
def test_times_are_read(text, value):
    assert parse_seconds(text) == value


@pytest.mark.parametrize("text", ["", "s", "1/0s", "a", "1e9s", "99999999s", "1/-2s", "9" * 99])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(ValueError, match=r"\w"):
        parse_seconds(text)


@pytest.mark.parametrize("text", ["24000/1001", "25", "30000/1001", "60", "12"])
def test_rates_come_back(text):
    rate = Rate.parse(text)
    assert rate_of(parse_seconds(frame_duration(rate))) == rate


def test_rates_are_written_as_final_cut_pro_does():
    assert frame_duration(Rate(25)) == "100/2500s"
    assert frame_duration(Rate(24000, 1001)) == "1001/24000s"
    assert rate_of(Fraction(0)) is None
    assert format_seconds(Fraction(10, 4)) == "5/2s"


def test_formats_have_their_names():
    assert format_name((1920, 1080), Rate(30000, 1001)) == "FFVideoFormat1080p2997"
    assert format_name((3840, 2160), Rate(25)) == "FFVideoFormat3840x2160p25"
    assert format_name((1000, 1000), Rate(25)) is None
    assert named_format("FFVideoFormat720p60") == ((1280, 720), Rate(60))
    assert named_format("FFVideoFormatRateUndefined") is None
