from typing import Any

import pytest
from msgspec.structs import replace

from kijkocut.model.clip import BlendMode
from kijkocut.model.sequence import ColourSpace
from kijkocut.model.title import Title
from kijkocut.render import MediaPicture, OutputFormat
from kijkocut.render.frame_plan import (
    AdjustmentLayer,
    Affine,
    Crop,
    GeneratorPicture,
    PlannedEffect,
    TitlePicture,
)
from kijkocut.render.planar_plan import planar_plan

YUV = OutputFormat(pixel_format="yuv420p")
MEDIA = MediaPicture(media="m", path="", at=0)  # type: ignore[arg-type]
GREY = PlannedEffect(kind="invert", values=())


def test_upright_pictures_and_titles_are_planes(scene: Any) -> None:
    matrix = Affine(xx=0.5, yy=0.25, x0=20.0, y0=10.0)
    crop = Crop(left=0.25, bottom=0.5)
    made = planar_plan(
        scene.plan(
            scene.layer(MEDIA),
            scene.layer(MEDIA, matrix=matrix, crop=crop, opacity=0.5),
            scene.layer(TitlePicture(title=Title(text="a"))),
            background=((0.5, 0.0, 0.0, 0.5),),
        ),
        YUV,
    )
    assert made is not None
    assert made.base == (0.25, 0.0, 0.0, 1.0)
    assert made.patches[0].edges == (0.0, 0.0, 48.0, 32.0)
    assert made.patches[1].edges == (14.0, 6.0, 32.0, 10.0)
    assert made.patches[1].opacity == 0.5


@pytest.mark.parametrize(
    "fields",
    [
        {"matrix": Affine(0.0, -1.0, 24.0, 1.0, 0.0, 16.0)},
        {"matrix": Affine(xx=-1.0, x0=24.0, y0=16.0)},
        {"effects": (GREY,)},
        {"track_effects": (GREY,)},
        {"blend": BlendMode.screen},
        {"crop": Crop(left=0.1, feather=2.0)},
        {"picture": GeneratorPicture(kind="colour", values=())},
        {"picture": replace(MEDIA, blend_at=5, blend_share=0.5)},
        {"picture": TitlePicture(title=Title(text="a"), uncovered=0.5)},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_what_is_not_linear_or_not_upright_is_drawn(scene: Any, fields: dict[str, Any]) -> None:
    picture = fields.get("picture", MEDIA)
    rest = {name: value for name, value in fields.items() if name != "picture"}
    plan = scene.plan(scene.layer(MEDIA), scene.layer(picture, **rest))
    assert planar_plan(plan, YUV) is None


def test_so_are_linear_light_gradients_and_adjustments(scene: Any) -> None:
    plan = scene.plan(scene.layer(MEDIA))
    assert planar_plan(plan, YUV) is not None
    assert planar_plan(replace(plan, is_linear_light=True), YUV) is None
    two = ((1.0, 0.0, 0.0, 1.0), (0.0, 0.0, 1.0, 1.0))
    assert planar_plan(replace(plan, background=two), YUV) is None
    adjusted = AdjustmentLayer(effects=(GREY,), box=(48.0, 32.0), matrix=Affine(), density=1.0)
    assert planar_plan(scene.plan(scene.layer(MEDIA), adjusted), YUV) is None


def test_colours_of_the_screen_need_a_space_that_shares_them(scene: Any) -> None:
    red = replace(scene.plan(scene.layer(MEDIA)), background=((1.0, 0.0, 0.0, 1.0),))
    assert planar_plan(red, YUV) is not None
    assert planar_plan(replace(red, colour_space=ColourSpace.pq), YUV) is None
    black = replace(red, background=((0.0, 0.0, 0.0, 1.0),), colour_space=ColourSpace.pq)
    assert planar_plan(black, YUV) is not None
    title = scene.layer(TitlePicture(title=Title(text="a")))
    assert planar_plan(replace(black, layers=(*black.layers, title)), YUV) is None


@pytest.mark.parametrize("pixel_format", ["rgba", "yuv444p", "yuva420p", "gray"])
def test_only_subsampled_yuv_without_alpha_is_mixed(scene: Any, pixel_format: str) -> None:
    plan = scene.plan(scene.layer(MEDIA))
    assert planar_plan(plan, OutputFormat(pixel_format=pixel_format)) is None
