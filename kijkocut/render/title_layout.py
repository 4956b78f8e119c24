"""Shapes titles with QtGui: breaks text into lines and gives each letter its place.

With `titles.py` the one place outside the desktop that uses Qt. Call it while Qt is held (`titles`
does).
"""

from itertools import pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QPointF, Qt, QTextBoundaryFinder
from PySide6.QtGui import (
    QFont,
    QGlyphRun,
    QPainterPath,
    QRawFont,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from kijkocut.model.mask_outline import Point
from kijkocut.model.title import Rgba, TextAlign, TextRun, Title, is_right_to_left

FINE: Final = 4
"""Fonts are laid out this much larger, since Qt's pixel sizes are whole numbers."""
_ENDLESS: Final = 1e7
_STRIKES: Final = (109, 136, 160, 128, 96, 72, 64, 48, 32)
"""Pixel sizes in which colour fonts have pictures, as Noto's, Twitter's, Apple's; largest use
first."""
_FITTING_STEPS: Final = 8
"""Halvings by which the size of shrunk text is found: to 1/256 of its size."""


class Bitmap(Struct):
    """A glyph without an outline: colour emoji."""

    glyph: QGlyphRun
    """The one glyph, at its origin, in the size that its font has pictures of."""
    at: QPointF
    """Where its origin stands, in fine units."""
    scale: float
    """Fine units per pixel of the picture."""


class Word(Struct):
    """A stretch of glyphs of one look, placed in fine units."""

    path: QPainterPath
    colour: Rgba | None
    """None for the title's own."""
    bitmaps: list[Bitmap]


class ShapedText(Struct):
    """Shaped and placed text."""

    words: list[Word]
    size: tuple[float, float]
    """Of the text block, in canvas pixels."""


def fitting(title: Title) -> Title:
    """Give the title with letters small enough for its height and width; the same without height.

    Sizes, outline, shadow and tracking shrink alike; box and width stay.
    """
    if title.height is None or _fits(title, title.height):
        return title
    low, high = 0.0, 1.0
    for _ in range(_FITTING_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if _fits(sized(title, middle), title.height) else (low, middle)
    return sized(title, max(low, 2.0**-_FITTING_STEPS))


def _fits(title: Title, height: float) -> bool:
    shaped = laid_out(title)
    return shaped.size[1] <= height and (title.width is None or shaped.size[0] <= title.width)


def sized(title: Title, factor: float) -> Title:
    """Give the title with letters and all that goes with them larger; box and width stay."""
    shadow = title.shadow
    return replace(
        title,
        size=title.size * factor,
        tracking=title.tracking * factor,
        stroke=title.stroke and replace(title.stroke, width=title.stroke.width * factor),
        shadow=shadow
        and replace(
            shadow, dx=shadow.dx * factor, dy=shadow.dy * factor, blur=shadow.blur * factor
        ),
        runs=tuple(
            run if run.size is None else replace(run, size=run.size * factor) for run in title.runs
        ),
    )


def laid_out(title: Title, letters: int | None = None) -> ShapedText:
    """Shape the text, break it into lines and place them.

    Args:
        title: What to shape; see `fitting` for one that shrinks.
        letters: How many characters to draw, all of them if None; no character is split, and those
            left out keep their place.
    """
    shown = len(title.text) if letters is None else letters
    lines: list[tuple[QTextLine, QTextLayout, int]] = []
    start = 0
    wrap = _ENDLESS if title.width is None else title.width * FINE
    for paragraph in title.text.split("\n"):
        layout = _layout(title, paragraph, start)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(wrap)
            lines.append((line, layout, start))
        layout.endLayout()
        start += len(paragraph) + 1
    natural = max((line.naturalTextWidth() for line, _, _ in lines), default=0.0)
    # Centred lines need no more room than they take; others keep the edge they stand on.
    is_tight = title.width is None or title.align is TextAlign.centre
    wide = natural if is_tight else max(natural, wrap)
    words: list[Word] = []
    y = bottom = 0.0
    for line, layout, first in lines:
        line.setPosition(QPointF(_indent(title, line, layout.text(), wide), y))
        words += _words(title, line, layout.text(), (first, shown))
        bottom = y + line.height()
        y += line.height() * title.line_height
    return ShapedText(words=words, size=(wide / FINE, bottom / FINE))


def inked(title: Title) -> tuple[list[list[Point]], Point]:
    """Give the outlines of all letters as polygons, in fine units around the middle of their ink.

    Returns:
        The polygons, of which an odd number hold what is inside, and the size of the ink.
    """
    path = QPainterPath()
    for word in laid_out(title).words:
        path.addPath(word.path)
    # Letters that touch one another, and strokes of one letter, are one area.
    path.setFillRule(Qt.FillRule.WindingFill)
    path = path.simplified()
    box = path.boundingRect()
    middle = box.center()
    polygons = [
        [(point.x() - middle.x(), point.y() - middle.y()) for point in polygon.toList()]
        for polygon in path.toSubpathPolygons()
    ]
    return polygons, (box.width(), box.height())


def size_of(title: Title, run: TextRun) -> float:
    """Give the size of a run's letters in canvas pixels."""
    return title.size if run.size is None else run.size


def _layout(title: Title, text: str, start: int) -> QTextLayout:
    layout = QTextLayout(text, _font(title, None))
    option = QTextOption()
    modes = QTextOption.WrapMode
    is_shrunk = title.height is not None
    option.setWrapMode(modes.WordWrap if is_shrunk else modes.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    # Qt would push right-to-left lines to the far end of an endless width; lines are placed below.
    option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    layout.setTextOption(option)
    formats = []
    for run in title.runs:
        here = _utf16(text, run.start - start), _utf16(text, run.end - start)
        if here[0] < here[1]:
            part = QTextLayout.FormatRange()
            part.start, part.length = here[0], here[1] - here[0]
            look = part.format
            look.setFont(_font(title, run))
            part.format = look
            formats.append(part)
    layout.setFormats(formats)
    return layout


def _utf16(text: str, index: int) -> int:
    """Qt counts UTF-16 units, the model code points."""
    return len(text[: max(0, index)].encode("utf-16-le")) // 2


def _font(title: Title, run: TextRun | None) -> QFont:
    font = QFont((run.font if run else "") or title.font)
    size = title.size if run is None else size_of(title, run)
    font.setPixelSize(max(1, round(size * FINE)))
    weight = title.weight if run is None or run.weight is None else run.weight
    font.setWeight(QFont.Weight(min(900, max(100, round(weight / 100) * 100))))
    font.setItalic(title.italic if run is None or run.italic is None else run.italic)
    font.setUnderline(title.underline if run is None or run.underline is None else run.underline)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if title.tracking:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, title.tracking * FINE)
    return font


def _indent(title: Title, line: QTextLine, text: str, wide: float) -> float:
    free = wide - line.naturalTextWidth()
    if title.align is TextAlign.centre:
        return free / 2
    return free if (title.align is TextAlign.end) != is_right_to_left(text) else 0.0


def _words(title: Title, line: QTextLine, text: str, window: tuple[int, int]) -> list[Word]:
    """Split a placed line at the borders of its runs and take each part's outlines.

    `window` is the paragraph's first character within the title, and the first that is left out.
    """
    first = window[0]
    start = line.textStart()
    end = min(start + line.textLength(), _whole(text, _utf16(text, window[1] - first)))
    cuts = {start, max(start, end)}
    for run in title.runs:
        cuts |= {_utf16(text, run.start - first), _utf16(text, run.end - first)}
    inside = sorted(cut for cut in cuts if start <= cut <= end)
    words = []
    for a, b in pairwise(inside):
        runs = [
            r
            for r in title.runs
            if _utf16(text, r.start - first) <= a < _utf16(text, r.end - first)
        ]
        own = next((r.colour for r in reversed(runs) if r.colour is not None), None)
        words.append(_word(line.glyphRuns(a, b - a), own))
    return words


def _whole(text: str, index: int) -> int:
    """The nearest border of a character, as people count them, at or before `index`."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    finder.setPosition(index)
    return index if finder.isAtBoundary() else max(0, finder.toPreviousBoundary())


def _word(runs: list[QGlyphRun], colour: Rgba | None) -> Word:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    bitmaps = []
    for run in runs:
        font = run.rawFont()
        for glyph, at in zip(run.glyphIndexes(), run.positions(), strict=True):
            outline = font.pathForGlyph(glyph)
            if not outline.isEmpty():
                path.addPath(outline.translated(at))
            elif (picture := _bitmap(font, glyph, at)) is not None:
                bitmaps.append(picture)
        if run.underline():
            _underline(path, run)
    return Word(path=path, colour=colour, bitmaps=bitmaps)


def _bitmap(font: QRawFont, glyph: int, at: QPointF) -> Bitmap | None:
    """Give a glyph that is a picture; None where there is nothing to see.

    Qt finds pictures only at the very sizes that the font has.
    """
    own = QRawFont(font)
    for size in (font.pixelSize(), *_STRIKES):
        own.setPixelSize(size)
        if not own.boundingRect(glyph).isEmpty():
            one = QGlyphRun()
            one.setRawFont(own)
            one.setGlyphIndexes([glyph])
            one.setPositions([QPointF()])
            return Bitmap(glyph=one, at=at, scale=font.pixelSize() / size)
    return None


def _underline(path: QPainterPath, run: QGlyphRun) -> None:
    font, places = run.rawFont(), run.positions()
    if not places:
        return
    advances = font.advancesForGlyphIndexes(run.glyphIndexes())
    left = min(at.x() for at in places)
    right = max(at.x() + step.x() for at, step in zip(places, advances, strict=True))
    thick = max(1.0, font.lineThickness())
    path.addRect(left, places[0].y() + font.underlinePosition(), right - left, thick)
