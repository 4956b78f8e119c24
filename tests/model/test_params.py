import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kijkocut.model.intrinsics import CLIP, MASK, TRACK, spec
from kijkocut.model.params import (
    Easing,
    Keyframe,
    Param,
    ParamKind,
    ParamSpec,
    ease,
    value_at,
)


def a_param(*points, easing=Easing.linear):
    return Param(name="x", keys=tuple(Keyframe(at=t, value=v, easing=easing) for t, v in points))


def key(easing, handles=(0.33, 0.0, 0.67, 1.0)):
    return Keyframe(at=0, value=0.0, easing=easing, handles=handles)


def test_values_between_keyframes_move_and_stay_outside_them():
    param = a_param((10, 0.0), (20, 5.0), (40, 1.0))
    assert [param.at(t) for t in (-5, 10, 15, 20, 30, 40, 99)] == [0, 0, 2.5, 5, 3, 1, 1]
    held = a_param((10, 0.0), (20, 5.0), easing=Easing.hold)
    assert [held.at(t) for t in (9, 10, 19, 20)] == [0, 0, 0, 5]
    assert Param(name="x", value=7.0).at(123) == 7.0


def test_points_and_colours_move_by_part_and_texts_jump():
    points = a_param((0, (0.0, 10.0)), (10, (10.0, 0.0)))
    assert points.at(5) == pytest.approx((5.0, 5.0))
    assert a_param((0, "a"), (10, "b")).at(9) == "a"
    assert a_param((0, False), (10, True)).at(9) is False
    assert a_param((0, 1), (10, 3)).at(5) == 2


@given(
    easing=st.sampled_from([e for e in Easing if e not in (Easing.hold, Easing.bezier)]),
)
def test_every_easing_goes_from_nothing_to_all(easing):
    assert ease(key(easing), 0.0) == pytest.approx(0.0, abs=1e-9)
    assert ease(key(easing), 1.0) == pytest.approx(1.0, abs=1e-9)
    assert all(math.isfinite(ease(key(easing), n / 100)) for n in range(101))


@pytest.mark.parametrize("family", ["sine", "quad", "cubic", "quart", "quint", "expo", "circ"])
def test_in_and_out_mirror_one_another(family):
    for n in range(101):
        x = n / 100
        there, back = (
            ease(key(Easing(f"{family}_in")), x),
            ease(key(Easing(f"{family}_out")), 1 - x),
        )
        assert there == pytest.approx(1 - back, abs=1e-9)
        both = ease(key(Easing(f"{family}_in_out")), x)
        mirrored = ease(key(Easing(f"{family}_in_out")), 1 - x)
        assert both == pytest.approx(1 - mirrored, abs=1e-9)


# Worked out from Robert Penner's published equations (t, b=0, c=1, d=1).
@pytest.mark.parametrize(
    ("easing", "x", "value"),
    [
        ("quad_in", 0.3, 0.09),
        ("quad_out", 0.3, 0.51),
        ("cubic_in_out", 0.25, 0.0625),
        ("sine_in", 0.5, 1 - math.sqrt(0.5)),
        ("expo_in", 0.5, 2**-5),
        ("expo_out", 0.1, 0.5),
        ("circ_in", 0.6, 0.2),
        ("back_in", 0.5, -0.0876975),
        ("bounce_out", 0.5, 0.765625),
        ("bounce_in", 0.5, 0.234375),
        ("elastic_out", 0.5, 1.015625),
    ],
)
def test_named_curves_are_penners(easing, x, value):
    assert ease(key(Easing(easing)), x) == pytest.approx(value, abs=1e-9)


@given(
    x1=st.floats(0, 1),
    y1=st.floats(-1, 2),
    x2=st.floats(0, 1),
    y2=st.floats(-1, 2),
    t=st.floats(0, 1),
)
def test_a_bezier_passes_through_its_curve(x1, y1, x2, y2, t):
    def curve(p1, p2):
        return 3 * (1 - t) ** 2 * t * p1 + 3 * (1 - t) * t * t * p2 + t**3

    # Only where the curve is not steep does an x say its y exactly.
    slope = 3 * (1 - t) ** 2 * x1 + 6 * (1 - t) * t * (x2 - x1) + 3 * t * t * (1 - x2)
    if slope > 0.1:
        found = ease(key(Easing.bezier, (x1, y1, x2, y2)), curve(x1, x2))
        assert found == pytest.approx(curve(y1, y2), abs=1e-6)


def test_css_ease_in_out_is_known():
    assert ease(key(Easing.bezier, (0.42, 0.0, 0.58, 1.0)), 0.5) == pytest.approx(0.5)
    assert ease(key(Easing.bezier, (0.25, 0.1, 0.25, 1.0)), 0.5) == pytest.approx(0.8024, abs=1e-4)


def test_curves_move_point_by_point_and_are_held_where_their_points_differ_in_number():
    flat, steep, bent = (0.0, 0.0, 1.0, 0.5), (0.0, 0.2, 1.0, 1.0), (0.0, 0.0, 0.5, 1.0, 1.0, 1.0)
    keys = [Keyframe(at=at, value=v) for at, v in ((0, flat), (10, steep), (20, bent))]
    param = Param(name="c", keys=tuple(keys))
    assert param.at(5) == (0.0, 0.1, 1.0, 0.75)
    assert (param.at(15), param.at(20)) == (steep, bent)


def test_moved_keyframes_shape_the_same_values():
    param = a_param((10, 0.0), (20, 5.0))
    assert param.moved(0) is param
    assert [param.moved(-7).at(t - 7) for t in range(5, 30)] == [param.at(t) for t in range(5, 30)]
    constant = Param(name="x", value=1.0)
    assert constant.moved(5) is constant


def test_a_parameter_never_set_has_its_default():
    described = ParamSpec(name="x", label="X", default=0.5)
    assert value_at((), described, 0) == 0.5
    assert value_at((Param(name="y"), a_param((0, 2.0))), described, 9) == 2.0


def test_intrinsic_parameters_are_described_once_and_consistently():
    for specs in (CLIP, MASK, TRACK):
        assert len({s.name for s in specs}) == len(specs)
        for described in specs:
            if isinstance(described.default, float):
                low, high = described.minimum, described.maximum
                assert low is None or low <= described.default
                assert high is None or described.default <= high
            if described.kind is ParamKind.choice:
                assert described.default in described.choices
    assert spec("gain").unit == "dB"
    assert spec("feather", MASK).default == 0.0
    with pytest.raises(KeyError):
        spec("nope")
