"""Colour effects against numpy, written from the formulas that the shaders name."""

import colorsys
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

Pixels = NDArray[np.float64]
Look = tuple[Pixels, Pixels]
LUMA = np.array([0.2126, 0.7152, 0.0722])


def luma(rgb: Pixels) -> Pixels:
    return np.asarray(rgb @ LUMA)


def mix(a: Pixels, b: Pixels, share: Any) -> Pixels:
    return np.asarray(a * (1 - share) + b * share)


def levels(rgb: Pixels, alpha: Pixels, channel: str = "all", **v: Any) -> Look:
    t = (rgb - v.get("black", 0.0)) / (v.get("white", 1.0) - v.get("black", 0.0))
    if v.get("limited", True):
        t = np.clip(t, 0, 1)
    t = np.sign(t) * np.abs(t) ** (1 / v.get("middle", 1.0))
    made = v.get("out_black", 0.0) + t * (v.get("out_white", 1.0) - v.get("out_black", 0.0))
    if channel != "all":
        index = ["red", "green", "blue"].index(channel)
        kept = rgb.copy()
        kept[..., index] = made[..., index]
        return kept, alpha
    return made, alpha


YCC = np.array([LUMA, (np.array([0, 0, 1]) - LUMA) / 1.8556, (np.array([1, 0, 0]) - LUMA) / 1.5748])


def turned(rgb: Pixels, degrees: float) -> Pixels:
    """BT.709 Y'CbCr, its chroma plane turned; from the matrix and its inverse."""
    t = np.radians(degrees)
    turn = np.array([[1, 0, 0], [0, np.cos(t), -np.sin(t)], [0, np.sin(t), np.cos(t)]])
    return np.asarray(rgb @ (np.linalg.inv(YCC) @ turn @ YCC).T)


def hue_shift(rgb: Pixels, alpha: Pixels, angle: float) -> Look:
    return turned(rgb, angle), alpha


def vibrance(rgb: Pixels, alpha: Pixels, amount: float) -> Look:
    gain = 1 + amount * (1 - np.ptp(rgb, axis=-1))[..., None]
    grey = luma(rgb)[..., None]
    return grey + (rgb - grey) * gain, alpha


def tint(
    rgb: Pixels, alpha: Pixels, colour: tuple[float, ...], density: float, *, keep: bool = True
) -> Look:
    passing = 1 - density + density * np.array(colour[:3])
    if keep:
        passing = passing / (passing @ LUMA)
    return np.clip(rgb, 0, None) ** 2.4 * passing, alpha


def displayed(reference: Callable[..., Look]) -> Callable[..., Look]:
    """Encode what a reference gives as light, by BT.1886 with black at zero."""

    def encoded(rgb: Pixels, alpha: Pixels, **values: Any) -> Look:
        light, alpha = reference(rgb, alpha, **values)
        return light ** (1 / 2.4), alpha

    return encoded


def duotone(rgb: Pixels, alpha: Pixels, **v: Any) -> Look:
    stops = [v["shadows"], v["highlights"]]
    places = [0.0, 1.0]
    if v.get("three"):
        stops.insert(1, v["middle"])
        places.insert(1, 0.5)
    printed = np.stack(
        [np.interp(luma(rgb), places, [stop[i] for stop in stops]) for i in range(3)], -1
    )
    return mix(rgb, printed, v.get("amount", 1.0)), alpha


def black_white(rgb: Pixels, alpha: Pixels, **v: Any) -> Look:
    share = np.array([v["red"], v["green"], v["blue"]]) / 100
    if v.get("keep", True):
        share = share / share.sum()
    grey = np.repeat((rgb @ share)[..., None], 3, -1)
    return mix(rgb, grey, v.get("amount", 1.0)), alpha


def colour_balance(rgb: Pixels, alpha: Pixels, **v: Any) -> Look:
    t = np.clip(luma(rgb), 0, 1)[..., None]
    moves = [np.array(v[name][:3]) + v[name][3] for name in ("shadows", "middle", "highlights")]
    shares = [(1 - t) ** 2, 2 * t * (1 - t), t**2]
    move = sum(share * one for share, one in zip(shares, moves, strict=True))
    if v.get("keep", True):
        move = move - luma(move)[..., None]
    return rgb + move, alpha


def line(points: tuple[float, ...], x: Pixels) -> Pixels:
    """Fritsch and Carlson 1980, equations (3) to (5) with the three-point start and circle of 3."""
    px, py = np.array(points[::2]), np.array(points[1::2])
    secant = np.diff(py) / np.diff(px)
    m = np.concatenate([secant[:1], (secant[:-1] + secant[1:]) / 2, secant[-1:]])
    m[1:-1][secant[:-1] * secant[1:] <= 0] = 0
    for k, d in enumerate(secant):
        if d == 0:
            m[k : k + 2] = 0
        elif (m[k : k + 2] ** 2).sum() > 9 * d * d:
            m[k : k + 2] *= 3 * abs(d) / np.sqrt((m[k : k + 2] ** 2).sum())
    held = np.clip(x, px[0], px[-1])
    k = np.clip(np.searchsorted(px, held, side="right") - 1, 0, len(px) - 2)
    h = px[k + 1] - px[k]
    t = (held - px[k]) / h
    a = 3 * secant[k] - 2 * m[k] - m[k + 1]
    b = m[k] + m[k + 1] - 2 * secant[k]
    return np.asarray(py[k] + h * (m[k] * t + a * t**2 + b * t**3))


def curves(rgb: Pixels, alpha: Pixels, **v: Any) -> Look:
    plain = (0.0, 0.0, 1.0, 1.0)
    made = line(v.get("master", plain), rgb)
    names = ("red", "green", "blue")
    made = np.stack([line(v.get(n, plain), made[..., i]) for i, n in enumerate(names)], -1)
    if "luma" in v:
        made = made + (line(v["luma"], luma(made)) - luma(made))[..., None]
    return made, alpha


def hsl_secondary(rgb: Pixels, alpha: Pixels, **v: Any) -> Look:
    hls = np.array([colorsys.rgb_to_hls(*one) for one in rgb.reshape(-1, 3)]).reshape(rgb.shape)
    away = np.abs((hls[..., 0] * 360 - v["hue"] + 180) % 360 - 180)
    matte = np.clip(1 + (v["hue_width"] / 2 - away) / v["hue_softness"], 0, 1)
    for name, value in (("saturation", hls[..., 2]), ("luma", luma(rgb))):
        soft = v.get(f"{name}_softness", 0.1)
        low, high = v[f"{name}_low"], v[f"{name}_high"]
        rising = np.interp(value, [low - soft, low], [0, 1])
        matte = matte * rising * np.interp(value, [high, high + soft], [1, 0])
    if v.get("show_matte"):
        return np.repeat(matte[..., None], 3, -1), alpha
    changed = turned(rgb, v["hue_shift"])
    grey = luma(rgb)[..., None]
    changed = grey + (changed - grey) * v["saturation"]
    goal = 1.0 if v["lightness"] > 0 else 0.0
    return mix(
        rgb, mix(changed, np.full_like(rgb, goal), abs(v["lightness"])), matte[..., None]
    ), alpha


def channel_mixer(rgb: Pixels, alpha: Pixels, **v: Any) -> Look:
    rows = np.array([v["red"], v["green"], v["blue"]])
    return rgb @ rows[:, :3].T + rows[:, 3], alpha


def wheels(rgb: Pixels, alpha: Pixels, **v: Any) -> Look:
    slope = np.array(v["gain"][:3]) * v["gain"][3]
    cdl = rgb * slope + v["offset"][:3] + v["offset"][3]
    return np.sign(cdl) * np.abs(cdl) ** (1 / np.array(v["gamma"][:3]) / v["gamma"][3]), alpha


INK, SAND, ROSE = (0.1, 0.0, 0.3, 1.0), (1.0, 0.9, 0.7, 1.0), (0.7, 0.2, 0.4, 1.0)
MOVES = {
    "shadows": (-0.1, 0.0, 0.2, 0.05),
    "middle": (0.1, -0.1, 0.0, 0.1),
    "highlights": (0.2, 0.1, -0.1, 0.0),
}
PICK = {
    "hue": 50.0,
    "hue_width": 80.0,
    "hue_softness": 40.0,
    "saturation_low": 0.3,
    "saturation_high": 0.8,
    "luma_low": 0.2,
    "luma_high": 0.7,
    "hue_shift": 60.0,
    "saturation": 1.4,
}
TABLE: list[tuple[str, Callable[..., Look], dict[str, Any]]] = [
    ("levels", levels, {"black": 0.1, "white": 0.8, "middle": 1.7}),
    ("levels", levels, {"channel": "green", "middle": 0.5, "out_black": 0.2, "out_white": 0.7}),
    ("levels", levels, {"black": 0.3, "white": 0.6, "limited": False, "out_black": 0.3}),
    ("hue_shift", hue_shift, {"angle": 70.0}),
    ("hue_shift", hue_shift, {"angle": -140.0}),
    ("vibrance", vibrance, {"amount": 0.8}),
    ("vibrance", vibrance, {"amount": -1.0}),
    ("tint", displayed(tint), {"colour": (0.9, 0.5, 0.2, 1.0), "density": 0.7}),
    ("tint", displayed(tint), {"colour": (0.2, 0.9, 0.6, 1.0), "density": 0.5, "keep": False}),
    ("duotone", duotone, {"shadows": INK, "highlights": SAND, "amount": 0.8}),
    ("duotone", duotone, {"shadows": INK, "middle": ROSE, "highlights": SAND, "three": True}),
    ("black_white", black_white, {"red": 80.0, "green": -20.0, "blue": 90.0}),
    ("black_white", black_white, {"red": 40.0, "green": 20.0, "blue": 5.0, "keep": False}),
    ("colour_balance", colour_balance, MOVES),
    ("hsl_secondary", hsl_secondary, {**PICK, "lightness": 0.3}),
    ("hsl_secondary", hsl_secondary, {**PICK, "lightness": -0.4, "saturation": 0.0}),
    ("hsl_secondary", hsl_secondary, {**PICK, "show_matte": True, "luma_softness": 0.3}),
    (
        "channel_mixer",
        channel_mixer,
        {"red": (0.5, 0.4, 0.1, 0.0), "green": (0.0, 1.0, 0.0, -0.1), "blue": (1.0, 0.0, 0.2, 0.1)},
    ),
    (
        "lift_gamma_gain",
        wheels,
        {"gain": (1.1, 0.8, 1.0, 0.9), "gamma": (1.0, 1.3, 0.8, 1.1), "offset": (0.1, 0, 0, 0.05)},
    ),
    ("curves", curves, {"master": (0.0, 0.05, 0.25, 0.15, 0.75, 0.9, 1.0, 0.95)}),
    ("curves", curves, {"red": (0.1, 0.0, 0.5, 0.8, 0.9, 0.7), "blue": (0.0, 0.3, 1.0, 0.6)}),
    ("curves", curves, {"luma": (0.0, 0.0, 0.3, 0.5, 1.0, 1.0), "green": (0.0, 0.1, 1.0, 0.9)}),
    ("colour_balance", colour_balance, {**MOVES, "keep": False}),
]


@pytest.mark.parametrize(("kind", "reference", "values"), TABLE)
def test_colours_are_those_of_the_formula(
    check: Any, kind: str, reference: Callable[..., Look], values: dict[str, Any]
) -> None:
    check(kind, reference, **values)


def test_turning_the_hue_takes_red_towards_yellow(apply: Any) -> None:
    red = np.tile([0.8, 0.2, 0.2, 1.0], (36, 64, 1))
    got = apply("hue_shift", red, angle=40.0)[18, 32]
    assert got[1] > got[2] + 0.1
