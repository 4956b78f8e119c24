"""What holds for every picture effect that comes with the program."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from kijkocut.effects import Catalogue, EffectKind
from kijkocut.model.params import ParamKind

Pixels = NDArray[np.float64]
CATALOGUE = Catalogue.from_folders()
EFFECTS = CATALOGUE.of_kind(EffectKind.effect)
NAMES = [one.name for one in EFFECTS]
STILL = [one.name for one in EFFECTS if any(i.identity is not None for i in one.inputs)]


def seen(rgba: Pixels) -> Pixels:
    """Multiply by alpha: what a clear pixel's colour would be is nobody's matter."""
    return np.concatenate([rgba[..., :3] * rgba[..., 3:], rgba[..., 3:]], -1)


@pytest.mark.parametrize("name", STILL)
def test_at_its_identity_it_changes_nothing_even_when_it_is_run(
    apply: Any, scene: Pixels, name: str
) -> None:
    inputs = CATALOGUE.get(name, EffectKind.effect).inputs
    still = {one.spec.name: one.identity for one in inputs if one.identity is not None}
    got = apply(name, scene, frame=3, **still)
    np.testing.assert_allclose(seen(got), seen(scene), atol=0.003)


@pytest.mark.parametrize("name", NAMES)
def test_it_gives_clean_numbers_and_the_same_ones_again(
    apply: Any, scene: Pixels, name: str
) -> None:
    first = apply(name, scene, frame=3)
    assert np.isfinite(first).all()
    assert first[..., 3].min() >= 0
    assert first[..., 3].max() <= 1.001
    np.testing.assert_array_equal(apply(name, scene, frame=3), first)


@pytest.mark.parametrize("name", NAMES)
def test_opaque_stays_opaque_where_it_says_so(apply: Any, scene: Pixels, name: str) -> None:
    definition = CATALOGUE.get(name, EffectKind.effect)
    opaque = scene.copy()
    opaque[..., 3] = 1
    lowest = apply(name, opaque, frame=3)[..., 3].min()
    if definition.keeps_alpha:
        assert lowest == pytest.approx(1, abs=0.001)


@pytest.mark.parametrize("name", NAMES)
def test_numbers_say_their_step_or_unit(name: str) -> None:
    for one in CATALOGUE.get(name, EffectKind.effect).inputs:
        if one.spec.kind is ParamKind.number and name != "lut":
            assert one.spec.step, one.spec.name
            assert one.spec.step * 4 <= (one.spec.maximum or 0) - (one.spec.minimum or 0)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_held_to_a_reference(name: str) -> None:
    tests = Path(__file__).parents[1]
    pages = [*tests.glob("shaders/test_*.py"), *tests.glob("render/test_*.py")]
    assert any(f'"{name}"' in page.read_text("utf-8") for page in pages)
