import pytest

from kijkocut.interchange.report import Outcome
from kijkocut.model.clip import BlendMode
from kijkocut.testing.foreign import FRAME as F
from kijkocut.testing.foreign import effect, values


def whats(report, outcome=Outcome.approximated):
    return [loss.how for loss in report.of(outcome)]


@pytest.mark.parametrize(
    "filter_",
    [
        effect("qtblend", rect="0 0 960 540 0.5", rotation="30", rotate_center="1"),
        effect("affine", transition__rect="0 0 960 540 0.5", transition__fix_rotate_x="30"),
    ],
)
def test_a_rectangle_and_a_turn(dressed, filter_):
    clip, report = dressed(filter_)
    assert values(clip) == {
        "position": (-480, -270),
        "scale": (0.5, 0.5),
        "opacity": 0.5,
        "rotation": 30,
    }
    assert report.losses == ()


def test_keys_of_a_rectangle_count_from_the_clip(dressed):
    moved = effect("qtblend", 20, 119, rect="0=0 0 1920 1080;50=960 0 1920 1080")
    clip, _ = dressed(moved, first=20)
    (position,) = clip.params
    assert [(key.at // F, key.value) for key in position.keys] == [(0, (0, 0)), (50, (960, 0))]


def test_a_second_place_and_a_skew_are_told(dressed):
    twice = effect("qtblend", rect="0 0 960 540")
    _, report = dressed(twice, effect("affine", transition__fix_shear_x="5"), twice)
    assert len(report.of(Outcome.dropped)[0].where) == 1
    assert whats(report, Outcome.dropped) == ["a clip has one position and scale"] * 2


def test_a_turn_about_a_corner_that_moves_is_approximated(dressed):
    clip, report = dressed(effect("qtblend", rect="0 0 960 540", rotation="0=0;50=90"))
    assert whats(report) == ["turned about its middle"]
    assert {param.name for param in clip.params} == {"position", "scale", "rotation"}


def test_what_a_crop_leaves_fills_the_frame(dressed):
    clip, _ = dressed(effect("crop", left="960", right="480"))
    assert values(clip)["crop_left"] == 0.5
    assert values(clip)["crop_right"] == 0.25
    assert values(clip)["position"] == (-240, 0)


def test_a_crop_in_pixels_of_the_frame_and_one_that_moves(dressed):
    clip, _ = dressed(effect("crop", top="108", use_profile="1"), own_size=(960, 540))
    assert values(clip)["crop_top"] == 0.1
    clip, report = dressed(effect("crop", left="0=0;50=192"))
    assert [key.value for key in clip.params[0].keys] == [0, 0.1]
    assert whats(report) == ["what is left keeps its size"]


def test_a_rectangle_that_masks_is_a_crop(dressed):
    clip, report = dressed(effect("qtcrop", rect="192 0 1536 1080"))
    assert values(clip) == {"crop_left": 0.1, "crop_right": 0.1}
    _, report = dressed(effect("qtcrop", circle="1"), effect("crop", center="1"))
    assert len(report.of(Outcome.dropped)) == 2


@pytest.mark.parametrize(
    ("filter_", "scale"),
    [
        (effect("avfilter.hflip"), (-1, 1)),
        (effect("avfilter.vflip"), (1, -1)),
        (effect("mirror", mirror="flip"), (-1, 1)),
        (effect("frei0r.flippo", **{"X axis": "1", "Y axis": "1"}), (-1, -1)),
    ],
)
def test_flips_are_negative_scales_before_and_after_a_place(dressed, filter_, scale):
    clip, _ = dressed(filter_)
    assert values(clip) == {"scale": scale}
    place = effect("qtblend", rect="480 270 960 540")
    for order in ((filter_, place), (place, filter_)):
        clip, _ = dressed(*order)
        assert values(clip)["scale"] == (scale[0] / 2, scale[1] / 2)


def test_a_mirrored_half_is_the_effect(dressed):
    clip, _ = dressed(effect("mirror", mirror="vertical", reverse="1"))
    assert [(e.kind, e.params[0].value) for e in clip.effects] == [("mirror", "bottom")]


def test_fades_from_and_to_black_or_nothing(dressed):
    clip, report = dressed(effect("brightness", 0, 24, level="0=0;24=1"))
    assert (clip.fade_in.duration, clip.fade_out, report.losses) == (24 * F, None, ())
    clip, _ = dressed(effect("brightness", 75, 99, alpha="0=1;24=0", level="1"))
    assert clip.fade_out.duration == 25 * F
    clip, _ = dressed(effect("brightness", 0, 24, start="0", end="1"))
    assert clip.fade_in.duration == 24 * F
    _, report = dressed(effect("brightness", level="0=0;24=1"), is_lowest=False)
    assert whats(report) == ["fades to nothing instead of black"]


def test_other_brightness_and_opacity(dressed):
    clip, _ = dressed(effect("brightness", level="1.5"))
    assert [(e.kind, e.params[0].value) for e in clip.effects] == [("contrast", 1.5)]
    clip, _ = dressed(effect("brightness", level="1", alpha="0.4"))
    assert values(clip) == {"opacity": 0.4}
    clip, _ = dressed(effect("brightness", level="0.3", alpha="-1"))
    assert values(clip) == {"opacity": 0.3}
    clip, _ = dressed(effect("brightness", level="1", alpha="0=0;50=0.5"))
    assert [key.value for key in clip.params[0].keys] == [0, 0.5]


def test_a_frozen_frame_and_blending(dressed):
    clip, _ = dressed(effect("freeze", frame="12"))
    assert (clip.retime.is_frozen, clip.source_in) == (True, 12 * F)
    _, report = dressed(effect("freeze", frame="12", freeze_after="1"))
    assert report.of(Outcome.dropped)
    clip, _ = dressed(effect("cairoblend_mode", mode="multiply"))
    assert clip.blend is BlendMode.multiply
    _, report = dressed(effect("cairoblend_mode", mode="saturate"))
    assert report.of(Outcome.dropped)
