import math
from typing import Any

import numpy as np
import pytest

from kijkocut.render.frame_plan import Affine, Quality
from kijkocut.testing.reference_pixels import bilinear, catmull_rom, centres

W, H = 48, 32


def turned(degrees: float, factor: float, x: float = 0.0, y: float = 0.0) -> Affine:
    c, s = (f(math.radians(degrees)) * factor for f in (math.cos, math.sin))
    return Affine(c, -s, W / 2 + x, s, c, H / 2 + y)


def places(matrix: Affine, size: tuple[int, int] = (W, H)) -> tuple[np.ndarray, np.ndarray]:
    """Where each output pixel's centre lies in the source, in source pixels."""
    x, y = centres((W, H))
    back = matrix.inverse()
    u = back.xx * x + back.xy * y + back.x0
    v = back.yx * x + back.yy * y + back.y0
    return u + size[0] / 2, v + size[1] / 2


def deep_inside(matrix: Affine) -> np.ndarray:
    u, v = places(matrix)
    edge = 3
    return (u > edge) & (u < W - edge) & (v > edge) & (v < H - edge)


@pytest.mark.parametrize(
    "matrix",
    [turned(0, 2.5), turned(30, 1.4, 3.2, -1.7), turned(-75, 1.0, 0.5, 0.25), turned(0, 1, 0.5, 0)],
)
def test_enlarging_and_turning_use_catmull_rom(
    scene: Any, smooth: np.ndarray, matrix: Affine
) -> None:
    got = scene.show(scene.layer(scene.picture(smooth), matrix=matrix))
    expected = catmull_rom(smooth, *places(matrix))
    inside = deep_inside(matrix)
    assert inside.sum() > 200
    np.testing.assert_allclose(got[inside], expected[inside], atol=2 / 255)


def test_draft_quality_is_bilinear(scene: Any, smooth: np.ndarray) -> None:
    matrix = turned(20, 1.7)
    got = scene.show(scene.layer(scene.picture(smooth), matrix=matrix), quality=Quality.draft)
    inside = deep_inside(matrix)
    expected = bilinear(smooth, *places(matrix))
    np.testing.assert_allclose(got[inside], expected[inside], atol=2 / 255)


@pytest.mark.parametrize("factor", [2, 3, 4])
def test_reducing_by_whole_factors_averages_every_pixel(
    scene: Any, noise: np.ndarray, factor: int
) -> None:
    rng = np.random.default_rng(1)
    big = np.dstack([rng.random((H * factor, W * factor, 3)), np.ones((H * factor, W * factor))])
    got = scene.show(scene.layer(scene.picture(big)))
    expected = big.reshape(H, factor, W, factor, 4).mean((1, 3))
    np.testing.assert_allclose(got, expected, atol=1 / 255)


def test_reducing_keeps_the_mean_at_any_angle(scene: Any) -> None:
    checks = np.ones((H * 4, W * 4, 4))
    checks[..., :3] = (np.indices((H * 4, W * 4)).sum(0) % 2)[..., None]
    got = scene.show(scene.layer(scene.picture(checks), matrix=turned(17, 1.0)))
    inside = deep_inside(turned(17, 1.0))
    np.testing.assert_allclose(got[inside][:, :3], 0.5, atol=0.12)


def test_quarter_turns_and_flips_move_whole_pixels(scene: Any, noise: np.ndarray) -> None:
    half_turn = Affine(-1.0, 0.0, W / 2, 0.0, -1.0, H / 2)
    got = scene.show(scene.layer(scene.picture(noise), matrix=half_turn))
    np.testing.assert_allclose(got, noise[::-1, ::-1], atol=1e-3)
    quarter = Affine(0.0, -1.0, H / 2, 1.0, 0.0, W / 2)
    got = scene.show(scene.layer(scene.picture(noise), matrix=quarter), size=(H, W))
    np.testing.assert_allclose(got, np.rot90(noise, -1), atol=1e-3)
    mirrored = Affine(-1.0, 0.0, W / 2, 0.0, 1.0, H / 2)
    got = scene.show(scene.layer(scene.picture(noise), matrix=mirrored))
    np.testing.assert_allclose(got, noise[:, ::-1], atol=1e-3)


def test_edges_cover_their_share_of_a_pixel(scene: Any) -> None:
    white = np.ones((H, W, 4))
    got = scene.show(scene.layer(scene.picture(white), matrix=Affine(0.5, 0, 24.25, 0, 0.5, 16)))
    np.testing.assert_allclose(
        got[16, [11, 12, 13, 35, 36, 37], 3], [0, 0.75, 1, 1, 0.25, 0], atol=0.01
    )
    area = got[..., 3].sum()
    assert area == pytest.approx(W * H / 4, rel=0.01)
    turned_area = scene.show(scene.layer(scene.picture(white), matrix=turned(33, 0.5)))[
        ..., 3
    ].sum()
    assert turned_area == pytest.approx(W * H / 4, rel=0.02)


def test_straight_alpha_is_interpolated_without_fringes(scene: Any) -> None:
    rgba = np.zeros((H, W, 4))
    rgba[:, : W // 2] = 1.0  # opaque white beside transparent black
    got = scene.show(scene.layer(scene.picture(rgba), matrix=turned(0, 1.5)))
    seen = got[..., 3] > 0.05
    np.testing.assert_allclose(got[seen][:, :3], 1.0, atol=0.02)


def test_nothing_is_drawn_where_nothing_is_left(scene: Any, noise: np.ndarray) -> None:
    flat = scene.layer(scene.picture(noise), matrix=Affine(0.0, 0.0, 24.0, 0.0, 1.0, 16.0))
    assert scene.show(flat).max() == 0
    far = scene.layer(scene.picture(noise), matrix=Affine(x0=500.0, y0=16.0))
    assert scene.show(far).max() == 0


def test_a_picture_is_stretched_over_its_box(scene: Any, smooth: np.ndarray) -> None:
    got = scene.show(scene.layer(scene.picture(smooth), box=(24.0, 32.0)))
    np.testing.assert_allclose(got[:, :11, 3], 0, atol=1e-3)
    expected = smooth.reshape(H, W // 2, 2, 4).mean(2)
    np.testing.assert_allclose(got[:, 12:36], expected, atol=2 / 255)
