import pytest
from hypothesis import given
from hypothesis import strategies as st

from kijkocut.model.ticks import BadTimeError, Rate
from kijkocut.model.timecode import format_timecode, parse_time

P25, N30, N60, N120 = Rate(25), Rate(30000, 1001), Rate(60000, 1001), Rate(120000, 1001)


def counted_labels(nominal, frames):
    """Count drop-frame labels one by one, as SMPTE ST 12-1 words it."""
    dropped = nominal // 15
    hours = minutes = secs = frame = 0
    for _ in range(frames):
        yield f"{hours:02d}:{minutes:02d}:{secs:02d};{frame:0{len(str(nominal - 1))}d}"
        frame += 1
        if frame == nominal:
            frame, secs = 0, secs + 1
        if secs == 60:
            secs, minutes = 0, minutes + 1
            if minutes % 10:
                frame = dropped
        if minutes == 60:
            minutes, hours = 0, hours + 1


@pytest.mark.parametrize("rate", [N30, N60, N120])
def test_drop_frame_labels_agree_with_counting_them_out(rate):
    for frame, label in enumerate(counted_labels(rate.nominal, rate.nominal * 1300)):
        ticks = frame * rate.frame_ticks
        if frame % rate.nominal < 9 or frame % rate.nominal > rate.nominal - 3:
            assert format_timecode(ticks, rate, drop=True) == label
            assert parse_time(label, rate) == ticks


@pytest.mark.parametrize(
    ("frame", "label"),
    [
        (0, "00:00:00;00"),
        (1799, "00:00:59;29"),
        (1800, "00:01:00;02"),
        (17981, "00:09:59;29"),
        (17982, "00:10:00;00"),
        (107892, "01:00:00;00"),
    ],
)
def test_known_labels_at_2997(frame, label):
    assert format_timecode(frame * N30.frame_ticks, N30, drop=True) == label


@given(
    frame=st.integers(-(10**7), 10**7),
    rate=st.sampled_from([P25, N30, N60, Rate(24000, 1001), Rate(120), Rate(12)]),
)
def test_a_label_is_read_back_as_its_frame(frame, rate):
    ticks = frame * rate.frame_ticks
    for drop in {False, rate.can_drop}:
        assert parse_time(format_timecode(ticks, rate, drop=drop), rate) == ticks


def test_frames_get_as_many_digits_as_they_need():
    assert format_timecode(0, Rate(120)) == "00:00:00:000"
    assert format_timecode(-P25.frame_ticks, P25) == "-00:00:00:01"
    assert format_timecode(P25.frame_ticks * 25 * 360_000, P25) == "100:00:00:00"


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("00:00:02:12", 62),
        (" 00:00:02.12 ", 62),
        ("-0:0:1:0", -25),
        ("48f", 48),
        ("-48f", -48),
        ("1.5s", 38),
        ("1001/25s", 1001),
        ("1:30.5", 2263),
        ("01:00:00", 90_000),
        ("-1:00", -1500),
        ("28224000", 1),
        ("28224000t", 1),
    ],
)
def test_times_are_read_as_people_type_them(text, frames):
    assert parse_time(text, P25) == frames * P25.frame_ticks


@pytest.mark.parametrize(
    "text",
    [
        *("", "x", "00:00:00:25", "00:60:00:00", "00:00:61:00", "1.5f", "00:00:00;00", "--5f"),
        *("1/0s", "1.5/2s", "12:75", "5 s", "0x10", "9" * 5000, "9" * 5000 + "f", "1:2:3:4:5"),
    ],
)
def test_what_is_no_time_is_refused(text):
    with pytest.raises(BadTimeError):
        parse_time(text, P25)


def test_labels_that_drop_frame_skips_do_not_exist():
    for label in ("00:01:00;00", "00:11:00;01"):
        with pytest.raises(BadTimeError, match="skips that label"):
            parse_time(label, N30)
    assert parse_time("00:10:00;00", N30) == 17982 * N30.frame_ticks
    with pytest.raises(BadTimeError, match="skips"):
        parse_time("00:01:00;03", N60)
    with pytest.raises(BadTimeError, match="no drop-frame"):
        format_timecode(0, P25, drop=True)
