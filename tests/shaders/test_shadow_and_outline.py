"""Shadows and outlines against numpy."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from kijkocut.testing.reference_pixels import gaussian

Pixels = NDArray[np.float64]
Look = tuple[Pixels, Pixels]


def straight(colour: Pixels, alpha: Pixels) -> Look:
    with np.errstate(all="ignore"):
        return np.where(alpha[..., None] > 0, colour / alpha[..., None], 0), alpha


def drop_shadow(rgb: Pixels, alpha: Pixels, **v: Any) -> Look:
    """Shadows that fall a whole number of pixels to the right or down."""
    step = round(v["distance"])
    thrown = np.zeros_like(alpha)
    if v["angle"] == 0:
        thrown[:, step:] = alpha[:, :-step]
    else:
        thrown[step:] = alpha[:-step]
    if v["blur"]:
        thrown = gaussian(thrown[..., None], v["blur"])[..., 0]
    shade = v["opacity"] * v["colour"][3] * thrown
    top = np.zeros_like(alpha) if v.get("alone") else alpha
    mixed = rgb * top[..., None] + np.array(v["colour"][:3]) * (shade * (1 - top))[..., None]
    return straight(mixed, top + shade * (1 - top))


RED = (0.8, 0.1, 0.2, 0.9)


@pytest.mark.parametrize(
    "values",
    [
        {"angle": 0.0, "distance": 6.0, "blur": 2.0, "opacity": 0.8, "colour": RED},
        {"angle": 270.0, "distance": 4.0, "blur": 0.0, "opacity": 1.0, "colour": RED},
        {"angle": 0.0, "distance": 9.0, "blur": 4.0, "opacity": 0.7, "colour": RED, "alone": True},
    ],
)
def test_a_shadow_is_the_alpha_moved_blurred_and_put_behind(
    check: Any, values: dict[str, Any]
) -> None:
    check("drop_shadow", drop_shadow, **values)


def stroke(rgb: Pixels, alpha: Pixels, **v: Any) -> Look:
    """Distances from every pixel to every seed, the picture in a clear frame."""
    held = np.pad(alpha, 20)
    rows, columns = np.mgrid[0 : held.shape[0], 0 : held.shape[1]]

    def away(seeds: Pixels) -> Pixels:
        places = np.argwhere(seeds > 0.002)
        offset = 0.5 - seeds[seeds > 0.002]
        found = np.full(held.shape, np.inf)
        for (row, column), more in zip(places, offset, strict=True):
            near = np.s_[max(0, row - 16) : row + 17, max(0, column - 16) : column + 17]
            far = np.hypot(rows[near] - row, columns[near] - column) + more
            found[near] = np.minimum(found[near], far)
        return found[20:-20, 20:-20]

    share = {"outside": (1.0, 0.0), "centre": (0.5, 0.5), "inside": (0.0, 1.0)}[v["side"]]
    lines = []
    for part, seeds in zip(share, (held, 1 - held), strict=True):
        reach = part * v["width"] - away(seeds)
        line = np.clip(reach / v.get("softness", 1.0) + 0.5, 0, 1) if part else 0 * alpha
        lines.append(line * v.get("opacity", 1.0) * v["colour"][3])
    ink = np.array(v["colour"][:3])
    inner = lines[1][..., None]
    body = (rgb * (1 - inner) + ink * inner) * alpha[..., None]
    behind = lines[0] * (1 - alpha)
    return straight(body + ink * behind[..., None], alpha + behind)


@pytest.mark.parametrize(
    "values",
    [
        {"side": "outside", "width": 4.0},
        {"side": "centre", "width": 5.0, "opacity": 0.7},
        {"side": "inside", "width": 3.0},
        {"side": "outside", "width": 6.0, "softness": 5.0},
    ],
)
def test_a_stroke_reaches_as_far_as_its_width(check: Any, values: dict[str, Any]) -> None:
    check("stroke", stroke, colour=RED, **values)


def test_an_inner_stroke_frames_a_full_picture(apply: Any) -> None:
    white = np.ones((36, 64, 4))
    got = apply("stroke", white, side="inside", width=3.0, colour=(0.0, 0.0, 0.0, 1.0))
    assert got[3:-3, 3:-3, :3].min() > 0.999
    for border in (got[:3], got[-3:], got[:, :3], got[:, -3:]):
        assert border[..., :3].max() < 0.001
    np.testing.assert_allclose(got[..., 3], 1, atol=1e-3)


def test_lengths_follow_the_density(apply: Any, scene: Pixels) -> None:
    full = apply("stroke", scene, width=4.0)
    half = apply("stroke", scene, width=8.0, softness=2.0, zoom=0.5)
    np.testing.assert_allclose(half, full, atol=0.003)
