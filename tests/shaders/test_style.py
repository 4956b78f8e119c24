"""Stylising effects against numpy, written from the formulas that the shaders name."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

Pixels = NDArray[np.float64]
Look = tuple[Pixels, Pixels]
LUMA = np.array([0.2126, 0.7152, 0.0722])


def threshold(rgb: Pixels, alpha: Pixels, **v: Any) -> Look:
    edge, soft = v["level"], v["softness"]
    k = np.interp(rgb @ LUMA, [edge - soft / 2, edge + soft / 2], [0, 1])[..., None]
    inked = np.array(v["dark"][:3]) * (1 - k) + np.array(v["bright"][:3]) * k
    return rgb + (inked - rgb) * v["amount"], alpha


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
