from fractions import Fraction

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kijkocut.model.ticks import (
    TICKS_PER_SECOND,
    BadTimeError,
    Rate,
    Ratio,
    from_pts,
    samples,
    seconds,
    to_seconds,
)

WHOLE = [12, 15, 16, 18, 20, 24, 25, 30, 48, 50, 60, 72, 75, 90, 96, 100, 120, 144, 150, 200, 240]
NTSC = [24, 30, 48, 60, 120, 240]
RATES = [Rate.of(n) for n in WHOLE] + [Rate.of(n * 1000, 1001) for n in NTSC]
rates = st.sampled_from(RATES)


@pytest.mark.parametrize("rate", RATES, ids=str)
def test_a_frame_is_a_whole_number_of_ticks(rate):
    assert Fraction(rate.frame_ticks * rate.num, rate.den) == TICKS_PER_SECOND


@pytest.mark.parametrize("hertz", [8000, 16000, 22050, 32000, 44100, 48000, 88200, 96000, 192000])
def test_a_sample_is_a_whole_number_of_ticks(hertz):
    assert TICKS_PER_SECOND % hertz == 0
    assert samples(TICKS_PER_SECOND // hertz * 12345, hertz) == 12345


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("25", Rate(25)),
        (" 29.97 ", Rate(30000, 1001)),
        ("23.976", Rate(24000, 1001)),
        ("23.98", Rate(24000, 1001)),
        ("59.94", Rate(60000, 1001)),
        ("30000/1001", Rate(30000, 1001)),
        ("60/2", Rate(30)),
        ("12.5", Rate(25, 2)),
    ],
)
def test_rates_are_read_as_people_write_them(text, rate):
    assert Rate.parse(text) == rate
    assert Rate.parse(str(rate)) == rate


@pytest.mark.parametrize(
    "text", ["", "x", "0", "-25", "25/0", "29.971", "1e400", "1e-400", "nan", "inf", "9" * 5000]
)
def test_what_is_no_rate_is_refused(text):
    with pytest.raises(BadTimeError):
        Rate.parse(text)


def test_a_rate_that_is_not_whole_ticks_is_refused():
    for num, den in ((7919, 13), (0, 1), (25, 0), (-25, -1)):
        with pytest.raises(BadTimeError):
            Rate.of(num, den)
    assert Rate.of(50, 2) == Rate(25)


@given(rate=rates, frame=st.integers(-(10**7), 10**7), part=st.floats(0, 0.999))
def test_frames_round_down_and_snap_to_the_nearest(rate, frame, part):
    ticks = frame * rate.frame_ticks + int(part * rate.frame_ticks)
    assert rate.frames(ticks) == frame
    near = rate.nearest_frame(ticks)
    assert abs(near * rate.frame_ticks - ticks) * 2 <= rate.frame_ticks
    assert rate.snap(ticks) == near * rate.frame_ticks
    above = rate.ceil(ticks)
    assert above % rate.frame_ticks == 0
    assert 0 <= above - ticks < rate.frame_ticks


def test_half_a_frame_goes_up():
    rate = Rate(25)
    assert rate.nearest_frame(rate.frame_ticks // 2) == 1
    assert rate.nearest_frame(-rate.frame_ticks // 2) == 0


def test_drop_frame_exists_for_multiples_of_2997():
    assert [r for r in RATES if r.can_drop] == [
        Rate(30000, 1001),
        Rate(60000, 1001),
        Rate(120000, 1001),
        Rate(240000, 1001),
    ]
    assert Rate(24000, 1001).nominal == 24


@given(num=st.integers(-(10**9), 10**9), den=st.integers(-(10**9), 10**9).filter(bool))
def test_ratios_are_exact_and_in_lowest_terms(num, den):
    ratio = Ratio.of(num, den)
    assert ratio.fraction == Fraction(num, den)
    assert (ratio.num, ratio.den) == (ratio.fraction.numerator, ratio.fraction.denominator)
    assert Ratio(num, den) == ratio
    assert Fraction(str(ratio)) == ratio.fraction
    assert msgspec.json.decode(msgspec.json.encode(ratio), type=Ratio) == ratio


def test_nothing_is_divided_by_zero():
    with pytest.raises(BadTimeError):
        Ratio.of(1, 0)
    for made, raw in ((Ratio, b'{"num":1,"den":0}'), (Rate, b'{"num":0,"den":1}')):
        with pytest.raises(msgspec.ValidationError):
            msgspec.json.decode(raw, type=made)


@given(ticks=st.integers(0, 10**15), hertz=st.sampled_from([44100, 48000, 96000]))
def test_sample_positions_are_nearest_and_do_not_drift(ticks, hertz):
    exact = Fraction(ticks * hertz, TICKS_PER_SECOND)
    assert abs(samples(ticks, hertz) - exact) <= Fraction(1, 2)


@given(pts=st.integers(-(10**12), 10**12), den=st.sampled_from([1000, 90000, 12800, 30000, 600]))
def test_native_timestamps_round_down_to_ticks(pts, den):
    exact = Fraction(pts, den) * TICKS_PER_SECOND
    assert 0 <= exact - from_pts(pts, Fraction(1, den)) < 1


def test_seconds_are_for_labels():
    assert seconds("1.5") == 1_058_400_000
    assert seconds(Fraction(1001, 30000)) == Rate(30000, 1001).frame_ticks
    assert to_seconds(TICKS_PER_SECOND // 4) == pytest.approx(0.25)
