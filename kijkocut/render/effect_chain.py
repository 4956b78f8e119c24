"""Effects that look at one pixel only, joined into one function that a drawing pass calls.

A pass over a full frame costs software GL several times what most of these effects work out.
"""

import re
from typing import Final

from kijkocut.effects import Definition, EffectKind, Light

_COMMENT: Final = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
_READ: Final = re.compile(r"\bIMG_THIS_(?:NORM_)?PIXEL\s*\(\s*inputImage\s*\)")
_ELSEWHERE: Final = re.compile(
    r"\b(?:IMG_\w+|KJ_\w+|texture\w*|texel\w*|inputImage|isf_\w+|gl_Frag(?!Color\b)\w+|RENDERSIZE"
    r"|PASSINDEX|TIME|TIMEDELTA|FRAMEINDEX|DATE|discard|struct|dFd[xy]|fwidth)\b|#"
)
"""Places, sizes, times and neighbours; and what renaming below would not understand."""
_SWIZZLE: Final = re.compile(r"[xyzw]{1,4}|[rgba]{1,4}|[stpq]{1,4}")
_BLOCK: Final = re.compile(r"\{[^{}]*\}")
_TYPE: Final = r"(?:void|float|int|uint|bool|[biu]?vec[234]|mat[234])"
_FUNCTION: Final = re.compile(rf"{_TYPE}\s+(\w+)\s*\([^()]*\)\s*")
_CONSTANT: Final = re.compile(rf"const\s+{_TYPE}\s+(\w+)\s*=[^;]*;")


def is_pointwise(definition: Definition) -> bool:
    """Tell whether an effect's result depends on nothing but the pixel itself and its values."""
    if definition.kind is not EffectKind.effect or len(definition.passes) != 1:
        return False
    if not definition.is_straight or definition.passes[0].target:
        return False
    return _names(definition) is not None


def chain_source(definitions: tuple[Definition, ...]) -> str:
    """Give GLSL with `vec4 kj_effects(vec4)`, from and to colour multiplied by alpha.

    Args:
        definitions: Pointwise effects in order; inputs of the n-th are named as `prefix(n)` says.
            It needs `colour.glsl` with the sequence's SPACE in front.
    """
    parts = ["vec4 kj_pixel;\nvec4 kj_FragColor;\n"]
    body = ["vec4 kj_effects(vec4 c) {\n    c.rgb = c.a > 0.0 ? c.rgb / c.a : vec3(0.0);\n"]
    is_linear = False
    for index, one in enumerate(definitions):
        names = _names(one) or ()
        parts += [f"#define {name} {prefix(index)}{name}\n" for name in names]
        parts += [f"uniform {own.uniform} {own.spec.name};\n" for own in one.inputs]
        text = _READ.sub("kj_pixel", _COMMENT.sub(" ", one.source))
        parts.append(re.sub(r"\bgl_FragColor\b", "kj_FragColor", text) + "\n")
        parts += [f"#undef {name}\n" for name in names]
        body.append(_light(is_before=is_linear, is_after=one.light is Light.linear))
        is_linear = one.light is Light.linear
        body.append(f"    kj_pixel = c;\n    {prefix(index)}main();\n    c = kj_FragColor;\n")
        body.append("    c.a = clamp(c.a, 0.0, 1.0);\n")
    body.append(_light(is_before=is_linear, is_after=False))
    body.append("    c.rgb *= c.a;\n    return c;\n}\n")
    return "".join([*parts, *body])


def prefix(index: int) -> str:
    """Give what the names of the `index`-th effect of a chain start with."""
    return f"kj{index}_"


def _light(*, is_before: bool, is_after: bool) -> str:
    if is_before == is_after:
        return ""
    return f"    c.rgb = {'kj_to_linear' if is_after else 'kj_from_linear'}(c.rgb);\n"


def _names(definition: Definition) -> tuple[str, ...] | None:
    """Inputs, functions and constants of a shader; None if it has or does more than that."""
    text = _COMMENT.sub(" ", definition.source)
    if _ELSEWHERE.search(_READ.sub(" ", text)):
        return None
    found = 1
    while found:
        text, found = _BLOCK.subn(";", text)
    names = [one.spec.name for one in definition.inputs]
    for pattern in (_CONSTANT, _FUNCTION):
        names += pattern.findall(text)
        text = pattern.sub("", text)
    if text.strip(" \t\r\n;") or names.count("main") != 1:
        return None
    if any(_SWIZZLE.fullmatch(name) for name in names):
        return None  # renaming it would rename components too
    return tuple(dict.fromkeys(names))
