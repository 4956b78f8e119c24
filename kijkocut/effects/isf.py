"""Reads ISF files (Interactive Shader Format v2): a JSON header in the first comment, then GLSL.

Beyond the format's own keys, our files carry three that other hosts ignore: per input `UNIT`,
`STEP` and `DESCRIPTION`, and for the file `KIJKO` with `LABEL`, `LIGHT` (`linear` to work in linear
light), `ALPHA` (`premultiplied` to see colour multiplied by alpha) and `OPAQUE` (true when opaque
stays opaque). A number whose `UNIT` is `px` counts pixels of the sequence's canvas.
"""

import json
import re
from typing import Final

from msgspec import Struct, ValidationError, convert, field

from kijkocut.effects.definition import Definition, EffectKind, Input, Light, Pass
from kijkocut.model.errors import UserError
from kijkocut.model.params import ParamKind, ParamSpec, Value

_HEADER: Final = re.compile(r"\s*/\*(.*?)\*/", re.DOTALL)
_TIMED: Final = re.compile(r"\b(TIME|TIMEDELTA|FRAMEINDEX|DATE)\b")

Number = float | int | bool


class ShaderFileError(UserError):
    """A shader file can't be read."""

    code = "effects.bad_file"


class _RawInput(Struct, rename="upper"):
    name: str
    type: str
    label: str = ""
    default: Number | list[Number] | None = None
    min: Number | list[Number] | None = None
    max: Number | list[Number] | None = None
    identity: Number | list[Number] | None = None
    values: list[int] = []
    labels: list[str] = []
    unit: str = ""
    step: float | None = None
    description: str = ""


class _RawPass(Struct, rename="upper"):
    target: str = ""
    width: str | float | int = "$WIDTH"
    height: str | float | int = "$HEIGHT"
    is_float: bool = field(default=False, name="FLOAT")
    is_persistent: bool = field(default=False, name="PERSISTENT")


class _RawOwn(Struct, frozen=True, rename="upper"):
    label: str = ""
    light: Light = Light.display
    alpha: str = "straight"
    opaque: bool = False


class _RawHeader(Struct, rename="upper"):
    isfvsn: str = "2"
    description: str = ""
    credit: str = ""
    categories: list[str] = []
    inputs: list[_RawInput] = []
    imported: dict[str, object] | list[object] = {}
    passes: list[_RawPass] = []
    kijko: _RawOwn = _RawOwn()


def read_isf(name: str, text: str, path: str = "") -> Definition:
    """Read the text of an ISF file called `name` (without its ending).

    An `inputImage` makes it an effect, otherwise it is a generator.

    Raises:
        ShaderFileError: There is no JSON header, it is not ISF's, or the file needs a part of ISF
            that is not supported: further images, sound, buffers kept over frames.
    """
    header = _header(name, text)
    _refuse_unsupported(name, header)
    images = {one.name for one in header.inputs if one.type == "image"}
    body = text[_HEADER.match(text).end() :]  # type: ignore[union-attr]
    own = header.kijko
    return Definition(
        name=name,
        label=own.label or name.replace("_", " ").capitalize(),
        kind=_kind(images),
        category=header.categories[0] if header.categories else "",
        description=header.description,
        inputs=tuple(_input(name, one) for one in header.inputs if one.type in _TYPES),
        path=path,
        source=text,
        passes=tuple(_pass(one) for one in header.passes) or (Pass(),),
        light=own.light,
        is_straight=own.alpha != "premultiplied",
        keeps_alpha=own.opaque,
        is_timed=_TIMED.search(body) is not None,
    )


def _header(name: str, text: str) -> _RawHeader:
    found = _HEADER.match(text)
    if not found:
        raise ShaderFileError(
            f"{name}: an ISF file starts with a comment that holds its JSON header."
        )
    try:
        return convert(json.loads(found.group(1)), _RawHeader)
    except json.JSONDecodeError as exc:
        line = text[: found.start(1)].count("\n") + exc.lineno
        raise ShaderFileError(f"{name}, line {line}: the header is not JSON: {exc.msg}.") from exc
    except ValidationError as exc:
        raise ShaderFileError(f"{name}: the header does not follow ISF: {exc}.") from exc


def _refuse_unsupported(name: str, header: _RawHeader) -> None:
    """Say which part of ISF a file needs that is not there, rather than show a wrong picture."""
    for one in header.inputs:
        if one.type not in _TYPES and not (one.type == "image" and one.name == "inputImage"):
            raise ShaderFileError(
                f'{name}: the input {one.name} is of type "{one.type}", which is not supported.'
            )
    if header.kijko.light is Light.linear and header.kijko.alpha == "premultiplied":
        raise ShaderFileError(f"{name}: light is only known of colour not multiplied by alpha.")
    if header.imported:
        raise ShaderFileError(f"{name}: images of its own (IMPORTED) are not supported.")
    if any(one.is_persistent for one in header.passes):
        raise ShaderFileError(f"{name}: buffers kept over frames (PERSISTENT) are not supported.")


def _kind(images: set[str]) -> EffectKind:
    return EffectKind.effect if "inputImage" in images else EffectKind.generator


def _pass(raw: _RawPass) -> Pass:
    return Pass(
        target=raw.target,
        width=str(raw.width),
        height=str(raw.height),
        is_float=raw.is_float,
        is_persistent=raw.is_persistent,
    )


_TYPES: Final[dict[str, tuple[ParamKind, str, Value]]] = {
    "float": (ParamKind.number, "float", 0.0),
    "long": (ParamKind.whole, "int", 0),
    "bool": (ParamKind.switch, "bool", False),
    "event": (ParamKind.switch, "bool", False),
    "color": (ParamKind.colour, "vec4", (1.0, 1.0, 1.0, 1.0)),
    "point2D": (ParamKind.point, "vec2", (0.0, 0.0)),
}


def _input(file: str, raw: _RawInput) -> Input:
    kind, uniform, fallback = _TYPES[raw.type]
    choices, numbers = tuple(raw.labels), tuple(raw.values)
    if choices and len(choices) != len(numbers):
        raise ShaderFileError(
            f"{file}: {raw.name} has {len(choices)} labels for {len(numbers)} values."
        )
    if choices:
        kind = ParamKind.choice
    spec = ParamSpec(
        name=raw.name,
        label=raw.label or raw.name.replace("_", " ").capitalize(),
        kind=kind,
        default=_value(raw.default, kind, choices, numbers, fallback),
        minimum=_bound(raw.min),
        maximum=_bound(raw.max),
        step=raw.step,
        unit=raw.unit,
        choices=choices,
        can_keyframe=kind is not ParamKind.choice,
        description=raw.description,
    )
    still = None if raw.identity is None else _value(raw.identity, kind, choices, numbers, fallback)
    return Input(spec=spec, uniform=uniform, values=numbers if choices else (), identity=still)


def _bound(raw: Number | list[Number] | None) -> float | None:
    """ISF gives points and colours a limit per part; ours is one, so only equal limits are kept."""
    if isinstance(raw, list):
        return float(raw[0]) if raw and len(set(raw)) == 1 else None
    return None if raw is None else float(raw)


def _value(
    raw: Number | list[Number] | None,
    kind: ParamKind,
    choices: tuple[str, ...],
    numbers: tuple[int, ...],
    fallback: Value,
) -> Value:
    match kind:
        case ParamKind.choice:
            known = raw is not None and raw in numbers
            return choices[numbers.index(int(raw))] if known else choices[0]  # type: ignore[arg-type]
        case ParamKind.point | ParamKind.colour:
            return tuple(float(part) for part in raw) if isinstance(raw, list) else fallback
        case ParamKind.switch:
            return bool(raw)
        case ParamKind.whole:
            return round(raw) if isinstance(raw, int | float) else fallback
        case _:
            return float(raw) if isinstance(raw, int | float) else fallback
