"""Colours of labels and markers: Final Cut's and Premiere's names and numbers, and ours."""

from collections.abc import Mapping
from typing import Final

from kijkocut.interchange.fcp7_values import Values, leaf, text
from kijkocut.interchange.xml_text import Made
from kijkocut.interchange.xml_tree import Node

MARKERS: Final[Mapping[str, tuple[int, int, int]]] = {
    "green": (113, 140, 53),
    "red": (210, 52, 53),
    "purple": (175, 139, 177),
    "orange": (233, 111, 36),
    "yellow": (208, 161, 43),
    "blue": (66, 140, 210),
    "teal": (25, 192, 203),
    "pink": (220, 90, 150),
}
"""What colours of markers look like in Premiere; pink, which it lacks, is ours."""
LABELS: Final[Mapping[str, str]] = {
    "red": "Rose",
    "orange": "Mango",
    "yellow": "Yellow",
    "green": "Forest",
    "teal": "Teal",
    "blue": "Blue",
    "purple": "Violet",
    "pink": "Magenta",
}
"""What our colours of clips are called in Premiere."""
FILES: Final[Mapping[str, str]] = {
    "red": "#d9534f",
    "orange": "#e08a3c",
    "yellow": "#d8b93a",
    "green": "#5aa55a",
    "teal": "#3fa0a0",
    "blue": "#4a80c8",
    "purple": "#8a63b8",
    "pink": "#c86a98",
}
"""What is kept as the label of a file or a bin, for which clips have names."""
_READ: Final[Mapping[str, str]] = {
    **{name.lower(): colour for colour, name in LABELS.items()},
    "green": "green",
    "caribbean": "teal",
    "iris": "blue",
    "cerulean": "blue",
    "lavender": "purple",
    "purple": "purple",
    "tan": "orange",
    "brown": "orange",
    "good take": "green",
    "best take": "teal",
    "alternate shots": "orange",
    "interviews": "purple",
    "b roll": "yellow",
}
"""Further names: of Premiere, and of Final Cut's own labels."""


def label_of(node: Node, values: Values) -> str:
    """Give our colour of the label that an item has, or none."""
    labels = node.one("labels")
    if labels is None:
        return ""
    name = text(labels, "label2") or text(labels, "label")
    found = _READ.get(name.lower(), "")
    if name and name.lower() != "none" and not found:
        values.ledger.drop("labels", f"line {labels.line}", f'"{name[:40]}"')
    return found


def label(colour: str) -> Made | None:
    """Write the label of a clip."""
    name = LABELS.get(colour)
    return Made("labels", leaf("label2", name)) if name else None


def marker_colour(node: Node, values: Values) -> str:
    """Give our colour that is nearest to a marker's; Premiere's green is never written."""
    number = values.number(node, "pproColor")
    found = node.one("color")
    rgb: tuple[float, ...] | None = None
    if number is not None and number > 0:
        whole = int(number)
        rgb = (whole & 255, whole >> 8 & 255, whole >> 16 & 255)
    elif found is not None and (colour := values.colour(found)) is not None:
        rgb = tuple(part * 255 for part in colour[:3])
    if rgb is None:
        return "green"
    return min(MARKERS, key=lambda name: _distance(MARKERS[name], rgb))


def marker_colours(colour: str) -> tuple[Made, ...]:
    """Write the colour of a marker, for Premiere (0xAABBGGRR) and for the others."""
    red, green, blue = MARKERS.get(colour, MARKERS["green"])
    if colour not in MARKERS or colour == "green":
        return ()
    number = 255 << 24 | blue << 16 | green << 8 | red
    parts = (leaf("alpha", 0), leaf("red", red), leaf("green", green), leaf("blue", blue))
    return (leaf("pproColor", number), Made("color", *parts))


def _distance(one: tuple[int, int, int], other: tuple[float, ...]) -> float:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))
