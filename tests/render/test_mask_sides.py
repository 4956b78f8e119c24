"""Distances to outlines that cross themselves and leave the area, against numpy's."""

import numpy as np
import pytest

from kijkocut.render.compositor import Compositor
from kijkocut.render.mask_sides import draw_sides

W, H = 40, 24
STAR = [(14.0, 2.0), (-13.0, 6.0), (9.0, -9.0), (3.0, 11.0), (-6.0, -10.0)]
OUTSIDE = [(x * 3 + 11, y * 2.5 - 4) for x, y in STAR]


def reference(
    outline: list[tuple[float, float]], centre: tuple[float, float], degrees: float
) -> tuple[np.ndarray, np.ndarray]:
    """Distance to the nearest side, and even-odd membership, at the middle of each pixel."""
    y, x = np.mgrid[0:H, 0:W] + 0.5
    turn = np.radians(degrees)
    c, s = np.cos(turn), np.sin(turn)
    x, y = x - W / 2 - centre[0], y - H / 2 - centre[1]
    p = np.stack([c * x + s * y, -s * x + c * y], -1)
    nearest, inside = np.full((H, W), np.inf), np.zeros((H, W), bool)
    corners = np.array(outline)
    for a, b in zip(corners, np.roll(corners, -1, 0), strict=True):
        share = np.clip(((p - a) @ (b - a)) / ((b - a) @ (b - a)), 0, 1)
        nearest = np.minimum(nearest, np.linalg.norm(p - a - share[..., None] * (b - a), axis=-1))
        with np.errstate(divide="ignore", invalid="ignore"):
            at = (p[..., 1] - a[1]) / (b[1] - a[1]) * (b[0] - a[0]) + a[0]
        inside ^= ((a[1] > p[..., 1]) != (b[1] > p[..., 1])) & (p[..., 0] < at)
    return nearest, inside


@pytest.mark.parametrize("outline", [STAR, OUTSIDE], ids=["star", "outside"])
@pytest.mark.parametrize("degrees", [0.0, 33.0])
@pytest.mark.parametrize("reach", [1.5, 7.0])
def test_the_nearest_side_within_reach_and_the_inside(
    compositor: Compositor, outline: list[tuple[float, float]], degrees: float, reach: float
) -> None:
    gpu, centre = compositor._gpu, (1.5, -2.0)
    turn = (np.cos(np.radians(degrees)), np.sin(np.radians(degrees)))
    with gpu.context:
        sides = draw_sides(
            gpu,
            [outline],
            (W, H),
            {
                "area": (-W / 2, -H / 2, W / 2, H / 2),
                "centre": centre,
                "turn": turn,
                "to_out_x": (1.0, 0.0, W / 2),
                "to_out_y": (0.0, 1.0, H / 2),
                "out_size": (float(W), float(H)),
                "reach": reach,
            },
        )
        away = np.frombuffer(sides.distances.texture.read(), "f4").reshape(H, W)
        crossings = np.frombuffer(sides.crossings.texture.read(), "f2").reshape(H, W)
        assert set(sides.textures) == {"distances", "crossings"}
        sides.give_back(gpu)
    nearest, inside = reference(outline, centre, degrees)
    np.testing.assert_allclose(away, np.minimum(nearest, reach), atol=1e-4)
    sure = nearest > 1 / 128  # pixels on the very line may fall on either side
    assert ((crossings % 2 == 1) == inside)[sure].all()
    assert inside.any()
    assert not inside.all()
