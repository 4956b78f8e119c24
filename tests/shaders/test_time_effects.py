"""Effects of time against numpy: what earlier frames leave behind."""

from typing import Any

import numpy as np
import pytest

from kijkocut.testing.reference_pixels import multiplied
from kijkocut.testing.shader_use import Use, holed_noise

SIZE = (24, 16)


def assert_same(got: np.ndarray, expected: np.ndarray) -> None:
    """Compare straight colours with colours multiplied by alpha: where nothing is, none matter."""
    np.testing.assert_allclose(multiplied(got), expected, atol=2 / 255)


FRAMES = [holed_noise(SIZE, seed) for seed in range(6)]
FLAT = [multiplied(one) for one in FRAMES]


def joined(now: np.ndarray, past: np.ndarray, blend: str) -> np.ndarray:
    match blend:
        case "lighten":
            return np.maximum(now, past)
        case "screen":
            return 1 - (1 - now) * (1 - past)
        case _:
            return now + past * (1 - now[..., 3:])


@pytest.mark.parametrize("blend", ["lighten", "screen", "behind"])
@pytest.mark.parametrize("amount", [1.0, 0.4])
def test_echoes_fade_by_their_half_life(stage: Any, blend: str, amount: float) -> None:
    values = {"half_life": 2.0, "blend": blend, "amount": amount}
    got = stage.effect(Use(kind="time_echo", values=values, frame=5), *FRAMES)
    trail = np.zeros_like(FLAT[0])
    for now in FLAT:
        trail = joined(now, trail * 0.5**0.5, blend)
    assert_same(got, FLAT[-1] * (1 - amount) + trail * amount)


def test_averaging_echoes_weigh_by_age(stage: Any) -> None:
    values = {"half_life": 1.0, "blend": "average"}
    got = stage.effect(Use(kind="time_echo", values=values, frame=5), *FRAMES)
    weights = np.array([0.5**5, *(0.5 ** np.arange(5, 0, -1))])
    assert_same(got, sum(w * one for w, one in zip(weights, FLAT, strict=True)))


def test_no_half_life_is_no_echo(stage: Any) -> None:
    got = stage.effect(Use(kind="time_echo", values={"half_life": 0.0}, frame=5), *FRAMES)
    assert_same(got, FLAT[-1])


@pytest.mark.parametrize(("seen", "shown"), [(1, 0), (3, 0), (4, 3), (6, 3)])
def test_posterised_time_holds_every_third_picture(stage: Any, seen: int, shown: int) -> None:
    use = Use(kind="posterise_time", values={"frames": 3}, frame=seen - 1)
    assert_same(stage.effect(use, *FRAMES[:seen]), FLAT[shown])


def test_posterised_time_starts_with_what_there_is(stage: Any) -> None:
    use = Use(kind="posterise_time", values={"frames": 30}, frame=100)
    assert_same(stage.effect(use, *FRAMES), FLAT[0])


@pytest.mark.parametrize("frame", [0, 4, 5, 9, 10, 14])
def test_strobes_beat_steadily(stage: Any, frame: int) -> None:
    values = {"period": 0.4, "duty": 0.5, "amount": 0.75, "colour": (1.0, 0.5, 0.0, 1.0)}
    got = stage.effect(Use(kind="strobe", values=values, frame=frame), FRAMES[0])
    flash = np.array([1.0, 0.5, 0.0, 1.0]) * FLAT[0][..., 3:]
    share = 0.75 if frame % 10 < 5 else 0.0
    assert_same(got, FLAT[0] * (1 - share) + flash * share)


def test_a_transparent_strobe_hides_the_picture(stage: Any) -> None:
    values = {"colour": (1.0, 1.0, 1.0, 0.0)}
    got = stage.effect(Use(kind="strobe", values=values), FRAMES[0])
    assert got[..., 3].max() == 0
