"""Puts an author's shader between what its format promises and what the compositor needs.

ISF and gl-transitions count y upwards, the compositor's surfaces downwards; the host functions
below turn every coordinate over. Authors' lines keep their numbers, so that messages of the
compiler fit.
"""

import re
from typing import Final

from kijkocut.effects import Definition, EffectKind, Light, shader_folder
from kijkocut.model.sequence import ColourSpace
from kijkocut.render.colour import space_transfer

VERTEX: Final = """#version 330 core
in vec2 corner;
out vec2 isf_FragNormCoord;
void main() {
    gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
    isf_FragNormCoord = vec2(corner.x, 1.0 - corner.y);
}
"""

_HOST: Final = """
in vec2 isf_FragNormCoord;
out vec4 kj_result;
vec4 kj_FragColor;
uniform vec2 RENDERSIZE;
uniform float TIME;
uniform float TIMEDELTA;
uniform int FRAMEINDEX;
uniform vec4 DATE;
#define kj_FragCoord vec4(gl_FragCoord.x, RENDERSIZE.y - gl_FragCoord.y, gl_FragCoord.zw)
#define texture2D texture
vec4 kj_norm(sampler2D s, vec2 p) { return texture(s, vec2(p.x, 1.0 - p.y)); }
vec2 kj_size(sampler2D s) { return vec2(textureSize(s, 0)); }
vec4 kj_seen(vec4 c) {
#ifdef STRAIGHT
    c.rgb = c.a > 0.0 ? c.rgb / c.a : vec3(0.0);
#ifdef IN_LINEAR
    c.rgb = kj_to_linear(c.rgb);
#endif
#endif
    return c;
}
vec4 kj_shown(vec4 c) {
#ifdef STRAIGHT
#ifdef IN_LINEAR
    c.rgb = kj_from_linear(c.rgb);
#endif
    c.a = clamp(c.a, 0.0, 1.0);
    c.rgb *= c.a;
#endif
    return c;
}
vec4 kj_seen_norm(sampler2D s, vec2 p) { return kj_seen(kj_norm(s, p)); }
#define IMG_NORM_PIXEL(s, p) kj_norm(s, p)
#define IMG_PIXEL(s, p) kj_norm(s, (p) / kj_size(s))
#define IMG_THIS_PIXEL(s) kj_norm(s, isf_FragNormCoord)
#define IMG_THIS_NORM_PIXEL(s) kj_norm(s, isf_FragNormCoord)
#define KJ_SEEN_NORM_PIXEL(s, p) kj_seen_norm(s, p)
#define KJ_SEEN_PIXEL(s, p) kj_seen_norm(s, (p) / kj_size(s))
#define KJ_SEEN_THIS_PIXEL(s) kj_seen_norm(s, isf_FragNormCoord)
#define KJ_SEEN_THIS_NORM_PIXEL(s) kj_seen_norm(s, isf_FragNormCoord)
#define IMG_SIZE(s) kj_size(s)
"""

_TRANSITION_HOST: Final = """
in vec2 isf_FragNormCoord;
out vec4 kj_result;
uniform sampler2D kj_before;
uniform sampler2D kj_after;
uniform float progress;
uniform float ratio;
#define texture2D texture
#ifdef IN_LINEAR
vec4 kj_read(vec4 c) { return kj_to_linear(c); }
vec4 kj_write(vec4 c) { return kj_from_linear(c); }
#else
vec4 kj_read(vec4 c) { return c; }
vec4 kj_write(vec4 c) { return c; }
#endif
vec4 getFromColor(vec2 uv) { return kj_read(texture(kj_before, vec2(uv.x, 1.0 - uv.y))); }
vec4 getToColor(vec2 uv) { return kj_read(texture(kj_after, vec2(uv.x, 1.0 - uv.y))); }
"""

_READ_INPUT: Final = re.compile(
    r"\bIMG_(NORM_PIXEL|PIXEL|THIS_PIXEL|THIS_NORM_PIXEL)(\s*\(\s*inputImage\b)"
)
_MAIN: Final = re.compile(r"\bvoid\s+main\s*\(\s*(?:void)?\s*\)")


def effect_source(definition: Definition, space: ColourSpace, index: int = 0) -> str:
    """Give the fragment shader of pass `index` of an ISF effect or generator.

    Every pass is a program of its own: software GL works out both sides of a branch.
    """
    is_linear = definition.light is Light.linear
    parts = [_head(space, is_linear=is_linear)]
    if definition.is_straight:
        parts.append("#define STRAIGHT\n")
    parts.append(f"#define PASSINDEX {index}\n")
    parts.append(_HOST)
    if definition.kind is EffectKind.effect:
        parts.append("uniform sampler2D inputImage;\n")
    targets = dict.fromkeys(one.target for one in definition.passes if one.target)
    parts += [f"uniform sampler2D {name};\n" for name in targets]
    parts += [f"uniform {one.uniform} {one.spec.name};\n" for one in definition.inputs]
    body = _READ_INPUT.sub(r"KJ_SEEN_\1\2", definition.source)
    body = _MAIN.sub("void kj_body()", body)
    body = re.sub(r"\bgl_FragColor\b", "kj_FragColor", body)
    body = re.sub(r"\bgl_FragCoord\b", "kj_FragCoord", body)
    is_last = index + 1 == len(definition.passes)
    result = "kj_shown(kj_FragColor)" if is_last else "kj_FragColor"
    finish = f"void main() {{\n    kj_body();\n    kj_result = {result};\n}}\n"
    return "".join([*parts, "#line 1\n", body, "\n", finish])


def transition_source(definition: Definition, space: ColourSpace, *, is_linear: bool) -> str:
    """Give the fragment shader of a transition in gl-transitions form."""
    parts = [_head(space, is_linear=is_linear), _TRANSITION_HOST, "#line 1\n", definition.source]
    finish = "\nvoid main() { kj_result = kj_write(transition(isf_FragNormCoord)); }\n"
    return "".join([*parts, finish])


def _head(space: ColourSpace, *, is_linear: bool) -> str:
    head = "#version 330 core\n"
    if not is_linear:
        return head
    colour = (shader_folder() / "compositor" / "colour.glsl").read_text("utf-8")
    return f"{head}#define SPACE {space_transfer(space)}\n#define IN_LINEAR\n{colour}"
