"""Film looks against numpy: the same grain, dirt and jumps from the same numbers."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from kijkocut.testing.reference_pixels import bilinear, centres

Pixels = NDArray[np.float64]
Whole = NDArray[np.int64]
LUMA = np.array([0.2126, 0.7152, 0.0722])


def pcg(v: Any) -> Whole:
    """PCG hash of Jarzynski and Olano 2020, in 32 bits."""
    v = np.asarray(v, np.uint64) & np.uint64(0xFFFFFFFF)
    mask = np.uint64(0xFFFFFFFF)
    state = (v * np.uint64(747796405) + np.uint64(2891336453)) & mask
    word = (
        ((state >> ((state >> np.uint64(28)) + np.uint64(4))) ^ state) * np.uint64(277803737)
    ) & mask
    return np.asarray((word >> np.uint64(22)) ^ word, np.int64)


def chance(a: Any, b: Any, what: int, seed: int) -> Pixels:
    mask = 0xFFFFFFFF
    inner = pcg((what + pcg(seed)) & mask)
    hashed = pcg((np.asarray(a) + pcg((np.asarray(b) + inner) & mask)) & mask)
    return np.asarray((hashed >> 8) / 16777215.0)


def premultiplied(rgba: Pixels) -> Pixels:
    return np.asarray(rgba[..., :3] * rgba[..., 3:])


@pytest.mark.parametrize(("frame", "size", "colour"), [(0, 1.6, 0.3), (7, 3.0, 1.0), (8, 3.0, 0.0)])
def test_grain_is_that_of_the_frame(
    apply: Any, scene: Pixels, frame: int, size: float, colour: float
) -> None:
    values = {"amount": 0.2, "size": size, "colour": colour, "middle": 0.6, "seed": 9}
    got = apply("film_grain", scene, frame=frame, **values)
    x, y = centres((64, 36))
    u, v = x / size, y / size
    sums, squares = np.zeros((36, 64, 3)), np.zeros((36, 64, 1))
    for j in (-1, 0, 1):
        for i in (-1, 0, 1):
            cx, cy = np.floor(u).astype(int) + i, np.floor(v).astype(int) + j
            mask = 0xFFFFFFFF
            h = pcg((cx + pcg((cy + pcg(frame + pcg(9))) & mask)) & mask)
            knot = np.stack([(h >> k) & 1023 for k in (0, 10, 20)], -1) / 1023 - 0.5
            weight = np.exp(-2 * ((cx + 0.5 - u) ** 2 + (cy + 0.5 - v) ** 2))[..., None]
            sums += weight * knot * np.sqrt(12)
            squares += weight**2
    grain = sums / np.sqrt(squares)
    rgb = scene[..., :3]
    tone = (rgb @ LUMA)[..., None]
    strength = 0.2 * (0.4 + 0.6 * 4 * tone * (1 - tone))
    wanted = rgb + strength * ((1 - colour) * grain[..., :1] + colour * grain)
    np.testing.assert_allclose(premultiplied(got), wanted * scene[..., 3:], atol=0.005)
    np.testing.assert_allclose(got[..., 3], scene[..., 3], atol=0.002)


def test_grain_is_even_and_its_deviation_is_the_amount(apply: Any) -> None:
    grey = np.full((108, 192, 4), 0.5)
    grey[..., 3] = 1
    got = apply("film_grain", grey, amount=0.1, size=2.7, middle=1.0, colour=0.0)[..., 0] - 0.5
    assert got.mean() == pytest.approx(0, abs=0.01)
    assert got.std() == pytest.approx(0.1, rel=0.06)


SEPIA = np.array([[0.393, 0.769, 0.189], [0.349, 0.686, 0.168], [0.272, 0.534, 0.131]])


def old_film(picture: Pixels, frame: int, **v: float) -> Pixels:
    seed, size = int(v["seed"]), v["size"]
    rows, columns = picture.shape[:2]
    x, y = centres((columns, rows))
    jump = v["jitter"] * (np.array([chance(frame, k, 14, seed) for k in (0, 1)]) - 0.5)
    shown = picture.copy()
    shown[..., :3] *= shown[..., 3:]
    shown = bilinear(shown, x + 0.667 * jump[0], y - 2 * jump[1])
    with np.errstate(all="ignore"):
        rgb = np.where(shown[..., 3:] > 0, shown[..., :3] / shown[..., 3:], 0)
    rgb = rgb + v["sepia"] * (rgb @ SEPIA.T - rgb)
    rgb = rgb * (1 + 0.8 * v["flicker"] * (chance(frame, 2, 14, seed) - 0.5))
    for i in range(6):
        life = (frame + 3 * i) // 7
        if chance(life, i, 1, seed) >= v["scratches"]:
            continue
        middle = chance(life, i, 2, seed) * columns
        middle = middle + 0.3 * size * (chance(frame, i, 3, seed) - 0.5)
        thick = size * (0.04 + 0.08 * chance(life, i, 4, seed))
        line = np.clip(thick + 0.5 - np.abs(x - middle), 0, 1) * min(1.0, 2 * float(thick))
        ink = 0.08 if chance(life, i, 5, seed) < 0.4 else 0.92
        share = (line * (0.25 + 0.5 * chance(life, i, 6, seed)))[..., None]
        rgb = rgb + (ink - rgb) * share
    side = 10 * size
    cx, cy = np.floor(x / side).astype(int), np.floor(y / side).astype(int)
    spot = cx + 4096 * cy
    r = {k: chance(spot, frame, k, seed) for k in range(7, 14)}
    dx = x - (cx * side + size + r[9] * (side - 2 * size))
    dy = y - (cy * side + size + r[10] * (side - 2 * size))
    turn = 2 * np.pi * r[11]
    along = np.cos(turn) * dx + np.sin(turn) * dy
    across = (np.cos(turn) * dy - np.sin(turn) * dx) * (1 + 1.5 * r[12])
    angle = np.arctan2(across, along)
    edge = 0.5 * size * (0.2 + 0.8 * r[8])
    edge = edge * (1 + 0.15 * np.sin(2 * angle + turn) + 0.12 * np.sin(5 * angle - turn))
    share = 0.85 * np.clip(edge + 0.5 - np.hypot(along, across), 0, 1) * (r[7] < 0.25 * v["dust"])
    ink = np.where(r[13] < 0.7, 0.06, 0.94)[..., None]
    rgb = rgb + (ink - rgb) * share[..., None]
    return np.concatenate([rgb, shown[..., 3:]], -1)


CLEAN: dict[str, float] = {
    **dict.fromkeys(("sepia", "flicker", "jitter", "scratches", "dust"), 0.0),
    "size": 3.0,
    "seed": 5,
}


@pytest.mark.parametrize(
    ("frame", "values"),
    [
        (3, {"sepia": 0.8, "flicker": 1.0}),
        (12, {"jitter": 9.0}),
        (40, {"scratches": 0.9, "size": 12.0}),
        (14, {"dust": 1.0, "size": 2.0}),
        (22, {"sepia": 0.5, "flicker": 0.4, "jitter": 3.0, "scratches": 0.7, "dust": 1.0}),
    ],
)
def test_a_worn_print_is_the_same_every_time(
    apply: Any, scene: Pixels, frame: int, values: dict[str, float]
) -> None:
    given = {**CLEAN, **values}
    got = apply("old_film", scene, frame=frame, **given)
    wanted = old_film(scene, frame, **given)
    assert np.abs(premultiplied(wanted) - premultiplied(scene)).max() > 0.05
    np.testing.assert_allclose(got[..., 3], wanted[..., 3], atol=0.005)
    np.testing.assert_allclose(premultiplied(got), premultiplied(wanted), atol=0.008)


def test_frames_differ(apply: Any, scene: Pixels) -> None:
    for kind in ("film_grain", "old_film"):
        first, second = (apply(kind, scene, frame=frame) for frame in (1, 2))
        assert np.abs(first - second).max() > 0.02
