import pytest

from kijkocut.interchange.fcp7_filters import Filters
from kijkocut.interchange.fcp7_motion import Frame, Motion
from kijkocut.interchange.xml_text import Made, xml_text
from kijkocut.model.clip import Clip, MediaSource
from kijkocut.model.params import Easing, Keyframe, Param
from kijkocut.model.ticks import Rate
from kijkocut.testing.builders import F

RATE = Rate(25)
HD = Frame(canvas=(1920, 1080), native=(1920, 1080))
LARGE = Frame(canvas=(1920, 1080), native=(3840, 2160))


def filters(xmeml, params, own=0):
    clip = Clip(
        id="c", track="t", start=0, duration=100 * F, source=MediaSource(media="m"), params=params
    )
    return Filters(clip, own * F, RATE, "V1", xmeml.ledger)


def back(xmeml, params, frame=HD, own=0, *, is_sound=False):
    made = filters(xmeml, params, own)
    parts = made.sound() if is_sound else made.picture(frame)
    motion = Motion(own * F, RATE, xmeml.values)
    for one in xmeml.node(xml_text(Made("clipitem", *parts))).nodes():
        assert motion.read(one.one("effect"), frame)
    return motion.params(frame, is_native=True)


def keyed(name, *keys):
    made = tuple(Keyframe(at=at * F, value=value) for at, value in keys)
    return Param(name=name, value=made[0].value, keys=made)


@pytest.mark.parametrize("frame", [HD, LARGE, Frame(canvas=(1920, 1080), native=(1080, 1920))])
def test_parameters_come_back(xmeml, frame):
    params = (
        Param(name="position", value=(120.0, -60.0)),
        Param(name="scale", value=(0.75, 0.75)),
        Param(name="rotation", value=-12.5),
        Param(name="anchor", value=(100.0, 50.0)),
        Param(name="opacity", value=0.4),
        Param(name="crop_left", value=0.1),
    )
    assert back(xmeml, params, frame) == params
    assert xmeml.ledger.report("xml").is_lossless


def test_keyframes_come_back(xmeml):
    params = (
        keyed("position", (0, (0.0, 0.0)), (50, (96.0, 54.0))),
        keyed("scale", (-10, (1.0, 1.0)), (90, (2.0, 2.0))),
        keyed("opacity", (0, 0.0), (25, 1.0)),
    )
    assert back(xmeml, params, own=200) == params


def test_sound_comes_back(xmeml):
    params = (keyed("gain", (0, -60.0), (25, 0.0), (50, -6.0)), Param(name="pan", value=-0.5))
    assert back(xmeml, params, is_sound=True) == params


def test_a_clip_that_is_as_it_comes_has_no_filters(xmeml):
    assert filters(xmeml, ()).picture(HD) == ()
    assert filters(xmeml, ()).sound() == ()


def test_fits_that_differ_become_scales(xmeml):
    fill = (Param(name="fit", value="fill"),)
    tall = Frame(canvas=(1920, 1080), native=(1080, 1920))
    (made,) = back(xmeml, fill, tall)
    assert made.value[0] == pytest.approx((1920 / 1080) / (1080 / 1920))
    assert back(xmeml, (Param(name="fit", value="none"),), LARGE)[0].value == (2.0, 2.0)


def test_curves_become_straight_pieces_and_held_keyframes_stay(xmeml):
    keys = (
        Keyframe(at=0, value=0.0, easing=Easing.cubic_out),
        Keyframe(at=40 * F, value=1.0, easing=Easing.hold),
        Keyframe(at=60 * F, value=0.5),
    )
    param = Param(name="opacity", value=0.0, keys=keys)
    (made,) = back(xmeml, (param,))
    assert [k.at / F for k in made.keys] == [0, 5, 10, 15, 20, 25, 30, 35, 40, 59, 60]
    for at in range(0, 41, 5):
        assert made.at(at * F) == pytest.approx(param.at(at * F), abs=1e-6)
    assert made.at(59 * F) == 1.0
    assert [x.what for x in xmeml.ledger.report("xml").losses] == ["easing cubic_out"]


def test_what_has_no_place_there_is_told(xmeml):
    params = (
        Param(name="scale", value=(-2.0, 0.5)),
        Param(name="gain", value=20.0),
        Param(name="crop_feather", value=5.0),
        keyed("opacity", (0, 0.0), (1, 1.0)),
    )
    filters(xmeml, params, own=0).picture(HD)
    filters(xmeml, params).sound()
    moved = filters(xmeml, params)
    moved._own = 7
    moved.picture(HD)
    assert {x.what for x in xmeml.ledger.report("xml").losses} == {
        "widths and heights apart",
        "flips",
        "levels above 12 dB",
        "parameter crop_feather",
        "keyframes",
    }
