import numpy as np
import pytest
from msgspec.structs import replace

from kijkocut.model.title import Box, Shadow, Stroke, TextAlign, TextRun, Title
from kijkocut.render.titles import TitleImage, TitleRasteriser


@pytest.fixture(scope="module")
def rasteriser() -> TitleRasteriser:
    return TitleRasteriser()


def bounds(image: TitleImage, channel: int = 3) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of what is painted, in canvas pixels from the block's centre."""
    rows, columns = np.nonzero(image.pixels[..., channel] > 40)
    return (
        image.left + columns.min() / image.scale,
        image.top + rows.min() / image.scale,
        image.left + (columns.max() + 1) / image.scale,
        image.top + (rows.max() + 1) / image.scale,
    )


def ink(image: TitleImage) -> float:
    """Painted area in canvas pixels."""
    return float(image.pixels[..., 3].sum() / 255 / image.scale**2)


BASE = Title(text="Hamburg", size=60.0)


def test_the_text_stands_around_the_centre(rasteriser: TitleRasteriser) -> None:
    left, top, right, bottom = bounds(rasteriser.image(BASE))
    assert abs(left + right) < 8
    assert -40 < top < 0 < bottom < 40
    assert 0.55 * 60 < bottom - top < 1.2 * 60  # capital height to descender
    assert rasteriser.image(BASE).block[0] == pytest.approx(right - left, abs=12)


def test_size_scales_everything(rasteriser: TitleRasteriser) -> None:
    small, large = rasteriser.image(BASE), rasteriser.image(replace(BASE, size=120.0))
    assert large.block[0] == pytest.approx(2 * small.block[0], rel=0.01)
    assert ink(large) == pytest.approx(4 * ink(small), rel=0.03)


def test_a_half_scale_image_shows_the_same_title(rasteriser: TitleRasteriser) -> None:
    full, half = rasteriser.image(BASE), rasteriser.image(BASE, 0.5)
    assert half.block == full.block
    assert (half.left, half.top) == (full.left, full.top)
    assert half.pixels.shape[1] == pytest.approx(full.pixels.shape[1] / 2, abs=1)
    np.testing.assert_allclose(bounds(half), bounds(full), atol=2.5)
    assert ink(half) == pytest.approx(ink(full), rel=0.02)


def test_weight_italic_and_underline_change_the_ink(rasteriser: TitleRasteriser) -> None:
    plain = ink(rasteriser.image(BASE))
    assert ink(rasteriser.image(replace(BASE, weight=700))) > 1.2 * plain
    assert ink(rasteriser.image(replace(BASE, underline=True))) > 1.05 * plain
    slanted = rasteriser.image(replace(BASE, text="H", italic=True)).pixels
    upright = rasteriser.image(replace(BASE, text="H")).pixels
    assert slanted.shape != upright.shape or not np.array_equal(slanted, upright)


def test_tracking_adds_its_width_behind_every_letter(rasteriser: TitleRasteriser) -> None:
    plain, wide = rasteriser.image(BASE), rasteriser.image(replace(BASE, tracking=10.0))
    assert wide.block[0] - plain.block[0] == pytest.approx(10 * len(BASE.text), abs=1)


def test_lines_stand_at_their_distance(rasteriser: TitleRasteriser) -> None:
    one = rasteriser.image(replace(BASE, text="H"))
    line = one.block[1]
    for factor in (1.0, 1.5):
        two = rasteriser.image(replace(BASE, text="H\nH", line_height=factor))
        assert two.block[1] == pytest.approx(line * (1 + factor), abs=0.5)


def test_text_wraps_at_its_width(rasteriser: TitleRasteriser) -> None:
    text = "one two three four five six"
    free = rasteriser.image(Title(text=text, size=40.0))
    wrapped = rasteriser.image(Title(text=text, size=40.0, width=200.0))
    assert free.block[0] > 400
    left, _, right, _ = bounds(wrapped)
    assert right - left <= 201
    assert wrapped.block[1] > 2.5 * free.block[1]


def test_alignment_follows_the_writing_direction(rasteriser: TitleRasteriser) -> None:
    def middle(align: TextAlign, text: str) -> float:
        left, _, right, _ = bounds(
            rasteriser.image(Title(text=text, size=40.0, width=600.0, align=align))
        )
        return (left + right) / 2

    hebrew = "\u05e9\u05dc\u05d5\u05dd"
    assert middle(TextAlign.start, "abc") < -200
    assert middle(TextAlign.end, "abc") > 200
    assert abs(middle(TextAlign.centre, "abc")) < 5
    assert middle(TextAlign.start, hebrew) > 200
    assert middle(TextAlign.end, hebrew) < -200


def test_right_to_left_text_is_reordered_and_joined(rasteriser: TitleRasteriser) -> None:
    # Alef is narrow and stands alone, seen is wide: the first letter must be the rightmost.
    pixels = rasteriser.image(Title(text="\u0627\u0633", size=80.0)).pixels[..., 3]
    columns = np.nonzero(pixels.max(0) > 40)[0]
    right = pixels[:, columns.max() - 8 : columns.max()]
    left = pixels[:, columns.min() : columns.min() + 8]
    assert (right > 40).any(1).sum() > 1.5 * (left > 40).any(1).sum()
    joined = ink(rasteriser.image(Title(text="\u0633\u0633\u0633", size=80.0)))
    assert joined < 3 * ink(rasteriser.image(Title(text="\u0633", size=80.0))) * 0.95


def test_stroke_grows_the_letters_by_its_width(rasteriser: TitleRasteriser) -> None:
    plain = bounds(rasteriser.image(BASE))
    image = rasteriser.image(replace(BASE, stroke=Stroke(width=5.0, colour=(1.0, 0.0, 0.0, 1.0))))
    np.testing.assert_allclose(np.array(bounds(image)) - np.array(plain), [-5, -5, 5, 5], atol=1.5)
    red = (image.pixels[..., 0] > 200) & (image.pixels[..., 1] < 50)
    white = (image.pixels[..., :3] > 200).all(-1)
    assert red.sum() > 0.5 * white.sum() > 0


def test_gradient_runs_from_top_to_bottom(rasteriser: TitleRasteriser) -> None:
    title = Title(text="\u2588", size=80.0, gradient=((1.0, 0.0, 0.0, 1.0), (0.0, 0.0, 1.0, 1.0)))
    pixels = rasteriser.image(title).pixels.astype(int)
    rows = np.nonzero(pixels[..., 3].max(1) > 250)[0]
    column = pixels[:, pixels.shape[1] // 2]
    assert column[rows[3], 0] > column[rows[-4], 0] + 120
    assert column[rows[3], 2] < column[rows[-4], 2] - 120


def test_shadow_falls_where_it_is_told(rasteriser: TitleRasteriser) -> None:
    black = (0.0, 0.0, 0.0, 1.0)
    image = rasteriser.image(replace(BASE, shadow=Shadow(dx=12.0, dy=7.0, blur=0.0, colour=black)))
    np.testing.assert_allclose(
        np.array(bounds(image)) - np.array(bounds(rasteriser.image(BASE))), [0, 0, 12, 7], atol=1.5
    )
    soft = rasteriser.image(replace(BASE, shadow=Shadow(dx=0, dy=0, blur=16.0, colour=black)))
    left, _, _, bottom = bounds(rasteriser.image(BASE))
    spread = bounds(soft)
    assert spread[0] < left - 3
    assert spread[3] > bottom + 2


def test_the_box_surrounds_the_block(rasteriser: TitleRasteriser) -> None:
    image = rasteriser.image(replace(BASE, box=Box(colour=(0.0, 0.0, 1.0, 1.0), padding=20.0)))
    wide, high = image.block
    expected = [-wide / 2 - 20, -high / 2 - 20, wide / 2 + 20, high / 2 + 20]
    np.testing.assert_allclose(bounds(image), expected, atol=1)


def test_runs_style_their_letters_by_code_points(rasteriser: TitleRasteriser) -> None:
    # The emoji counts as one letter here and as two in Qt.
    text = "\U0001f600A\nBB"
    red, green = (1.0, 0.0, 0.0, 1.0), (0.0, 1.0, 0.0, 1.0)
    runs = (
        TextRun(start=1, end=2, colour=red),
        TextRun(start=3, end=4, colour=green, size=120.0, weight=700),
    )
    pixels = rasteriser.image(Title(text=text, size=60.0, runs=runs)).pixels
    is_red = (pixels[..., 0] > 200) & (pixels[..., 1] < 60)
    is_green = (pixels[..., 1] > 200) & (pixels[..., 0] < 60)
    assert np.nonzero(is_red)[0].max() < np.nonzero(is_green)[0].min() + 40
    assert is_green.sum() > 3 * is_red.sum() > 0


def test_images_are_kept_by_value_and_can_not_be_written(rasteriser: TitleRasteriser) -> None:
    first = rasteriser.image(Title(text="same"))
    assert rasteriser.image(Title(text="same")) is first
    with pytest.raises(ValueError, match="read-only"):
        first.pixels[0, 0] = 1


def test_alpha_bounds_colour(rasteriser: TitleRasteriser) -> None:
    title = replace(BASE, colour=(1.0, 0.5, 0.2, 0.4), shadow=Shadow(), box=Box(radius=9.0))
    pixels = rasteriser.image(title).pixels
    assert (pixels[..., :3] <= pixels[..., 3:].astype(int) + 1).all()
