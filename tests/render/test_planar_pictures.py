from typing import Any

import numpy as np
import pytest

from kijkocut.model.ids import MediaId
from kijkocut.model.sequence import ColourSpace
from kijkocut.render.frame_plan import Affine, MediaPicture, Quality
from kijkocut.render.pixels import RenderedFrame, layout_of
from kijkocut.render.planar_layers import PictureLayer
from kijkocut.render.planar_pictures import PlanarPictures
from kijkocut.render.planar_plan import Patch, PlanarPlan

OURS = layout_of("yuv420p")
SIZE = (64, 36)


def layer(
    frame: RenderedFrame, matrix: Affine, quality: Quality = Quality.full
) -> PictureLayer | None:
    box = 64.0, 36.0
    left, top = matrix.apply(-32.0, -18.0)
    right, bottom = matrix.apply(32.0, 18.0)
    patch = Patch(
        picture=MediaPicture(media=MediaId("m"), path="", at=0),
        box=box,
        matrix=matrix,
        edges=(left, top, right, bottom),
        opacity=1.0,
        density=1.0,
    )
    plan = PlanarPlan(
        size=SIZE,
        base=(0.0, 0.0, 0.0, 1.0),
        patches=(patch,),
        space=ColourSpace.bt709,
        quality=quality,
    )
    return PlanarPictures().layer(frame, patch, plan, OURS)


def laid(found: PictureLayer | None) -> tuple[np.ndarray, ...]:
    assert found is not None
    planes = tuple(np.zeros(OURS.plane_size(i, SIZE)[::-1], np.uint8) for i in range(3))
    found.lay(planes)
    return planes


MIDDLE = Affine(x0=32.0, y0=18.0)


@pytest.mark.parametrize("size", [(64, 36), (128, 72), (32, 18), (160, 90)])
def test_a_picture_of_any_size_fills_its_box(natural_frames: Any, size: tuple[int, int]) -> None:
    frame = natural_frames("yuv420p", size)
    found = layer(frame, MIDDLE)
    assert found is not None
    assert found.covers(SIZE)
    for plane, source in zip(laid(found), frame.planes, strict=True):
        assert plane.mean() == pytest.approx(source.mean(), abs=2.5)


def test_small_pictures_are_exact_means(random_frames: Any) -> None:
    frame = random_frames("yuv420p", (80, 40))
    luma = laid(layer(frame, Affine(xx=0.5, yy=20 / 36, x0=20.0, y0=12.0)))[0]
    means = np.kron(frame.planes[0].astype(float), np.ones((2, 2))).reshape(20, 4, 32, 5)
    assert np.abs(luma[2:22, 4:36] - means.mean((1, 3))).max() <= 2
    assert not luma[:2].any()


def test_only_enlarging_between_pixels_needs_the_gpu(natural_frames: Any) -> None:
    small = natural_frames("yuv420p", (32, 18))
    between = Affine(x0=32.3, y0=18.0)
    assert layer(small, between) is None
    assert layer(small, between, Quality.draft) is not None
    assert layer(natural_frames("yuv420p", (128, 72)), between) is not None


def test_what_lies_outside_lays_nothing(natural_frames: Any) -> None:
    planes = laid(layer(natural_frames("yuv420p", SIZE), Affine(x0=500.0, y0=0.0)))
    assert not any(plane.any() for plane in planes)
