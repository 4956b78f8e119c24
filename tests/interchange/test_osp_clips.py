from fractions import Fraction

import pytest

from kijkocut.interchange.foreign_effects import read_table
from kijkocut.interchange.osp_clips import Dressing, Spot, caption_lines, faded, speed_of
from kijkocut.interchange.osp_values import Clock, Part
from kijkocut.interchange.report import Ledger, Outcome
from kijkocut.model.clip import Clip, FadeCurve, MediaSource
from kijkocut.model.sequence import Sequence
from kijkocut.model.ticks import Rate
from kijkocut.testing.foreign import FRAME as F
from kijkocut.testing.foreign import curve, openshot_clip, values

SEQUENCE = Sequence(id="s", name="S", rate=Rate(25))


def part(place=(0, 0, 4), **fields):
    return Part(openshot_clip(1, place, **fields))


def dressed(one, *, is_sound=False):
    ledger = Ledger()
    spot = Spot.of(one, SEQUENCE)
    clip = Clip(
        id="c", track="t", start=spot.start, duration=spot.duration, source=MediaSource(media="m")
    )
    dressing = Dressing(SEQUENCE, read_table("openshot"), ledger)
    put = dressing.sound if is_sound else dressing.picture
    return put(clip, one, spot, "here"), ledger.report("x")


def test_a_clip_lies_on_frames():
    spot = Spot.of(part((1.01, 2.0, 5.0)), SEQUENCE)
    assert (spot.start, spot.duration, spot.begin) == (25 * F, 75 * F, 2)
    spot = Spot.of(part((-1, 2, 5)), SEQUENCE)
    assert (spot.start, spot.begin, spot.duration) == (0, 3, 50 * F)
    assert Spot.of(part((0, 3, 3)), SEQUENCE) is None


def test_a_curve_of_time_is_a_speed():
    one = part((0, 1, 3), time=curve((1, 1), (101, 201)))
    source_in, retime, _ = speed_of(one, Spot.of(one, SEQUENCE), SEQUENCE)
    assert (retime.speed.num, retime.speed.den, source_in) == (2, 1, 50 * F)
    back = part((0, 0, 4), time=curve((1, 101), (101, 1)))
    source_in, retime, _ = speed_of(back, Spot.of(back, SEQUENCE), SEQUENCE)
    assert retime.speed.num == -1
    assert source_in // F == 100
    plain = part((0, 1, 3), time=curve((1, 1)))
    assert speed_of(plain, Spot.of(plain, SEQUENCE), SEQUENCE)[0] == 25 * F


def test_places_are_shares_of_the_canvas():
    one = part(
        location_x=curve((1, 0), (51, 0.5)),
        location_y=curve((1, -0.25)),
        scale_x=curve((1, 0.5)),
        scale_y=curve((1, 0.25)),
        rotation=curve((1, 30)),
        alpha=curve((1, 0.5)),
        scale=2,
    )
    clip, report = dressed(one)
    made = values(clip)
    position = next(param for param in clip.params if param.name == "position")
    assert [key.value for key in position.keys] == [(0, -270), (960, -270)]
    assert (made["scale"], made["rotation"], made["opacity"]) == ((0.5, 0.25), 30, 0.5)
    assert made["fit"] == "stretch"
    assert report.losses == ()


def test_fades_of_pictures_and_sounds():
    clip, _ = dressed(part(alpha=curve((1, 0), (26, 1, 0), (76, 1), (101, 0))))
    assert (clip.fade_in.duration, clip.fade_in.curve) == (25 * F, FadeCurve.smooth)
    assert (clip.fade_out.duration, clip.fade_out.curve) == (25 * F, FadeCurve.linear)
    assert clip.params == ()
    clip, _ = dressed(part(volume=curve((1, 0), (11, 1))), is_sound=True)
    assert clip.fade_in.duration == 10 * F
    clip, _ = dressed(part(volume=curve((1, 0.5))), is_sound=True)
    assert values(clip)["gain"] == pytest.approx(-6.0206, abs=1e-4)
    clock = Clock(begin=0.0, frame_ticks=F)
    assert faded(part(alpha=curve((1, 0), (26, 0.5))).curve("alpha"), clock, 100 * F) is None


def test_effects_with_an_equal_and_without():
    effects = [
        {"class_name": "Saturation", "saturation": curve((1, 0.5))},
        {"class_name": "ChromaKey", "color": {"green": curve((1, 255))}, "fuzz": curve((1, 51))},
        {"class_name": "Crop", "left": curve((1, 0.1))},
        {"class_name": "Stabilizer"},
        {"class_name": "Compressor", "ratio": curve((1, 4))},
        {"class_name": "Caption", "caption_text": "x"},
    ]
    clip, report = dressed(part(effects=effects))
    assert [e.kind for e in clip.effects] == ["saturation", "chroma_key"]
    key = {param.name: param.value for param in clip.effects[1].params}
    assert (key["key"], key["tolerance"]) == ((0, 1, 0, 1), pytest.approx(0.2, abs=1e-4))
    assert values(clip) == {"crop_left": 0.1}
    assert [loss.what for loss in report.of(Outcome.dropped)] == ['effects "Stabilizer"']
    clip, _ = dressed(part(effects=effects), is_sound=True)
    assert [(e.kind, e.params[1].value) for e in clip.effects] == [("compressor", 4)]


def test_what_has_no_place_here_is_told():
    one = part(gravity=0, shear_x=curve((1, 0.2)), channel_filter=curve((1, 1)))
    _, report = dressed(one)
    assert [loss.what for loss in report.of(Outcome.dropped)] == ["shear_x of clips"]
    assert [loss.what for loss in report.of(Outcome.approximated)] == ["places at an edge"]
    _, report = dressed(one, is_sound=True)
    assert [loss.what for loss in report.of(Outcome.dropped)] == ["choices of channels"]


def test_lines_of_captions():
    text = "00:00:01:500 --> 00:00:02:500\nOne\ntwo\n\n00:00:03.000 --> 00:00:02.000\nno\n"
    assert caption_lines(Part({"caption_text": text})) == [(1.5, 2.5, "One\ntwo")]
    assert caption_lines(Part({})) == []
    assert Spot.of(part(), SEQUENCE).begin == Fraction(0)
