"""Layers in the making."""

from msgspec.structs import replace

from kijkocut.model.clip import BlendMode, Mask, MaskShape
from kijkocut.model.ids import MaskId, MediaId
from kijkocut.model.mask_path import value_of
from kijkocut.model.params import Keyframe, Param
from kijkocut.model.ticks import Rate
from kijkocut.render.clip_sources import View
from kijkocut.render.frame_plan import AdjustmentLayer, Affine, FramePlan, Layer, MediaPicture
from kijkocut.render.planned import Planned, alone, dissolve, is_plain_over, masks

BOX = (8.0, 4.0)


def layer(name: str, **fields: object) -> Layer:
    picture = MediaPicture(media=MediaId(name), path="", at=0)
    return Layer(picture=picture, box=BOX, matrix=Affine(), density=1.0, **fields)  # type: ignore[arg-type]


def planned(name: str, *, hides_below: bool = True, **fields: object) -> Planned:
    return Planned(layer=layer(name, **fields), hides_below=hides_below)


def test_a_dissolve_lays_the_second_over_the_first() -> None:
    before, after = planned("a"), planned("b")
    assert dissolve(before, after, 0.0) == [before]
    assert dissolve(before, after, 0.25) == [before, planned("b", hides_below=False, opacity=0.25)]


def test_a_track_alone_has_its_pictures_and_blends_with_nothing() -> None:
    blank = FramePlan(size=(8, 4), scale=1.0, is_opaque=False)
    view = View(matrix=Affine(), canvas=BOX, size=(8, 4), rate=Rate(25), blank=blank)
    adjustment = AdjustmentLayer(effects=(), box=BOX, matrix=Affine(), density=1.0)
    shown = [
        planned("a", blend=BlendMode.multiply),
        Planned(layer=adjustment, hides_below=False),
    ]
    made = alone(view, shown)
    assert made.layers == (layer("a"),)
    assert made.is_opaque
    assert not alone(view, []).is_opaque


def test_only_full_and_normal_layers_cover() -> None:
    assert is_plain_over(layer("a"))
    assert not is_plain_over(layer("a", opacity=0.9))
    assert not is_plain_over(layer("a", blend=BlendMode.screen))


def test_a_mask_is_planned_with_its_values_and_points_of_the_moment() -> None:
    square = tuple((x, y, 0.0, 0.0, 0.0, 0.0) for x, y in ((0.0, 0.0), (8.0, 0.0), (8.0, 8.0)))
    wide = tuple((2 * x, *rest) for x, *rest in square)
    keys = (Keyframe(at=0, value=value_of(square)), Keyframe(at=10, value=value_of(wide)))
    still = Mask(id=MaskId("m"), shape=MaskShape.path, points=square)
    moving = replace(still, params=(Param(name="path", keys=keys),))
    now = masks((still, moving), 5)
    assert now[0].points == square
    assert [point[0] for point in now[1].points] == [0.0, 12.0, 12.0]
    assert now[0].values == now[1].values
    assert "path" not in dict(now[1].values)
