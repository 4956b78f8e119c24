"""Transitions: both ends exact, and what lies between against numpy."""

from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from kijkocut.effects import EffectKind
from kijkocut.testing.reference_pixels import bilinear, centres, gaussian, multiplied
from kijkocut.testing.shader_use import Use, holed_noise, soft_shapes

W, H = 64, 36
TOLERANCE = 2 / 255
RATIO = W / H
X, Y = centres((W, H))
"""Of pixels, y downwards."""
U, V = X / W, 1 - Y / H
"""The same as transitions count: shares of the frame from the left and the bottom."""
ROUNDING = 1e-3
"""Half floats carry eleven bits."""


@pytest.fixture(scope="module")
def smooth() -> np.ndarray:
    return soft_shapes((W, H))


@pytest.fixture(scope="module")
def before() -> np.ndarray:
    return holed_noise((W, H), 5)


@pytest.fixture(scope="module")
def after(smooth: np.ndarray) -> np.ndarray:
    rgba = smooth.copy()
    rgba[20:30, 10:20, 3] = 0
    return rgba


def assert_same(got: np.ndarray, expected: np.ndarray, tolerance: float = TOLERANCE) -> None:
    """Compare straight colours with colours multiplied by alpha: where nothing is, none matter."""
    np.testing.assert_allclose(multiplied(got), expected, atol=tolerance)


def assert_covers(
    stage: Any,
    sides: tuple[np.ndarray, np.ndarray],
    use: Use,
    progress: float,
    way: np.ndarray,
) -> None:
    """Check a wipe: the next picture has come as far as `way`, 0..1, with the edge's softness."""
    soft = float(use.values["softness"])  # type: ignore[arg-type]
    share = np.clip((progress * (1 + soft) - way) / soft, 0, 1)[..., None]
    expected = multiplied(sides[0]) * (1 - share) + multiplied(sides[1]) * share
    assert_same(stage.transition(use, progress, *sides), expected)


def test_all_transitions_begin_and_end_clean(
    stage: Any, before: np.ndarray, after: np.ndarray
) -> None:
    for definition in stage.catalogue.of_kind(EffectKind.transition):
        use = Use(kind=definition.name)
        for progress, side in ((0.0, before), (1.0, after)):
            got = stage.transition(use, progress, before, after)
            said = f"{definition.name} at {progress}"
            np.testing.assert_allclose(
                multiplied(got), multiplied(side), atol=ROUNDING, err_msg=said
            )


def test_all_transitions_are_described(stage: Any) -> None:
    for definition in stage.catalogue.of_kind(EffectKind.transition):
        assert definition.category, definition.name
        assert definition.description.endswith("."), definition.name
        for spec in definition.params:
            assert spec.description, f"{definition.name} {spec.name}"
            limited = spec.kind != "number" or None not in (spec.minimum, spec.maximum)
            assert limited, f"{definition.name} {spec.name}"


def test_all_transitions_keep_opaque_pictures_opaque_if_they_say_so(
    stage: Any, before: np.ndarray, smooth: np.ndarray
) -> None:
    opaque = before.copy()
    opaque[..., 3] = 1
    for definition in stage.catalogue.of_kind(EffectKind.transition):
        if definition.keeps_alpha:
            for progress in (0.3, 0.55, 0.8):
                got = stage.transition(Use(kind=definition.name), progress, opaque, smooth)
                assert got[..., 3].min() > 0.998, (definition.name, progress)


@pytest.mark.parametrize("start", [0.0, 130.0])
@pytest.mark.parametrize("counter", [False, True])
@pytest.mark.parametrize("progress", [0.3, 0.8])
def test_clock_wipe_turns_a_hand(
    stage: Any,
    before: np.ndarray,
    after: np.ndarray,
    start: float,
    *,
    counter: bool,
    progress: float,
) -> None:
    values = {"start": start, "counter": counter, "softness": 0.2, "centre": (0.3, 0.6)}
    hand = np.degrees(np.arctan2(X - 0.3 * W, -(Y - 0.4 * H))) - start  # clockwise from the top
    way = (hand / 360) % 1
    way = 1 - way if counter else way
    assert_covers(stage, (before, after), Use(kind="clock_wipe", values=values), progress, way)


@pytest.mark.parametrize("progress", [0.1, 0.25, 0.5, 0.9])
def test_blur_dissolves_out_of_focus(
    stage: Any, before: np.ndarray, after: np.ndarray, progress: float
) -> None:
    got = stage.transition(Use(kind="blur_dissolve", values={"size": 0.2}), progress, before, after)
    share = progress * progress * (3 - 2 * progress)
    mixed = multiplied(before) * (1 - share) + multiplied(after) * share
    expected = gaussian(mixed, 0.2 * H * (1 - abs(2 * progress - 1)))
    assert_same(got, expected, 3 / 255)


Sides = tuple[np.ndarray, np.ndarray]


@pytest.fixture(scope="module")
def sides(before: np.ndarray, after: np.ndarray) -> Sides:
    return before, after


def mixed(sides: Sides, share: np.ndarray | float) -> np.ndarray:
    """Mix the sides, which are given with straight colours."""
    share = np.broadcast_to(share, (H, W))[..., None]
    return np.asarray(multiplied(sides[0]) * (1 - share) + multiplied(sides[1]) * share)


def seen(side: np.ndarray, u: np.ndarray, v: np.ndarray) -> np.ndarray:
    """Read a side with straight colours at shares from the left and the bottom."""
    return bilinear(multiplied(side), u * W, (1 - v) * H)


def folded(p: np.ndarray) -> np.ndarray:
    return 1 - np.abs(np.mod(p, 2) - 1)


def eased(t: float) -> float:
    return t * t * (3 - 2 * t)


def along(angle: float) -> np.ndarray:
    """The way over the frame in the direction of `angle`, clockwise from the right: -1..1."""
    right, down = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    reach = W * abs(right) + H * abs(down)
    return np.asarray(((X - W / 2) * right + (Y - H / 2) * down) / (reach / 2))


@pytest.mark.parametrize("angle", [0.0, 90.0, 35.0])
@pytest.mark.parametrize("closing", [False, True])
def test_barn_doors_part_from_the_middle(
    stage: Any, sides: Sides, angle: float, *, closing: bool
) -> None:
    way = np.abs(along(angle))
    use = Use(kind="barn_door", values={"angle": angle, "closing": closing, "softness": 0.3})
    assert_covers(stage, sides, use, 0.4, 1 - way if closing else way)


def test_blinds_are_many_wipes(stage: Any, sides: Sides) -> None:
    way = ((along(65.0) + 1) / 2 * 5) % 1
    use = Use(kind="blinds", values={"strips": 5, "angle": 65.0, "softness": 0.4})
    assert_covers(stage, sides, use, 0.3, way)


def pcg(v: int) -> int:
    state = (v * 747796405 + 2891336453) & 0xFFFFFFFF
    word = (((state >> ((state >> 28) + 4)) ^ state) * 277803737) & 0xFFFFFFFF
    return (word >> 22) ^ word


def chain(*numbers: int) -> float:
    """Hash numbers into each other, the last one first: 0..1."""
    made = 0
    for number in reversed(numbers):
        made = pcg((number + made) & 0xFFFFFFFF)
    return (made >> 8) / 16777215


@pytest.mark.parametrize(
    "order", ["random", "right", "down", "diagonal", "outwards", "checkerboard"]
)
def test_grids_uncover_square_after_square(stage: Any, sides: Sides, order: str) -> None:
    columns, rows = 8, 6
    i, j = (X * columns / W).astype(int), (Y * rows / H).astype(int)
    chance = np.vectorize(lambda i, j: chain(int(i), int(j), 4))
    way = {
        "random": lambda: chance(i, j),
        "right": lambda: i / (columns - 1),
        "down": lambda: j / (rows - 1),
        "diagonal": lambda: (i / (columns - 1) + j / (rows - 1)) / 2,
        "outwards": lambda: (
            np.hypot((i + 0.5) / columns - 0.5, (j + 0.5) / rows - 0.5)
            / np.hypot(0.5 - 0.5 / columns, 0.5 - 0.5 / rows)
        ),
        "checkerboard": lambda: (i + j) % 2 / 2,
    }[order]()
    values = {"columns": columns, "rows": rows, "order": order, "seed": 4, "softness": 0.5}
    for progress in (0.3, 0.7):
        assert_covers(stage, sides, Use(kind="grid_wipe", values=values), progress, way)


@pytest.mark.parametrize("inverted", [False, True])
def test_luma_files_say_when_each_place_changes(
    stage: Any, sides: Sides, tmp_path: Path, *, inverted: bool
) -> None:
    way = np.round(np.hypot(U - 0.3, V - 0.6) / np.hypot(0.7, 0.6) * 255).astype(np.uint8)
    file = tmp_path / "way.png"
    assert cv2.imwrite(str(file), way)
    values = {"luma": str(file), "softness": 0.25, "inverted": inverted}
    shares = way / 255
    use = Use(kind="luma_wipe", values=values)
    assert_covers(stage, sides, use, 0.45, 1 - shares if inverted else shares)


def test_a_luma_wipe_without_a_file_runs_to_the_right(stage: Any, sides: Sides) -> None:
    assert_covers(stage, sides, Use(kind="luma_wipe", values={"softness": 0.3}), 0.5, U)


def polygon_gauge(x: np.ndarray, y: np.ndarray, corners: np.ndarray) -> np.ndarray:
    """How much larger an outline around the origin is where it reaches each place."""
    found = np.zeros_like(x)
    for (ax, ay), (bx, by) in zip(corners, np.roll(corners, -1, 0), strict=True):
        area = ax * by - ay * bx
        a, b = (x * by - y * bx) / area, (ax * y - ay * x) / area
        found = np.where((a >= -1e-9) & (b >= -1e-9), a + b, found)
    return found


def test_a_star_opens(stage: Any, sides: Sides) -> None:
    turns = np.arange(10) * np.pi / 5
    radius = np.where(np.arange(10) % 2 == 0, 1.0, 0.5)
    corners = np.stack([radius * np.sin(turns), radius * np.cos(turns)], -1)
    gauge = polygon_gauge((U - 0.4) * RATIO, V - 0.5, corners)
    way = gauge / (2 * np.hypot(0.6 * RATIO, 0.5))
    use = Use(kind="iris", values={"shape": "star", "centre": (0.4, 0.5), "softness": 0.2})
    assert_covers(stage, sides, use, 0.3, way)


def test_a_heart_opens(stage: Any, sides: Sides) -> None:
    # Straight below; above, the circles around (+-0.25, 0.25) through the middle.
    t = np.linspace(-np.pi / 4, 3 * np.pi / 4, 400)
    right = np.stack([0.25 + np.sqrt(1 / 8) * np.cos(t), 0.25 + np.sqrt(1 / 8) * np.sin(t)], -1)
    corners = np.vstack([[[0.0, -0.5]], right, right[-2::-1] * [-1, 1]])
    gauge = polygon_gauge((U - 0.5) * RATIO, V - 0.5, corners)
    use = Use(kind="iris", values={"shape": "heart", "softness": 0.2})
    assert_covers(stage, sides, use, 0.3, gauge / (2 * (0.5 * RATIO + 0.5)))


@pytest.mark.parametrize("progress", [0.2, 0.5, 0.8])
def test_additive_dissolve_adds_light(stage: Any, sides: Sides, progress: float) -> None:
    got = stage.transition(Use(kind="additive_dissolve"), progress, *sides)
    sum_ = multiplied(sides[0]) * min(1, 2 - 2 * progress) + multiplied(sides[1]) * min(
        1, 2 * progress
    )
    sum_[..., 3] = np.minimum(sum_[..., 3], 1)
    assert_same(got, sum_)


@pytest.mark.parametrize(
    ("direction", "dx", "dy"), [("right", 1, 0), ("left", -1, 0), ("up", 0, -1), ("down", 0, 1)]
)
def test_uncovering_moves_the_picture_away(
    stage: Any, sides: Sides, direction: str, dx: int, dy: int
) -> None:
    use = Use(kind="uncover", values={"direction": direction})
    opaque = sides[0].copy()
    opaque[..., 3] = 1
    expected = multiplied(sides[1])
    kept = (slice(max(0, 9 * dy), H + min(0, 9 * dy)), slice(max(0, 16 * dx), W + min(0, 16 * dx)))
    source = (
        slice(max(0, -9 * dy), H + min(0, -9 * dy)),
        slice(max(0, -16 * dx), W + min(0, -16 * dx)),
    )
    expected[kept] = opaque[source]
    assert_same(stage.transition(use, 0.25, opaque, sides[1]), expected)


@pytest.mark.parametrize("upright", [False, True])
def test_split_parts_the_picture(stage: Any, sides: Sides, *, upright: bool) -> None:
    got = stage.transition(Use(kind="split", values={"upright": upright}), 0.5, *sides)
    expected = multiplied(sides[1])
    flat = multiplied(sides[0])
    if upright:
        expected[: H // 4], expected[-H // 4 :] = flat[H // 4 : H // 2], flat[H // 2 : -H // 4]
    else:
        expected[:, : W // 4] = flat[:, W // 4 : W // 2]
        expected[:, -W // 4 :] = flat[:, W // 2 : -W // 4]
    assert_same(got, expected)


@pytest.mark.parametrize("progress", [0.2, 0.5, 0.9])
def test_zoom_comes_nearer(stage: Any, sides: Sides, progress: float) -> None:
    size = 3 ** eased(progress)
    parts = []
    for side, grown in zip(sides, (size, size / 3), strict=True):
        u, v = 0.4 + (U - 0.4) / grown, 0.6 + (V - 0.6) / grown
        parts.append(seen(side, folded(u), folded(v)))
    share = eased(np.clip((progress - 0.3) / 0.4, 0, 1))
    use = Use(kind="smooth_zoom", values={"amount": 2.0, "centre": (0.4, 0.6)})
    got = stage.transition(use, progress, *sides)
    assert_same(got, parts[0] * (1 - share) + parts[1] * share)


@pytest.mark.parametrize("progress", [0.2, 0.5, 0.8])
def test_cross_zoom_smears_inwards(stage: Any, smooth: np.ndarray, progress: float) -> None:
    other = smooth[::-1].copy()
    span = np.log(1.8) * np.sin(np.pi * progress) ** 2
    share = eased(np.clip((progress - 0.3) / 0.4, 0, 1))
    both = smooth * (1 - share) + other * share
    sizes = np.exp(-span * (np.arange(300) + 0.5) / 300)
    expected = np.mean([seen(both, 0.5 + (U - 0.5) * k, 0.5 + (V - 0.5) * k) for k in sizes], 0)
    use = Use(kind="cross_zoom", values={"amount": 0.8})
    assert_same(stage.transition(use, progress, smooth, other), expected, 4 / 255)


@pytest.mark.parametrize("progress", [0.15, 0.5, 0.75])
def test_pixelated_squares_grow_until_the_middle(stage: Any, sides: Sides, progress: float) -> None:
    side = 0.3 * (1 - abs(2 * progress - 1))
    both = mixed(sides, eased(progress))
    cu, cv = np.floor((U - 0.5) / (side / RATIO)), np.floor((V - 0.5) / side)
    reads = [
        bilinear(
            both,
            (0.5 + (cu + (i + 0.5) / 3) * side / RATIO) * W,
            (0.5 - (cv + (j + 0.5) / 3) * side) * H,
        )
        for i in range(3)
        for j in range(3)
    ]
    use = Use(kind="pixelate_dissolve", values={"size": 0.3})
    assert_same(stage.transition(use, progress, *sides), np.mean(reads, 0))


@pytest.mark.parametrize("progress", [0.3, 0.8])
def test_directional_warp_folds_along_a_soft_edge(
    stage: Any, sides: Sides, progress: float
) -> None:
    k = np.clip((progress * 1.6 - (along(120.0) + 1) / 2) / 0.6, 0, 1)
    k = k * k * (3 - 2 * k)
    old = seen(sides[0], (U - 0.5) * (1 - k) + 0.5, (V - 0.5) * (1 - k) + 0.5)
    new = seen(sides[1], (U - 0.5) * k + 0.5, (V - 0.5) * k + 0.5)
    use = Use(kind="directional_warp", values={"angle": 120.0, "softness": 0.6})
    expected = old * (1 - k[..., None]) + new * k[..., None]
    assert_same(stage.transition(use, progress, *sides), expected)


@pytest.mark.parametrize("progress", [0.2, 0.5, 0.9])
def test_swirls_wind_up_and_unwind(stage: Any, smooth: np.ndarray, progress: float) -> None:
    other = smooth[:, ::-1].copy()
    dx, dy = (U - 0.4) * RATIO, 0.5 - V
    near = np.maximum(1 - np.hypot(dx, dy) / (0.9 * np.hypot(RATIO, 1) / 2), 0)
    a = -np.radians(200) * near**2 * (1 - abs(2 * progress - 1))
    u = 0.4 + (dx * np.cos(a) - dy * np.sin(a)) / RATIO
    v = 0.5 - (dx * np.sin(a) + dy * np.cos(a))
    share = eased(progress)
    expected = sum(
        w * seen(one, folded(u), folded(v)) for w, one in ((1 - share, smooth), (share, other))
    )
    use = Use(kind="swirl", values={"angle": 200.0, "radius": 0.9, "centre": (0.4, 0.5)})
    assert_same(stage.transition(use, progress, smooth, other), np.asarray(expected))


def test_ripples_move_both_pictures(stage: Any, smooth: np.ndarray) -> None:
    other = smooth[:, ::-1].copy()
    dx, dy = (U - 0.5) * RATIO, V - 0.5
    far = np.hypot(dx, dy)
    moved = 0.05 * 0.8 * np.sin(2 * np.pi * (far / 0.4 - 2 * 0.4))
    u, v = folded(U + dx / far * moved / RATIO), folded(V + dy / far * moved)
    share = eased(0.4)
    expected = (1 - share) * seen(smooth, u, v) + share * seen(other, u, v)
    values = {"amplitude": 0.05, "wavelength": 0.4, "rings": 2.0}
    got = stage.transition(Use(kind="ripple_dissolve", values=values), 0.4, smooth, other)
    assert_same(got, expected)


@pytest.mark.parametrize("progress", [0.3, 0.6])
def test_glitches_tear_lines_and_blocks(stage: Any, smooth: np.ndarray, progress: float) -> None:
    other = smooth[:, ::-1].copy()
    size, steps, seed = 0.1, 10, 3
    force = 1 - abs(2 * progress - 1)
    now = int(progress * steps)
    moved, share = np.zeros((H, W)), np.zeros((H, W))
    for j in range(H):
        for i in range(W):
            x, y = U[j, i] * RATIO / size, (1 - V[j, i]) / size
            line, block = (0, int(y)), (int(x / 4), int(y / 2))

            def chance(at: tuple[int, int], channel: int) -> float:
                return chain(*at, now, seed * 8 + channel)

            if chance(line, 0) < 0.7 * force:
                moved[j, i] += 0.2 * (2 * chance(line, 1) - 1)
            if chance(block, 2) < 0.7 * force:
                moved[j, i] += 0.2 * (2 * chance(block, 3) - 1)
            share[j, i] = chance(block, 4)
    is_new = (share < progress)[..., None]
    channels = [
        np.where(
            is_new, seen(other, folded(U + moved + d), V), seen(smooth, folded(U + moved + d), V)
        )
        for d in (-0.03 * force, 0.0, 0.03 * force)
    ]
    expected = np.stack(
        [channels[0][..., 0], channels[1][..., 1], channels[2][..., 2], np.ones((H, W))], -1
    )
    values = {"shift": 0.2, "size": size, "split": 0.03, "steps": steps, "seed": seed}
    got = stage.transition(Use(kind="glitch_cut", values=values), progress, smooth, other)
    assert (np.abs(got - expected).max(-1) > TOLERANCE).mean() < 0.01  # on borders of blocks


@pytest.mark.parametrize("direction", ["right", "left", "up", "down"])
@pytest.mark.parametrize("progress", [0.25, 0.5])
def test_whip_pans_smear_a_strip_of_both(
    stage: Any, smooth: np.ndarray, direction: str, progress: float
) -> None:
    other = smooth[::-1, ::-1].copy()
    axis, sign = {"right": (1, 1), "left": (1, -1), "up": (0, -1), "down": (0, 1)}[direction]
    length = (H, W)[axis]
    # Laid out the way it moves, with the mirrored ends that are seen beside the strip.
    parts = [np.flip(other, axis), other, smooth, np.flip(smooth, axis)]
    strip = np.concatenate(parts if sign > 0 else parts[::-1], axis)
    t = progress
    at = t**3 * (t * (t * 6 - 15) + 10)
    smear = 0.8 * 7.5 * (t * (1 - t)) ** 2
    moves = at + smear * ((np.arange(200) + 0.5) / 200 - 0.5)
    start = 2 * length if sign > 0 else length
    reads = []
    for move in moves:
        off = start - sign * move * length
        reads.append(bilinear(strip, X + off, Y) if axis else bilinear(strip, X, Y + off))
    use = Use(kind="whip_pan", values={"direction": direction, "blur": 0.8})
    got = stage.transition(use, progress, smooth, other)
    # A few reads meet the seam between both pictures in steps.
    assert_same(got, np.mean(reads, 0), 0.065)


def turned(p: np.ndarray, angle: float) -> np.ndarray:
    """Turn points around the upright axis."""
    c, s = np.cos(angle), np.sin(angle)
    return np.stack([c * p[..., 0] + s * p[..., 2], p[..., 1], c * p[..., 2] - s * p[..., 0]], -1)


@pytest.mark.parametrize("direction", ["left", "right", "up", "down"])
@pytest.mark.parametrize("progress", [0.2, 0.5, 0.7])
def test_a_cube_turns_in_perspective(stage: Any, direction: str, progress: float) -> None:
    """Points on both sides of a turned box are projected, and looked up where they land."""
    smooth = np.stack([U, V, U * V, np.ones_like(U)], -1)
    other = np.stack([V, 1 - U, 0.5 * V, np.ones_like(U)], -1)
    values = {"direction": direction, "distance": 1.5, "back": 0.2, "shade": 0.0}
    got = stage.transition(Use(kind="cube", values=values), progress, smooth, other)
    a, b = np.meshgrid(np.linspace(-0.3, 0.3, 9), np.linspace(-0.3, 0.3, 9))
    side = np.stack([a, b, np.full_like(a, 0.5)], -1)
    angle = progress * np.pi / 2
    eye = 1.5 + 0.5 * (np.cos(angle) + np.sin(angle)) + 0.2 * np.sin(2 * angle)
    sign = 1 if direction in ("right", "up") else -1
    checked = 0
    for picture, turn in ((smooth, angle), (other, angle - np.pi / 2)):
        x, y, z = np.moveaxis(turned(side, turn), -1, 0)
        if np.abs(turn) > 0.9:
            continue
        px, py = x * 1.5 / (eye - z), y * 1.5 / (eye - z)
        if direction in ("left", "right"):
            (u, v), (tu, tv) = (sign * px + 0.5, py + 0.5), (sign * a + 0.5, b + 0.5)
        else:
            (u, v), (tu, tv) = (py + 0.5, sign * px + 0.5), (b + 0.5, sign * a + 0.5)
        found = bilinear(got, u * W, (1 - v) * H)
        far = np.abs(found - seen(picture, tu, tv)).max(-1)
        assert far.max() < 0.02
        checked += 1
    assert checked


@pytest.mark.parametrize("progress", [0.2, 0.5, 0.8])
def test_a_page_is_rolled_over(stage: Any, smooth: np.ndarray, progress: float) -> None:
    other = smooth[:, ::-1].copy()
    values = {"angle": 180.0, "radius": 0.2, "shadow": 0.0, "paper": (0.2, 0.4, 0.6)}
    got = stage.transition(Use(kind="page_turn", values=values), progress, smooth, other)
    line = RATIO / 2 * (1 - progress) + progress * (-RATIO / 2 - 0.2)
    s = (U - 0.5) * RATIO - line
    bend = np.arcsin(np.clip(s / 0.2, -1, 1))
    front = line + np.where(s > 0, 0.2 * bend, s)
    back = line + np.where(s > 0, 0.2 * (np.pi - bend), 0.2 * np.pi - s)
    expected = other.copy()
    is_front = (s <= 0.2) & (front <= RATIO / 2)
    expected[is_front] = seen(smooth, front / RATIO + 0.5, V)[is_front]
    is_back = (s <= 0.2) & (back <= RATIO / 2)
    paper = np.array([0.2, 0.4, 0.6, 1.0])
    expected[is_back] = (0.2 * seen(smooth, back / RATIO + 0.5, V) + 0.8 * paper)[is_back]
    sure = np.minimum(np.abs(s - 0.2), np.abs(back - RATIO / 2)) > 0.06
    assert sure.mean() > 0.8
    assert_same(got[sure], expected[sure], 4 / 255)
