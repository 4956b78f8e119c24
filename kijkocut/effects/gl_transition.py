"""Reads transitions in the form of gl-transitions.com: GLSL with `vec4 transition(vec2 uv)`.

A uniform's default stands in the comment behind it (`uniform float smoothness; // = 0.5`). Our
files add
comment lines that other hosts ignore:

    // Label: Wipe
    // Category: Wipe
    // Description: One sentence.
    // Param: angle | Angle | deg | 0..360 | Direction in which the edge moves.
    // Choices: shape | 0 circle, 1 box
"""

import re
from typing import Final

from kijkocut.effects.definition import Definition, EffectKind, Input, ShaderForm
from kijkocut.effects.isf_header import ShaderFileError
from kijkocut.model.params import ParamKind, ParamSpec, Value

_UNIFORM: Final = re.compile(
    r"^[ \t]*uniform\s+(?:(?:low|medium|high)p\s+)?(\w+)\s+(\w+)\s*"
    r"(?:/\*\s*=?\s*(.*?)\*/\s*)?;[ \t]*(?://[ \t]*=[ \t]*(.*))?$",
    re.MULTILINE,
)
_NOTE: Final = re.compile(r"^//[ \t]*(\w+):[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_NUMBER: Final = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_KINDS: Final[dict[str, tuple[ParamKind, int]]] = {
    "float": (ParamKind.number, 1),
    "int": (ParamKind.whole, 1),
    "bool": (ParamKind.switch, 1),
    "vec2": (ParamKind.point, 2),
    "ivec2": (ParamKind.point, 2),
    "ivec3": (ParamKind.colour, 3),
    "ivec4": (ParamKind.colour, 4),
    "vec3": (ParamKind.colour, 3),
    "vec4": (ParamKind.colour, 4),
    "sampler2D": (ParamKind.file, 1),
}


def read_gl_transition(name: str, text: str, path: str = "") -> Definition:
    """Read the text of a gl-transitions file called `name` (without its ending).

    Raises:
        ShaderFileError: There is no `transition` function, or a uniform has a type this form lacks.
    """
    if not re.search(r"\bvec4\s+transition\s*\(", text):
        raise ShaderFileError(
            f'{name}: a transition file needs a function "vec4 transition(vec2 uv)".'
        )
    notes: dict[str, list[str]] = {}
    for key, value in _NOTE.findall(text):
        notes.setdefault(key.lower(), []).append(value)
    inputs = tuple(
        _input(name, (kind, uniform, (inner or behind).strip()), notes)
        for kind, uniform, inner, behind in _UNIFORM.findall(text)
    )
    return Definition(
        name=name,
        label=_first(notes, "label") or re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", name).capitalize(),
        kind=EffectKind.transition,
        category=_first(notes, "category"),
        description=_first(notes, "description"),
        inputs=inputs,
        path=path,
        source=text,
        form=ShaderForm.gl_transition,
        is_straight=False,
        keeps_alpha=_first(notes, "opaque") == "yes",
    )


def _first(notes: dict[str, list[str]], key: str) -> str:
    return notes.get(key, [""])[0]


def _rows(notes: dict[str, list[str]], key: str, name: str) -> list[str]:
    """The cells of the note line about the uniform called `name`, without that name."""
    for line in notes.get(key, []):
        cells = [cell.strip() for cell in line.split("|")]
        if cells[0] == name:
            return cells[1:]
    return []


def _input(file: str, uniform: tuple[str, str, str], notes: dict[str, list[str]]) -> Input:
    glsl, name, default = uniform
    if glsl not in _KINDS:
        raise ShaderFileError(
            f"{file}: the uniform {name} is a {glsl}, which transitions can't have."
        )
    kind, parts = _KINDS[glsl]
    cells = (_rows(notes, "param", name) + [""] * 4)[:4]
    limits = cells[2].partition("..")
    choices, numbers = _choices(_rows(notes, "choices", name))
    value = _default(default, kind, parts)
    if choices:
        kind = ParamKind.choice
        value = choices[numbers.index(int(value))] if value in numbers else choices[0]
    spec = ParamSpec(
        name=name,
        label=cells[0] or re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", name).capitalize(),
        kind=kind,
        default=value,
        minimum=float(limits[0]) if limits[0] else None,
        maximum=float(limits[2]) if limits[2] else None,
        unit=cells[1],
        choices=choices,
        can_keyframe=kind not in (ParamKind.choice, ParamKind.file),
        description=cells[3],
    )
    return Input(spec=spec, uniform=glsl, values=numbers)


def _choices(cells: list[str]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    if not cells:
        return (), ()
    pairs = [part.strip().partition(" ") for part in cells[0].split(",")]
    return tuple(label for _, _, label in pairs), tuple(int(number) for number, _, _ in pairs)


def _default(text: str, kind: ParamKind, parts: int) -> Value:
    if kind is ParamKind.file:
        return text.strip("\"' ;")
    if kind is ParamKind.switch:
        return text.startswith("true")
    inner = text[text.find("(") + 1 :] if "(" in text else text
    numbers = [float(found) for found in _NUMBER.findall(inner)] or [0.0]
    if parts > 1:
        return tuple((numbers * parts if len(numbers) == 1 else numbers + [0.0] * parts)[:parts])
    return round(numbers[0]) if kind is ParamKind.whole else numbers[0]
