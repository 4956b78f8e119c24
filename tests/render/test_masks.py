from typing import Any

import numpy as np
import pytest

from kijkocut.model.clip import Mask, MaskMode, MaskShape
from kijkocut.model.ids import MaskId
from kijkocut.model.intrinsics import MASK
from kijkocut.model.mask_outline import PathPoint
from kijkocut.model.mask_path import value_of
from kijkocut.model.params import Easing, Keyframe, Param
from kijkocut.model.title import Title
from kijkocut.render.frame_plan import Affine, PlannedMask
from kijkocut.render.masks import outline_of
from kijkocut.render.planned import masks as planned_masks
from kijkocut.testing.reference_pixels import centres

W, H = 48, 32
FINE = 8
_FIELDS = ("mode", "is_inverted", "points", "lettering")


def mask(shape: MaskShape = MaskShape.rectangle, **fields: Any) -> PlannedMask:
    known = {name: fields.pop(name) for name in _FIELDS if name in fields}
    values = {one.name: one.default for one in MASK} | {"size": (20.0, 16.0)} | fields
    mode = known.pop("mode", MaskMode.add)
    return PlannedMask(shape=shape, mode=mode, values=tuple(values.items()), **known)


@pytest.fixture
def cover(scene: Any) -> Any:
    """Give the alpha that masks leave of a white picture."""

    def run(*masks: PlannedMask, **fields: Any) -> np.ndarray:
        white = scene.picture(np.ones((H, W, 4)))
        shown: np.ndarray = scene.show(scene.layer(white, masks=masks, **fields))[..., 3]
        return shown

    return run


def fine_grid() -> tuple[np.ndarray, np.ndarray]:
    """Sub-pixel places from the clip's centre."""
    x, y = centres((W * FINE, H * FINE))
    return x / FINE - W / 2, y / FINE - H / 2


def averaged(inside: np.ndarray) -> np.ndarray:
    """Coverage of each pixel from sub-pixel membership."""
    return inside.reshape(H, FINE, W, FINE).mean((1, 3))


def polygon(points: list[tuple[float, float]], x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Even-odd membership by counting crossings."""
    inside = np.zeros(x.shape, bool)
    for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1], strict=True):
        with np.errstate(all="ignore"):
            crosses = ((ay > y) != (by > y)) & (x < (bx - ax) * (y - ay) / (by - ay) + ax)
        inside ^= crosses
    return inside


def members(shape: MaskShape, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    match shape:
        case MaskShape.rectangle:
            return (np.abs(x) < 10) & (np.abs(y) < 8)
        case MaskShape.ellipse:
            return (x / 10) ** 2 + (y / 8) ** 2 < 1
        case MaskShape.split_line:
            return y < 0
        case MaskShape.bars:
            row = np.floor((y + 8) / (16 / 9))
            return (np.abs(x) < 10) & (row >= 0) & (row < 9) & (row % 2 == 0)
        case _:
            return polygon(outline_of(mask(shape))[0], x, y)


ANALYTIC = [s for s in MaskShape if s not in (MaskShape.path, MaskShape.text)]


@pytest.mark.parametrize("shape", ANALYTIC, ids=str)
@pytest.mark.parametrize("rotation", [0.0, 25.0])
def test_shapes_cover_what_they_should(cover: Any, shape: MaskShape, rotation: float) -> None:
    got = cover(mask(shape, rotation=rotation, centre=(2.0, -3.0)))
    x, y = fine_grid()
    x, y = x - 2, y + 3
    c, s = np.cos(np.radians(rotation)), np.sin(np.radians(rotation))
    expected = averaged(members(shape, c * x + s * y, -s * x + c * y))
    thin = shape in (MaskShape.bars, MaskShape.star, MaskShape.heart)
    assert np.abs(got - expected).mean() < (0.02 if thin else 0.006)
    assert got.sum() == pytest.approx(expected.sum(), rel=0.02)


def test_known_outlines() -> None:
    diamond, _ = outline_of(mask(MaskShape.diamond))
    expected = [(0.0, -8.0), (10.0, 0.0), (0.0, 8.0), (-10.0, 0.0)]
    np.testing.assert_allclose(diamond, expected, atol=1e-9)
    star, _ = outline_of(mask(MaskShape.star, sides=5))
    assert len(star) == 10
    hexagon, _ = outline_of(mask(MaskShape.polygon, sides=6))
    np.testing.assert_allclose(hexagon[0], (0, -8), atol=1e-9)
    heart = np.array(outline_of(mask(MaskShape.heart))[0])
    np.testing.assert_allclose(heart.max(0), (10, 8), atol=0.05)
    np.testing.assert_allclose(heart.min(0), (-10, -8), atol=0.05)


def test_a_path_follows_its_bezier_handles(cover: Any) -> None:
    k = 0.5522847498 * 10  # four cubics that come within 0.03 % of a circle of radius 10
    points = (
        (10.0, 0.0, 0.0, -k, 0.0, k),
        (0.0, 10.0, k, 0.0, -k, 0.0),
        (-10.0, 0.0, 0.0, k, 0.0, -k),
        (0.0, -10.0, -k, 0.0, k, 0.0),
    )
    got = cover(mask(MaskShape.path, points=points))
    x, y = fine_grid()
    expected = averaged(np.hypot(x, y) < 10)
    assert np.abs(got - expected).max() < 0.15
    assert got.sum() == pytest.approx(np.pi * 100, rel=0.01)


def test_corners_are_rounded_up_to_a_circle(cover: Any) -> None:
    x, y = fine_grid()
    square = cover(mask(size=(20.0, 20.0), roundness=1.0))
    assert np.abs(square - averaged(np.hypot(x, y) < 10)).mean() < 0.004
    diamond = cover(mask(MaskShape.diamond, size=(28.0, 28.0), roundness=1.0))
    assert np.abs(diamond - averaged(np.hypot(x, y) < 14 / np.sqrt(2))).mean() < 0.004


def test_feather_is_centred_on_the_edge_and_expand_moves_it(cover: Any) -> None:
    x = np.arange(W) + 0.5 - W / 2
    row = cover(mask(size=(20.0, 60.0), feather=8.0))[H // 2]
    t = np.clip(0.5 - (np.abs(x) - 10) / 8, 0, 1)
    np.testing.assert_allclose(row, t * t * (3 - 2 * t), atol=0.004)
    wider = cover(mask(size=(20.0, 60.0), feather=8.0, expand=3.0))[H // 2]
    t = np.clip(0.5 - (np.abs(x) - 13) / 8, 0, 1)
    np.testing.assert_allclose(wider, t * t * (3 - 2 * t), atol=0.004)


def test_masks_join_by_mode(cover: Any) -> None:
    left = mask(size=(20.0, 60.0), centre=(-6.0, 0.0), opacity=0.8)
    right = {"size": (20.0, 60.0), "centre": (6.0, 0.0), "opacity": 0.5}
    x = np.arange(W) + 0.5 - W / 2
    a, b = 0.8 * (np.abs(x + 6) < 10), 0.5 * (np.abs(x - 6) < 10)
    for mode, expected in (
        (MaskMode.add, a + b - a * b),
        (MaskMode.subtract, a * (1 - b)),
        (MaskMode.intersect, a * b),
    ):
        got = cover(left, mask(mode=mode, **right))[H // 2]
        np.testing.assert_allclose(got, expected, atol=0.004)
    alone = cover(mask(mode=MaskMode.subtract, **right))[H // 2]
    np.testing.assert_allclose(alone, 1 - b, atol=0.004)


def test_an_inverted_mask_shows_the_rest(cover: Any) -> None:
    plain, turned = cover(mask(feather=3.0)), cover(mask(feather=3.0, is_inverted=True))
    np.testing.assert_allclose(plain + turned, 1, atol=0.004)


def test_masks_move_with_the_clip(cover: Any) -> None:
    still = cover(mask(MaskShape.ellipse))
    moved = cover(mask(MaskShape.ellipse), matrix=Affine(x0=W / 2 + 5, y0=H / 2 - 4))
    np.testing.assert_allclose(moved[:26, 5:], still[4:30, :-5], atol=0.004)


def test_many_different_masks_do_not_pile_up(scene: Any, cover: Any) -> None:
    for step in range(40):
        cover(mask(centre=(float(step % 7), 0.0), feather=float(step)))
    assert len(scene.compositor._masks._kept) <= 12


def test_a_moving_path_is_at_each_frame_what_its_points_are_then(cover: Any) -> None:
    first = np.array([(-14.0, -9.0), (12.0, -10.0), (15.0, 8.0), (-9.0, 11.0)])
    last = np.array([(-4.0, -12.0), (18.0, 2.0), (3.0, 12.0), (-15.0, 1.0)])

    def outline(corners: np.ndarray) -> tuple[PathPoint, ...]:
        return tuple((x, y, 0.0, 0.0, 0.0, 0.0) for x, y in corners)

    keys = (
        Keyframe(at=0, value=value_of(outline(first)), easing=Easing.quad_in),
        Keyframe(at=100, value=value_of(outline(last))),
    )
    moving = Mask(
        id=MaskId("m"),
        shape=MaskShape.path,
        points=outline(first),
        params=(Param(name="path", keys=keys),),
    )
    x, y = fine_grid()
    for at in (-5, 0, 30, 70, 100, 130):
        share = np.clip(at / 100, 0, 1) ** 2
        corners = [(float(a), float(b)) for a, b in first + (last - first) * share]
        got = cover(*planned_masks((moving,), at))
        assert np.abs(got - averaged(polygon(corners, x, y))).mean() < 0.006


def test_a_soft_wide_edge_is_a_function_of_the_distance(cover: Any) -> None:
    corners = [(-12.0, -8.0), (10.0, -9.0), (0.0, 0.0), (13.0, 9.0), (-8.0, 7.0)]
    points = tuple((x, y, 0.0, 0.0, 0.0, 0.0) for x, y in corners)
    y, x = np.mgrid[0:H, 0:W] + 0.5 - np.array([H, W])[:, None, None] / 2
    away = np.full((H, W), np.inf)
    for a, b in zip(np.array(corners), np.array(corners[1:] + corners[:1]), strict=True):
        px, py = x - a[0], y - a[1]
        ex, ey = b - a
        share = np.clip((px * ex + py * ey) / (ex * ex + ey * ey), 0, 1)
        away = np.minimum(away, np.hypot(px - share * ex, py - share * ey))
    signed = np.where(polygon(corners, x, y), -away, away)
    for feather, expand in ((6.0, 0.0), (5.0, 4.0), (5.0, -3.0)):
        t = np.clip(0.5 - (signed - expand) / feather, 0, 1)
        want = t * t * (3 - 2 * t)
        path = {"points": points, "feather": feather, "expand": expand}
        np.testing.assert_allclose(cover(mask(MaskShape.path, **path)), want, atol=0.006)
        turned = cover(mask(MaskShape.path, is_inverted=True, **path))
        np.testing.assert_allclose(turned, 1 - want, atol=0.006)


def test_letters_fill_their_box_and_the_hole_in_one_stays_open(cover: Any) -> None:
    ring = cover(mask(MaskShape.text, lettering=Title(text="O", weight=700), size=(40.0, 28.0)))
    rows, columns = np.nonzero(ring > 0.5)
    assert (rows.min(), rows.max()) == (2, 29)
    assert columns.max() - columns.min() + 1 <= 30
    assert ring[H // 2, W // 2] == 0
    twice = cover(mask(MaskShape.text, lettering=Title(text="O O"), size=(40.0, 28.0), expand=2.0))
    assert twice[H // 2, W // 2] == 0
    assert twice.any()
    assert not cover(mask(MaskShape.text, lettering=Title(text=" "))).any()
