"""Keys and mattes against numpy, written from the formulas that the shaders name."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

Pixels = NDArray[np.float64]
Look = tuple[Pixels, Pixels]
LUMA = np.array([0.2126, 0.7152, 0.0722])


def luma_key(rgb: Pixels, alpha: Pixels, **v: Any) -> Look:
    tone, soft = rgb @ LUMA, v["softness"]
    keep = np.interp(tone, [v["low"] - soft, v["low"]], [0, 1]) if v["low"] else np.ones_like(tone)
    if v.get("high", 1.0) < 1:
        keep = keep * np.interp(tone, [v["high"], v["high"] + soft], [1, 0])
    keep = 1 - keep if v.get("invert") else keep
    if v.get("matte"):
        return np.repeat(keep[..., None], 3, -1), np.ones_like(alpha)
    return rgb, alpha * keep


def chroma(rgb: Pixels) -> Pixels:
    y = rgb @ LUMA
    return np.stack([(rgb[..., 2] - y) / 1.8556, (rgb[..., 0] - y) / 1.5748], -1)


def chroma_key(rgb: Pixels, alpha: Pixels, **v: Any) -> Look:
    screen = np.array(v["key"][:3])
    gap = np.linalg.norm(chroma(rgb) - chroma(screen), axis=-1)
    keep = np.clip((gap - v["tolerance"]) / v["softness"], 0, 1)
    keep = np.interp(keep, [v["clip_black"], v["clip_white"]], [0, 1])
    main = int(np.argmax(screen))
    others = [i for i in range(3) if i != main]
    clean = rgb.copy()
    clean[..., main] -= v["despill"] * np.maximum(0, rgb[..., main] - rgb[..., others].mean(-1))
    clean += v["relight"] * ((rgb - clean) @ LUMA)[..., None]
    return clean, alpha * keep


def bell(alpha: Pixels, sigma: float, axis: int) -> Pixels:
    reach = int(np.ceil(3 * sigma))
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    wide = np.pad(alpha, [(reach, reach) if i == axis else (0, 0) for i in range(2)], mode="edge")
    rows = np.apply_along_axis(np.convolve, axis, wide, weights / weights.sum(), "valid")
    return np.asarray(rows)


def shrunk(alpha: Pixels, choke: float, axis: int) -> Pixels:
    whole = int(choke)

    def least(reach: int) -> Pixels:
        pad = [(reach, reach) if i == axis else (0, 0) for i in range(2)]
        wide = np.pad(alpha, pad, mode="edge")
        size = alpha.shape[axis]
        return np.min([np.take(wide, range(k, k + size), axis) for k in range(2 * reach + 1)], 0)

    share = choke - whole
    return (1 - share) * least(whole) + share * least(whole + 1)


def refine_matte(rgb: Pixels, alpha: Pixels, choke: float, soften: float) -> Look:
    made = shrunk(shrunk(alpha, choke, 1), choke, 0) if choke else alpha
    if soften:
        made = bell(bell(made, soften, 1), soften, 0)
    return rgb, np.minimum(alpha, made)


SCREEN = {"key": (0.1, 0.3, 0.8, 1.0), "tolerance": 0.1, "softness": 0.5}
GREEN = {"key": (0.1, 0.8, 0.2, 1.0), "tolerance": 0.2, "softness": 0.3}
TABLE: list[tuple[str, Callable[..., Look], dict[str, Any]]] = [
    ("luma_key", luma_key, {"low": 0.4, "softness": 0.2}),
    ("luma_key", luma_key, {"low": 0.0, "high": 0.5, "softness": 0.3}),
    ("luma_key", luma_key, {"low": 0.3, "high": 0.6, "softness": 0.1, "invert": True}),
    ("luma_key", luma_key, {"low": 0.3, "high": 0.6, "softness": 0.1, "matte": True}),
    (
        "chroma_key",
        chroma_key,
        {**SCREEN, "clip_black": 0.2, "clip_white": 0.7, "despill": 1.0, "relight": 0.6},
    ),
    (
        "chroma_key",
        chroma_key,
        {**GREEN, "clip_black": 0.0, "clip_white": 1.0, "despill": 0.7, "relight": 0.0},
    ),
    ("refine_matte", refine_matte, {"choke": 2.0, "soften": 0.0}),
    ("refine_matte", refine_matte, {"choke": 1.25, "soften": 2.0}),
    ("refine_matte", refine_matte, {"choke": 3.5, "soften": 1.0}),
]


@pytest.mark.parametrize(("kind", "reference", "values"), TABLE)
def test_what_is_transparent_is_what_the_formula_says(
    check: Any, kind: str, reference: Callable[..., Look], values: dict[str, Any]
) -> None:
    check(kind, reference, **values)
