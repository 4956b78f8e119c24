from typing import Any

import numpy as np
import pytest

from kijkocut.model.media import Colour
from kijkocut.model.sequence import ColourSpace
from kijkocut.model.ticks import Ratio
from kijkocut.render import FrameInfo, RenderedFrame
from kijkocut.render.frame_plan import Affine
from kijkocut.render.pixels import PixelFormatError
from kijkocut.testing.reference_pixels import rgb_of_yuv

W, H = 48, 32
WEIGHTS = {"bt709": (0.2126, 0.0722), "smpte170m": (0.299, 0.114), "bt2020nc": (0.2627, 0.0593)}


def yuv444(seed: int = 2) -> tuple[np.ndarray, ...]:
    rng = np.random.default_rng(seed)
    return tuple(rng.integers(40, 216, (H, W)).astype(np.uint8) for _ in range(3))


def frame(planes: tuple[np.ndarray, ...], pixel_format: str, **info: Any) -> RenderedFrame:
    facts = {"width": W, "height": H, "colour": Colour(matrix="bt709", full_range=False), **info}
    return RenderedFrame(FrameInfo(pixel_format=pixel_format, **facts), planes)


@pytest.mark.parametrize("matrix", list(WEIGHTS))
@pytest.mark.parametrize("full_range", [False, True])
def test_matrices_and_ranges(scene: Any, matrix: str, full_range: bool) -> None:  # noqa: FBT001
    planes = yuv444()
    colour = Colour(matrix=matrix, full_range=full_range)
    got = scene.show(scene.layer(scene.raw(frame(planes, "yuv444p", colour=colour))))
    expected = rgb_of_yuv(
        tuple(p.astype(float) for p in planes), WEIGHTS[matrix], full_range=full_range
    )
    np.testing.assert_allclose(got[..., :3], expected, atol=1e-3)


def test_known_colours_of_rec_709(scene: Any) -> None:
    # Primaries in 8-bit limited-range BT.709, from ITU-R BT.709-6's equations.
    for codes, rgb in (
        ((63, 102, 240), (1, 0, 0)),
        ((173, 42, 26), (0, 1, 0)),
        ((235, 128, 128), (1, 1, 1)),
    ):
        planes = tuple(np.full((H, W), code, np.uint8) for code in codes)
        got = scene.show(scene.layer(scene.raw(frame(planes, "yuv444p"))))
        np.testing.assert_allclose(got[5, 5, :3], rgb, atol=0.005)


@pytest.mark.parametrize(("pixel_format", "depth"), [("yuv444p10le", 10), ("yuv444p12le", 12)])
def test_deep_samples_are_scaled_by_their_depth(scene: Any, pixel_format: str, depth: int) -> None:
    planes = yuv444()
    deep = tuple(p.astype(np.uint16) << (depth - 8) for p in planes)
    got = scene.show(scene.layer(scene.raw(frame(deep, pixel_format))))
    shallow = scene.show(scene.layer(scene.raw(frame(planes, "yuv444p"))))
    np.testing.assert_allclose(got, shallow, atol=1e-3)


def test_left_sited_chroma_is_interpolated_at_its_place(scene: Any) -> None:
    ramp = np.arange(W)
    u_full = np.tile((100 + ramp).astype(np.uint8), (H, 1))
    planes = (
        np.full((H, W), 128, np.uint8),
        u_full[::2, ::2].copy(),
        np.full((16, 24), 128, np.uint8),
    )
    got = scene.show(scene.layer(scene.raw(frame(planes, "yuv420p", chroma_location="left"))))
    full = (planes[0], u_full, np.full((H, W), 128, np.uint8))
    expected = scene.show(scene.layer(scene.raw(frame(full, "yuv444p"))))
    np.testing.assert_allclose(got[:, 2:-2], expected[:, 2:-2], atol=2 / 255)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_rotation_turns_counter_clockwise(scene: Any, rotation: int) -> None:
    planes = yuv444()
    upright = tuple(np.rot90(p, rotation // 90) for p in planes)
    size = (H, W) if rotation in (90, 270) else (W, H)
    box = (float(size[0]), float(size[1]))
    layer = scene.layer(
        scene.raw(frame(planes, "yuv444p", rotation=rotation)),
        box=box,
        matrix=Affine(x0=size[0] / 2, y0=size[1] / 2),
    )
    out = scene.render(scene.plan(layer, size=size), "yuv444p")
    for got, expected in zip(out.planes, upright, strict=True):
        np.testing.assert_array_equal(got, expected)


def test_wide_pixels_fill_their_displayed_size(scene: Any) -> None:
    narrow = np.tile(np.linspace(20, 220, W // 2).astype(np.uint8), (H, 1))
    info = {"width": W // 2, "sample_aspect": Ratio(2, 1), "colour": Colour(full_range=True)}
    got = scene.show(scene.layer(scene.raw(frame((narrow,), "gray", **info))))
    x = (np.arange(W) + 0.5) / 2 - 0.5
    expected = np.interp(x, np.arange(W // 2), narrow[0] / 255)
    np.testing.assert_allclose(got[7, 2:-2, 0], expected[2:-2], atol=2 / 255)


def test_packed_formats_keep_colour_and_alpha(scene: Any) -> None:
    rng = np.random.default_rng(4)
    rgba = rng.integers(0, 256, (H, W, 4)).astype(np.uint8)
    rgb_colour = Colour(matrix="gbr", full_range=True)
    got = scene.show(scene.layer(scene.raw(frame((rgba,), "rgba", colour=rgb_colour))))
    seen = rgba[..., 3] > 20
    np.testing.assert_allclose(got[..., 3], rgba[..., 3] / 255, atol=1e-3)
    np.testing.assert_allclose(got[seen][:, :3], rgba[seen][:, :3] / 255, atol=0.01)
    got = scene.show(
        scene.layer(scene.raw(frame((rgba[..., :3].copy(),), "rgb24", colour=rgb_colour)))
    )
    np.testing.assert_allclose(got[..., :3], rgba[..., :3] / 255, atol=1e-3)


def hdr(transfer: str, value: float) -> RenderedFrame:
    codes = np.full((H, W, 3), round(value * 65535), np.uint16)
    colour = Colour(matrix="gbr", primaries="bt2020", transfer=transfer, full_range=True)
    return frame((codes,), "rgb48le", colour=colour)


def test_pq_and_hlg_agree_on_reference_white(scene: Any) -> None:
    # BT.2408: 203 cd/m2 is 58 % PQ and 75 % HLG.
    for space in (ColourSpace.pq, ColourSpace.hlg, ColourSpace.bt709):
        from_pq = scene.show(scene.layer(scene.raw(hdr("smpte2084", 0.5807))), colour_space=space)
        from_hlg = scene.show(scene.layer(scene.raw(hdr("arib-std-b67", 0.75))), colour_space=space)
        np.testing.assert_allclose(from_pq[3, 3, :3], from_hlg[3, 3, :3], atol=0.006)
    pq = scene.show(scene.layer(scene.raw(hdr("arib-std-b67", 0.75))), colour_space=ColourSpace.pq)
    np.testing.assert_allclose(pq[3, 3, :3], 0.5807, atol=0.004)


def test_tone_mapping_keeps_order_and_range(scene: Any) -> None:
    shown = [
        scene.show(scene.layer(scene.raw(hdr("smpte2084", code))))[3, 3, 0]
        for code in (0.0, 0.2, 0.4, 0.58, 0.7, 0.7518)
    ]
    assert shown == sorted(shown)
    assert shown[0] == pytest.approx(0, abs=1e-3)
    assert shown[-1] == pytest.approx(1, abs=0.02)  # 1000 cd/m2 is the method's white
    assert shown[3] == pytest.approx(_bt2446a(203.0), abs=0.005)


def _bt2446a(nits: float) -> float:
    """BT.2446-1 method A for a gray, as R'G'B' of gamma 2.4."""
    y = (nits / 1000) ** (1 / 2.4)
    hdr_ratio = 1 + 32 * 0.1 ** (1 / 2.4)
    sdr_ratio = 1 + 32 * 0.01 ** (1 / 2.4)
    p = np.log(1 + (hdr_ratio - 1) * y) / np.log(hdr_ratio)
    knee = 1.0770 * p if p <= 0.7399 else -1.1510 * p * p + 2.7811 * p - 0.6302
    return float((sdr_ratio**knee - 1) / (sdr_ratio - 1))


def test_wide_gamut_is_converted_and_plain_sdr_is_not(scene: Any, noise: np.ndarray) -> None:
    green = np.zeros((H, W, 3), np.uint16)
    green[..., 1] = 65535
    colour = Colour(matrix="gbr", primaries="bt709", transfer="bt709", full_range=True)
    layer = scene.layer(scene.raw(frame((green,), "rgb48le", colour=colour)))
    got = scene.show(layer, colour_space=ColourSpace.bt2020)[3, 3, :3]
    # Linear BT.709 green in BT.2020: BT.2087.
    np.testing.assert_allclose(got, np.array([0.3293, 0.9195, 0.0880]) ** (1 / 2.4), atol=0.003)
    np.testing.assert_allclose(scene.show(layer)[3, 3, :3], [0, 1, 0], atol=1e-3)
    still = scene.show(scene.layer(scene.picture(noise)))
    np.testing.assert_allclose(still[..., :3], noise[..., :3], atol=1e-3)


def test_frames_are_released_once_uploaded(scene: Any) -> None:
    class Lent(RenderedFrame):
        released = 0

        def release(self) -> None:
            type(self).released += 1

    inner = frame(yuv444(), "yuv444p")
    scene.show(scene.layer(scene.raw(Lent(inner.info, inner.planes))))
    assert Lent.released == 1


@pytest.mark.parametrize(
    ("pixel_format", "planes"), [("nv12", 2), ("yuv420p", 2), ("rgbaf32le", 1), ("pal8", 1)]
)
def test_what_can_not_be_read_is_refused(scene: Any, pixel_format: str, planes: int) -> None:
    data = tuple(np.zeros((H, W), np.uint8) for _ in range(planes))
    with pytest.raises(PixelFormatError, match=pixel_format):
        scene.show(scene.layer(scene.raw(frame(data, pixel_format))))
