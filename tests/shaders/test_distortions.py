"""Distortions against places worked out in numpy: where does each pixel come from?"""

from typing import Any

import numpy as np
import pytest

from kijkocut.effects import EffectKind
from kijkocut.testing.reference_pixels import bilinear, centres, multiplied
from kijkocut.testing.shader_use import Use, holed_noise, soft_shapes

W, H = 64, 36
TOLERANCE = 2 / 255
X, Y = centres((W, H))
"""Of pixels, y downwards."""


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
    stage: Any, smooth: np.ndarray, places: tuple[tuple[float, float], ...]
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


def test_corner_pin_gives_the_mean_of_what_it_reduces(stage: Any) -> None:
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


def test_corner_pin_at_home_changes_nothing(stage: Any, picture: np.ndarray) -> None:
    assert_same(stage.effect(Use(kind="corner_pin"), picture), multiplied(picture), 1e-3)


def test_every_distortion_says_when_it_changes_nothing(stage: Any) -> None:
    for definition in stage.catalogue.of_kind(EffectKind.effect):
        if definition.category == "Distort" and definition.name != "mirror":
            still = tuple(
                (one.spec.name, one.spec.default if one.identity is None else one.identity)
                for one in definition.inputs
            )
            assert definition.changes_nothing(still), definition.name


def share_within(p: np.ndarray, size: int) -> np.ndarray:
    """How much of a pixel at place `p` is inside 0..size."""
    return np.clip(np.minimum(p, size - p) + 0.5, 0, 1)


def mirrored(p: np.ndarray, size: int) -> np.ndarray:
    """Fold places back at the borders, as often as needed."""
    p = np.mod(p, 2 * size)
    return np.where(p > size, 2 * size - p, p)


def read(picture: np.ndarray, x: np.ndarray, y: np.ndarray, edges: str) -> np.ndarray:
    """Read a picture of colours multiplied by alpha at places that may lie outside."""
    match edges:
        case "mirror":
            return bilinear(picture, mirrored(x, W), mirrored(y, H))
        case "tile":
            return bilinear(picture, x % W, y % H)
        case "stretch":
            return bilinear(picture, x, y)
        case _:
            inside = share_within(x, W) * share_within(y, H)
            return bilinear(picture, x, y) * inside[..., None]


EDGES = ["transparent", "stretch", "mirror", "tile"]


@pytest.mark.parametrize("edges", EDGES)
@pytest.mark.parametrize(("k1", "k2", "scale"), [(0.3, 0.2, 1.0), (-0.3, 0.1, 0.8)])
def test_lens_distortion_follows_brown_and_conrady(
    stage: Any, smooth: np.ndarray, edges: str, k1: float, k2: float, scale: float
) -> None:
    values = {"k1": k1, "k2": k2, "scale": scale, "centre": (0.4, 0.6), "edges": edges}
    dx, dy = (X - 0.4 * W) / scale, (Y - 0.4 * H) / scale
    r = np.hypot(dx, dy) / np.hypot(W / 2, H / 2)
    grown = 1 + k1 * r**2 + k2 * r**4
    expected = read(smooth, 0.4 * W + dx * grown, 0.4 * H + dy * grown, edges)
    assert_same(stage.effect(Use(kind="lens_distortion", values=values), smooth), expected)


@pytest.mark.parametrize("amount", [0.8, -0.9])
def test_bulge_swells_and_pinches(stage: Any, smooth: np.ndarray, amount: float) -> None:
    values = {"amount": amount, "radius": 0.6, "centre": (0.4, 0.6)}
    dx, dy = X - 0.4 * W, Y - 0.4 * H
    q = np.minimum(np.hypot(dx, dy) / (0.6 * np.hypot(W / 2, H / 2)), 1)
    grown = 1 - amount * (1 - q**2) ** 2
    # The shader's hill is n (2 - n) with n = 1 - q, which is 1 - q^2.
    expected = read(smooth, 0.4 * W + dx * grown, 0.4 * H + dy * grown, "mirror")
    assert_same(stage.effect(Use(kind="bulge", values=values), smooth), expected)


def test_twirl_turns_the_middle_most_and_clockwise(stage: Any, smooth: np.ndarray) -> None:
    values = {"angle": 90.0, "radius": 0.8}
    dx, dy = X - W / 2, Y - H / 2
    near = np.maximum(1 - np.hypot(dx, dy) / (0.8 * np.hypot(W / 2, H / 2)), 0)
    a = -np.radians(90.0) * near**2  # back to where it came from; y runs down
    expected = read(
        smooth,
        W / 2 + dx * np.cos(a) - dy * np.sin(a),
        H / 2 + dx * np.sin(a) + dy * np.cos(a),
        "mirror",
    )
    assert_same(stage.effect(Use(kind="twirl", values=values), smooth), expected)


@pytest.mark.parametrize("frame", [0, 7])
def test_waves_run_along_their_angle(stage: Any, smooth: np.ndarray, frame: int) -> None:
    values = {"amplitude": 3.0, "wavelength": 20.0, "angle": 30.0, "speed": 0.5, "phase": 45.0}
    along = np.array([np.cos(np.radians(30.0)), np.sin(np.radians(30.0))])
    turns = ((X - W / 2) * along[0] + (Y - H / 2) * along[1]) / 20 - 0.5 * frame / 25
    moved = 3 * np.sin(2 * np.pi * turns + np.pi / 4)
    expected = read(smooth, X + along[1] * moved, Y - along[0] * moved, "mirror")
    assert_same(stage.effect(Use(kind="wave", values=values, frame=frame), smooth), expected)


def test_ripples_spread_from_a_point_and_die_away(stage: Any, smooth: np.ndarray) -> None:
    values = {
        "amplitude": 3.0,
        "wavelength": 15.0,
        "speed": 1.0,
        "reach": 0.9,
        "centre": (0.3, 0.5),
    }
    dx, dy = X - 0.3 * W, Y - 0.5 * H
    far = np.hypot(dx, dy)
    fade = np.maximum(1 - far / (0.9 * np.hypot(W / 2, H / 2)), 0)
    moved = 3 * fade * np.sin(2 * np.pi * (far / 15 - 5 / 25))
    expected = read(smooth, X + dx / far * moved, Y + dy / far * moved, "mirror")
    assert_same(stage.effect(Use(kind="ripple", values=values, frame=5), smooth), expected)


def test_a_kaleidoscope_repeats_one_slice(stage: Any, smooth: np.ndarray) -> None:
    values = {"slices": 5, "angle": 20.0, "source": 70.0, "zoom": 1.3, "centre": (0.45, 0.5)}
    dx, dy = X - 0.45 * W, Y - 0.5 * H
    slice_ = 2 * np.pi / 5
    a = np.mod(np.arctan2(dy, dx) - np.radians(20.0), slice_)
    a = np.abs(a - slice_ / 2) + np.radians(70.0)
    r = np.hypot(dx, dy) / 1.3
    expected = read(smooth, 0.45 * W + r * np.cos(a), 0.5 * H + r * np.sin(a), "mirror")
    assert_same(stage.effect(Use(kind="kaleidoscope", values=values), smooth), expected)
    half = {**values, "mix_share": 0.25}
    got = stage.effect(Use(kind="kaleidoscope", values=half), smooth)
    assert_same(got, 0.75 * smooth + 0.25 * expected)


@pytest.mark.parametrize("is_mirrored", [False, True])
def test_tiles_stand_side_by_side(stage: Any, smooth: np.ndarray, *, is_mirrored: bool) -> None:
    values = {"across": 2.0, "down": 2.0, "mirrored": is_mirrored}
    got = stage.effect(Use(kind="tile", values=values), smooth)
    # The middle one stays in the middle: half a tile lies on either side of it.
    one = smooth.reshape(H // 2, 2, W // 2, 2, 4).mean((1, 3))
    wide = one[:, ::-1] if is_mirrored else one
    row = np.hstack([wide[:, W // 4 :], one, wide[:, : W // 4]])
    high = row[::-1] if is_mirrored else row
    expected = np.vstack([high[H // 4 :], row, high[: H // 4]])
    assert_same(got, expected)


def test_every_other_row_of_tiles_may_be_moved(stage: Any, smooth: np.ndarray) -> None:
    values = {"across": 2.0, "down": 2.0, "shift": 0.5}
    plain = stage.effect(Use(kind="tile", values={"across": 2.0, "down": 2.0}), smooth)
    got = stage.effect(Use(kind="tile", values=values), smooth)
    middle = slice(H // 4, 3 * H // 4)
    np.testing.assert_allclose(got[middle], plain[middle], atol=1e-3)
    moved = np.roll(plain, W // 4, 1)
    np.testing.assert_allclose(got[: H // 4], moved[: H // 4], atol=TOLERANCE)


@pytest.mark.parametrize("edges", EDGES)
def test_offset_goes_on_with_time(stage: Any, smooth: np.ndarray, edges: str) -> None:
    values = {"x": 5.0, "y": -3.0, "speed_x": 50.0, "speed_y": 25.0, "edges": edges}
    expected = read(smooth, X - 5 - 20, Y + 3 - 10, edges)
    assert_same(stage.effect(Use(kind="offset", values=values, frame=10), smooth), expected)


@pytest.mark.parametrize("shape", ["linear", "radial"])
def test_rgb_split_moves_red_and_blue_apart(stage: Any, picture: np.ndarray, shape: str) -> None:
    values = {"amount": 4.0, "shape": shape, "angle": 30.0}
    got = stage.effect(Use(kind="rgb_split", values=values), picture)
    if shape == "linear":
        ox, oy = np.full_like(X, 4 * np.cos(np.pi / 6)), np.full_like(X, 4 * np.sin(np.pi / 6))
    else:
        reach = np.hypot(W / 2, H / 2)
        ox, oy = 4 * (X - W / 2) / reach, 4 * (Y - H / 2) / reach
    flat = multiplied(picture)
    red, blue = bilinear(flat, X - ox, Y - oy), bilinear(flat, X + ox, Y + oy)
    alpha = np.maximum(np.maximum(red[..., 3], blue[..., 3]), flat[..., 3])
    assert_same(got, np.stack([red[..., 0], flat[..., 1], blue[..., 2], alpha], -1))


def pcg(v: int) -> int:
    state = (v * 747796405 + 2891336453) & 0xFFFFFFFF
    word = (((state >> ((state >> 28) + 4)) ^ state) * 277803737) & 0xFFFFFFFF
    return (word >> 22) ^ word


def wrapped(v: int) -> int:
    return v & 0xFFFFFFFF


def test_glitches_are_the_same_for_one_seed_and_time(stage: Any, smooth: np.ndarray) -> None:
    values = {"amount": 0.9, "shift": 12.0, "size": 4.0, "split": 2.0, "rate": 5.0, "seed": 9}
    got = stage.effect(Use(kind="glitch", values=values, frame=12), smooth)

    def chance(x: int, y: int, channel: int) -> float:
        inner = pcg(wrapped(2 + pcg(9 * 8 + channel)))
        return (pcg(wrapped(x + pcg(wrapped(y + inner)))) >> 8) / 16777215

    moved = np.zeros((H, W))
    for j in range(H):
        for i in range(W):
            line, block = j // 4, (i // 16, j // 8)
            if chance(0, line, 0) < 0.45:
                moved[j, i] += 12 * (2 * chance(0, line, 1) - 1)
            if chance(*block, 2) < 0.45:
                moved[j, i] += 12 * (2 * chance(*block, 3) - 1)
    assert 0.3 < (moved != 0).mean() < 1
    apart = np.where(moved == 0, 0.0, 2.0)
    red, green, blue = (read(smooth, X + moved + d * apart, Y, "mirror") for d in (-1, 0, 1))
    assert_same(got, np.stack([red[..., 0], green[..., 1], blue[..., 2], green[..., 3]], -1))
    same = stage.effect(Use(kind="glitch", values=values, frame=14), smooth)
    np.testing.assert_array_equal(same, got)
    assert (
        np.abs(stage.effect(Use(kind="glitch", values=values, frame=15), smooth) - got).max() > 0.1
    )


def test_shaking_is_smooth_and_the_same_for_one_seed(stage: Any, smooth: np.ndarray) -> None:
    values = {"amount": 6.0, "turn": 10.0, "frequency": 3.0, "zoom": 1.2, "seed": 5}
    got = stage.effect(Use(kind="shake", values=values, frame=11), smooth)

    def noise(t: float, channel: int) -> float:
        whole = int(np.floor(t))
        low, high = (
            (pcg(wrapped(at + pcg(5 * 8 + channel))) >> 8) / 8388607.5 - 1
            for at in (whole, whole + 1)
        )
        k = t - whole
        k = k**3 * (k * (k * 6 - 15) + 10)
        return low * (1 - k) + high * k

    t = 3.0 * 11 / 25
    right, down, lean = ((noise(t, c) + 0.5 * noise(2 * t, c + 3)) / 1.5 for c in range(3))
    dx, dy = X - W / 2 - 6 * right, Y - H / 2 - 6 * down
    a = -np.radians(10.0) * lean
    x = W / 2 + (dx * np.cos(a) - dy * np.sin(a)) / 1.2
    y = H / 2 + (dx * np.sin(a) + dy * np.cos(a)) / 1.2
    assert_same(got, read(smooth, x, y, "mirror"))


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("wave", {"amplitude": 8.0, "wavelength": 60.0}),
        ("ripple", {"amplitude": 6.0, "wavelength": 40.0}),
        ("offset", {"x": 20.0, "y": 8.0}),
        ("shake", {"amount": 12.0, "turn": 5.0}),
        ("rgb_split", {"amount": 6.0}),
        ("glitch", {"amount": 0.8, "shift": 40.0, "size": 8.0}),
        ("lens_distortion", {"k1": 0.4}),
        ("twirl", {"angle": 120.0}),
    ],
)
def test_distortions_at_half_size_look_the_same(
    stage: Any, kind: str, values: dict[str, float]
) -> None:
    whole = soft_shapes((2 * W, 2 * H))
    small = whole.reshape(H, 2, W, 2, 4).mean((1, 3))
    use = Use(kind=kind, values=values, frame=3)
    large = multiplied(stage.effect(use, whole)).reshape(H, 2, W, 2, 4).mean((1, 3))
    assert np.abs(multiplied(stage.at(0.5).effect(use, small)) - large).mean() < 0.012
