"""The pictures of layers in clip space."""

from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from kijkocut.render.frame_plan import Glimpse, NestPicture, PlannedEffect


def test_two_frames_of_a_media_are_mixed_by_their_share(scene: Any, noise: np.ndarray) -> None:
    picture = replace(scene.picture(noise), blend_at=1, blend_share=0.25)
    shown = scene.show(scene.layer(picture))
    np.testing.assert_allclose(shown, noise, atol=2 / 255)


def test_effects_change_the_picture_of_a_nest(scene: Any, noise: np.ndarray) -> None:
    inner = scene.plan(scene.layer(scene.picture(noise)))
    invert = PlannedEffect(kind="invert", values=(("amount", 1.0),))
    plain = scene.show(scene.layer(scene.picture(noise), effects=(invert,)))
    nested = scene.show(scene.layer(NestPicture(plan=inner), effects=(invert,)))
    np.testing.assert_allclose(nested, plain, atol=1 / 255)


def test_a_past_without_anything_that_remembers_shows_the_present(
    scene: Any, noise: np.ndarray
) -> None:
    layer = scene.layer(scene.picture(noise))
    before = Glimpse(picture=scene.picture(1 - noise, "old"), box=layer.box, density=1.0)
    shown = scene.show(replace(layer, past=(before,)))
    np.testing.assert_allclose(shown, scene.show(layer), atol=1 / 255)


def _boxed(scene: Any, *effects: PlannedEffect) -> np.ndarray:
    """A white picture of 16x12 in the middle of the frame, as straight RGBA."""
    white = np.ones((12, 16, 4))
    layer = scene.layer(scene.picture(white), box=(16.0, 12.0), effects=effects)
    shown: np.ndarray = scene.show(layer)
    return shown


def _shadow(distance: float, margin: float) -> PlannedEffect:
    values = {
        "colour": (0.0, 0.0, 0.0, 1.0),
        "opacity": 1.0,
        "angle": 0.0,
        "distance": distance,
        "blur": 0.0,
        "alone": False,
    }
    return PlannedEffect(kind="drop_shadow", values=tuple(values.items()), margin=margin)


def test_an_effect_with_a_margin_draws_beyond_the_picture(scene: Any) -> None:
    shown = _boxed(scene, _shadow(6.0, 6.0))
    # The picture lies on columns 16 to 31 and rows 10 to 21, its shadow on 22 to 37.
    assert shown[15, 31] == pytest.approx([1, 1, 1, 1], abs=0.01)
    assert shown[15, 32:38, 3] == pytest.approx(np.ones(6), abs=0.01)
    assert shown[15, 32:38, :3] == pytest.approx(np.zeros((6, 3)), abs=0.01)
    assert not shown[:, 39:, 3].any()
    assert not shown[:9, :, 3].any()
    assert not _boxed(scene, _shadow(6.0, 0.0))[:, 32:, 3].any(), "without one it keeps inside"


def test_effects_before_it_see_the_picture_alone(scene: Any) -> None:
    mirror = PlannedEffect(kind="mirror", values=(("side", "left"), ("line", 0.5)))
    alone = _boxed(scene, mirror)
    both = _boxed(scene, mirror, _shadow(6.0, 6.0))
    assert both[10:22, 16:32] == pytest.approx(alone[10:22, 16:32], abs=0.01)
    assert both[15, 34, 3] == pytest.approx(1, abs=0.01)
