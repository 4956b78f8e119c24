from fractions import Fraction

import pytest
from msgspec.structs import replace

from kijkocut.interchange import Outcome, read, write
from kijkocut.interchange.fcpxml_dressing import picture_adjusts, sound_adjusts
from kijkocut.interchange.report import Ledger
from kijkocut.model.clip import Fade, FadeCurve
from kijkocut.model.invariants import check
from kijkocut.model.params import Easing, Keyframe, Param
from kijkocut.testing.builders import F, a_project

MOVE = (
    Keyframe(at=0, value=(0.0, 0.0), easing=Easing.sine_in_out),
    Keyframe(at=20 * F, value=(100.0, -50.0)),
)
PICTURE = (
    Param(name="position", keys=MOVE),
    Param(name="scale", value=(0.5, -2.0)),
    Param(name="rotation", value=30.0),
    Param(name="anchor", value=(1.0, 2.0)),
    Param(name="opacity", value=0.25),
    Param(name="crop_left", value=0.1),
    Param(name="crop_top", value=0.2),
    Param(name="fit", value="fill"),
)
SOUND = (
    Param(name="gain", keys=(Keyframe(at=-F, value=-6.0), Keyframe(at=9 * F, value=3.5))),
    Param(name="pan", value=-0.5),
)
FADE = Fade(duration=10 * F, curve=FadeCurve.smooth)


def clip_with(track="v1", **fields):
    return a_project().with_clip("a", track, 10, 100, **fields).build()


def values(clip):
    return {p.name: [(k.at, k.value, k.easing) for k in p.keys] or p.value for p in clip.params}


@pytest.mark.parametrize("speed", ["1", "2"])
@pytest.mark.parametrize(("track", "params"), [("v1", PICTURE), ("a1", SOUND)])
def test_parameters_and_fades_come_back(tmp_path, track, params, speed):
    project = clip_with(track, params=params, fade_in=FADE, speed=speed)
    report = write(project, "s", tmp_path / "x.fcpxml")
    assert "parameter" not in " ".join(loss.what for loss in report.of(Outcome.dropped))
    found = read(tmp_path / "x.fcpxml")
    check(found.project)
    (clip,) = (c for lane in found.project.lanes.values() for c in lane)
    assert values(clip) == {
        name: pytest.approx(value) if isinstance(value, float) else value
        for name, value in values(project.clip("a")).items()
    }
    assert (clip.fade_in, clip.fade_out) == (FADE, None)


def test_numbers_are_those_of_final_cut_pro():
    clip = clip_with(params=PICTURE).clip("a")
    crop, conform, transform, blend = picture_adjusts(
        clip, Fraction(0), (1080, 16 / 9), "here", Ledger()
    )
    assert transform.attributes["rotation"] == "-30"
    last = transform.first("param").first("keyframeAnimation").content[-1]
    assert [float(x) for x in last.attributes["value"].split()] == pytest.approx(
        [9.259259, 4.62963]
    )
    assert float(crop.first("trim-rect").attributes["left"]) == pytest.approx(17.777778)
    assert (conform.attributes, blend.attributes) == ({"type": "fill"}, {"amount": "0.25"})


def test_silence_and_unknown_easings_are_noted():
    ledger = Ledger()
    keys = (Keyframe(at=0, value=-60.0, easing=Easing.bounce_in), Keyframe(at=F, value=0.0))
    param = Param(name="gain", keys=keys)
    clip = replace(clip_with().clip("a"), params=(param, Param(name="crop_feather", value=1.0)))
    (volume,) = sound_adjusts(clip, Fraction(0), "here", ledger)
    first = volume.first("param").first("keyframeAnimation").content[0]
    assert (first.attributes["value"], first.attributes["interp"]) == ("-96dB", "easeIn")
    assert [loss.what for loss in ledger.report("x").losses] == [
        "easing bounce_in",
        "parameter crop_feather",
    ]


def test_a_held_value_is_held_up_to_the_next():
    keys = (Keyframe(at=0, value=1.0, easing=Easing.hold), Keyframe(at=9 * F, value=0.0))
    clip = replace(clip_with().clip("a"), params=(Param(name="opacity", keys=keys),))
    (blend,) = picture_adjusts(clip, Fraction(0), (1080, 1.0), "here", Ledger())
    made = blend.first("param").first("keyframeAnimation").content
    assert [k.attributes["value"] for k in made] == ["1", "1", "0"]
