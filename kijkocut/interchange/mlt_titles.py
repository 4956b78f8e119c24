"""Titles of Kdenlive and text filters of MLT as titles: what is written, in which letters, where.

A Kdenlive title is a picture of its own in XML ("kdenlivetitle"), with texts and shapes; the texts
become one title, shapes are named as lost.
"""

import re
from html.parser import HTMLParser
from typing import Final

from msgspec import Struct

from kijkocut.interchange.errors import UnreadableFileError
from kijkocut.interchange.mlt_animation import parse_animation
from kijkocut.interchange.mlt_colours import listed_colour, mlt_colour
from kijkocut.interchange.mlt_services import Document, Service
from kijkocut.interchange.mlt_time import Profile, number
from kijkocut.interchange.report import Ledger
from kijkocut.interchange.xml_tree import Node, parse_xml
from kijkocut.model.title import Shadow, Stroke, TextAlign, Title

TEXT_FILTERS: Final = ("dynamictext", "qtext", "pango", "text", "gpstext", "timer")
_LONGEST: Final = 20_000
"""Characters of a title."""
_ALIGN: Final = {
    "1": TextAlign.start,
    "4": TextAlign.centre,
    "2": TextAlign.end,
    "left": TextAlign.start,
    "center": TextAlign.centre,
    "centre": TextAlign.centre,
    "middle": TextAlign.centre,
    "right": TextAlign.end,
}
_WEIGHTS: Final = {"25": 300, "50": 400, "63": 600, "75": 700, "87": 900}
"""Qt 5's weights; Qt 6 has those of CSS."""
_POINT: Final = 4 / 3
"""Pixels in a point, at Qt's 96 dots an inch."""
_WIDE: Final = 0.55
"""A letter's usual width by its size, for boxes that the file does not measure."""


class Made(Struct, frozen=True, kw_only=True):
    """A title, and where its middle stands, in pixels from the centre of the canvas."""

    title: Title
    offset: tuple[float, float] = (0.0, 0.0)


class _Text(Struct, frozen=True, kw_only=True):
    """One text of a title, with its box."""

    title: Title
    x: float
    y: float
    width: float
    height: float


def has_text(service: Service) -> bool:
    """Say whether a filter writes text."""
    return service.service in TEXT_FILTERS


def kdenlive_title(service: Service, document: Document, ledger: Ledger) -> Made | None:
    """Read a title of Kdenlive, or give None when there is no text in it."""
    where = document.where(service, service.get("kdenlive:clipname"))
    try:
        root = parse_xml(service.get("xmldata").strip().encode(), document.path)
    except UnreadableFileError:
        ledger.drop("titles", where, "its picture can't be read")
        return None
    texts = []
    for item in root.take("item"):
        kind = item.get("type")
        found = _item(item) if "Text" in kind else None
        if found is not None and found.title.text.strip():
            texts.append(found)
        elif found is None:
            ledger.drop("pictures and shapes of titles", where, kind or "of no kind")
    for node in root.take("background"):
        if listed_colour(node.get("color", "0,0,0,0"))[3]:
            ledger.drop("backgrounds of titles", where)
    if root.one("endviewport") is not None and _is_moving(root):
        ledger.drop("movements of titles", where)
    profile = document.profile
    size = (number(root.get("width")) or profile.width, number(root.get("height")))
    return _joined(texts, (size[0], size[1] or profile.height), profile, (ledger, where))


def text_title(service: Service, profile: Profile, ledger: Ledger) -> Made | None:
    """Read a text filter, or a producer of text; None when there is no text in it."""
    where = f"line {service.line}"
    words = service.get("argument|text|markup")
    html = service.get("html")
    size: float | None = None
    if html:
        reader = _Html()
        reader.feed(html[: _LONGEST * 10])
        words, size = reader.text(), reader.size
        ledger.approximate("rich text", where, "one style: its first")
    elif service.service == "pango" and service.get("markup"):
        words = re.sub(r"<[^>]*>", "", words)
    if service.service == "timer" or re.search(r"#\w+#", words):
        ledger.approximate("texts that count", where, "as they are written")
    words = words.replace("\r\n", "\n").strip("\n")[:_LONGEST]
    if not words.strip():
        return None
    box = (0.0, 0.0, float(profile.width), float(profile.height))
    try:
        animation = parse_animation(service.get("geometry") or "0 0 100% 100%", profile)
        if animation.is_moving:
            ledger.drop("movements of titles", where)
        if len(animation.first) >= 4:
            box = (*animation.first[:2], *animation.first[2:4])  # type: ignore[assignment]
    except ValueError:
        ledger.drop("places of titles", where)
    given = number(service.get("size"), 48.0)
    title = Title(
        text=words,
        font=service.get("family") or (reader.font if html else "") or "DejaVu Sans",
        size=_held(size or given * (_scaled(service, profile))),
        weight=_weight(service.get("weight", "400")),
        italic=service.get("style") == "italic",
        colour=reader.colour
        if html and reader.colour
        else mlt_colour(service.get("fgcolour") or "0xffffffff"),
        align=_ALIGN.get(service.get("halign", "left"), TextAlign.centre),
        stroke=_outline(service.get("outline"), service.get("olcolour")),
    )
    return _placed(title, box, service, profile)


def _scaled(service: Service, profile: Profile) -> float:
    """Give the factor of a size: Shotcut's simple text fills the height of its box."""
    if service.service != "dynamictext" or service.get("shotcut:usePointSize") != "1":
        return 1.0
    return profile.height / 1080


def _placed(
    title: Title, box: tuple[float, float, float, float], service: Service, profile: Profile
) -> Made:
    """Place a title in its box, by the box's alignments."""
    x, y, wide, high = box
    lines = title.text.split("\n")
    text_wide = min(wide, max(len(line) for line in lines) * title.size * _WIDE)
    text_high = min(high, len(lines) * title.size * title.line_height)
    across = {"left": 0.0, "right": 1.0}.get(service.get("halign", "left"), 0.5)
    down = {"top": 0.0, "bottom": 1.0}.get(service.get("valign", "top"), 0.5)
    middle = x + (wide - text_wide) * across + text_wide / 2
    centre = y + (high - text_high) * down + text_high / 2
    return Made(title=title, offset=(middle - profile.width / 2, centre - profile.height / 2))


def _item(item: Node) -> _Text | None:
    content, position = item.one("content"), item.one("position")
    if content is None:
        return None
    size = number(content.get("font-pixel-size")) or number(content.get("font-size")) * _POINT
    bare = content.text().replace("\u2028", "\n")[:_LONGEST]
    outline = content.get("font-outline")
    title = Title(
        text=bare,
        font=content.get("font") or "DejaVu Sans",
        size=_held(size or 72.0),
        weight=_weight(content.get("font-weight", "50")),
        italic=content.get("font-italic") == "1",
        underline=content.get("font-underline") == "1",
        colour=listed_colour(content.get("font-color", "255,255,255,255")),
        align=_ALIGN.get(content.get("alignment"), TextAlign.start),
        tracking=max(-200.0, min(200.0, number(content.get("letter-spacing")))),
        stroke=_outline(outline, content.get("font-outline-color"), is_listed=True),
        shadow=_shadow(content.get("shadow")),
    )
    lines = bare.split("\n")
    wide = number(content.get("box-width")) or max(map(len, lines)) * title.size * _WIDE
    high = number(content.get("box-height")) or len(lines) * title.size * title.line_height
    x = number(position.get("x")) if position is not None else 0.0
    y = number(position.get("y")) if position is not None else 0.0
    return _Text(title=title, x=x, y=y, width=wide, height=high)


def _joined(
    texts: list[_Text],
    size: tuple[float, float],
    profile: Profile,
    told: tuple[Ledger, str],
) -> Made | None:
    """Give several texts as one title, in the style of the largest."""
    if not texts:
        return None
    texts.sort(key=lambda text: (text.y, text.x))
    largest = max(texts, key=lambda text: text.title.size)
    left, top = min(t.x for t in texts), min(t.y for t in texts)
    right, bottom = max(t.x + t.width for t in texts), max(t.y + t.height for t in texts)
    if len(texts) > 1:
        ledger, where = told
        ledger.approximate("titles of several texts", where, "one text, in the largest's letters")
    title = largest.title
    if len(texts) > 1:
        values = {name: getattr(title, name) for name in title.__struct_fields__}
        title = Title(**{**values, "text": "\n".join(t.title.text for t in texts)})
    across, down = profile.width / size[0], profile.height / size[1]
    middle, centre = (left + right) / 2 * across, (top + bottom) / 2 * down
    return Made(title=title, offset=(middle - profile.width / 2, centre - profile.height / 2))


def _is_moving(root: Node) -> bool:
    first, last = root.one("startviewport"), root.one("endviewport")
    return first is not None and last is not None and first.get("rect") != last.get("rect")


def _held(size: float) -> float:
    return max(4.0, min(2000.0, size))


def _weight(text: str) -> int:
    if text in _WEIGHTS:
        return _WEIGHTS[text]
    value = int(number(text, 400.0))
    return max(100, min(900, value)) if value >= 100 else 400


def _outline(width: str, colour: str, *, is_listed: bool = False) -> Stroke | None:
    size = number(width)
    if size <= 0:
        return None
    named = listed_colour(colour) if is_listed else mlt_colour(colour or "0x000000ff")
    return Stroke(width=min(200.0, size), colour=named)


def _shadow(text: str) -> Shadow | None:
    """Read `on;#AARRGGBB;blur;dx;dy`."""
    words = text.split(";")
    if len(words) < 5 or words[0] != "1":
        return None
    blur, dx, dy = (max(-500.0, min(500.0, number(word))) for word in words[2:5])
    return Shadow(dx=dx, dy=dy, blur=max(0.0, blur), colour=mlt_colour(words[1]))


class _Html(HTMLParser):
    """Takes the text out of rich text, with the first font, size and colour that it names."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[str] = []
        self._hidden = 0
        self.size: float | None = None
        self.font = ""
        self.colour: tuple[float, float, float, float] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("style", "head", "title"):
            self._hidden += 1
        elif tag in ("p", "br", "div", "li") and "".join(self._parts).strip():
            self._parts.append("\n")
        style = dict(attrs).get("style") or ""
        if tag in ("span", "p") and style:
            self._styled(style)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("style", "head", "title"):
            self._hidden = max(0, self._hidden - 1)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._parts.append(data.strip("\n") if not data.strip() else data)

    def text(self) -> str:
        return "".join(self._parts).strip("\n")

    def _styled(self, style: str) -> None:
        size = re.search(r"font-size:\s*([\d.]+)(pt|px)", style)
        if size is not None and self.size is None:
            self.size = float(size[1]) * (_POINT if size[2] == "pt" else 1.0)
        font = re.search(r"font-family:\s*'?([^;',]+)", style)
        if font is not None and not self.font:
            self.font = font[1].strip()
        colour = re.search(r"(?<![-\w])color:\s*(#[0-9a-fA-F]{6,8})", style)
        if colour is not None and self.colour is None:
            self.colour = mlt_colour(colour[1])
