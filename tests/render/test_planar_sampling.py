import numpy as np
import pytest

from kijkocut.render.planar_grid import Sampling
from kijkocut.render.planar_sampling import resampled

PLANE = np.random.default_rng(5).integers(0, 256, (40, 60)).astype(np.uint8)


def sampling(step: float, first: float, *offsets: float) -> Sampling:
    return Sampling(step=step, first=first, offsets=offsets or (0.0,))


def reference(plane: np.ndarray, size: tuple[int, int], x: Sampling, y: Sampling) -> np.ndarray:
    """The mean of bilinear reads, borders repeated."""

    def weights(one: Sampling, count: int, length: int) -> np.ndarray:
        rows = np.zeros((count, length))
        for offset in one.offsets:
            at = np.clip(one.first + offset + one.step * np.arange(count), 0, length - 1)
            low = np.minimum(np.floor(at).astype(int), length - 2)
            rows[np.arange(count), low] += 1 - (at - low)
            rows[np.arange(count), low + 1] += at - low
        return rows / len(one.offsets)

    high, wide = plane.shape
    return weights(y, size[1], high) @ plane.astype(float) @ weights(x, size[0], wide).T


def test_texels_that_are_samples_are_taken_as_they_are() -> None:
    found = resampled(PLANE, (20, 10), sampling(1.0, 3.0), sampling(1.0, 30.0))
    np.testing.assert_array_equal(found, PLANE[30:40, 3:23])
    assert np.shares_memory(found, PLANE)


@pytest.mark.parametrize(
    ("x", "y"),
    [
        (sampling(2.0, 0.5), sampling(2.0, 4.5)),
        (sampling(1.0, -5.0), sampling(1.0, 38.0)),
        (sampling(0.6, -0.2), sampling(1.7, 2.3)),
        (sampling(2.5, 0.75, -0.5555, 0.5555), sampling(1.25, 3.1, -0.3, 0.3)),
        (sampling(2.0, 4.5, -0.5, 0.5), sampling(2.0, 0.5, -0.5, 0.5)),
        (sampling(3.0, 1.0, -0.6666667, 0.6666667), sampling(3.0, 1.0, -0.6666667, 0.6666667)),
    ],
)
@pytest.mark.parametrize("depth", [8, 10])
def test_samples_are_means_of_interpolated_reads(x: Sampling, y: Sampling, depth: int) -> None:
    plane = PLANE if depth == 8 else PLANE.astype(np.uint16) * 4
    found = resampled(plane, (12, 12), x, y)
    assert found.dtype == plane.dtype
    error = np.abs(found - reference(plane, (12, 12), x, y))
    # OpenCV's interpolation has steps of a part of a texel.
    assert error.max() <= 4 * (plane.max() / 255)
    assert error.mean() <= 1.0 * (plane.max() / 255)
