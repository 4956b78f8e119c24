"""Stylising effects against numpy, written from the formulas that the shaders name."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from kijkocut.testing.reference_pixels import gaussian

Pixels = NDArray[np.float64]
Look = tuple[Pixels, Pixels]
LUMA = np.array([0.2126, 0.7152, 0.0722])


def threshold(rgb: Pixels, alpha: Pixels, **v: Any) -> Look:
    edge, soft = v["level"], v["softness"]
    k = np.interp(rgb @ LUMA, [edge - soft / 2, edge + soft / 2], [0, 1])[..., None]
    inked = np.array(v["dark"][:3]) * (1 - k) + np.array(v["bright"][:3]) * k
    return rgb + (inked - rgb) * v["amount"], alpha


def shifted(tone: Pixels, right: int, down: int) -> Pixels:
    """Give what lies `right` and `down` of every pixel; the border repeats."""
    wide = np.pad(tone, 1, mode="edge")
    rows, columns = tone.shape
    return wide[1 + down : 1 + down + rows, 1 + right : 1 + right + columns]


def edge(rgb: Pixels, alpha: Pixels, **v: Any) -> Look:
    tone = rgb @ LUMA * alpha
    across = sum(
        w * (shifted(tone, 1, j) - shifted(tone, -1, j)) for j, w in ((-1, 1), (0, 2), (1, 1))
    )
    down = sum(
        w * (shifted(tone, i, 1) - shifted(tone, i, -1)) for i, w in ((-1, 1), (0, 2), (1, 1))
    )
    line = np.clip(v["strength"] * np.hypot(across, down) / 4, 0, 1)[..., None]
    drawn = {
        "bright lines": line + 0 * rgb,
        "dark lines": 1 - line + 0 * rgb,
        "coloured lines": rgb * line,
        "over the picture": rgb * (1 - line),
    }[v["look"]]
    return rgb + (drawn - rgb) * v.get("amount", 1.0), alpha


def emboss(rgb: Pixels, alpha: Pixels, **v: Any) -> Look:
    tone = rgb @ LUMA * alpha
    relief = 0.5 * v["strength"] * (shifted(tone, 0, 1) - shifted(tone, 0, -1))[..., None]
    return (rgb if v.get("coloured") else 0.5 + 0 * rgb) + relief, alpha


def scan_lines(rgb: Pixels, alpha: Pixels, **v: Any) -> Look:
    """The mean of a raised cosine over each row, by many samples."""
    rows, columns = alpha.shape
    size = columns if v.get("upright") else rows
    fine = (np.arange(size * 64) + 0.5) / 64
    wave = (0.5 - 0.5 * np.cos(2 * np.pi * fine / v["spacing"])).reshape(size, 64).mean(1)
    gain = 1 - v["strength"] * (1 - wave)
    return rgb * (gain[None, :, None] if v.get("upright") else gain[:, None, None]), alpha


def glow(rgb: Pixels, alpha: Pixels, **v: Any) -> Look:
    light = rgb**2.4
    bright = light @ LUMA
    share = np.maximum(bright - v["threshold"], 0) / np.maximum(bright, 1e-4)
    shining = gaussian(light * (alpha * share)[..., None], v["radius"])
    added = v["amount"] * shining * np.array(v.get("colour", (1.0,) * 4)[:3])
    seen = alpha + (1 - alpha) * np.clip(added.max(-1), 0, 1)
    summed = light * alpha[..., None] + added
    with np.errstate(all="ignore"):
        made = np.where(seen[..., None] > 0, summed / seen[..., None], 0)
    return made ** (1 / 2.4), seen


TABLE: list[tuple[str, Callable[..., Look], dict[str, Any]]] = [
    (
        "threshold",
        threshold,
        {
            "level": 0.45,
            "softness": 0.3,
            "dark": (0.1, 0.0, 0.2, 1.0),
            "bright": (1.0, 0.9, 0.5, 1.0),
            "amount": 0.9,
        },
    ),
    ("edge", edge, {"look": "bright lines", "strength": 1.5}),
    ("edge", edge, {"look": "dark lines", "strength": 3.0, "amount": 0.6}),
    ("edge", edge, {"look": "coloured lines", "strength": 3.0}),
    ("edge", edge, {"look": "over the picture", "strength": 1.0}),
    ("emboss", emboss, {"angle": 90.0, "height": 1.0, "strength": 1.5}),
    ("emboss", emboss, {"angle": 90.0, "height": 1.0, "strength": 3.0, "coloured": True}),
    ("scan_lines", scan_lines, {"spacing": 5.0, "strength": 0.7}),
    ("scan_lines", scan_lines, {"spacing": 2.5, "strength": 1.0, "upright": True}),
    ("glow", glow, {"threshold": 0.2, "radius": 3.0, "amount": 0.9}),
    (
        "glow",
        glow,
        {"threshold": 0.0, "radius": 5.0, "amount": 2.0, "colour": (1.0, 0.5, 0.2, 1.0)},
    ),
]


@pytest.mark.parametrize(("kind", "reference", "values"), TABLE)
def test_the_style_is_that_of_the_formula(
    check: Any, kind: str, reference: Callable[..., Look], values: dict[str, Any]
) -> None:
    check(kind, reference, **values)


@pytest.mark.parametrize("tones", [2, 5, 64])
def test_posterise_leaves_as_many_tones_as_asked(apply: Any, tones: int) -> None:
    ramp = np.ones((36, 64, 4))
    # Middles of 64 ranges, away from where one tone turns into the next.
    ramp[..., :3] = ((np.arange(64) + 0.5) / 64)[:, None]
    got = apply("posterise", ramp, tones=tones)[18, :, 0]
    places = np.linspace(0, 1, tones + 1)[1:-1]
    expected = np.searchsorted(places, ramp[18, :, 0], side="right") / (tones - 1)
    sure = np.abs(ramp[18, :, 0][:, None] - places).min(1) > 0.002
    np.testing.assert_allclose(got[sure], expected[sure], atol=0.002)
    assert len(np.unique(np.rint(got * 1000))) == tones


def test_lines_finer_than_pixels_end_in_an_even_grey(apply: Any) -> None:
    white = np.ones((36, 64, 4))
    got = apply("scan_lines", white, spacing=1.0, strength=0.5)
    np.testing.assert_allclose(got[..., :3], 0.75, atol=0.002)


def test_lines_roll_with_time(apply: Any) -> None:
    white = np.ones((36, 64, 4))
    # Frame 5 of 25 a second, 2.5 lines a second: half a line further.
    rolled = apply("scan_lines", white, frame=5, spacing=6.0, strength=1.0, speed=2.5)
    still = apply("scan_lines", white, spacing=6.0, strength=1.0)
    np.testing.assert_allclose(rolled[3:, 0, 0], still[:-3, 0, 0], atol=0.003)


def test_a_wide_glow_is_worked_out_on_a_smaller_copy(apply: Any) -> None:
    picture = np.zeros((120, 160, 4))
    picture[..., 3] = 1
    picture[50:70, 60:100, :3] = 1
    got = apply("glow", picture, threshold=0.0, radius=12.0, amount=1.0)
    wanted = picture[..., :3] + gaussian(picture[..., :3], 12.0)
    np.testing.assert_allclose(got[..., :3] ** 2.4, wanted, atol=0.006)
