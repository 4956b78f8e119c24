from typing import Any

import numpy as np
import pytest

from kijkocut.model.title import Title
from kijkocut.render.frame_plan import Affine, PlannedEffect, TitlePicture
from kijkocut.render.titles import TitleRasteriser

SIZE = (320, 160)
MIDDLE = Affine(x0=160.0, y0=80.0)


def show(scene: Any, picture: TitlePicture, matrix: Affine = MIDDLE, **fields: Any) -> np.ndarray:
    layer = scene.layer(picture, box=(320.0, 160.0), matrix=matrix, **fields)
    shown: np.ndarray = scene.show(layer, size=SIZE)
    return shown


def test_an_unmoved_title_is_its_raster_pixel_for_pixel(scene: Any) -> None:
    title = Title(text="Title", size=50.0, colour=(1.0, 0.5, 0.0, 0.8))
    got = show(scene, TitlePicture(title=title))
    image = TitleRasteriser().image(title)
    high, wide = image.pixels.shape[:2]
    left, top = 160 + int(image.left), 80 + int(image.top)
    part = got[top : top + high, left : left + wide]
    np.testing.assert_allclose(part[..., 3], image.pixels[..., 3] / 255, atol=1e-3)
    np.testing.assert_allclose(
        part[..., :3] * part[..., 3:], image.pixels[..., :3] / 255, atol=1.5 / 255
    )
    assert got[..., 3].sum() == pytest.approx(part[..., 3].sum())


def test_captions_stand_on_their_place(scene: Any) -> None:
    title = Title(text="H\nH", size=30.0)
    rows = np.nonzero(show(scene, TitlePicture(title=title, anchor="bottom"))[..., 3].max(1) > 0.5)[
        0
    ]
    assert rows.max() < 80
    assert rows.max() > 65


def test_an_enlarged_title_is_rasterised_larger(scene: Any) -> None:
    title = Title(text="||||", size=20.0)
    big = Affine(4.0, 0.0, 160.0, 0.0, 4.0, 80.0)
    crisp = show(scene, TitlePicture(title=title), matrix=big, density=4.0)[..., 3]
    soft = show(scene, TitlePicture(title=title), matrix=big, density=1.0)[..., 3]

    def between(alpha: np.ndarray) -> float:
        return float(((alpha > 0.1) & (alpha < 0.9)).mean())

    assert between(crisp) < 0.5 * between(soft)
    assert crisp.sum() == pytest.approx(soft.sum(), rel=0.05)


def test_effects_have_room_around_long_text(scene: Any) -> None:
    title = Title(text="wider than the canvas it stands on", size=40.0)
    invert = (PlannedEffect(kind="invert", values=(("amount", 1.0),)),)
    small = Affine(0.25, 0.0, 160.0, 0.0, 0.25, 80.0)
    plain = show(scene, TitlePicture(title=title), matrix=small)
    changed = show(scene, TitlePicture(title=title), matrix=small, effects=invert)
    np.testing.assert_allclose(changed[..., 3], plain[..., 3], atol=0.02)


def test_textures_are_bounded(scene: Any) -> None:
    for number in range(40):
        show(scene, TitlePicture(title=Title(text=str(number), size=10.0)))
    assert len(scene.compositor._pictures._titles._kept) <= 32


def test_text_travels_from_outside_to_outside(scene: Any) -> None:
    title = Title(text="crawl", size=40.0)

    def columns(x: float) -> np.ndarray:
        found: np.ndarray = show(scene, TitlePicture(title=title, travel=(x, 0.0)))
        return np.nonzero(found[..., 3].max(0) > 0.5)[0]

    assert columns(1.0).size == columns(-1.0).size == 0
    assert columns(0.9).min() > 250
    assert columns(-0.9).max() < 70


def test_what_is_covered_is_not_seen(scene: Any) -> None:
    title = Title(text="||||||||", size=40.0)
    whole = show(scene, TitlePicture(title=title))[..., 3]
    half = show(scene, TitlePicture(title=title, uncovered=0.5))[..., 3]
    np.testing.assert_allclose(half[:, :155], whole[:, :155], atol=1e-3)
    assert not half[:, 165:].any()
    hebrew = TitlePicture(title=Title(text="שלום שלום", size=40.0), uncovered=0.5)
    shown = show(scene, hebrew)[..., 3]
    assert shown[:, 165:].any()
    assert not shown[:, :150].any()
