from fractions import Fraction

import pytest

from kijkocut.interchange.mlt_time import Profile, number, read_profile, whole
from kijkocut.interchange.xml_tree import Node
from kijkocut.model.ticks import Rate

P25 = Profile()
NTSC = Profile(rate=Rate.of(30000, 1001))


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("125", 125),
        ("00:00:05.000", 125),
        ("00:00:00.960", 24),
        ("00:00:00,960", 24),
        ("01:00:00.040", 90001),
        ("00:00:05:10", 135),
        ("00:05.5", 138),
        ("-00:00:01.000", -25),
        ("-3", -3),
    ],
)
def test_times_are_frames_clocks_or_timecodes(text, frames):
    assert P25.frames(text) == frames


def test_a_clock_at_another_rate_is_the_nearest_frame():
    assert [NTSC.frames(f"00:00:0{n}.000") for n in (1, 2, 3)] == [30, 60, 90]
    assert NTSC.frames("00:00:04.972") == 149


@pytest.mark.parametrize("text", ["", "x", "1:2:3:4:5", "99999999999", "1e9", "٣"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(ValueError, match=r"no time|too far"):
        P25.frames(text)


def profile(**attributes):
    return Node("profile", {name: str(value) for name, value in attributes.items()}, 1)


def test_a_profile_gives_size_rate_and_aspect():
    whole_one = profile(
        width=720,
        height=576,
        frame_rate_num=25,
        frame_rate_den=1,
        sample_aspect_num=16,
        sample_aspect_den=15,
    )
    found, is_whole = read_profile(whole_one)
    assert is_whole
    assert (found.width, found.height, found.rate) == (720, 576, Rate(25))
    assert found.sample_aspect == Fraction(16, 15)
    assert found.square_width == 768


@pytest.mark.parametrize(
    "attributes",
    [
        {},
        {"width": 0, "height": 1080, "frame_rate_num": 25},
        {"width": 99999999, "height": 2, "frame_rate_num": 25},
        {"width": 100, "height": 100, "frame_rate_num": 0, "frame_rate_den": 0},
    ],
)
def test_a_damaged_profile_is_told_and_sound(attributes):
    found, is_whole = read_profile(profile(**attributes))
    assert not is_whole
    assert found.width >= 2
    assert found.rate.is_sound


def test_a_rate_in_decimals_is_the_usual_one():
    found, _ = read_profile(
        profile(width=2, height=2, frame_rate_num=29970000, frame_rate_den=1000000)
    )
    assert found.rate == Rate.of(30000, 1001)


def test_numbers_are_kept_sane():
    assert [whole(text) for text in ("12", " 7 ", "-1", "x", "1" * 12)] == [12, 7, 0, 0, 0]
    assert [number(text, 2.0) for text in ("1,5", "50%", "nan", "1e99", "")] == [1.5, 50, 2, 2, 2]
