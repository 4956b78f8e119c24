"""Generators against numpy: shapes by distance to their outlines, patterns by rule."""

from typing import Any

import numpy as np
import pytest

from kijkocut.effects import EffectKind
from kijkocut.model.params import Value
from kijkocut.testing.reference_pixels import centres, multiplied
from kijkocut.testing.shader_use import Use

W, H = 64, 36
X, Y = centres((W, H))
"""Of pixels, y downwards."""
FILL, STROKE = (0.9, 0.3, 0.1, 1.0), (0.1, 0.5, 0.9, 0.5)


def signed_distance(corners: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Distance to an outline in pixels, below zero inside (even-odd rule)."""
    ends = np.roll(corners, -1, 0)
    e, w = ends - corners, np.stack([x, y], -1)[:, :, None] - corners
    t = np.clip((w * e).sum(-1) / np.maximum((e * e).sum(-1), 1e-12), 0, 1)
    far = np.linalg.norm(w - t[..., None] * e, axis=-1).min(-1)
    inside = np.zeros(x.shape, bool)
    for (ax, ay), (bx, by) in zip(corners, ends, strict=True):
        if ay != by:
            crosses = (ay > y) != (by > y)
            inside ^= crosses & (x < ax + (y - ay) / (by - ay) * (bx - ax))
    return np.where(inside, -far, far)


def painted(d: np.ndarray, stroke_width: float, softness: float = 0.0) -> np.ndarray:
    """Paint inside and outline, each covering a pixel by its distance, multiplied by alpha."""

    def layer(colour: tuple[float, ...], distance: np.ndarray) -> np.ndarray:
        cover = np.clip(0.5 - distance / max(softness, 1), 0, 1)[..., None] * colour[3]
        return np.concatenate([np.broadcast_to(colour[:3], (*d.shape, 3)) * cover, cover], -1)

    inner = layer(FILL, d)
    line = layer(STROKE, np.abs(d) - stroke_width / 2) if stroke_width else np.zeros_like(inner)
    return line + inner * (1 - line[..., 3:])


def circle(radius: float, turns: np.ndarray) -> np.ndarray:
    return np.stack([radius * np.sin(turns), -radius * np.cos(turns)], -1)


def ring(count: int) -> np.ndarray:
    return np.arange(count) * 2 * np.pi / count


def round_rectangle() -> np.ndarray:
    """15 by 11 around the middle, corners of 4."""
    parts = []
    for index, (x, y) in enumerate([(7.5, -5.5), (7.5, 5.5), (-7.5, 5.5), (-7.5, -5.5)]):
        turns = np.linspace(0, np.pi / 2, 40) + index * np.pi / 2
        parts.append(circle(4.0, turns) + np.array([x, y]))
    return np.vstack(parts)


def star() -> np.ndarray:
    radius = np.where(np.arange(10) % 2 == 0, 14.0, 5.6)
    return circle(1.0, ring(10)) * radius[:, None]


def heart() -> np.ndarray:
    t = np.linspace(-np.pi / 4, 3 * np.pi / 4, 100)
    right = np.stack([0.25 + np.sqrt(1 / 8) * np.cos(t), -0.75 - np.sqrt(1 / 8) * np.sin(t)], -1)
    straight = np.zeros((1, 2))
    half = np.vstack([straight, right])
    outline = np.vstack([half, half[-2:0:-1] * [-1, 1]])
    return (outline + np.array([0, 0.5517767])) * 24 / 1.2071068


ARROW = np.array([(-14, -2), (4, -2), (4, -6), (14, 0), (4, 6), (4, 2), (-14, 2)], float)
HALF = np.array([(-14, 0), (-7, -6), (-7, -2), (7, -2), (7, -6)], float)
DOUBLE = np.vstack([HALF, -HALF])
BOX = np.array([(-11, -6), (11, -6), (11, 6), (-11, 6)], float)
HEAD = {"total": 28.0, "thickness": 4.0, "head_width": 12.0}
SHAPES: list[tuple[str, dict[str, Value], np.ndarray]] = [
    ("rectangle", {"width": 22.0, "height": 12.0}, BOX),
    ("rectangle", {"width": 23.0, "height": 19.0, "corner": 4.0}, round_rectangle()),
    ("ellipse", {"width": 24.0, "height": 24.0}, circle(12.0, ring(200))),
    ("ellipse", {"width": 40.0, "height": 10.0}, circle(1.0, ring(300)) * [20, 5]),
    ("ellipse", {"width": 8.0, "height": 26.0}, circle(1.0, ring(300)) * [4, 13]),
    ("polygon", {"sides": 3, "radius": 14.0}, circle(14.0, ring(3))),
    ("polygon", {"sides": 7, "radius": 13.0}, circle(13.0, ring(7))),
    ("star", {"points": 5, "radius": 14.0, "inner": 0.4}, star()),
    ("heart", {"size": 24.0}, heart()),
    ("arrow", {**HEAD, "head_length": 10.0}, ARROW),
    ("arrow", {**HEAD, "head_length": 7.0, "both_ends": True}, DOUBLE),
]


@pytest.mark.parametrize(("kind", "values", "outline"), SHAPES)
@pytest.mark.parametrize("look", [(0.0, 0.0, 0.0), (0.0, 3.0, 33.0), (5.0, 0.0, -20.0)])
def test_shapes_are_painted_by_their_distance(
    stage: Any,
    kind: str,
    values: dict[str, Value],
    outline: np.ndarray,
    look: tuple[float, float, float],
) -> None:
    softness, stroke_width, rotation = look
    given = {**values, "fill": FILL, "stroke": STROKE, "softness": softness}
    given |= {"stroke_width": stroke_width, "rotation": rotation}
    got = stage.generator(Use(kind=kind, values=given), (W, H))
    a = np.radians(rotation)
    dx, dy = X - W / 2, Y - H / 2
    # Turned back counterclockwise; y runs down.
    x, y = dx * np.cos(a) + dy * np.sin(a), dy * np.cos(a) - dx * np.sin(a)
    expected = painted(signed_distance(outline, x, y), stroke_width, softness)
    # Where the arrow's or star's inner corners meet, distances fall off to either side alike.
    np.testing.assert_allclose(multiplied(got), expected, atol=0.03)


def test_rounding_keeps_the_sides_of_a_polygon(stage: Any) -> None:
    values = {"sides": 4, "radius": 14.0, "corner": 4.0, "rotation": 45.0, "fill": FILL}
    got = stage.generator(Use(kind="polygon", values=values), (W, H))
    half = 14 / np.sqrt(2)
    q = np.abs(np.stack([X - W / 2, Y - H / 2], -1)) - half + 4
    d = np.hypot(*np.moveaxis(np.maximum(q, 0), -1, 0)) + np.minimum(q.max(-1), 0) - 4
    np.testing.assert_allclose(multiplied(got), painted(d, 0.0), atol=0.01)


@pytest.mark.parametrize("is_round", [False, True])
@pytest.mark.parametrize("dash", [0.0, 8.0])
def test_lines_run_between_two_points(stage: Any, dash: float, *, is_round: bool) -> None:
    values = {
        "start": (0.1, 0.2), "end": (0.8, 0.9), "line_width": 4.0, "colour": FILL,
        "round_ends": is_round, "dash": dash, "gap": 6.0,
    }  # fmt: skip
    got = stage.generator(Use(kind="line", values=values), (W, H))
    start, end = np.array([0.1 * W, 0.8 * H]), np.array([0.8 * W, 0.1 * H])
    whole = float(np.hypot(*(end - start)))
    way = (end - start) / whole
    along = (X - start[0]) * way[0] + (Y - start[1]) * way[1]
    across = np.abs((X - start[0]) * way[1] - (Y - start[1]) * way[0])
    pieces = [(0.0, whole)]
    if dash:
        pieces = [(a, min(a + 8, whole)) for a in np.arange(0, whole, 14)]
    found = []
    for a, b in pieces:
        beyond = np.maximum(a - along, along - b)
        if is_round:
            found.append(np.hypot(np.maximum(beyond, 0), across) - 2)
        else:
            q = np.stack([beyond, across - 2])
            found.append(np.hypot(*np.maximum(q, 0)) + np.minimum(q.max(0), 0))
    expected = painted(np.min(found, 0), 0.0)
    np.testing.assert_allclose(multiplied(got), expected, atol=0.01)


def test_checkerboards_count_from_the_top_left(stage: Any) -> None:
    values = {"size": 6.0, "first": FILL, "second": STROKE}
    got = multiplied(stage.generator(Use(kind="checkerboard", values=values), (W, H)))
    odd = ((X // 6 + Y // 6) % 2)[..., None]
    flat = [np.array([*np.multiply(c[:3], c[3]), c[3]]) for c in (FILL, STROKE)]
    np.testing.assert_allclose(got, flat[0] * (1 - odd) + flat[1] * odd, atol=2e-3)
    # Borders within a pixel: its share of either colour.
    values = {"size": 5.5, "first": (0.0, 0.0, 0.0, 1.0), "second": (1.0, 1.0, 1.0, 1.0)}
    row = stage.generator(Use(kind="checkerboard", values=values), (W, H))[1, :12, 0]
    np.testing.assert_allclose(row, [0, 0, 0, 0, 0, 0.5, 1, 1, 1, 1, 1, 0], atol=2e-3)


def test_grids_stand_around_the_middle(stage: Any) -> None:
    values = {"size": 10.0, "line_width": 2.0, "colour": FILL, "ground": (0.0, 0.0, 0.0, 0.0)}
    got = stage.generator(Use(kind="grid", values=values), (W, H))
    near = [np.abs((p - size / 2 + 5) % 10 - 5) < 1 for p, size in ((X, W), (Y, H))]
    expected = (near[0] | near[1])[..., None] * np.array(FILL)
    np.testing.assert_allclose(multiplied(got), expected, atol=2e-3)


M = np.uint32


def pcg3d(v: np.ndarray) -> np.ndarray:
    v = v.astype(M) * M(1664525) + M(1013904223)
    for shift in (True, False):
        x, y, z = np.moveaxis(v, -1, 0)
        x = x + y * z
        y = y + z * x
        z = z + x * y
        v = np.stack([x, y, z], -1)
        v = v ^ (v >> M(16)) if shift else v
    return v


def gradient_noise(p: np.ndarray) -> np.ndarray:
    whole = np.floor(p)
    t = p - whole
    k = t**3 * (t * (t * 6 - 15) + 10)
    total = np.zeros(p.shape[:-1])
    for corner in np.ndindex(2, 2, 2):
        cell = (whole + corner).astype(np.int64)
        slope = (pcg3d(cell) >> M(8)) / 8388607.5 - 1
        weight = np.prod(np.where(corner, k, 1 - k), -1)
        total += weight * (slope * (t - corner)).sum(-1)
    return total


@pytest.mark.parametrize("frame", [0, 30])
def test_clouds_are_noise_of_several_sizes(stage: Any, frame: int) -> None:
    values = {
        "size": 20.0, "octaves": 3, "roughness": 0.6, "cover": 0.4, "contrast": 1.5, "speed": 0.5,
        "drift_x": 5.0, "drift_y": -3.0, "seed": 2,
        "cloud": (1.0, 1.0, 1.0, 1.0), "ground": (0.0, 0.0, 0.0, 1.0),
    }  # fmt: skip
    got = stage.generator(Use(kind="clouds", values=values, frame=frame), (W, H))
    t = frame / 25
    at = np.stack([(X - 5 * t) / 20, (Y + 3 * t) / 20, np.full_like(X, 0.5 * t + 202)], -1)
    total = 0
    for weight in (1, 0.6, 0.36):
        total = total + weight * gradient_noise(at)
        at = at * [2, 2, 1.5] + [17, 17, 31]
    share = np.clip(1.5 * (total / 1.96 + 0.4 - 0.5) + 0.5, 0, 1)
    np.testing.assert_allclose(got[..., 0], share, atol=5e-3)


def pcg(v: int) -> int:
    state = (v * 747796405 + 2891336453) & 0xFFFFFFFF
    word = (((state >> ((state >> 28) + 4)) ^ state) * 277803737) & 0xFFFFFFFF
    return (word >> 22) ^ word


def test_rays_are_noise_around_their_source(stage: Any) -> None:
    values = {
        "source": (0.3, 0.8), "rays": 7, "reach": 1.2, "contrast": 2.0, "speed": 0.5, "seed": 3,
        "colour": (1.0, 1.0, 1.0, 1.0),
    }  # fmt: skip
    got = stage.generator(Use(kind="light_rays", values=values, frame=20), (W, H))
    dx, dy = X - 0.3 * W, (H - Y) - 0.8 * H
    turn = np.arctan2(dy, dx) / (2 * np.pi) + 0.5

    def value(i: int, many: int, m: int) -> float:
        return (pcg((i % many + pcg((m + pcg(3)) & 0xFFFFFFFF)) & 0xFFFFFFFF) >> 8) / 16777215

    def noise(around: np.ndarray, many: int, t: float) -> np.ndarray:
        i, m = np.floor(around).astype(int), int(np.floor(t))
        kx, ky = around - i, t - m
        kx, ky = (k**3 * (k * (k * 6 - 15) + 10) for k in (kx, ky))
        at = np.vectorize(value, excluded=[1])
        low = at(i, many, m) * (1 - kx) + at(i + 1, many, m) * kx
        high = at(i, many, m + 1) * (1 - kx) + at(i + 1, many, m + 1) * kx
        return np.asarray(low * (1 - ky) + high * ky)

    t = 0.5 * 20 / 25
    ray = (noise(turn * 7, 7, t) + 0.5 * noise(turn * 21, 21, 1.7 * t + 50)) / 1.5
    fade = np.clip(1 - np.hypot(dx, dy) / (1.2 * np.hypot(W, H)), 0, 1)
    light = np.clip(2 * (ray - 0.5) + 0.5, 0, 1) * fade**2
    np.testing.assert_allclose(got[..., 3], light, atol=5e-3)


OWN = [
    "rectangle",
    "ellipse",
    "polygon",
    "star",
    "heart",
    "arrow",
    "line",
    "checkerboard",
    "grid",
    "clouds",
    "light_rays",
]


@pytest.mark.parametrize("kind", OWN)
def test_generators_at_half_size_look_the_same(stage: Any, kind: str) -> None:
    use = Use(kind=kind, frame=10)
    large = multiplied(stage.at(0.2).generator(use, (192, 108)))
    small = multiplied(stage.at(0.1).generator(use, (96, 54)))
    reduced = large.reshape(54, 2, 96, 2, 4).mean((1, 3))
    assert large.std() > 0.01
    assert np.abs(small - reduced).mean() < 0.01


def test_all_generators_are_described(stage: Any) -> None:
    for definition in stage.catalogue.of_kind(EffectKind.generator):
        assert definition.category, definition.name
        assert definition.description.endswith("."), definition.name
        for spec in definition.params:
            assert spec.description, f"{definition.name} {spec.name}"
