from typing import Any

import numpy as np
import pytest

from kijkocut.model.sequence import ColourSpace
from kijkocut.render.frame_plan import GeneratorPicture
from kijkocut.render.pixels import PixelFormatError
from kijkocut.testing.reference_pixels import rgb_of_yuv

W, H = 48, 32


@pytest.mark.parametrize(
    ("matrix", "weights"), [("bt709", (0.2126, 0.0722)), ("smpte170m", (0.299, 0.114))]
)
@pytest.mark.parametrize("full_range", [False, True])
def test_yuv_decodes_back_to_the_picture(
    scene: Any,
    noise: np.ndarray,
    matrix: str,
    weights: tuple[float, float],
    full_range: bool,  # noqa: FBT001
) -> None:
    plan = scene.plan(scene.layer(scene.picture(noise)))
    out = scene.render(plan, "yuv444p", matrix=matrix, full_range=full_range)
    back = rgb_of_yuv(tuple(p.astype(float) for p in out.planes), weights, full_range=full_range)
    np.testing.assert_allclose(back, noise[..., :3], atol=2.2 / 255)
    assert (out.info.colour.matrix, out.info.colour.full_range) == (matrix, full_range)


def test_codes_of_white_and_black_at_every_depth(scene: Any) -> None:
    for pixel_format, white, black in (
        ("yuv420p", (235, 128), (16, 128)),
        ("yuv422p10le", (940, 512), (64, 512)),
        ("yuv444p12le", (3760, 2048), (256, 2048)),
    ):
        for colour, codes in (((1.0, 1.0, 1.0, 1.0), white), ((0.0, 0.0, 0.0, 1.0), black)):
            out = scene.render(scene.plan(background=(colour,)), pixel_format)
            assert (out.planes[0] == codes[0]).all()
            assert (out.planes[1] == codes[1]).all()
            assert (out.planes[2] == codes[1]).all()


def test_chroma_is_the_mean_of_its_block(scene: Any, noise: np.ndarray) -> None:
    plan = scene.plan(scene.layer(scene.picture(noise)))
    full = scene.render(plan, "yuv444p10le").planes[1].astype(float)
    for pixel_format, x, y in (("yuv420p10le", 2, 2), ("yuv422p10le", 2, 1)):
        got = scene.render(plan, pixel_format).planes[1]
        expected = full.reshape(H // y, y, W // x, x).mean((1, 3))
        np.testing.assert_allclose(got, expected, atol=1.5)


def test_alpha_is_straight_where_it_is_kept_and_over_black_where_not(scene: Any) -> None:
    picture = GeneratorPicture(kind="colour", values=(("colour", (1.0, 0.5, 0.0, 0.5)),))
    plan = scene.plan(scene.layer(picture))
    np.testing.assert_allclose(
        scene.render(plan, "rgba").planes[0][4, 4], [255, 128, 0, 128], atol=1
    )
    np.testing.assert_allclose(scene.render(plan, "rgb24").planes[0][4, 4], [128, 64, 0], atol=1)
    deep = scene.render(plan, "rgba64le").planes[0]
    np.testing.assert_allclose(deep[4, 4], [65535, 32768, 0, 32768], atol=40)
    yuva = scene.render(plan, "yuva444p10le")
    straight = scene.render(scene.plan(background=((1.0, 0.5, 0.0, 1.0),)), "yuv444p10le")
    assert yuva.planes[0][4, 4] == pytest.approx(int(straight.planes[0][4, 4]), abs=1)
    assert (np.abs(yuva.planes[3].astype(int) - 512) <= 1).all()
    black = scene.render(plan, "yuv444p10le")
    assert black.planes[0][4, 4] < straight.planes[0][4, 4]


def test_planes_are_contiguous_and_tagged(scene: Any) -> None:
    plan = scene.plan(size=(47, 31), colour_space=ColourSpace.hlg)
    out = scene.render(plan, "yuv420p10le", matrix="bt2020nc")
    assert [p.shape for p in out.planes] == [(31, 47), (16, 24), (16, 24)]
    assert all(p.flags.c_contiguous and p.dtype == np.uint16 for p in out.planes)
    colour = out.info.colour
    assert (colour.primaries, colour.transfer, colour.matrix) == (
        "bt2020",
        "arib-std-b67",
        "bt2020nc",
    )
    rgb = scene.render(plan, "rgb48le")
    assert rgb.planes[0].shape == (31, 47, 3)
    assert (rgb.info.colour.matrix, rgb.info.colour.full_range) == ("gbr", True)


def test_gray_is_luma(scene: Any, noise: np.ndarray) -> None:
    plan = scene.plan(scene.layer(scene.picture(noise)))
    gray = scene.render(plan, "gray", full_range=True).planes[0]
    expected = noise[..., :3] @ [0.2126, 0.7152, 0.0722] * 255
    np.testing.assert_allclose(gray, expected, atol=1)


def test_an_unknown_format_is_refused(scene: Any) -> None:
    with pytest.raises(PixelFormatError, match="nv12"):
        scene.render(scene.plan(), "nv12")
