"""Transitions: both ends exact, and what lies between against numpy."""

from collections.abc import Iterator

import numpy as np
import pytest

from kijkocut.effects import EffectKind
from kijkocut.testing.reference_pixels import centres, gaussian, multiplied
from kijkocut.testing.shader_stage import ShaderStage, Use, holed_noise, open_stage, soft_shapes

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
def stage() -> Iterator[ShaderStage]:
    with open_stage() as made:
        yield made


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
    stage: ShaderStage,
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
    stage: ShaderStage, before: np.ndarray, after: np.ndarray
) -> None:
    for definition in stage.catalogue.of_kind(EffectKind.transition):
        use = Use(kind=definition.name)
        for progress, side in ((0.0, before), (1.0, after)):
            got = stage.transition(use, progress, before, after)
            said = f"{definition.name} at {progress}"
            np.testing.assert_allclose(
                multiplied(got), multiplied(side), atol=ROUNDING, err_msg=said
            )


def test_all_transitions_are_described(stage: ShaderStage) -> None:
    for definition in stage.catalogue.of_kind(EffectKind.transition):
        assert definition.category, definition.name
        assert definition.description.endswith("."), definition.name
        for spec in definition.params:
            assert spec.description, f"{definition.name} {spec.name}"
            limited = spec.kind != "number" or None not in (spec.minimum, spec.maximum)
            assert limited, f"{definition.name} {spec.name}"


def test_all_transitions_keep_opaque_pictures_opaque_if_they_say_so(
    stage: ShaderStage, before: np.ndarray, smooth: np.ndarray
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
    stage: ShaderStage,
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
    stage: ShaderStage, before: np.ndarray, after: np.ndarray, progress: float
) -> None:
    got = stage.transition(Use(kind="blur_dissolve", values={"size": 0.2}), progress, before, after)
    share = progress * progress * (3 - 2 * progress)
    mixed = multiplied(before) * (1 - share) + multiplied(after) * share
    expected = gaussian(mixed, 0.2 * H * (1 - abs(2 * progress - 1)))
    assert_same(got, expected, 3 / 255)
