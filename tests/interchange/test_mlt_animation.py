import pytest
from hypothesis import given
from hypothesis import strategies as st

from kijkocut.interchange.mlt_animation import parse_animation
from kijkocut.interchange.mlt_time import Profile
from kijkocut.model.params import Easing

P = Profile()
F = P.rate.frame_ticks


def param(text, name="opacity", plain=1.0, begin=0):
    return parse_animation(text, P).param(name, begin=begin, frame=F, plain=plain)


def test_a_constant_is_a_value_and_the_default_is_nothing():
    assert param("0.5").value == 0.5
    assert param("1") is None
    assert param("00:00:00.000=1") is None


def test_keys_count_from_where_the_clip_begins():
    made = param("10=0;00:00:02.000=1", begin=10)
    assert [(key.at // F, key.value) for key in made.keys] == [(0, 0.0), (40, 1.0)]
    assert made.at(20 * F) == 0.5


@pytest.mark.parametrize(
    ("sign", "easing"),
    [
        ("", "linear"),
        ("|", "hold"),
        ("!", "hold"),
        ("a", "sine_in"),
        ("i", "cubic_in_out"),
        ("D", "bounce_in_out"),
    ],
)
def test_the_sign_says_how_it_moves(sign, easing):
    made = param(f"0{sign}=0;25=1")
    assert made.keys[0].easing is Easing(easing)


def test_a_smooth_move_goes_through_its_keys_like_a_catmull_rom_curve():
    made = param("0~=0;10~=1;20~=0", plain=9.0)
    assert [made.at(frame * F) for frame in (0, 10, 20)] == pytest.approx([0, 1, 0], abs=1e-6)
    points = [0, 0, 1, 0]
    t = 0.5
    a0 = -0.5 * points[0] + 1.5 * points[1] - 1.5 * points[2] + 0.5 * points[3]
    a1 = points[0] - 2.5 * points[1] + 2 * points[2] - 0.5 * points[3]
    a2 = -0.5 * points[0] + 0.5 * points[2]
    assert made.at(5 * F) == pytest.approx(a0 * t**3 + a1 * t**2 + a2 * t + points[1], abs=1e-6)


def test_a_smooth_move_that_no_curve_says_goes_in_pieces():
    made = parse_animation("0~=0 0;10~=10 0;20~=10 10;30~=0 10", P).param(
        "position", begin=0, frame=F, plain=(0.0, 0.0)
    )
    assert len(made.keys) > 4
    assert made.at(10 * F) == (10, 0)


def test_percentages_are_of_the_frame():
    assert parse_animation("50% 10% 100% 100% 50%", P).first == (960, 108, 1920, 1080, 0.5)
    assert parse_animation("0%/0%:100%x50%:50", P).first == (0, 0, 1920, 540, 0.5)


def test_negative_times_count_from_the_end():
    keys = parse_animation("0=0;-1=1", P, length=50).keys
    assert [key.at for key in keys] == [0, 49]


@pytest.mark.parametrize("text", ["0=x", "=", "a=1", "0=1e99", "0=1;b=2", ";"])
def test_damage_is_refused(text):
    with pytest.raises(ValueError, match=r"no|large"):
        parse_animation(text, P)


@given(st.text("0123456789=;~|$:. -%/x", max_size=40))
def test_any_text_is_a_value_or_refused(text):
    try:
        found = parse_animation(text, P)
    except ValueError:
        return
    made = found.param("x", begin=0, frame=F, plain=(0.0,))
    times = [key.at for key in made.keys] if made is not None else []
    assert times == sorted(set(times))
