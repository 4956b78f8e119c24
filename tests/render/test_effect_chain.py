from typing import Any

import numpy as np
import pytest

from kijkocut.effects import Catalogue, EffectKind
from kijkocut.effects.isf import read_isf
from kijkocut.render.compositor import Compositor
from kijkocut.render.effect_chain import chain_source, is_pointwise
from kijkocut.render.frame_plan import PlannedEffect
from kijkocut.render.gpu import Shader

HEAD = """/*{"ISFVSN": "2", "INPUTS": [{"NAME": "inputImage", "TYPE": "image"},
{"NAME": "%s", "TYPE": "float", "DEFAULT": 0.5}]}*/
"""
LUMA = np.array([0.2126, 0.7152, 0.0722])


def planned(kind: str, **values: float) -> PlannedEffect:
    return PlannedEffect(kind=kind, values=tuple(values.items()))


@pytest.mark.parametrize(
    ("name", "is_joined"),
    [
        ("exposure", True),
        ("contrast", True),
        ("saturation", True),
        ("lift_gamma_gain", True),
        ("vignette", False),
        ("sharpen", False),
        ("gaussian_blur", False),
        ("mirror", False),
    ],
)
def test_effects_that_look_elsewhere_stay_alone(
    catalogue: Catalogue, name: str, *, is_joined: bool
) -> None:
    assert is_pointwise(catalogue.get(name, EffectKind.effect)) is is_joined


@pytest.mark.parametrize(
    "body",
    [
        "void main() { gl_FragColor = IMG_THIS_PIXEL(inputImage) * TIME; }",
        "void main() { gl_FragColor = IMG_PIXEL(inputImage, vec2(level)); }",
        "#define HALF 0.5\nvoid main() { gl_FragColor = IMG_THIS_PIXEL(inputImage) * HALF; }",
        "vec4 kept;\nvoid main() { kept = IMG_THIS_PIXEL(inputImage); gl_FragColor = kept; }",
        "void main() { if (level > 1.0) discard; gl_FragColor = vec4(1.0); }",
    ],
)
def test_what_can_not_be_renamed_or_moved_stays_alone(body: str) -> None:
    assert not is_pointwise(read_isf("x", HEAD % "level" + body))


def test_an_input_named_like_a_component_stays_alone() -> None:
    body = "void main() { gl_FragColor = IMG_THIS_PIXEL(inputImage).rgba * r; }"
    assert not is_pointwise(read_isf("x", HEAD % "r" + body))


def test_effects_with_the_same_names_do_not_meet(compositor: Compositor) -> None:
    body = """const float OWN = %s;  // each has its own
    float changed(float v) { return v * level + OWN; }
    void main() { vec4 c = IMG_THIS_PIXEL(inputImage); gl_FragColor = vec4(changed(c.r)); }"""
    both = tuple(read_isf("x", HEAD % "level" + body % number) for number in ("0.1", "0.2"))
    assert all(is_pointwise(one) for one in both)
    source = chain_source(both)
    with compositor._gpu.current():
        shader = compositor._gpu.compiled(
            "#version 330 core\nin vec2 corner; void main() { gl_Position = vec4(corner, 0, 1); }",
            "#version 330 core\nout vec4 r;\nvec3 kj_to_linear(vec3 c) { return c; }\n"
            f"{source}\nvoid main() {{ r = kj_effects(vec4(0.5, 0.5, 0.5, 1.0)); }}",
        )
    assert isinstance(shader, Shader)


@pytest.mark.parametrize("alpha", [1.0, 0.6])
def test_a_chain_gives_what_its_effects_give_in_order(
    scene: Any, noise: np.ndarray, alpha: float
) -> None:
    noise[..., 3] = alpha
    effects = (
        planned("contrast", amount=1.4, pivot=0.3),
        planned("exposure", stops=-0.5),
        planned("exposure", stops=0.25),
        planned("contrast", amount=0.8, pivot=0.5),
        planned("mirror"),
        planned("saturation", amount=0.4),
        planned("invert", amount=1.0),
    )
    got = scene.show(scene.layer(scene.picture(noise), effects=effects))
    c = (noise[..., :3] - 0.3) * 1.4 + 0.3
    c = np.sign(c) * np.abs(c) * 2 ** (-0.25 / 2.4)
    c = (c - 0.5) * 0.8 + 0.5
    mirrored = scene.show(scene.layer(scene.picture(noise, "m"), effects=(planned("mirror"),)))
    places = np.abs(mirrored[:, :, None, :3] - noise[:, None, :, :3]).sum(-1).argmin(-1)
    c = np.take_along_axis(c, places[..., None], 1)
    gray = (c @ LUMA)[..., None]
    expected = 1 - (gray + (c - gray) * 0.4)
    np.testing.assert_allclose(got[..., :3], expected, atol=3 / 255)
    np.testing.assert_allclose(got[..., 3], alpha, atol=0.003)
