from collections.abc import Iterator

import numpy as np
import pytest
from msgspec.structs import replace

from kijkocut.model.title import Title
from kijkocut.render import OutputFormat
from kijkocut.render.frame_plan import Affine, Quality, TitlePicture
from kijkocut.render.planar_plan import Patch
from kijkocut.render.planar_titles import Part, PlanarTitles

YUV = OutputFormat(pixel_format="yuv420p")
SIZE = (120, 60)
PATCH = Patch(
    picture=TitlePicture(title=Title(text="H", size=24.0, colour=(1.0, 1.0, 1.0, 1.0))),
    box=(120.0, 60.0),
    matrix=Affine(x0=60.0, y0=30.0),
    edges=(0.0, 0.0, 120.0, 60.0),
    opacity=1.0,
    density=1.0,
)


@pytest.fixture
def titles() -> Iterator[PlanarTitles]:
    made = PlanarTitles()
    yield made
    made.release()


def made(
    titles: PlanarTitles, patch: Patch = PATCH, output: OutputFormat = YUV
) -> tuple[Part, ...]:
    parts = titles.parts(patch, SIZE, output, Quality.full)
    assert parts is not None
    return parts


def test_white_text_is_white_where_it_is_and_chroma_means_luma(titles: PlanarTitles) -> None:
    luma, blue, red = made(titles)
    assert luma.weights.max() == pytest.approx(1.0)
    assert set(luma.samples[luma.weights > 0.5].tolist()) <= {234, 235, 236}
    assert set(blue.samples[blue.weights > 0.1].tolist()) <= {127, 128, 129}
    assert (luma.left, luma.top) == (2 * blue.left, 2 * blue.top)
    high, wide = red.weights.shape
    means = luma.weights[: 2 * high, : 2 * wide].reshape(high, 2, wide, 2).mean((1, 3))
    np.testing.assert_allclose(red.weights, means, atol=1e-6)


def test_ten_bits_have_ten_bits(titles: PlanarTitles) -> None:
    luma = made(titles, output=OutputFormat(pixel_format="yuv420p10le"))[0]
    assert luma.samples.dtype == np.uint16
    assert luma.samples[luma.weights > 0.9].max() == 940


def test_a_title_is_made_once_for_a_place(titles: PlanarTitles) -> None:
    first = made(titles)
    assert made(titles, replace(PATCH, opacity=0.5)) is first
    moved = made(titles, replace(PATCH, matrix=Affine(x0=62.0, y0=30.0)))
    assert moved[0].left == first[0].left + 2
    np.testing.assert_array_equal(moved[0].samples, first[0].samples)


def test_half_a_pixel_to_the_right_is_between_the_neighbours(titles: PlanarTitles) -> None:
    still = made(titles)[0]
    moved = made(titles, replace(PATCH, matrix=Affine(x0=60.5, y0=30.0)))[0]
    assert moved.weights.sum() == pytest.approx(still.weights.sum(), rel=0.03)


def test_text_beyond_the_frame_and_enlarged_text(titles: PlanarTitles) -> None:
    assert made(titles, replace(PATCH, matrix=Affine(x0=500.0, y0=30.0))) == ()
    larger = replace(PATCH, matrix=Affine(xx=1.5, yy=1.5, x0=60.0, y0=30.0))
    assert titles.parts(larger, SIZE, YUV, Quality.full) is None
