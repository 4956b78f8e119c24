"""Colours as MLT, Kdenlive and Shotcut write them."""

import re
from math import isfinite
from typing import Final

from kijkocut.model.title import Rgba

_NAMES: Final = {
    "black": (0.0, 0.0, 0.0, 1.0),
    "white": (1.0, 1.0, 1.0, 1.0),
    "red": (1.0, 0.0, 0.0, 1.0),
    "green": (0.0, 1.0, 0.0, 1.0),
    "blue": (0.0, 0.0, 1.0, 1.0),
    "transparent": (0.0, 0.0, 0.0, 0.0),
    "0": (0.0, 0.0, 0.0, 1.0),
}
_HEX: Final = re.compile(r"(?:0x|#)([0-9a-fA-F]{6}|[0-9a-fA-F]{8})")


def mlt_colour(text: str) -> Rgba:
    """Read a colour: `0xRRGGBBAA`, `#RRGGBB`, `#AARRGGBB`, or a name; others are black."""
    words = text.strip()
    match = _HEX.fullmatch(words)
    if match is None:
        return _NAMES.get(words.lower(), _NAMES["black"])
    digits = match[1]
    if len(digits) == 6:
        digits += "ff"
    elif words.startswith("#"):
        digits = digits[2:] + digits[:2]
    red, green, blue, alpha = (int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4, 6))
    return (red, green, blue, alpha)


def listed_colour(text: str) -> Rgba:
    """Read `red,green,blue,alpha` in 0..255, as Kdenlive's titles have it; others are white."""
    if text.startswith("#"):
        return mlt_colour(text)
    try:
        given = [float(word) for word in text.split(",")]
    except ValueError:
        return (1.0, 1.0, 1.0, 1.0)
    if not all(map(isfinite, given)):
        return (1.0, 1.0, 1.0, 1.0)
    parts = [min(255.0, max(0.0, part)) / 255 for part in given]
    if len(parts) == 3:
        parts.append(1.0)
    if len(parts) != 4:
        return (1.0, 1.0, 1.0, 1.0)
    return (parts[0], parts[1], parts[2], parts[3])
