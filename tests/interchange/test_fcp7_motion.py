import pytest

from kijkocut.interchange.fcp7_motion import SILENCE, Frame, Motion, combined
from kijkocut.model.params import Easing, Keyframe, Param
from kijkocut.model.ticks import Rate
from kijkocut.testing.builders import F

HD = Frame(canvas=(1920, 1080), native=(1920, 1080))


def parameter(key, value, keys=()):
    rows = "".join(
        f"<keyframe><when>{w}</when><value>{v}</value>{more}</keyframe>" for w, v, more in keys
    )
    return f"<parameter><parameterid>{key}</parameterid><value>{value}</value>{rows}</parameter>"


def point(x, y):
    return f"<horiz>{x}</horiz><vert>{y}</vert>"


def found(xmeml, key, body, frame=HD, own=0, *, is_native=True):
    motion = Motion(own * F, Rate(25), xmeml.values)
    effect = xmeml.node(f"<effect><effectid>{key}</effectid>{body}</effect>")
    assert motion.read(effect, frame)
    return {p.name: p for p in motion.params(frame, is_native=is_native)}


def test_basic_motion(xmeml):
    body = parameter("scale", 50) + parameter("rotation", 30)
    made = found(xmeml, "basic", body + parameter("center", point(0.1, -0.2)))
    values = {name: p.value for name, p in made.items()}
    assert values == {"scale": (0.5, 0.5), "rotation": -30.0, "position": (192.0, -216.0)}


def test_what_is_as_usual_is_left_out(xmeml):
    body = parameter("scale", 100) + parameter("rotation", 0) + parameter("center", point(0, 0))
    assert found(xmeml, "basic", body) == {}
    assert found(xmeml, "opacity", parameter("opacity", 100)) == {}
    assert found(xmeml, "audiolevels", parameter("level", 1)) == {}


def test_the_anchor_stays_in_place_here_and_moves_to_the_centre_there(xmeml):
    made = found(xmeml, "basic", parameter("centerOffset", point(0.25, 0)))
    assert (made["anchor"].value, made["position"].value) == ((480.0, 0.0), (-480.0, 0.0))


def test_percent_are_of_the_files_own_pixels(xmeml):
    frame = Frame(canvas=(1920, 1080), native=(3840, 2160))
    assert found(xmeml, "basic", parameter("scale", 50), frame) == {}
    assert found(xmeml, "basic", parameter("scale", 100), frame)["scale"].value == (2.0, 2.0)
    assert found(xmeml, "basic", "", frame)["scale"].value == (2.0, 2.0)
    assert found(xmeml, "basic", parameter("scale", 100), frame, is_native=False) == {}
    portrait = Frame(canvas=(1080, 1920), native=(1920, 1080))
    assert found(xmeml, "basic", parameter("scale", 56.25), portrait) == {}


def test_keyframes_count_from_the_in_point(xmeml):
    keys = ((10, 0, ""), (20, 100, ""))
    made = found(xmeml, "opacity", parameter("opacity", 100, keys), own=10)
    assert made["opacity"].keys == (
        Keyframe(at=0, value=0.0),
        Keyframe(at=10 * F, value=1.0),
    )


def test_bent_keyframes_are_eased_and_told(xmeml):
    bend = "<inbez><horiz>1</horiz><vert>1</vert></inbez>"
    made = found(xmeml, "opacity", parameter("opacity", 100, ((0, 0, bend), (9, 50, ""))))
    assert made["opacity"].keys[0].easing is Easing.sine_in_out
    assert [x.what for x in xmeml.ledger.report("xml").losses] == ["curves between keyframes"]


@pytest.mark.parametrize(
    ("level", "gain"), [("0", SILENCE), ("0.5", -6.0206), ("3.98107", 12.0), ("1000", 20.0)]
)
def test_levels_are_decibels(xmeml, level, gain):
    made = found(xmeml, "audiolevels", parameter("level", level))
    assert made["gain"].value == pytest.approx(gain, abs=1e-4)


def test_crop_and_pan(xmeml):
    made = found(xmeml, "crop", parameter("left", 10) + parameter("bottom", 250))
    assert {n: p.value for n, p in made.items()} == {"crop_left": 0.1, "crop_bottom": 1.0}
    assert found(xmeml, "audiopan", parameter("pan", -1))["pan"].value == -1.0


def test_unknown_filters_and_values_that_are_none(xmeml):
    motion = Motion(0, Rate(25), xmeml.values)
    assert not motion.read(xmeml.node("<effect><effectid>Blur</effectid></effect>"), HD)
    bad = parameter("scale", "big", ((0, "x", ""), ("soon", 5, "")))
    assert found(xmeml, "basic", bad + parameter("center", point("", "q"))) == {}


def test_sums_of_points_over_time():
    moving = Param(
        name="", keys=(Keyframe(at=0, value=(0.0, 0.0)), Keyframe(at=10, value=(10.0, 0.0)))
    )
    other = Param(name="", keys=(Keyframe(at=5, value=(1.0, 1.0)),))
    made = combined(moving, other, 1.0)
    assert [(k.at, k.value) for k in made.keys] == [
        (0, (1.0, 1.0)),
        (5, (6.0, 1.0)),
        (10, (11.0, 1.0)),
    ]
    assert combined(None, None, 1.0) is None
