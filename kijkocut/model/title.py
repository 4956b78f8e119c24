"""Titles: text with its typography; moving, scaling and fading it is done by the clip."""

from enum import StrEnum

from msgspec import Struct

Rgba = tuple[float, float, float, float]
"""Display-referred colour, 0..1 each, alpha not premultiplied."""


class TextAlign(StrEnum):
    """Where lines stand in the text box; `start` follows the writing direction."""

    start = "start"
    centre = "centre"
    end = "end"


class TextRun(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A stretch of text whose style differs from the title's."""

    start: int
    """First character, counted in Unicode code points."""
    end: int
    font: str = ""
    size: float | None = None
    weight: int | None = None
    italic: bool | None = None
    underline: bool | None = None
    colour: Rgba | None = None


class Stroke(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An outline around the letters."""

    width: float
    colour: Rgba = (0.0, 0.0, 0.0, 1.0)


class Shadow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A drop shadow; lengths in pixels of the canvas."""

    dx: float = 4.0
    dy: float = 4.0
    blur: float = 6.0
    colour: Rgba = (0.0, 0.0, 0.0, 0.6)


class Box(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A background behind the text; lengths in pixels of the canvas."""

    colour: Rgba = (0.0, 0.0, 0.0, 0.6)
    padding: float = 16.0
    radius: float = 0.0


class Title(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Text and its typography; sizes in pixels of the canvas."""

    text: str
    font: str = "DejaVu Sans"
    size: float = 72.0
    weight: int = 400
    """CSS weight, 100 to 900."""
    italic: bool = False
    underline: bool = False
    colour: Rgba = (1.0, 1.0, 1.0, 1.0)
    gradient: tuple[Rgba, Rgba] | None = None
    """Top and bottom colour of the letters, instead of `colour`."""
    align: TextAlign = TextAlign.centre
    tracking: float = 0.0
    """Extra space between letters in pixels."""
    line_height: float = 1.2
    """Line distance as a factor of the font's own."""
    width: float | None = None
    """Wrap at this width; None keeps the lines as typed."""
    stroke: Stroke | None = None
    shadow: Shadow | None = None
    box: Box | None = None
    runs: tuple[TextRun, ...] = ()
