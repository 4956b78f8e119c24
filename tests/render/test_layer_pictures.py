"""The pictures of layers in clip space."""

from typing import Any

import numpy as np
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
