"""The look of TTML captions, and the title style that says the same; after TTML 2, section 10."""

import re
from typing import Final

from kijkocut.interchange.xml_tree import Node
from kijkocut.model.title import Box, Rgba, TextAlign, Title

LOOK: Final = (
    "tts:color",
    "tts:fontFamily",
    "tts:fontSize",
    "tts:fontWeight",
    "tts:fontStyle",
    "tts:textDecoration",
    "tts:textAlign",
    "tts:backgroundColor",
)
"""The properties that are read."""
_NAMED: Final = {
    "transparent": "00000000",
    "black": "000000ff",
    "silver": "c0c0c0ff",
    "gray": "808080ff",
    "white": "ffffffff",
    "maroon": "800000ff",
    "red": "ff0000ff",
    "purple": "800080ff",
    "fuchsia": "ff00ffff",
    "magenta": "ff00ffff",
    "green": "008000ff",
    "lime": "00ff00ff",
    "olive": "808000ff",
    "yellow": "ffff00ff",
    "navy": "000080ff",
    "blue": "0000ffff",
    "teal": "008080ff",
    "aqua": "00ffffff",
    "cyan": "00ffffff",
}
_HEX: Final = re.compile(r"#?([0-9a-fA-F]{6})([0-9a-fA-F]{2})?")
_PARTS: Final = re.compile(
    r"rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*(?:,\s*(\d{1,3})\s*)?\)"
)
_SIZE: Final = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)(px|%|c|em|rh)")
_ROWS: Final = 15
"""Rows of the grid of cells, unless a file says otherwise."""
_ALIGN: Final = {
    "left": TextAlign.start,
    "start": TextAlign.start,
    "right": TextAlign.end,
    "end": TextAlign.end,
}
_ALIGNS: Final = {TextAlign.start: "start", TextAlign.centre: "center", TextAlign.end: "end"}


def look(node: Node) -> dict[str, str]:
    """Give the properties that an element and the styles inside it set."""
    found = {name: node.get(name).strip() for name in LOOK if node.has(name)}
    for style in node.take("tt:style"):
        found |= look(style)
    return found


def title_of(style: dict[str, str], height: int) -> Title:
    """Give the style of captions that properties say, on a canvas that high."""
    box = _rgba(style.get("tts:backgroundColor", "transparent"), (0.0, 0.0, 0.0, 0.0))
    font = style.get("tts:fontFamily", "").split(",")[0].strip("\"' ")
    return Title(
        text="",
        font=font if font and font != "default" else "DejaVu Sans",
        size=_size(style.get("tts:fontSize", "100%"), height),
        weight=700 if style.get("tts:fontWeight") == "bold" else 400,
        italic=style.get("tts:fontStyle") in ("italic", "oblique"),
        underline="underline" in style.get("tts:textDecoration", "").split(),
        colour=_rgba(style.get("tts:color", "white"), (1.0, 1.0, 1.0, 1.0)),
        align=_ALIGN.get(style.get("tts:textAlign", ""), TextAlign.centre),
        box=Box(colour=box) if box[3] > 0 else None,
    )


def properties(title: Title, height: int) -> dict[str, str]:
    """Give the properties that say a style."""
    found = {
        "tts:fontFamily": f'"{title.font}"' if " " in title.font else title.font,
        "tts:fontSize": f"{title.size * _ROWS * 100 / height:.6g}%",
        "tts:color": _hex(title.colour),
        "tts:textAlign": _ALIGNS[title.align],
    }
    if title.weight >= 600:
        found["tts:fontWeight"] = "bold"
    if title.italic:
        found["tts:fontStyle"] = "italic"
    if title.underline:
        found["tts:textDecoration"] = "underline"
    if title.box is not None:
        found["tts:backgroundColor"] = _hex(title.box.colour)
    return found


def _size(text: str, height: int) -> float:
    words = text.split()
    match = _SIZE.fullmatch(words[-1]) if words else None
    if match is None:
        return height / _ROWS
    value, unit = float(match[1]), match[2]
    cell = height / _ROWS
    scale = {"px": 1.0, "%": cell / 100, "c": cell, "em": cell, "rh": height / 100}[unit]
    return max(1.0, value * scale)


def _rgba(text: str, default: Rgba) -> Rgba:
    text = text.strip()
    if match := _PARTS.fullmatch(text):
        parts = [min(255, int(part)) for part in match.groups("255")]
        return (parts[0] / 255, parts[1] / 255, parts[2] / 255, parts[3] / 255)
    match = _HEX.fullmatch(_NAMED.get(text.lower(), text))
    if match is None:
        return default
    red, green, blue, alpha = bytes.fromhex(match[1] + (match[2] or "ff"))
    return (red / 255, green / 255, blue / 255, alpha / 255)


def _hex(colour: Rgba) -> str:
    return "#" + bytes(min(255, max(0, round(part * 255))) for part in colour).hex()
