"""Layers in the making."""

from kijkocut.model.clip import BlendMode
from kijkocut.model.ids import MediaId
from kijkocut.model.ticks import Rate
from kijkocut.render.clip_sources import View
from kijkocut.render.frame_plan import AdjustmentLayer, Affine, FramePlan, Layer, MediaPicture
from kijkocut.render.planned import Planned, alone, dissolve, is_plain_over

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
