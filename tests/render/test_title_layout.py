import numpy as np
import pytest
from msgspec.structs import replace

from kijkocut.model.title import Shadow, Stroke, TextRun, Title
from kijkocut.render.title_layout import FINE, inked
from kijkocut.render.titles import TitleImage, TitleRasteriser, drawing_text


@pytest.fixture(scope="module")
def rasteriser() -> TitleRasteriser:
    return TitleRasteriser()


def ink(image: TitleImage) -> int:
    return int((image.pixels[..., 3] > 128).sum())


def test_letters_not_written_yet_keep_their_place(rasteriser: TitleRasteriser) -> None:
    title = Title(text="Typed\nletters", size=40.0)
    whole = rasteriser.image(title)
    parts = [rasteriser.image(title, 1.0, n) for n in range(len(title.text) + 1)]
    assert all((p.block, p.left, p.top) == (whole.block, whole.left, whole.top) for p in parts)
    assert ink(parts[0]) == 0
    assert [ink(p) for p in parts] == sorted(ink(p) for p in parts)
    np.testing.assert_array_equal(parts[-1].pixels, whole.pixels)
    shown = parts[8].pixels[..., 3] > 128
    assert np.array_equal(shown & (whole.pixels[..., 3] > 128), shown)


def test_no_character_is_split(rasteriser: TitleRasteriser) -> None:
    title = Title(text="e\u0301x", size=80.0)  # an accent of its own
    assert ink(rasteriser.image(title, 1.0, 1)) == 0
    assert ink(rasteriser.image(title, 1.0, 2)) > 0


@pytest.mark.parametrize("height", [200.0, 60.0, 20.0])
def test_text_shrinks_until_it_fits(rasteriser: TitleRasteriser, height: float) -> None:
    title = Title(text="many words that will not fit", size=90.0, width=400.0, height=height)
    image = rasteriser.image(title)
    assert image.block[1] <= height
    assert image.block[0] <= 400
    assert image.block[1] > 0.5 * height


def test_a_long_word_shrinks_to_the_width(rasteriser: TitleRasteriser) -> None:
    title = Title(text="Donaudampfschiff", size=90.0, width=200.0, height=500.0)
    assert rasteriser.image(title).block[0] <= 200

    assert rasteriser.image(replace(title, text="Do")).block[1] > 90


def test_what_belongs_to_the_letters_shrinks_with_them(rasteriser: TitleRasteriser) -> None:
    big = Title(
        text="Words and words",
        size=80.0,
        width=2000.0,
        tracking=8.0,
        stroke=Stroke(width=6.0),
        shadow=Shadow(dx=8.0, dy=8.0, blur=4.0),
        runs=(TextRun(start=0, end=5, size=100.0),),
    )
    full = rasteriser.image(big)
    half = rasteriser.image(replace(big, height=full.block[1] / 2))
    assert half.block[1] / full.block[1] == pytest.approx(0.5, abs=0.03)
    assert ink(half) / ink(full) == pytest.approx(0.25, abs=0.04)


def test_a_very_long_roll_is_whole_though_softer(rasteriser: TitleRasteriser) -> None:
    image = rasteriser.image(Title(text="\n".join(["name"] * 700), size=30.0))
    assert image.scale < 1
    assert max(image.pixels.shape) <= 16_384
    assert (image.pixels[-200:, :, 3] > 128).any()


def test_the_ink_is_polygons_around_its_middle() -> None:
    with drawing_text():
        polygons, (wide, high) = inked(Title(text="lo", size=40.0))
    assert len(polygons) == 3  # the o has a hole
    xs = [x for polygon in polygons for x, _ in polygon]
    ys = [y for polygon in polygons for _, y in polygon]
    assert (min(xs), max(xs)) == pytest.approx((-wide / 2, wide / 2), abs=0.5)
    assert (min(ys), max(ys)) == pytest.approx((-high / 2, high / 2), abs=0.5)
    assert 0.7 * 40 * FINE < high < 0.9 * 40 * FINE
