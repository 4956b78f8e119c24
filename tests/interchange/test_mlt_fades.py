import pytest

from kijkocut.interchange.mlt_animation import parse_animation
from kijkocut.interchange.mlt_fades import decibels, fades, held_gain, linear_gain, ramp
from kijkocut.interchange.mlt_time import Profile

P = Profile()
F = P.rate.frame_ticks


def found(text, begin=0, length=100):
    return fades(parse_animation(text, P), begin, length, F)


def test_a_rise_and_a_fall_are_fades():
    made = found("0=0;25=1;75=1;99=0")
    assert (made.fade_in.duration, made.fade_out.duration) == (25 * F, 25 * F)


def test_fades_count_from_the_clip():
    made = found("50=0;60=1", begin=50)
    assert made.fade_in.duration == 10 * F
    assert made.fade_out is None


@pytest.mark.parametrize("text", ["0=0;25=0.5", "0=0.3;25=1", "40=0;50=1", "0=1;50=0"])
def test_anything_else_is_no_fade(text):
    assert found(text) is None


def test_a_ramp_without_length_is_its_end():
    assert ramp(0, 1, 5, 5).first == (1,)
    assert [key.at for key in ramp(0, 1, 0, 9).keys] == [0, 9]


def test_loudness_and_factors_are_turned_into_each_other():
    assert decibels(parse_animation("0.5", P)).first[0] == pytest.approx(-6.0206, abs=1e-4)
    assert decibels(parse_animation("0", P)).first == (-60,)
    assert linear_gain(parse_animation("-60", P)).first == (0,)
    assert linear_gain(parse_animation("0", P)).first == (1,)
    assert held_gain(99) == 20
