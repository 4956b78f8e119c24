"""Text and plain pictures of FCP7 XML: its generators, and Premiere's graphics, both ways."""

import base64
import binascii
from typing import Final

import msgspec
from msgspec.structs import replace

from kijkocut.interchange.fcp7_files import File
from kijkocut.interchange.fcp7_joins import colour_parameter
from kijkocut.interchange.fcp7_values import Values, decimal, leaf, text, where
from kijkocut.interchange.xml_text import Made
from kijkocut.interchange.xml_tree import Node
from kijkocut.model.clip import GeneratorSource, Source, TitleSource
from kijkocut.model.params import Param
from kijkocut.model.title import Rgba, Stroke, TextAlign, Title

GRAPHIC: Final = "GraphicAndType"
"""Premiere's word for a graphic with text, as `mediaSource` and as `effectid`."""
_BLACK: Final = Param(name="colour", value=(0.0, 0.0, 0.0, 1.0))
_ALIGNS: Final = {
    "1": TextAlign.start,
    "left": TextAlign.start,
    "2": TextAlign.centre,
    "center": TextAlign.centre,
    "3": TextAlign.end,
    "right": TextAlign.end,
}
_NUMBERS: Final = {TextAlign.start: 1, TextAlign.centre: 2, TextAlign.end: 3}
_TEXTS: Final = ("text", "outline text", "scrolling text", "crawl", "lower 3rd", "typewriter")
_LARGEST: Final = 4000.0


class _Sheet(msgspec.Struct):
    """What Premiere keeps of one text; colours are 0xRRGGBB."""

    mText: str = ""  # noqa: N815 - Premiere's names
    mFontName: dict[str, object] = {}  # noqa: N815
    mFontSize: dict[str, object] = {}  # noqa: N815
    mFillColor: dict[str, object] = {}  # noqa: N815


class _TextParam(msgspec.Struct):
    mStyleSheet: _Sheet  # noqa: N815
    mAlignment: int = 2  # noqa: N815


class _Graphic(msgspec.Struct):
    mTextParam: _TextParam  # noqa: N815


def generator(effect: Node, height: int, values: Values) -> Source | None:
    """Give what a `generatoritem` shows; None when there is nothing like it here."""
    key = text(effect, "effectid").lower() or text(effect, "name").lower()
    if key in _TEXTS or "text" in key:
        return TitleSource(title=_title(effect, height, values))
    if "bars" in key:
        values.ledger.approximate("generators", where(effect), "colour bars")
        return GeneratorSource(kind="bars")
    name = text(effect, "name").lower()
    if key in ("color", "colour", "slug") or "matte" in key or "solid" in f"{key} {name}":
        found = _colours(effect, values)
        colour = next((found[k] for k in ("fillcolor", *found) if k in found), (0.0, 0.0, 0.0, 1.0))
        return GeneratorSource(kind="colour", params=(Param(name="colour", value=colour),))
    if "gradient" in key:
        values.ledger.approximate("generators", where(effect), "a plain gradient")
        return GeneratorSource(kind="gradient")
    if key == "noise":
        return GeneratorSource(kind="noise")
    return None


def made_by_program(file: File) -> Source | None:
    """Give what a file that is none shows: Premiere's slug, bars and leader."""
    name = file.name.lower()
    if file.made.lower() != "slug":
        return None
    if "bars" in name:
        return GeneratorSource(kind="bars")
    if "counting" in name or "leader" in name:
        return GeneratorSource(kind="countdown")
    return GeneratorSource(kind="colour", params=(_BLACK,))


def graphic(effects: list[Node], height: int, values: Values) -> Source | None:
    """Give the text of one of Premiere's graphics, or None when its filters hold none."""
    titles = []
    for effect in effects:
        if text(effect, "effectid") != GRAPHIC:
            continue
        found = _premiere(effect, height)
        titles.append(found or Title(text=text(effect, "name"), size=height / 15))
        values.ledger.approximate("titles", where(effect), "text, font, size, colour")
        effect.swallow()
    titles = [title for title in titles if title.text.strip()]
    if not titles:
        return None
    words = "\n".join(title.text for title in titles)
    return TitleSource(title=replace(titles[0], text=words))


def title_generator(title: Title) -> Made:
    """Write the `effect` of a title; an outline makes it Final Cut's `Outline Text`."""
    name = "Outline Text" if title.stroke is not None else "Text"
    style = 1 + (title.weight >= 600) + 2 * title.italic
    if name == "Text":
        keys = ("str", "fontname", "fontsize", "fontstyle", "fontalign", "fontcolor", "fonttrack")
    else:
        keys = ("str", "font", "size", "style", "align", "textcolor", "track")
    made = Made("effect", leaf("name", name), leaf("effectid", name))
    made.add(leaf("effectcategory", "Text"), leaf("effecttype", "generator"))
    made.add(leaf("mediatype", "video"))
    made.add(_parameter(keys[0], "Text", title.text.replace("\n", "\r")))
    made.add(_parameter(keys[1], "Font", title.font))
    made.add(_parameter(keys[2], "Size", decimal(title.size)))
    made.add(_parameter(keys[3], "Style", style))
    made.add(_parameter(keys[4], "Alignment", _NUMBERS[title.align]))
    made.add(colour_parameter(keys[5], "Font Color", title.colour))
    if title.tracking:
        made.add(_parameter(keys[6], "Tracking", decimal(title.tracking)))
    if title.stroke is not None:
        made.add(_parameter("linewidth", "Line Width", decimal(title.stroke.width)))
        made.add(colour_parameter("linecolor", "Line Color", title.stroke.colour))
    return made


def plain_generator(source: GeneratorSource) -> Made | None:
    """Write the `effect` of a generator; None when the format has nothing like it."""
    match source.kind:
        case "colour":
            found = next((p.value for p in source.params if p.name == "colour"), _BLACK.value)
            made = _head("Color", "Matte")
            return made.add(colour_parameter("fillcolor", "Color", found))
        case "bars":
            return _head("Bars and Tone (NTSC)", "Bars and Tone")
        case "gradient":
            return _head("Gradient", "Render")
        case "noise":
            return _head("Noise", "Render")
        case _:
            return None


def _head(name: str, category: str) -> Made:
    made = Made("effect", leaf("name", name), leaf("effectid", name))
    made.add(leaf("effectcategory", category), leaf("effecttype", "generator"))
    return made.add(leaf("mediatype", "video"))


def _parameter(key: str, name: str, value: object) -> Made:
    return Made("parameter", leaf("parameterid", key), leaf("name", name), leaf("value", value))


def _colours(effect: Node, values: Values) -> dict[str, Rgba]:
    found = {}
    for parameter in effect.take("parameter"):
        value = parameter.one("value")
        if value is not None and any(part.tag == "red" for part in value.nodes()):
            colour = values.colour(value)
            if colour is not None:
                found[text(parameter, "parameterid").lower()] = colour
    return found


def _title(effect: Node, height: int, values: Values) -> Title:
    words = {text(p, "parameterid").lower(): p for p in effect.take("parameter")}
    colours = _colours(effect, values)

    def said(*keys: str) -> str:
        return next((text(words[key], "value") for key in keys if key in words), "")

    def number(*keys: str) -> float | None:
        return next((values.number(words[key], "value") for key in keys if key in words), None)

    size, style = number("fontsize", "size"), said("fontstyle", "style").lower()
    keys = ("fontcolor", "textcolor", "fillcolor")
    colour = next((colours[key] for key in keys if key in colours), None)
    width, edge = number("linewidth"), colours.get("linecolor", (0.0, 0.0, 0.0, 1.0))
    raw = words["str"].one("value") if "str" in words else None
    said_text = raw.text() if raw is not None else ""
    values.ledger.approximate("titles", where(effect), "text, font, size, style, colours")
    return Title(
        text=said_text.replace("\r\n", "\n").replace("\r", "\n").strip("\n"),
        font=said("fontname", "font") or "DejaVu Sans",
        size=_size(size, height),
        weight=700 if style in ("2", "4") or "bold" in style else 400,
        italic=style in ("3", "4") or "italic" in style,
        colour=colour or (1.0, 1.0, 1.0, 1.0),
        align=_ALIGNS.get(said("fontalign", "align", "alignment").lower(), TextAlign.centre),
        tracking=number("fonttrack", "track") or 0.0,
        stroke=Stroke(width=width, colour=edge) if width and width > 0 else None,
    )


def _premiere(effect: Node, height: int) -> Title | None:
    """Read the text that Premiere keeps as JSON in UTF-16 after its length, in base 64."""
    for parameter in effect.take("parameter"):
        if text(parameter, "parameterid") != "1":
            continue
        try:
            data = base64.b64decode(text(parameter, "value"), validate=True)[8:]
            found = msgspec.json.decode(data.decode("utf-16-le"), type=_Graphic).mTextParam
        except (binascii.Error, ValueError, msgspec.DecodeError):
            return None
        sheet = found.mStyleSheet
        size, fill = _first(sheet.mFontSize), _first(sheet.mFillColor)
        colour = int(fill) if isinstance(fill, int | float) and fill >= 0 else 0xFFFFFF
        red, green, blue = ((colour >> shift & 255) / 255 for shift in (16, 8, 0))
        font = _first(sheet.mFontName)
        aligns = {0: TextAlign.start, 1: TextAlign.end, 2: TextAlign.centre}
        return Title(
            text=sheet.mText.replace("\r", "\n"),
            font=font.partition("-")[0] if isinstance(font, str) and font else "DejaVu Sans",
            weight=700 if isinstance(font, str) and "bold" in font.lower() else 400,
            size=_size(size, height),
            colour=(red, green, blue, 1.0),
            align=aligns.get(found.mAlignment, TextAlign.centre),
        )
    return None


def _size(value: object, height: int) -> float:
    is_size = isinstance(value, int | float) and value > 0
    return min(_LARGEST, float(value)) if is_size else height / 15  # type: ignore[arg-type]


def _first(values: dict[str, object]) -> object:
    """Give the value of the first letter."""
    rows = values.get("mParamValues")
    row = rows[0] if isinstance(rows, list) and rows else None
    return row[1] if isinstance(row, list) and len(row) > 1 else None
