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

_VERSION: Final = """#version 330 core
#extension GL_ARB_shading_language_420pack : enable
#extension GL_ARB_gpu_shader5 : enable
"""
"""Where they exist, these convert integers as most drivers do anyway and public files expect."""

_VERTEX_HOST: Final = """
#define varying out
in vec2 corner;
out vec2 isf_FragNormCoord;
void isf_vertShaderInit() {
    isf_FragNormCoord = vec2(corner.x, 1.0 - corner.y);
    gl_Position = vec4(isf_FragNormCoord * 2.0 - 1.0, 0.0, 1.0);
}
#define vv_vertShaderInit isf_vertShaderInit
"""
_VERTEX_MAIN: Final = """
void main() {
    isf_vertShaderInit();
    kj_body();
    gl_Position.y = -gl_Position.y;
}
"""

_FRAGMENT_HOST: Final = """
#define varying in
in vec2 isf_FragNormCoord;
out vec4 kj_result;
vec4 kj_FragColor;
#define kj_FragCoord vec4(gl_FragCoord.x, RENDERSIZE.y - gl_FragCoord.y, gl_FragCoord.zw)
"""

_TEXTURES: Final = """
vec4 kj_norm(sampler2D s, vec2 p) { return texture(s, vec2(p.x, 1.0 - p.y)); }
vec4 kj_norm(sampler2D s, vec2 p, float b) { return kj_norm(s, p); }
vec4 kj_norm(samplerCube s, vec3 d) { return texture(s, d); }
vec4 kj_norm(samplerCube s, vec3 d, float b) { return texture(s, d); }
"""
"""Nothing has smaller copies to choose from, so a bias changes nothing."""

_HOST: Final = """
uniform vec2 RENDERSIZE;
uniform float TIME;
uniform float TIMEDELTA;
uniform int FRAMEINDEX;
uniform vec4 DATE;
#define vv_FragNormCoord isf_FragNormCoord
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
vec4 kj_seen_norm(sampler2D s, vec2 p, float b) { return kj_seen(kj_norm(s, p)); }
vec4 kj_pixel(sampler2D s, vec2 p) { return kj_norm(s, p / kj_size(s)); }
vec4 kj_pixel(sampler2D s, vec2 p, float b) { return kj_pixel(s, p); }
vec4 kj_seen_pixel(sampler2D s, vec2 p) { return kj_seen(kj_pixel(s, p)); }
vec4 kj_seen_pixel(sampler2D s, vec2 p, float b) { return kj_seen(kj_pixel(s, p)); }
#define IMG_NORM_PIXEL kj_norm
#define IMG_PIXEL kj_pixel
#define IMG_THIS_PIXEL(s) kj_norm(s, isf_FragNormCoord)
#define IMG_THIS_NORM_PIXEL(s) kj_norm(s, isf_FragNormCoord)
#define KJ_SEEN_NORM_PIXEL kj_seen_norm
#define KJ_SEEN_PIXEL kj_seen_pixel
#define KJ_SEEN_THIS_PIXEL(s) kj_seen_norm(s, isf_FragNormCoord)
#define KJ_SEEN_THIS_NORM_PIXEL(s) kj_seen_norm(s, isf_FragNormCoord)
#define IMG_SIZE(s) kj_size(s)
#define texture2DRect(s, p) IMG_PIXEL(s, p)
"""
_FLIPPED: Final = ("texture", "texture2D", "textureCube")
"""Functions of GLSL that count y downwards here; authors may have a macro of the name instead."""

_TRANSITION_HOST: Final = """
in vec2 isf_FragNormCoord;
out vec4 kj_result;
uniform sampler2D kj_before;
uniform sampler2D kj_after;
uniform float progress;
uniform float ratio;
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
    r"\bIMG_(NORM_PIXEL|PIXEL|THIS_PIXEL|THIS_NORM_PIXEL)"
    r"(\s*\(\s*(?:inputImage|startImage|endImage)\b)"
)
_SAMPLE_INPUT: Final = re.compile(r"\btexture(?:2D)?(\s*\(\s*(?:inputImage|startImage|endImage)\b)")
_MAIN: Final = re.compile(r"\bvoid\s+main\s*\(\s*(?:void)?\s*\)")
_MACRO: Final = re.compile(r"^[ \t]*#[ \t]*define[ \t]+(\w+)", re.MULTILINE)
_DIRECTIVE: Final = re.compile(r"^[ \t]*#[ \t]*(?:version|extension)\b[^\n]*", re.MULTILINE)
_OWN_PLACE: Final = re.compile(
    r"^[ \t]*(?:varying|in|out)\s+vec2\s+(?:isf|vv)_FragNormCoord\s*;", re.MULTILINE
)
"""Some public files declare what the format declares for them."""
_GIVEN: Final = {
    EffectKind.effect: "uniform sampler2D inputImage;\n",
    EffectKind.transition: (
        "uniform sampler2D startImage;\nuniform sampler2D endImage;\nuniform float progress;\n"
    ),
}


def effect_source(definition: Definition, space: ColourSpace, index: int = 0) -> str:
    """Give the fragment shader of pass `index` of an ISF shader, to be shown.

    Every pass is a program of its own: software GL works out both sides of a branch.
    """
    is_last = index + 1 == len(definition.passes)
    return _fragment(definition, space, index, "kj_shown(kj_FragColor)" if is_last else "")


def buffer_source(definition: Definition, space: ColourSpace, index: int) -> str:
    """Give the fragment shader of pass `index` for a buffer: colour as the author wrote it."""
    return _fragment(definition, space, index, "")


def vertex_source(definition: Definition, space: ColourSpace, index: int = 0) -> str:
    """Give the vertex shader of pass `index` of an ISF shader: the author's, if there is one."""
    if not definition.vertex:
        return VERTEX
    parts = _isf_head(definition, space, index, _VERTEX_HOST)
    body = _MAIN.sub("void kj_body()", _tamed(definition.vertex))
    return "".join([*parts, "#line 1\n", body, _VERTEX_MAIN])


def transition_source(definition: Definition, space: ColourSpace, *, is_linear: bool) -> str:
    """Give the fragment shader of a transition in gl-transitions form."""
    parts = [_head(space, is_linear=is_linear), _TEXTURES, _TRANSITION_HOST, _flipped(definition)]
    parts += ["#line 1\n", _tamed(definition.source)]
    finish = "\nvoid main() { kj_result = kj_write(transition(isf_FragNormCoord)); }\n"
    return "".join([*parts, finish])


def _fragment(definition: Definition, space: ColourSpace, index: int, result: str) -> str:
    parts = _isf_head(definition, space, index, _FRAGMENT_HOST)
    body = _MAIN.sub("void kj_body()", _tamed(definition.source))
    body = re.sub(r"\bgl_FragColor\b", "kj_FragColor", body)
    body = re.sub(r"\bgl_FragCoord\b", "kj_FragCoord", body)
    result = result or "kj_FragColor"
    finish = f"void main() {{\n    kj_body();\n    kj_result = {result};\n}}\n"
    return "".join([*parts, "#line 1\n", body, "\n", finish])


def _isf_head(definition: Definition, space: ColourSpace, index: int, stage: str) -> list[str]:
    """Give what stands before the author's lines in either stage."""
    parts = [_head(space, is_linear=definition.light is Light.linear)]
    if definition.is_straight:
        parts.append("#define STRAIGHT\n")
    parts += [f"#define PASSINDEX {index}\n", stage, _TEXTURES, _HOST, _flipped(definition)]
    parts.append(_GIVEN.get(definition.kind, ""))
    parts += [f"uniform {one.uniform} {one.spec.name};\n" for one in definition.inputs]
    parts += [f"uniform {kind} {name};\n" for name, kind in samplers(definition).items()]
    text = definition.source + definition.vertex
    for name in dict.fromkeys(re.findall(r"\b_(\w+)_img(?:Rect|Size|Flip)\b", text)):
        parts.append(f"#define _{name}_imgRect vec4(0.0, 0.0, kj_size({name}))\n")
        parts.append(f"#define _{name}_imgSize kj_size({name})\n")
        parts.append(f"#define _{name}_imgFlip false\n")
    return parts


def _flipped(definition: Definition) -> str:
    own = set(_MACRO.findall(definition.source + definition.vertex))
    return "".join(f"#define {name} kj_norm\n" for name in _FLIPPED if name not in own)


def samplers(definition: Definition) -> dict[str, str]:
    """Give the types of textures that no parameter stands for: buffers, own images, sounds."""
    names = [one.target for one in definition.passes if one.target]
    names += [one.name for one in definition.sounds]
    flat = dict.fromkeys(names, "sampler2D")
    own = {one.name: "samplerCube" if one.faces else "sampler2D" for one in definition.images}
    return {**flat, **own}


def _tamed(text: str) -> str:
    """Drop directives that must stand first, and see the inputs as the author expects."""
    text = _OWN_PLACE.sub("", _DIRECTIVE.sub("", text))
    text = _READ_INPUT.sub(r"KJ_SEEN_\1\2", text)
    return _SAMPLE_INPUT.sub(r"kj_seen_norm\1", text)


def _head(space: ColourSpace, *, is_linear: bool) -> str:
    head = _VERSION
    if not is_linear:
        return head
    colour = (shader_folder() / "compositor" / "colour.glsl").read_text("utf-8")
    return f"{head}#define SPACE {space_transfer(space)}\n#define IN_LINEAR\n{colour}"
