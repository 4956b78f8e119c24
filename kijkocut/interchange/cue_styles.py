"""Captions in Advanced SubStation Alpha, through pysubs2: lines, speakers and one style a track."""

import warnings
from collections import Counter
from pathlib import Path
from typing import Final

import pysubs2

from kijkocut.interchange.cues import MILLI, Cue, CueFile
from kijkocut.interchange.errors import UnreadableFileError
from kijkocut.interchange.report import Ledger
from kijkocut.model.title import Box, Rgba, Shadow, Stroke, Title

_DEFAULT_CANVAS: Final = (384, 288)
"""What a file without PlayRes means."""
_BOXED: Final = 3
"""BorderStyle of an opaque box."""


def read_ass(text: str, path: Path, ledger: Ledger) -> CueFile:
    """Read a file's lines and the style that most of them use.

    Raises:
        UnreadableFileError: It is no ASS or SSA file.
    """
    found = _parsed(text, path, ledger)
    canvas = _canvas(found)
    spoken = [event for event in found if not event.is_comment]
    for event in (event for event in found if event.is_comment):
        ledger.drop("comments", _where(event), event.text[:40])
    used = Counter(event.style for event in spoken)
    main = used.most_common(1)[0][0] if used else "Default"
    cues = []
    for event in spoken:
        where = _where(event)
        if event.style != main:
            ledger.approximate("styles", where, f"{event.style} is shown as {main}")
        if "{" in event.text:
            ledger.drop("styles inside lines", where, "override tags")
        if event.effect:
            ledger.drop("effects of lines", where, event.effect)
        cues.append(
            Cue(
                start=event.start * MILLI,
                end=event.end * MILLI,
                text=event.plaintext,
                speaker=event.name,
                where=where,
            )
        )
    style = found.styles.get(main)
    if style is not None:
        ledger.approximate("style", main, "font, size, colours, outline and shadow")
    if found.fonts_opaque or found.graphics_opaque:
        ledger.drop("attachments", path.name, "fonts and pictures in the file")
    title = _title(style) if style is not None else None
    return CueFile(cues=tuple(cues), style=title, canvas=canvas)


def write_ass(cues: tuple[Cue, ...], style: Title | None, canvas: tuple[int, int]) -> str:
    """Write cues with one style on a canvas of that size."""
    made = pysubs2.SSAFile()
    made.info["PlayResX"], made.info["PlayResY"] = str(canvas[0]), str(canvas[1])
    made.info["ScaledBorderAndShadow"] = "yes"
    made.styles = {"Default": _style(style or Title(text="", size=canvas[1] / 15))}
    for cue in cues:
        event = pysubs2.SSAEvent(start=_milli(cue.start), end=_milli(cue.end))
        event.plaintext = cue.text.replace("{", "(").replace("}", ")")
        event.name = " ".join(cue.speaker.replace(",", " ").split())
        made.append(event)
    return made.to_string("ass")


def _parsed(text: str, path: Path, ledger: Ledger) -> pysubs2.SSAFile:
    """Parse a file; what the parser passes over goes to the ledger."""
    if "[script info]" not in text.lower() and "[events]" not in text.lower():
        raise UnreadableFileError.at(path, 1, "it has no [Script Info]: it is no ASS file.")
    try:
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            found = pysubs2.SSAFile.from_string(text)
    except (pysubs2.Pysubs2Error, ValueError, KeyError, IndexError) as exc:
        raise UnreadableFileError(f"{path.name} can't be read as ASS: {exc}.") from exc
    for warning in said:
        ledger.approximate("damaged fields", path.name, str(warning.message))
    lines = sum(line.lower().startswith(("dialogue:", "comment:")) for line in text.splitlines())
    if lines != len(found):
        ledger.drop("damaged lines", path.name, f"{lines - len(found)} of {lines}")
    return found


def _canvas(found: pysubs2.SSAFile) -> tuple[int, int]:
    try:
        width = int(found.info.get("PlayResX", _DEFAULT_CANVAS[0]))
        height = int(found.info.get("PlayResY", _DEFAULT_CANVAS[1]))
    except ValueError:
        return _DEFAULT_CANVAS
    return max(2, width // 2 * 2), max(2, height // 2 * 2)


def _title(style: pysubs2.SSAStyle) -> Title:
    is_boxed = style.borderstyle == _BOXED
    return Title(
        text="",
        font=style.fontname,
        size=float(style.fontsize),
        weight=700 if style.bold else 400,
        italic=bool(style.italic),
        underline=bool(style.underline),
        colour=_rgba(style.primarycolor),
        tracking=float(style.spacing),
        stroke=None
        if is_boxed or style.outline <= 0
        else Stroke(width=float(style.outline), colour=_rgba(style.outlinecolor)),
        shadow=None
        if style.shadow <= 0
        else Shadow(
            dx=float(style.shadow),
            dy=float(style.shadow),
            blur=0.0,
            colour=_rgba(style.backcolor),
        ),
        box=Box(colour=_rgba(style.outlinecolor), padding=float(style.outline))
        if is_boxed
        else None,
    )


def _style(title: Title) -> pysubs2.SSAStyle:
    made = pysubs2.SSAStyle(
        fontname=title.font.replace(",", " "),
        fontsize=title.size,
        bold=title.weight >= 600,
        italic=title.italic,
        underline=title.underline,
        primarycolor=_colour(title.colour),
        spacing=title.tracking,
        outline=0.0,
        shadow=0.0,
    )
    if title.stroke is not None:
        made.outline, made.outlinecolor = title.stroke.width, _colour(title.stroke.colour)
    if title.shadow is not None:
        made.shadow = max(abs(title.shadow.dx), abs(title.shadow.dy))
        made.backcolor = _colour(title.shadow.colour)
    if title.box is not None:
        made.borderstyle, made.outline = _BOXED, title.box.padding
        made.outlinecolor = _colour(title.box.colour)
    return made


def _rgba(colour: pysubs2.Color) -> Rgba:
    return (colour.r / 255, colour.g / 255, colour.b / 255, 1 - colour.a / 255)


def _colour(rgba: Rgba) -> pysubs2.Color:
    red, green, blue, alpha = (min(255, max(0, round(part * 255))) for part in rgba)
    return pysubs2.Color(red, green, blue, 255 - alpha)


def _milli(ticks: int) -> int:
    return (ticks + MILLI // 2) // MILLI


def _where(event: pysubs2.SSAEvent) -> str:
    return f"{pysubs2.time.ms_to_str(event.start, fractions=True)}"
