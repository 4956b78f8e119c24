import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kijkocut.model.ids import MediaId
from kijkocut.render.frame_plan import (
    Affine,
    FramePlan,
    Layer,
    MediaPicture,
    NestPicture,
    TransitionLayer,
)

numbers = st.floats(-50, 50)
maps = st.builds(Affine, numbers, numbers, numbers, numbers, numbers, numbers)


def layer(name: str) -> Layer:
    picture = MediaPicture(media=MediaId(name), path="", at=0)
    return Layer(picture=picture, box=(1.0, 1.0), matrix=Affine(), density=1.0)


@given(maps, maps, numbers, numbers)
def test_then_applies_the_first_map_first(a: Affine, b: Affine, x: float, y: float) -> None:
    one_by_one = b.apply(*a.apply(x, y))
    assert a.then(b).apply(x, y) == pytest.approx(one_by_one, abs=1e-6)


@given(maps.filter(lambda m: abs(m.determinant) > 0.1), numbers, numbers)
def test_the_inverse_leads_back(m: Affine, x: float, y: float) -> None:
    assert m.inverse().apply(*m.apply(x, y)) == pytest.approx((x, y), abs=1e-4)


def test_the_determinant_is_the_area() -> None:
    turn = Affine(math.cos(1), -math.sin(1), 3, math.sin(1), math.cos(1), 4)
    assert turn.determinant == pytest.approx(1)
    assert Affine(xx=2, yy=-3).determinant == -6


def test_equal_plans_have_equal_keys_and_others_differ() -> None:
    plan = FramePlan(size=(4, 2), scale=1.0, layers=(layer("a"),))
    assert plan.key == FramePlan(size=(4, 2), scale=1.0, layers=(layer("a"),)).key
    assert len(plan.key) == 32
    for other in (
        replace(plan, size=(4, 3)),
        replace(plan, is_linear_light=True),
        replace(plan, layers=(replace(layer("a"), opacity=0.5),)),
        replace(plan, layers=(layer("b"),)),
    ):
        assert other.key != plan.key


def test_pictures_are_found_in_transitions_and_nests() -> None:
    inner = FramePlan(size=(4, 2), scale=1.0, layers=(layer("n"),))
    nest = replace(layer(""), picture=NestPicture(plan=inner))
    cross = TransitionLayer(kind="dissolve", values=(), progress=0.5, before=layer("b"), after=None)
    plan = FramePlan(size=(4, 2), scale=1.0, layers=(layer("a"), cross, nest))
    assert [p.media for p in plan.pictures()] == ["a", "b", "n"]
