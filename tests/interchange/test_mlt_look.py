import pytest

from kijkocut.interchange.mlt_animation import parse_animation
from kijkocut.interchange.mlt_look import (
    Frame,
    corner_turned,
    crop_params,
    rect_crop,
    rect_params,
    whole_rect,
)
from kijkocut.interchange.mlt_time import Profile

P = Profile()
FRAME = Frame(profile=P)


def look(text, frame=FRAME, *, is_stretched=False):
    made = rect_params(parse_animation(text, P), frame, is_stretched=is_stretched)
    return {param.name: param.value for param in made}


def test_the_whole_frame_says_nothing():
    assert rect_params(whole_rect(P), FRAME, is_stretched=False) == []


def test_a_quarter_is_half_as_large_and_moved():
    assert look("0 0 960 540 0.5") == {
        "position": (-480, -270),
        "scale": (0.5, 0.5),
        "opacity": 0.5,
    }


def test_a_picture_keeps_its_shape_in_its_rectangle():
    upright = Frame(profile=P, own_size=(1080, 1920))
    assert look("0 0 1920 540", upright)["scale"] == (0.5, 0.5)
    stretched = look("0 0 1920 540", upright, is_stretched=True)
    assert (stretched["scale"], stretched["fit"]) == ((1, 0.5), "stretch")


def test_what_a_crop_leaves_is_fitted():
    cropped = Frame(profile=P, crop=(960.0, 0.0, 0.0, 0.0))
    made = look("0 0 1920 1080", cropped)
    assert "scale" not in made  # it is as high as the frame already
    assert made["position"] == (-480, 0)


def test_wide_pixels_are_counted_square():
    anamorphic = Profile(width=1440, height=1080, sample_aspect="4/3")
    made = rect_params(
        parse_animation("720 0 720 1080", anamorphic),
        Frame(profile=anamorphic.__class__(width=1440, height=1080, sample_aspect=4 / 3)),
        is_stretched=False,
    )
    assert next(p.value for p in made if p.name == "position") == (480, 0)


def test_a_turn_about_the_corner_moves_the_middle():
    rect = corner_turned(parse_animation("0 0 200 100", P), 90, FRAME)
    assert rect.first[:2] == pytest.approx((-150, 50))


def test_crops_are_shares_of_the_side():
    sides = {"left": parse_animation("192", P), "top": parse_animation("0=0;25=540", P)}
    made = {p.name: p for p in crop_params(sides, (1920.0, 1080.0), FRAME)}
    assert made["crop_left"].value == 0.1
    assert [key.value for key in made["crop_top"].keys] == [0, 0.5]
    rect = rect_crop(parse_animation("192 0 960 1080", P), FRAME)
    assert [rect[side].first[0] for side in ("left", "right", "top", "bottom")] == [192, 768, 0, 0]
