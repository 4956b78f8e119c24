"""Distortions against places worked out in numpy: where does each pixel come from?"""

from collections.abc import Iterator

import numpy as np
import pytest

from kijkocut.effects import EffectKind
from kijkocut.testing.reference_pixels import bilinear, centres, multiplied
from kijkocut.testing.shader_stage import ShaderStage, Use, holed_noise, open_stage, soft_shapes

W, H = 64, 36
TOLERANCE = 2 / 255
X, Y = centres((W, H))
"""Of pixels, y downwards."""


@pytest.fixture(scope="module")
def stage() -> Iterator[ShaderStage]:
    with open_stage() as made:
        yield made


@pytest.fixture(scope="module")
def picture() -> np.ndarray:
    return holed_noise((W, H))


@pytest.fixture(scope="module")
def smooth() -> np.ndarray:
    return soft_shapes((W, H))


def assert_same(got: np.ndarray, expected: np.ndarray, tolerance: float = TOLERANCE) -> None:
    """Compare straight colours with colours multiplied by alpha: where nothing is, none matter."""
    np.testing.assert_allclose(multiplied(got), expected, atol=tolerance)


def homography(points: list[tuple[float, float]]) -> np.ndarray:
    """Solve for the map of the picture's corners (pixels, y down) to `points`."""
    rows, right = [], []
    for (u, v), (x, y) in zip([(0, 0), (W, 0), (W, H), (0, H)], points, strict=True):
        rows += [[u, v, 1, 0, 0, 0, -u * x, -v * x], [0, 0, 0, u, v, 1, -u * y, -v * y]]
        right += [x, y]
    return np.append(np.linalg.solve(np.array(rows, float), np.array(right)), 1).reshape(3, 3)


CORNERS = ("top_left", "top_right", "bottom_left", "bottom_right")
PINS = [
    ((0.2, 0.9), (0.8, 1.1), (-0.1, 0.1), (1.2, -0.2)),
    ((0.9, 0.9), (0.1, 0.8), (1.0, 0.0), (0.0, 0.1)),
    ((0.1, 0.9), (1.4, 1.3), (0.0, 0.1), (1.5, -0.4)),
]


@pytest.mark.parametrize("places", PINS)
def test_corner_pin_is_the_projective_map_of_the_corners(
    stage: ShaderStage, smooth: np.ndarray, places: tuple[tuple[float, float], ...]
) -> None:
    pins = dict(zip(CORNERS, places, strict=True))
    got = stage.effect(Use(kind="corner_pin", values=pins), smooth)
    order = ("top_left", "top_right", "bottom_right", "bottom_left")
    points = [(pins[name][0] * W, (1 - pins[name][1]) * H) for name in order]
    back = np.linalg.inv(homography(points))
    u, v, w = (row[0] * X + row[1] * Y + row[2] for row in back)
    u, v = u / w, v / w
    inside = (u > 3) & (u < W - 3) & (v > 3) & (v < H - 3)
    assert inside.sum() > 400
    assert_same(got[inside], bilinear(smooth, u, v)[inside], 6 / 255)
    outside = (u < -6) | (u > W + 6) | (v < -6) | (v > H + 6)
    assert multiplied(got)[outside].max(initial=0) == 0


def test_corner_pin_gives_the_mean_of_what_it_reduces(stage: ShaderStage) -> None:
    stripes = np.ones((H, W, 4))
    stripes[:, ::2, :3] = 0
    places = ((0.25, 0.75), (0.75, 0.75), (0.25, 0.25), (0.75, 0.25))
    pins = dict(zip(CORNERS, places, strict=True))
    got = stage.effect(Use(kind="corner_pin", values=pins), stripes)
    np.testing.assert_allclose(got[10:26, 18:46, :3], 0.5, atol=0.01)
    # A pixel that the border crosses in its middle is half covered.
    shifted = {name: (x + 0.5 / W, y) for name, (x, y) in pins.items()}
    alpha = stage.effect(Use(kind="corner_pin", values=shifted), stripes)[18, :, 3]
    np.testing.assert_allclose(alpha[[15, 16, 17, 47, 48, 49]], [0, 0.5, 1, 1, 0.5, 0], atol=0.01)


def test_corner_pin_at_home_changes_nothing(stage: ShaderStage, picture: np.ndarray) -> None:
    assert_same(stage.effect(Use(kind="corner_pin"), picture), multiplied(picture), 1e-3)


def test_every_distortion_says_when_it_changes_nothing(stage: ShaderStage) -> None:
    for definition in stage.catalogue.of_kind(EffectKind.effect):
        if definition.category == "Distort" and definition.name != "mirror":
            still = tuple(
                (one.spec.name, one.spec.default if one.identity is None else one.identity)
                for one in definition.inputs
            )
            assert definition.changes_nothing(still), definition.name
