"""Blurs against integrals worked out in numpy."""

from typing import Any

import numpy as np
import pytest

from kijkocut.testing.reference_pixels import bilinear, centres, gaussian, multiplied
from kijkocut.testing.shader_use import Use, holed_noise, soft_shapes

W, H = 64, 36
TOLERANCE = 2 / 255


@pytest.fixture(scope="module")
def picture() -> np.ndarray:
    return holed_noise((W, H))


@pytest.fixture(scope="module")
def smooth() -> np.ndarray:
    return soft_shapes((W, H))


def assert_same(got: np.ndarray, expected: np.ndarray, tolerance: float = TOLERANCE) -> None:
    """Compare straight colours with colours multiplied by alpha: where nothing is, none matter."""
    np.testing.assert_allclose(multiplied(got), expected, atol=tolerance)


@pytest.mark.parametrize("sigma", [1.5, 4.9, 5.0, 7.5, 12.0])
def test_gaussian_blur_narrow_and_wide(stage: Any, picture: np.ndarray, sigma: float) -> None:
    got = stage.effect(Use(kind="gaussian_blur", values={"sigma": sigma}), picture)
    assert_same(got, gaussian(multiplied(picture), sigma), 3 / 255)


def test_a_growing_gaussian_blur_does_not_jump_where_the_copy_gets_smaller(
    stage: Any, picture: np.ndarray
) -> None:
    for edge in (5.0, 7.5):
        before, after = (
            stage.effect(Use(kind="gaussian_blur", values={"sigma": edge + d}), picture)
            for d in (-0.02, 0.0)
        )
        assert_same(after, multiplied(before), 3 / 255)


def box(picture: np.ndarray, half: float, axis: int) -> np.ndarray:
    """Mean over 2 * half pixels around each pixel, the outermost counted by what is inside."""
    reach = int(np.ceil(half))
    off = np.arange(-reach, reach + 1)
    weights = np.clip(half + 0.5 - np.abs(off), 0, 1)
    pad = [(0, 0)] * 3
    pad[axis] = (reach, reach)
    wide = np.pad(picture, pad, mode="edge")
    size = picture.shape[axis]
    parts = [w * np.take(wide, range(k, k + size), axis) for k, w in enumerate(weights)]
    return np.asarray(sum(parts) / weights.sum())


@pytest.mark.parametrize("radius", [0.5, 1.5, 3.2, 9.0])
def test_box_blur_is_the_mean_of_a_square(stage: Any, picture: np.ndarray, radius: float) -> None:
    got = stage.effect(Use(kind="box_blur", values={"radius": radius}), picture)
    assert_same(got, box(box(multiplied(picture), radius, 1), radius, 0))


@pytest.mark.parametrize(("along", "axis"), [("horizontal", 1), ("vertical", 0)])
@pytest.mark.parametrize("radius", [4.0, 20.0])
def test_box_blur_one_way(
    stage: Any, picture: np.ndarray, along: str, axis: int, radius: float
) -> None:
    use = Use(kind="box_blur", values={"radius": radius, "along": along})
    assert_same(stage.effect(use, picture), box(multiplied(picture), radius, axis))


def test_wide_box_blurs_are_worked_out_on_a_smaller_copy(stage: Any) -> None:
    card = np.zeros((90, 130, 4))
    card[..., 3] = 1
    card[30:50, 40:90, :2] = 1
    card[60:, :, 2] = 1
    for radius in (17.0, 27.0):
        got = stage.effect(Use(kind="box_blur", values={"radius": radius}), card)
        assert_same(got, box(box(card, radius, 1), radius, 0), 4 / 255)


@pytest.mark.parametrize(
    ("length", "angle"), [(7.0, 0.0), (12.0, 90.0), (9.0, 30.0), (30.0, -60.0)]
)
def test_directional_blur_is_the_mean_along_a_line(
    stage: Any, smooth: np.ndarray, length: float, angle: float
) -> None:
    got = stage.effect(
        Use(kind="directional_blur", values={"length": length, "angle": angle}), smooth
    )
    x, y = centres((W, H))
    way = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
    places = (np.arange(200) + 0.5) / 200 - 0.5
    expected = np.mean(
        [bilinear(smooth, x + t * length * way[0], y + t * length * way[1]) for t in places], 0
    )
    # The second row of reads ends at the border, where the first was worked out.
    far = int(np.ceil(length / 2))
    inner = (slice(far, H - far), slice(far, W - far)) if length < 30 else (H // 2, slice(20, 44))
    assert_same(got[inner], expected[inner])


@pytest.mark.parametrize("centre", [(0.5, 0.5), (0.2, 0.7)])
def test_zoom_blur_is_the_mean_of_many_sizes(
    stage: Any, smooth: np.ndarray, centre: tuple[float, float]
) -> None:
    use = Use(kind="zoom_blur", values={"amount": 0.3, "centre": centre})
    x, y = centres((W, H))
    mx, my = centre[0] * W, (1 - centre[1]) * H
    sizes = 1.3 ** ((np.arange(200) + 0.5) / 200 - 0.5)
    expected = np.mean([bilinear(smooth, mx + (x - mx) * k, my + (y - my) * k) for k in sizes], 0)
    inner = (slice(5, -5), slice(8, -8))
    assert_same(stage.effect(use, smooth)[inner], expected[inner])


def test_spin_blur_is_the_mean_of_turned_pictures(stage: Any, smooth: np.ndarray) -> None:
    use = Use(kind="spin_blur", values={"angle": 25.0, "centre": (0.4, 0.5)})
    x, y = centres((W, H))
    mx, my = 0.4 * W, 0.5 * H
    turns = np.radians(25.0) * ((np.arange(200) + 0.5) / 200 - 0.5)
    dx, dy = x - mx, y - my
    expected = np.mean(
        [
            bilinear(
                smooth, mx + dx * np.cos(a) - dy * np.sin(a), my + dx * np.sin(a) + dy * np.cos(a)
            )
            for a in turns
        ],
        0,
    )
    inner = (slice(9, -9), slice(9, 42))
    assert_same(stage.effect(use, smooth)[inner], expected[inner])


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("gaussian_blur", {"sigma": 6.0}),
        ("box_blur", {"radius": 20.0}),
        ("directional_blur", {"length": 20.0, "angle": 30.0}),
        ("zoom_blur", {"amount": 0.5}),
        ("spin_blur", {"angle": 30.0}),
    ],
)
def test_blurs_at_half_size_look_the_same_and_keep_colours_at_edges(
    stage: Any, kind: str, values: dict[str, float]
) -> None:
    whole = np.zeros((72, 128, 4))
    whole[20:52, 40:88] = (0.9, 0.5, 0.1, 1.0)
    use = Use(kind=kind, values=values)
    large = stage.effect(use, whole)
    small = stage.at(0.5).effect(use, whole[::2, ::2])
    reduced = multiplied(large).reshape(36, 2, 64, 2, 4).mean((1, 3))
    assert np.abs(multiplied(small) - reduced).max() < 0.13
    assert np.abs(multiplied(small) - reduced).mean() < 0.01
    seen = large[..., 3] > 0.05
    np.testing.assert_allclose(
        large[seen][:, :3], np.tile([0.9, 0.5, 0.1], (seen.sum(), 1)), atol=0.03
    )


@pytest.mark.parametrize("radius", [4.0, 14.0])
@pytest.mark.parametrize("blades", [0, 5])
def test_lens_blur_is_the_weighted_mean_over_the_aperture(
    stage: Any, radius: float, blades: int
) -> None:
    wide, high = 96, 80
    card = soft_shapes((wide, high))
    values = {"radius": radius, "highlights": 0.5, "blades": blades, "angle": 20.0}
    got = stage.effect(Use(kind="lens_blur", values=values), card)
    x, y = centres((wide, high))
    dx, dy = np.meshgrid(*[np.linspace(-radius, radius, 41)] * 2)
    turn = np.arctan2(dx, -dy) - np.radians(20.0)  # clockwise from the top, where a corner is
    reach = np.full_like(dx, radius)
    if blades:
        slice_ = 2 * np.pi / blades
        reach *= np.cos(slice_ / 2) / np.cos(turn % slice_ - slice_ / 2)
    sum_, total = np.zeros_like(card), np.zeros((high, wide, 1))
    for ox, oy in zip(*(d[np.hypot(dx, dy) <= reach] for d in (dx, dy)), strict=True):
        read = bilinear(card, x + ox, y + oy)
        weight = 1 + 12 * (read[..., :3] @ np.array([0.2126, 0.7152, 0.0722]))[..., None] ** 4
        sum_ += weight * read
        total += weight
    # Small discs of few pixels, and a copy that is a third as fine.
    far = np.abs(got - sum_ / total)
    assert far.mean() < 0.01
    assert far.max() < 0.08


def test_light_spots_show_the_aperture(stage: Any) -> None:
    card = np.zeros((96, 96, 4))
    card[..., 3] = 1
    card[46:50, 46:50, :3] = 1
    values = {"radius": 30.0, "highlights": 1.0, "blades": 4, "angle": 0.0}
    got = stage.effect(Use(kind="lens_blur", values=values), card)[..., 0]
    lit = got > got.max() / 3
    x, y = centres((96, 96))
    far = np.abs(x - 48) + np.abs(y - 48)  # four blades, one corner up
    assert lit[far < 20].mean() > 0.95
    assert lit[far > 46].mean() == 0
