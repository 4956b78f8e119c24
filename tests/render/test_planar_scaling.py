import numpy as np
import pytest

from kijkocut.render.planar_scaling import Scaler, linear_means

Y, X = np.mgrid[:30, :40]
SOFT = 120 + 60 * np.sin(0.4 * X) * np.cos(0.3 * Y)


def cubic(plane: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """Catmull-Rom, held between the four nearest texels, borders repeated."""

    def near(count: int, length: int) -> tuple[np.ndarray, np.ndarray]:
        at = (np.arange(count) + 0.5) * length / count - 0.5
        first = np.floor(at).astype(int)
        t = (at - first)[:, None]
        weights = np.hstack(
            [-t + 2 * t**2 - t**3, 2 - 5 * t**2 + 3 * t**3, t + 4 * t**2 - 3 * t**3, t**3 - t**2]
        )
        return np.clip(first[:, None] + np.arange(-1, 3), 0, length - 1), weights / 2

    rows, down = near(size[1], plane.shape[0])
    columns, across = near(size[0], plane.shape[1])
    around = plane.astype(float)[rows][:, :, columns]
    mixed = np.einsum("yi,yixj,xj->yx", down, around, across)
    inner = around[:, 1:3, :, 1:3]
    return np.clip(mixed, inner.min((1, 3)), inner.max((1, 3)))


@pytest.mark.parametrize("depth", [8, 10, 12])
@pytest.mark.parametrize("size", [(60, 45), (97, 31), (40, 90)])
def test_planes_are_enlarged_by_catmull_rom(depth: int, size: tuple[int, int]) -> None:
    unit = 1 << (depth - 8)
    plane = (SOFT * unit).astype(np.uint8 if depth == 8 else np.uint16)
    plane[10:20, 10:20] = 250 * unit  # an edge, beyond which nothing may ring
    found = Scaler().cubic(plane, size, depth)
    assert found is not None
    assert found.dtype == plane.dtype
    error = np.abs(found - cubic(plane, size)) / unit
    assert error.max() <= 8  # swscale's places have steps, which show beside an edge
    assert np.sqrt((error**2).mean()) <= 0.8


def test_planes_are_made_smaller_by_means_of_areas() -> None:
    plane = np.random.default_rng(3).integers(0, 256, (30, 40)).astype(np.uint8)
    found = Scaler().area(plane, (16, 12), 8)
    assert found is not None
    fine = np.kron(plane.astype(float), np.ones((2, 2)))  # 2.5 texels are five halves
    means = fine.reshape(12, 5, 16, 5).mean((1, 3))
    assert np.abs(found - means).max() <= 2


def test_a_scaler_is_set_up_once_for_many_planes() -> None:
    scaler = Scaler()
    first, second = (np.full((30, 40), value, np.uint8) for value in (10, 200))
    for plane in (first, second, first):
        found = scaler.cubic(plane, (50, 30), 8)
        assert found is not None
        np.testing.assert_array_equal(found, np.full((30, 50), plane[0, 0]))


def test_samples_that_swscale_does_not_know_are_left_alone() -> None:
    assert Scaler().cubic(np.zeros((4, 4), np.uint16), (8, 8), 16) is None


def test_chroma_is_interpolated_for_every_pixel_then_averaged() -> None:
    ramp = np.tile(np.arange(0, 200, 10, dtype=np.uint8), (10, 1))
    found = linear_means(ramp, (60, 30), (2, 2))
    assert found.shape == (15, 30)
    middle = (np.arange(30) + 0.5) * 20 / 30 - 0.5
    np.testing.assert_allclose(found[5, 3:-3], middle[3:-3] * 10, atol=1.5)
