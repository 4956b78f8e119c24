"""Titles and captions of FCPXML: `text` with the styles it refers to, both ways."""

import math
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from kijkocut.interchange.report import Ledger
from kijkocut.interchange.xml_text import Made
from kijkocut.interchange.xml_tree import Node
from kijkocut.model.clip import CaptionSource, TitleSource
from kijkocut.model.title import Rgba, Shadow, Stroke, TextAlign, TextRun, Title

_ALIGNED: Final = {"left": TextAlign.start, "center": TextAlign.centre, "right": TextAlign.end}
_ALIGNS: Final = {align: words for words, align in _ALIGNED.items()}
_LARGEST: Final = 100_000.0
_NO_LANGUAGE: Final = "und"
_FORMAT: Final = "SRT?captionFormat=SRT."


def title_source(node: Node, height: int, ledger: Ledger) -> TitleSource:
    """Read the text of a `title`, in the style of its first words, the others as runs."""
    where = f"line {node.line}"
    styles = _styles(node, ledger)
    runs: list[tuple[str, Title]] = []
    for text in node.take("text"):
        if runs:
            runs.append(("\n", runs[-1][1]))
        text.swallow()
        for part in text.content:
            if isinstance(part, str):
                if part.strip():
                    runs.append((part, Title(text="", size=height / 15)))
                continue
            base = styles.get(part.get("ref"), Title(text="", size=height / 15))
            runs.append((part.text(), _style(part, base)))
    if node.take("param"):
        ledger.drop("settings of title templates", where)
        for param in node.take("param"):
            param.swallow()
    ledger.approximate("titles", where, "text and its style; the template is left out")
    base = runs[0][1] if runs else Title(text="")
    made, at = [], 0
    for words, style in runs:
        if style != base and words.strip():
            made.append(_run(at, words, style, base))
        at += len(words)
    return TitleSource(title=replace(base, text="".join(w for w, _ in runs), runs=tuple(made)))


def caption_source(node: Node, ledger: Ledger) -> CaptionSource:
    """Read the text of a `caption`; what its styles say goes to the ledger."""
    where = f"line {node.line}"
    texts = node.take("text")
    for text in texts:
        if any(text.has(name) for name in ("position", "placement", "alignment")):
            ledger.drop("places of captions", where)
        text.swallow()
    for style in node.take("text-style-def"):
        if any(
            s.get("italic") == "1" or s.get("underline") == "1" for s in style.take("text-style")
        ):
            ledger.drop("styles inside lines", where, "italics and the like")
        style.swallow()
    lines = (text.text().strip("\n") for text in texts)
    return CaptionSource(text="\n".join(line for line in lines if line.strip()))


def language_of(role: str) -> str:
    """Give the language that the role of a caption names: "iTT?captionFormat=ITT.en" is "en"."""
    found = role.partition("captionFormat=")[2].partition(".")[2].partition("?")[0]
    return "" if found == _NO_LANGUAGE else found


def caption_role(language: str) -> str:
    """Give the role of captions in a language."""
    return f"{_FORMAT}{language or _NO_LANGUAGE}"


def caption_text(source: CaptionSource) -> tuple[Made, ...]:
    """Write a caption's text, the speaker before it."""
    spoken = f"{source.speaker}: {source.text}" if source.speaker else source.text
    return (Made("text", spoken),)


def title_text(title: Title, key: str) -> tuple[Made, ...]:
    """Write a title's text and its styles, whose ids begin with `key`."""
    cuts = sorted(
        {0, len(title.text), *(r.start for r in title.runs), *(r.end for r in title.runs)}
    )
    cuts = [cut for cut in cuts if 0 <= cut <= len(title.text)]
    text = Made("text")
    defs: dict[Title, Made] = {}
    ids: dict[Title, str] = {}
    for start, end in pairwise(cuts):
        style = _styled(title, start)
        if style not in ids:
            ids[style] = f"{key}-{len(ids) + 1}"
            defs[style] = Made("text-style-def", _written(style), id=ids[style])
        text.add(Made("text-style", title.text[start:end], ref=ids[style]))
    return (text, *defs.values())


def _styled(title: Title, at: int) -> Title:
    """Give the style of the character at a place."""
    style = replace(title, text="", runs=())
    for run in title.runs:
        if run.start <= at < run.end:
            changes = {
                name: value
                for name in ("size", "weight", "italic", "underline", "colour")
                if (value := getattr(run, name)) is not None
            }
            style = replace(style, **changes, font=run.font or style.font)
    return style


def _written(style: Title) -> Made:
    made = Made(
        "text-style",
        font=style.font,
        fontSize=_number(style.size),
        fontFace="Bold" if style.weight >= 600 else "Regular",
        fontColor=_colour(style.colour),
        bold="1" if style.weight >= 600 else None,
        italic="1" if style.italic else None,
        underline="1" if style.underline else None,
        kerning=_number(style.tracking) if style.tracking else None,
        alignment=_ALIGNS[style.align],
    )
    if style.stroke is not None:
        made.attributes["strokeColor"] = _colour(style.stroke.colour)
        made.attributes["strokeWidth"] = _number(style.stroke.width)
    if style.shadow is not None:
        shadow = style.shadow
        angle = math.degrees(math.atan2(-shadow.dy, shadow.dx)) % 360
        made.attributes["shadowColor"] = _colour(shadow.colour)
        reach = math.hypot(shadow.dx, shadow.dy)
        made.attributes["shadowOffset"] = f"{_number(reach)} {_number(angle)}"
        made.attributes["shadowBlurRadius"] = _number(shadow.blur)
    if style.box is not None:
        made.attributes["backgroundColor"] = _colour(style.box.colour)
    return made


def _styles(node: Node, ledger: Ledger) -> dict[str, Title]:
    found = {}
    for outer in node.take("text-style-def"):
        key = outer.get("id")
        outer.ignore("name")
        for inner in outer.take("text-style"):
            found[key] = _style(inner, Title(text=""))
            if any(inner.take("param")):
                ledger.drop("settings of text styles", f"line {inner.line}")
            inner.swallow()
    return found


def _style(node: Node, base: Title) -> Title:
    """Give the style that an element asks for, over another."""
    shadow, stroke = base.shadow, base.stroke
    if node.has("shadowColor"):
        reach, angle = _numbers(node.get("shadowOffset"), (5.0, 315.0))
        turn = math.radians(angle)
        shadow = Shadow(
            dx=round(reach * math.cos(turn), 3),
            dy=round(-reach * math.sin(turn), 3),
            blur=_numbers(node.get("shadowBlurRadius"), (0.0,))[0],
            colour=_rgba(node.get("shadowColor"), (0.0, 0.0, 0.0, 0.75)),
        )
    width = abs(_numbers(node.get("strokeWidth"), (0.0,))[0])
    if width:
        stroke = Stroke(width=width, colour=_rgba(node.get("strokeColor"), (0.0, 0.0, 0.0, 1.0)))
    is_bold = node.get("bold") == "1" or "bold" in node.get("fontFace").lower()
    return replace(
        base,
        font=node.get("font") or base.font,
        size=_numbers(node.get("fontSize"), (base.size,))[0] or base.size,
        weight=700 if is_bold else base.weight,
        italic=node.get("italic") == "1" or base.italic,
        underline=node.get("underline") == "1" or base.underline,
        colour=_rgba(node.get("fontColor"), base.colour),
        tracking=_numbers(node.get("kerning"), (base.tracking,))[0],
        align=_ALIGNED.get(node.get("alignment"), base.align),
        stroke=stroke,
        shadow=shadow,
    )


def _run(at: int, words: str, style: Title, base: Title) -> TextRun:
    return TextRun(
        start=at,
        end=at + len(words),
        font=style.font if style.font != base.font else "",
        size=style.size if style.size != base.size else None,
        weight=style.weight if style.weight != base.weight else None,
        italic=style.italic if style.italic != base.italic else None,
        underline=style.underline if style.underline != base.underline else None,
        colour=style.colour if style.colour != base.colour else None,
    )


def _numbers(text: str, default: tuple[float, ...]) -> tuple[float, ...]:
    """Read numbers divided by spaces; what is none, or not so many, is the default."""
    try:
        found = tuple(float(word) for word in text.split())
    except ValueError:
        return default
    is_sane = len(found) >= len(default) and all(abs(value) <= _LARGEST for value in found)
    return found[: len(default)] if is_sane else default


def _rgba(text: str, default: Rgba) -> Rgba:
    found = _numbers(text, default)
    if len(text.split()) == 3:
        found = (*_numbers(text, default[:3]), 1.0)
    red, green, blue, alpha = (min(1.0, max(0.0, value)) for value in found)
    return (red, green, blue, alpha)


def _colour(colour: Rgba) -> str:
    return " ".join(_number(part) for part in colour)


def _number(value: float) -> str:
    return f"{value:.6g}"
