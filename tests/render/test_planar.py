"""Planes mixed on the processor against the compositor, which is the reference."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kijkocut.model.media import Colour
from kijkocut.model.title import Box, Title
from kijkocut.render import FrameInfo, FramePlan, MediaPicture, OutputFormat, RenderedFrame
from kijkocut.render.frame_plan import (
    Affine,
    Crop,
    Layer,
    PlannedEffect,
    Quality,
    TitlePicture,
)
from kijkocut.render.planar import PlanarCompositor
from kijkocut.render.planar_fetch import Fetched

SIZE = (192, 108)
YUV = OutputFormat(pixel_format="yuv420p")
LUMA_DB, CHROMA_DB = 50.0, 42.0
"""How near both ways have to come, per plane, relative to full scale."""

given_few = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def planar() -> Iterator[PlanarCompositor]:
    made = PlanarCompositor()
    yield made
    made.release()


def placed(scale: float, x: float, y: float) -> Affine:
    return Affine(xx=scale, yy=scale, x0=x, y0=y)


def whole(scene: Any, frame: RenderedFrame, name: str, **fields: Any) -> Layer:
    box = float(SIZE[0]), float(SIZE[1])
    fields = {"box": box, "matrix": placed(1.0, box[0] / 2, box[1] / 2), **fields}
    return scene.layer(scene.raw(frame, name), **fields)


def both(
    scene: Any, planar: PlanarCompositor, plan: FramePlan, output: OutputFormat = YUV
) -> tuple[RenderedFrame, RenderedFrame]:
    def fetch(picture: MediaPicture) -> RenderedFrame:
        return scene.frames[picture.media]

    mixed = planar.render(plan, Fetched(fetch), output)
    assert mixed is not None
    assert mixed.is_planar
    drawn = scene.compositor.render(plan, fetch, output)
    assert mixed.info == drawn.info
    return mixed, drawn


def noise_db(a: np.ndarray, b: np.ndarray, peak: int = 255) -> float:
    error = float(np.mean((a.astype(float) - b.astype(float)) ** 2))
    return 99.0 if error == 0 else 10 * float(np.log10(peak**2 / error))


def assert_alike(frames: tuple[RenderedFrame, RenderedFrame], peak: int = 255) -> None:
    found = [noise_db(*planes, peak) for planes in zip(*(f.planes for f in frames), strict=True)]
    assert found[0] >= LUMA_DB, found
    assert min(found[1:]) >= CHROMA_DB, found


def test_an_untouched_frame_comes_out_bit_by_bit(
    scene: Any, planar: PlanarCompositor, random_frames: Any
) -> None:
    for pixel_format in ("yuv420p", "yuv422p", "yuv420p10le"):
        for size in ((192, 108), (191, 107)):
            frame = random_frames(pixel_format, size)
            layer = whole(
                scene,
                frame,
                "a",
                box=(float(size[0]), float(size[1])),
                matrix=placed(1.0, size[0] / 2, size[1] / 2),
            )
            plan = scene.plan(layer, size=size)
            for frames in both(scene, planar, plan, OutputFormat(pixel_format=pixel_format)):
                for before, after in zip(frame.planes, frames.planes, strict=True):
                    np.testing.assert_array_equal(before, after)


places = st.builds(
    placed,
    st.one_of(st.sampled_from([0.25, 1 / 3, 0.4, 0.5, 0.8, 1.0]), st.floats(0.2, 1.0)),
    st.one_of(st.integers(-20, 200).map(float), st.floats(-20, 200)),
    st.one_of(st.integers(-20, 120).map(float), st.floats(-20, 120)),
)


@given_few
@given(
    matrix=places,
    opacity=st.floats(0.05, 1.0),
    crop=st.sampled_from([None, Crop(left=0.25, top=0.1), Crop(right=0.37, bottom=0.5)]),
)
def test_a_picture_in_picture_looks_as_on_the_gpu(
    scene: Any,
    planar: PlanarCompositor,
    natural_frames: Any,
    **looks: Any,
) -> None:
    below = whole(scene, natural_frames("yuv420p", SIZE, 1), "a")
    above = whole(scene, natural_frames("yuv420p", SIZE, 2), "b", **looks)
    plan = scene.plan(below, above, size=SIZE, quality=Quality.draft)
    assert_alike(both(scene, planar, plan))


@given_few
@given(
    size=st.tuples(st.integers(24, 192), st.integers(16, 108)),
    quality=st.sampled_from(Quality),
)
def test_an_enlarged_picture_looks_as_on_the_gpu(
    scene: Any,
    planar: PlanarCompositor,
    natural_frames: Any,
    size: tuple[int, int],
    quality: Quality,
) -> None:
    layer = whole(scene, natural_frames("yuv420p", size, 1), "a")
    assert_alike(both(scene, planar, scene.plan(layer, size=SIZE, quality=quality)))


@given_few
@given(share=st.floats(0.0, 1.0, exclude_min=True))
def test_a_dissolve_looks_as_on_the_gpu(
    scene: Any, planar: PlanarCompositor, natural_frames: Any, share: float
) -> None:
    layers = (
        whole(scene, natural_frames("yuv420p", SIZE, 1), "a"),
        whole(scene, natural_frames("yuv420p", SIZE, 2), "b", opacity=share),
    )
    assert_alike(both(scene, planar, scene.plan(*layers, size=SIZE)))


titles = st.builds(
    TitlePicture,
    title=st.builds(
        Title,
        text=st.just("Half 7"),
        size=st.just(22.0),
        colour=st.just((1.0, 0.8, 0.1, 1.0)),
        box=st.sampled_from([None, Box(padding=5.0)]),
    ),
    anchor=st.sampled_from(["centre", "bottom"]),
    letters=st.sampled_from([None, 3]),
    travel=st.sampled_from([(0.0, 0.0), (0.3, -0.21)]),
)


@given_few
@given(
    picture=titles,
    x=st.one_of(st.integers(0, 190).map(float), st.floats(0, 190)),
    y=st.one_of(st.integers(0, 100).map(float), st.floats(0, 100)),
    scale=st.sampled_from([(1.0, 1.0), (0.5, 0.5), (0.667, 0.70710678)]),
    opacity=st.floats(0.05, 1.0),
)
def test_a_title_looks_as_on_the_gpu(
    scene: Any, planar: PlanarCompositor, natural_frames: Any, **looks: Any
) -> None:
    scale, density = looks["scale"]
    above = scene.layer(
        looks["picture"],
        box=(192.0, 108.0),
        matrix=placed(scale, looks["x"], looks["y"]),
        density=density,
        opacity=looks["opacity"],
    )
    below = whole(scene, natural_frames("yuv420p", SIZE, 1), "a")
    assert_alike(both(scene, planar, scene.plan(below, above, size=SIZE)))


@pytest.mark.parametrize("output", ["yuv420p", "yuv422p", "yuv420p10le", "yuv422p10le"])
def test_formats_and_layouts_meet(
    scene: Any, planar: PlanarCompositor, natural_frames: Any, output: str
) -> None:
    deep = "10le" if output.endswith("10le") else ""
    layers = [whole(scene, natural_frames(f"yuv422p{deep}", SIZE, 1), "a")]
    for index, kind in enumerate(("yuv420p", "yuv422p", "yuv444p")):
        frame = natural_frames(kind + deep, (220, 130), 2 + index)
        matrix = placed(0.4 + 0.1 * index, 40.0 + 50 * index, 54.0 + index)
        layers.append(whole(scene, frame, kind, matrix=matrix, opacity=0.7))
    title = TitlePicture(title=Title(text="Ten", size=30.0))
    layers.append(scene.layer(title, box=(192.0, 108.0), matrix=placed(1.0, 96.5, 54.0)))
    plan = scene.plan(*layers, size=SIZE, quality=Quality.draft)
    peak = 1023 if deep else 255
    assert_alike(both(scene, planar, plan, OutputFormat(pixel_format=output)), peak)


def test_what_is_not_covered_shows_the_background(
    scene: Any, planar: PlanarCompositor, natural_frames: Any
) -> None:
    layer = whole(scene, natural_frames("yuv420p", SIZE, 1), "a", matrix=placed(0.5, 61.0, 33.0))
    for background in ((0.9, 0.2, 0.3, 1.0), (0.2, 0.4, 0.9, 0.5), (0.0, 0.0, 0.0, 0.0)):
        assert_alike(both(scene, planar, scene.plan(layer, size=SIZE, background=(background,))))
    away = whole(scene, natural_frames("yuv420p", SIZE, 1), "a", matrix=placed(0.2, -300.0, 0.0))
    assert_alike(both(scene, planar, scene.plan(away, size=SIZE)))


def test_no_step_shows_where_an_effect_begins(
    scene: Any, planar: PlanarCompositor, natural_frames: Any
) -> None:
    frames = [natural_frames("yuv420p", SIZE, seed) for seed in (1, 2)]

    def shown(*effects: PlannedEffect) -> FramePlan:
        below = whole(scene, frames[0], "a")
        above = whole(
            scene, frames[1], "b", matrix=placed(0.4, 120.0, 50.0), opacity=0.8, effects=effects
        )
        return scene.plan(below, above, size=SIZE)

    begun = shown(PlannedEffect(kind="invert", values=(("amount", 1e-4),)))

    def fetch(picture: MediaPicture) -> RenderedFrame:
        return scene.frames[picture.media]

    assert planar.render(begun, Fetched(fetch), YUV) is None
    before = planar.render(shown(), Fetched(fetch), YUV)
    assert before is not None
    assert_alike((before, scene.compositor.render(begun, fetch, YUV)))


def test_pictures_that_mean_something_else_are_left_to_the_gpu(
    scene: Any, planar: PlanarCompositor, natural_frames: Any
) -> None:
    frame = natural_frames("yuv420p", SIZE)
    strangers = [
        {"colour": Colour(matrix="smpte170m", full_range=False)},
        {"colour": Colour(matrix="bt709", full_range=True)},
        {"colour": Colour(matrix="bt709", transfer="smpte2084", full_range=False)},
        {"rotation": 90},
    ]
    for fields in strangers:
        given = {name: getattr(frame.info, name) for name in frame.info.__struct_fields__}
        strange = RenderedFrame(FrameInfo(**{**given, **fields}), frame.planes)
        plan = scene.plan(whole(scene, strange, "a"), size=SIZE)
        assert planar.render(plan, Fetched(lambda p: scene.frames[p.media]), YUV) is None
    deep = scene.plan(whole(scene, natural_frames("yuv420p10le", SIZE), "a"), size=SIZE)
    assert planar.render(deep, Fetched(lambda p: scene.frames[p.media]), YUV) is None
