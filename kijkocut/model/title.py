"""Titles: text with its typography, and how it comes, travels and goes.

Where a title stands, how large and how strong it is, is said by its clip.
"""

import unicodedata
from enum import StrEnum

from msgspec import Struct

from kijkocut.model.params import Easing
from kijkocut.model.ticks import TICKS_PER_SECOND, Ticks

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


class Motion(StrEnum):
    """How a title comes in; going out is the same backwards."""

    fade = "fade"
    rise = "rise"
    """From a little below, fading in."""
    drop = "drop"
    """From a little above, fading in."""
    from_left = "from_left"
    """From outside the canvas; goes out on the same side."""
    from_right = "from_right"
    zoom = "zoom"
    """Grows from nothing, fading in."""
    shrink = "shrink"
    """Falls into place from twice its size, fading in."""
    blur = "blur"
    """Comes into focus, fading in."""
    reveal = "reveal"
    """Uncovered along the line, from the side where reading starts."""
    typewriter = "typewriter"
    """Letter by letter."""
    words = "words"
    """Word by word."""


class Animation(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One way in or out, at that end of the clip."""

    motion: Motion
    duration: Ticks = TICKS_PER_SECOND // 2
    easing: Easing = Easing.cubic_out
    """Of the way in; the way out runs it backwards. `bezier` is `linear` here."""


class Travel(StrEnum):
    """Whether text crosses the canvas while its clip is on show."""

    none = "none"
    roll = "roll"
    """Upwards, from below the canvas to above it: the credits of a film."""
    crawl = "crawl"
    """Along the line, from one side to the other: a news ticker."""


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
    height: float | None = None
    """Shrink the text until it is no higher than this, and no word wider than `width`."""
    stroke: Stroke | None = None
    shadow: Shadow | None = None
    box: Box | None = None
    runs: tuple[TextRun, ...] = ()
    arrive: Animation | None = None
    """How it comes, from the clip's first frame on."""
    leave: Animation | None = None
    """How it goes, until the clip's last frame."""
    travel: Travel = Travel.none
    """Fits the clip's length: a longer clip rolls or crawls more slowly."""


def is_right_to_left(text: str) -> bool:
    """Tell a paragraph's direction by its first strong letter (Unicode UAX 9, rules P2 and P3)."""
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)
