"""Reads ISF files (Interactive Shader Format v2): a JSON header in the first comment, then GLSL.

Beyond the format's own keys, our files carry some that other hosts ignore: per input `UNIT`,
`STEP`, `DESCRIPTION` and, with an image, `CURVE` (true for a curve, which the shader reads as a row
of heights), and for the file `KIJKO` with `LABEL`, `LIGHT` (`linear` to work in linear light),
`ALPHA` (`premultiplied` to see colour multiplied by alpha), `OPAQUE` (true when opaque stays
opaque), `PREVIEW` (values by input for a picture of what it does) and `SAMPLE` (what that picture
starts from: `scene`, `cutout`, `green`). A number whose `UNIT` is `px` counts pixels of the
sequence's canvas.
"""

import re
from pathlib import PurePath
from typing import Final

from msgspec.structs import replace

from kijkocut.effects.definition import (
    Definition,
    EffectKind,
    ImageFile,
    Input,
    Light,
    Pass,
    SoundInput,
)
from kijkocut.effects.expression import BadExpressionError, evaluate
from kijkocut.effects.isf_header import RawHeader, RawInput, RawPass, ShaderFileError, read_header
from kijkocut.model.curves import curve_fault
from kijkocut.model.params import ParamKind, ParamSpec, Value

_TIMED: Final = re.compile(r"\b(TIME|TIMEDELTA|FRAMEINDEX|DATE)\b")
_SOUND: Final = ("audio", "audioFFT")
_MOST_SAMPLES: Final = 8192


def read_isf(name: str, text: str, path: str = "", vertex: str = "") -> Definition:
    """Read the text of an ISF file called `name` (without its ending).

    An `inputImage` makes it an effect; `startImage`, `endImage` and `progress` make it a
    transition; otherwise it is a generator. Further images are files that people choose.

    Args:
        name: The id that projects store.
        text: The whole file.
        path: Where it lies; its IMPORTED images lie beside it.
        vertex: The text of the .vs file beside it, if there is one.

    Raises:
        ShaderFileError: There is no JSON header or it does not follow ISF.
    """
    header, end = read_header(name, text)
    own = header.kijko
    if own.light is Light.linear and own.alpha == "premultiplied":
        raise ShaderFileError(f"{name}: light is only known of colour not multiplied by alpha.")
    kind = _kind(header)
    given = _GIVEN[kind]
    wanted = [one for one in header.inputs if one.name not in given]
    return Definition(
        name=name,
        label=own.label or name.replace("_", " ").capitalize(),
        kind=kind,
        category=header.categories[0] if header.categories else "",
        description=header.description,
        inputs=tuple(_input(name, one) for one in wanted if one.type not in _SOUND),
        path=path,
        source=text,
        vertex=vertex,
        passes=tuple(_pass(one) for one in header.passes) or (Pass(),),
        images=tuple(
            _image(key, tuple(_beside(path, file) for file in files))
            for key, files in header.imported.items()
        ),
        sounds=tuple(_sound(one) for one in wanted if one.type in _SOUND),
        light=own.light,
        is_straight=own.alpha != "premultiplied",
        keeps_alpha=own.opaque,
        margin=_margin(name, own.margin, wanted),
        sample=own.sample,
        preview=_preview(name, own.preview, wanted),
        is_timed=_TIMED.search(text[end:] + vertex) is not None,
    )


_GIVEN: Final = {
    EffectKind.effect: ("inputImage",),
    EffectKind.transition: ("startImage", "endImage", "progress"),
    EffectKind.generator: (),
}
"""Inputs that the host feeds."""


def _margin(name: str, text: str, inputs: list[RawInput]) -> str:
    """Give the expression once it is seen that it can be worked out."""
    if text:
        try:
            evaluate(
                text, {one.name: 1.0 for one in inputs if one.type in ("float", "long", "bool")}
            )
        except BadExpressionError as exc:
            raise ShaderFileError(f"{name}: KIJKO.MARGIN: {exc}") from exc
    return text


def _preview(
    file: str, given: dict[str, object], inputs: list[RawInput]
) -> tuple[tuple[str, Value], ...]:
    known = {one.name: one for one in inputs if one.type in _TYPES}
    unknown = given.keys() - known.keys()
    if unknown:
        raise ShaderFileError(
            f"{file}: PREVIEW names {min(unknown)}, which is no input with a value."
        )
    return tuple(
        (name, _input(file, replace(known[name], default=value)).spec.default)
        for name, value in given.items()
    )


def _sound(raw: RawInput) -> SoundInput:
    count = _number(raw.max) or 0.0
    return SoundInput(
        name=raw.name,
        is_spectrum=raw.type == "audioFFT",
        count=int(min(max(count, 0.0), _MOST_SAMPLES)),
    )


def _kind(header: RawHeader) -> EffectKind:
    names = {one.name for one in header.inputs}
    images = {one.name for one in header.inputs if one.type == "image"}
    if images >= {"startImage", "endImage"} and "progress" in names:
        return EffectKind.transition
    return EffectKind.effect if "inputImage" in images else EffectKind.generator


def _image(name: str, files: tuple[str, ...]) -> ImageFile:
    if len(files) == 1:
        return ImageFile(name=name, path=files[0])
    return ImageFile(name=name, path="", faces=files)


def _beside(path: str, file: str) -> str:
    return str(PurePath(path).parent / file) if path else file


def _pass(raw: RawPass) -> Pass:
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
    "image": (ParamKind.file, "sampler2D", ""),
}


def _input(file: str, raw: RawInput) -> Input:
    if raw.type not in _TYPES:
        raise ShaderFileError(
            f'{file}: the input {raw.name} is of type "{raw.type}", which ISF does not know.'
        )
    kind, uniform, fallback = _TYPES[raw.type]
    if raw.curve and kind is ParamKind.file:
        kind, fallback = ParamKind.curve, (0.0, 0.0, 1.0, 1.0)
    choices, numbers = _choices(raw)
    if choices:
        kind = ParamKind.choice
    low, high = _bound(raw.min), _bound(raw.max)
    if isinstance(fallback, float) and low is not None:
        fallback = max(fallback, low)
    spec = ParamSpec(
        name=raw.name,
        label=raw.label or raw.name.replace("_", " ").capitalize(),
        kind=kind,
        default=_value(raw.default, kind, (choices, numbers), fallback),
        minimum=low,
        maximum=high,
        step=raw.step,
        unit=raw.unit,
        choices=choices,
        can_keyframe=kind not in (ParamKind.choice, ParamKind.file),
        description=raw.description,
    )
    still = None
    if raw.identity is not None:
        still = _value(raw.identity, kind, (choices, numbers), fallback)
    return Input(spec=spec, uniform=uniform, values=numbers if choices else (), identity=still)


def _choices(raw: RawInput) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Labels and numbers of a `long`; public files leave out either, or a part of the labels."""
    if raw.type != "long" or not (raw.values or raw.labels):
        return (), ()
    numbers = tuple(raw.values) or tuple(range(len(raw.labels)))
    labels = [*raw.labels[: len(numbers)], *(str(one) for one in numbers[len(raw.labels) :])]
    if len(set(labels)) < len(labels):
        labels = [f"{label} ({one})" for label, one in zip(labels, numbers, strict=True)]
    return tuple(labels), numbers


def _number(raw: object) -> float | None:
    try:
        return float(raw) if isinstance(raw, int | float | str) else None
    except ValueError:
        return None


def _bound(raw: object) -> float | None:
    """ISF gives points and colours a limit per part; ours is one, so only equal limits are kept."""
    if isinstance(raw, list):
        return _number(raw[0]) if raw and all(one == raw[0] for one in raw) else None
    return _number(raw)


def _value(
    raw: object,
    kind: ParamKind,
    named: tuple[tuple[str, ...], tuple[int, ...]],
    fallback: Value,
) -> Value:
    choices, numbers = named
    number = _number(raw)
    match kind:
        case ParamKind.file:
            return raw if isinstance(raw, str) else fallback
        case ParamKind.choice:
            return choices[numbers.index(int(number))] if number in numbers else choices[0]
        case ParamKind.point | ParamKind.colour:
            return _parts(raw, fallback)
        case ParamKind.curve:
            return _points(raw, fallback)
        case ParamKind.switch:
            return bool(number)
        case ParamKind.whole:
            return fallback if number is None else round(number)
        case _:
            return fallback if number is None else number


def _points(raw: object, fallback: Value) -> Value:
    points = tuple(_number(one) or 0.0 for one in raw) if isinstance(raw, list) else ()
    return fallback if curve_fault(points) else points


def _parts(raw: object, fallback: Value) -> Value:
    """Give all parts of a point or a colour; those left out are the fallback's."""
    if not isinstance(raw, list) or not isinstance(fallback, tuple):
        return fallback
    given = [_number(one) or 0.0 for one in raw][: len(fallback)]
    return (*given, *fallback[len(given) :])
