import pytest

from kijkocut.effects import EffectKind, ShaderFileError
from kijkocut.effects.gl_transition import read_gl_transition
from kijkocut.model.params import ParamKind

PUBLIC = """// Author: someone
// License: MIT
uniform vec2 direction; // = vec2(1.0, -1.0)
uniform float smoothness /* = 0.5 */;
uniform vec3 color; // = vec3(0.9)
uniform bool isFast; // = true
uniform ivec2 squares; // = ivec2(10, 5)
uniform int steps; // = 50
uniform sampler2D luma;
vec4 transition(vec2 uv) { return mix(getFromColor(uv), getToColor(uv), progress); }
"""


def test_uniforms_with_defaults_become_parameters() -> None:
    made = read_gl_transition("directionalWipe", PUBLIC)
    assert made.kind is EffectKind.transition
    assert made.label == "Directional wipe"
    assert {s.name: s.default for s in made.params} == {
        "direction": (1.0, -1.0),
        "smoothness": 0.5,
        "color": (0.9, 0.9, 0.9),
        "isFast": True,
        "squares": (10.0, 5.0),
        "steps": 50,
        "luma": "",
    }


def test_notes_give_labels_units_ranges_and_choices() -> None:
    text = """// Label: Sweep
// Category: Wipe
// Description: It sweeps.
// Opaque: yes
// Param: angle | Angle | deg | 0..360 | Where to.
// Choices: way | 0 left, 3 far right
uniform float angle; // = 45.0
uniform int way; // = 3
vec4 transition(vec2 uv) { return getToColor(uv); }
"""
    made = read_gl_transition("sweep", text)
    angle, way = made.params
    assert (made.label, made.category, made.description, made.keeps_alpha) == (
        "Sweep",
        "Wipe",
        "It sweeps.",
        True,
    )
    assert (angle.label, angle.unit, angle.minimum, angle.maximum) == ("Angle", "deg", 0.0, 360.0)
    assert angle.description == "Where to."
    assert (way.kind, way.choices, way.default) == (
        ParamKind.choice,
        ("left", "far right"),
        "far right",
    )
    assert made.inputs[1].values == (0, 3)


@pytest.mark.parametrize("text", ["void main() {}", "uniform mat4 m;\nvec4 transition(vec2 uv) {}"])
def test_other_shaders_are_refused(text: str) -> None:
    with pytest.raises(ShaderFileError):
        read_gl_transition("x", text)


def test_a_sampler_is_a_file_with_the_picture_its_comment_names() -> None:
    text = """uniform sampler2D luma; // = "spiral.png"
uniform highp ivec3 n; // = ivec3(1, 2, 3)
vec4 transition(vec2 uv) { return texture2D(luma, uv); }
"""
    luma, n = read_gl_transition("x", text).params
    assert (luma.kind, luma.default, luma.can_keyframe) == (ParamKind.file, "spiral.png", False)
    assert n.default == (1.0, 2.0, 3.0)
