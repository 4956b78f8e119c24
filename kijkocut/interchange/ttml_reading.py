"""TTML captions: the text, times, speakers and the main style of a file; the rest is reported.

After W3C TTML 2 and its IMSC 1.1 text profile. Times are of the media, nested ones counted from
their parent's beginning.
"""

import re
from fractions import Fraction
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.interchange.cues import Cue, CueFile
from kijkocut.interchange.errors import UnreadableFileError
from kijkocut.interchange.report import Ledger
from kijkocut.interchange.ttml_names import short
from kijkocut.interchange.ttml_styles import LOOK, look, title_of
from kijkocut.interchange.ttml_time import Clock
from kijkocut.interchange.xml_tree import Node, parse_xml
from kijkocut.model.errors import KijkoError
from kijkocut.model.ticks import TICKS_PER_SECOND

_GROUPS: Final = ("tt:body", "tt:div")
_IDLE: Final = ("xml:id", "xml:space", "xml:lang", "ttp:timeBase", "ttp:profile")
_PARAMETERS: Final = ("ttp:contentProfiles", "ttp:cellResolution", "ttp:dropMode", "tts:extent")
_LONGEST: Final = 1_000_000
_SPACES: Final = re.compile(r"[ \t\r\n]+")


class _Span(Struct, frozen=True, kw_only=True):
    """When something is seen, in seconds; without an end as long as what is around it."""

    begin: Fraction = Fraction(0)
    end: Fraction | None = None


def read_ttml(data: bytes, path: Path, ledger: Ledger) -> CueFile:
    """Read a file.

    Raises:
        UnreadableFileError: It is no TTML, or a time in it is none; the message names the line.
    """
    root = parse_xml(data, path, has_namespaces=True)
    root.rename(short)
    if root.tag != "tt:tt":
        raise UnreadableFileError.at(path, root.line, "its first element is no <tt> of TTML.")
    return _Reader(root, path, ledger).file()


class _Reader:
    """Reads one file."""

    def __init__(self, root: Node, path: Path, ledger: Ledger) -> None:
        self._root = root
        self._path = path
        self._ledger = ledger
        self._clock = self._parameters(root)
        self._agents: dict[str, str] = {}
        self._styles: dict[str, dict[str, str]] = {}
        self._used: list[dict[str, str]] = []
        self.cues: list[Cue] = []

    def file(self) -> CueFile:
        """Give what it holds."""
        root = self._root
        root.is_read = True
        root.ignore(*_IDLE, *_PARAMETERS)
        canvas = self._canvas(root.get("tts:extent"))
        for head in root.take("tt:head"):
            self._head(head)
        for body in root.take("tt:body"):
            self._group(body, _Span(), {})
        self._note_unread()
        main = max(self._used, key=self._used.count, default={})
        for cue, used in zip(self.cues, self._used, strict=True):
            if used != main:
                self._ledger.approximate("styles", cue.where, "shown in the style of most lines")
        style = title_of(main, canvas[1]) if main else None
        if style is not None:
            self._ledger.approximate("style", self._path.name, "font, size, colours, weight")
        language = root.get("xml:lang")
        return CueFile(cues=tuple(self.cues), language=language, style=style, canvas=canvas)

    def _parameters(self, root: Node) -> Clock:
        try:
            rate = Fraction(int(root.get("ttp:frameRate") or 30))
            num, den = (root.get("ttp:frameRateMultiplier") or "1 1").replace(":", " ").split()
            rate *= Fraction(int(num), int(den))
            sub = int(root.get("ttp:subFrameRate") or 1)
            default = rate * sub if root.has("ttp:frameRate") else Fraction(1)
            ticks = Fraction(int(root.get("ttp:tickRate") or 0)) or default
        except (ValueError, ZeroDivisionError) as exc:
            raise UnreadableFileError.at(
                self._path, root.line, "its frame or tick rate is no number."
            ) from exc
        if not (0 < rate < _LONGEST and 0 < sub < _LONGEST and ticks > 0):
            raise UnreadableFileError.at(self._path, root.line, "its frame or tick rate is none.")
        is_drop = root.get("ttp:dropMode") == "dropNTSC"
        return Clock(frame_rate=rate, sub_frames=sub, tick_rate=ticks, is_drop=is_drop)

    def _canvas(self, text: str) -> tuple[int, int]:
        match = re.fullmatch(r"(\d{2,5})px (\d{2,5})px", text)
        if match is None:
            return (1920, 1080)
        return (int(match[1]) // 2 * 2 or 2, int(match[2]) // 2 * 2 or 2)

    def _head(self, head: Node) -> None:
        for metadata in head.take("tt:metadata"):
            for agent in metadata.take("ttm:agent"):
                names = agent.take("ttm:name")
                self._agents[agent.get("xml:id")] = " ".join(n.text().strip() for n in names)
                for name in names:
                    name.ignore("type")
                agent.ignore("type")
        for styling in head.take("tt:styling"):
            for style in styling.take("tt:style"):
                self._styles[style.get("xml:id")] = self._look(style, {})
        for layout in head.take("tt:layout"):
            for region in layout.take("tt:region"):
                self._ledger.drop("regions", f"line {region.line}", region.get("xml:id"))
                region.swallow()

    def _look(self, node: Node, around: dict[str, str]) -> dict[str, str]:
        """Give the style that holds inside an element."""
        found = dict(around)
        for key in node.get("style").split():
            found |= self._styles.get(key, {})
        node.ignore("xml:id")
        return found | look(node)

    def _group(self, node: Node, around: _Span, style: dict[str, str]) -> Fraction:
        """Read a body or a div; give its end."""
        node.ignore("region", *_IDLE)
        span = self._span(node, around)
        inner = self._look(node, style)
        cursor = span.begin
        is_row = node.get("timeContainer") == "seq"
        for child in node.nodes():
            within = replace(span, begin=cursor) if is_row else span
            if child.tag in _GROUPS:
                child.is_read = True
                end = self._group(child, within, inner)
            elif child.tag == "tt:p":
                child.is_read = True
                end = self._paragraph(child, within, inner)
            else:
                continue
            cursor = end if is_row else max(cursor, end)
        return span.end if span.end is not None else cursor

    def _paragraph(self, node: Node, around: _Span, style: dict[str, str]) -> Fraction:
        node.ignore("region", *_IDLE)
        span = self._span(node, around)
        where = f"line {node.line}"
        pieces = self._pieces(node, span, is_exact=node.get("xml:space") == "preserve")
        inner = self._look(node, style)
        speaker = self._agents.get(node.get("ttm:agent"), "")
        for piece, text in pieces:
            if piece.end is None:
                self._ledger.drop("cues", where, "it never ends")
            elif text.strip():
                self.cues.append(
                    Cue(
                        start=round(piece.begin * TICKS_PER_SECOND),
                        end=round(piece.end * TICKS_PER_SECOND),
                        text=text,
                        speaker=speaker,
                        where=where,
                    )
                )
                self._used.append(inner)
        return span.end if span.end is not None else span.begin

    def _pieces(self, node: Node, span: _Span, *, is_exact: bool) -> list[tuple[_Span, str]]:
        """Give the text of a paragraph; spans with times of their own stand apart."""
        plain: list[str] = []
        apart: list[tuple[_Span, str]] = []
        self._words(node, span, (plain, apart), is_exact=is_exact)
        return [(span, _tidy("".join(plain), is_exact=is_exact)), *apart]

    def _words(
        self,
        node: Node,
        span: _Span,
        into: tuple[list[str], list[tuple[_Span, str]]],
        *,
        is_exact: bool,
    ) -> None:
        plain, apart = into
        for part in node.content:
            if isinstance(part, str):
                plain.append(part if is_exact else _SPACES.sub(" ", part))
            elif part.tag == "tt:br":
                part.is_read = True
                part.ignore(*_IDLE)
                plain.append("\n")
            elif part.tag == "tt:span":
                part.is_read = True
                part.ignore("region", *_IDLE)
                if look(part) or part.get("style"):
                    self._ledger.drop("styles inside lines", f"line {part.line}", "of spans")
                if any(part.has(name) for name in ("begin", "end", "dur")):
                    inner = self._span(part, span)
                    words: list[str] = []
                    self._words(part, inner, (words, apart), is_exact=is_exact)
                    apart.append((inner, _tidy("".join(words), is_exact=is_exact)))
                else:
                    self._words(part, span, into, is_exact=is_exact)

    def _span(self, node: Node, around: _Span) -> _Span:
        """Give when an element is seen; its times count from its parent's beginning."""
        begin = around.begin + self._time(node, "begin", Fraction(0))
        ends = [around.end] if around.end is not None else []
        if node.get("end"):
            ends.append(around.begin + self._time(node, "end", Fraction(0)))
        if node.get("dur"):
            ends.append(begin + self._time(node, "dur", Fraction(0)))
        return _Span(begin=begin, end=min(ends, default=None))

    def _time(self, node: Node, name: str, default: Fraction) -> Fraction:
        text = node.get(name)
        if not text:
            return default
        try:
            found = self._clock.seconds(text)
        except (ValueError, KijkoError) as exc:
            raise UnreadableFileError.at(self._path, node.line, f"{name}: {exc}.") from exc
        if found > _LONGEST:
            raise UnreadableFileError.at(self._path, node.line, f"{name}: {text} is too far off.")
        return found

    def _note_unread(self) -> None:
        for node, attribute in self._root.unread():
            tag = node.tag.rpartition(":")[2]
            name = attribute.rpartition("|")[2]
            what = f"{name} of <{tag}>" if attribute else f"<{tag.rpartition('|')[2]}>"
            if name not in LOOK:
                self._ledger.drop(what, f"line {node.line}")


def _tidy(text: str, *, is_exact: bool) -> str:
    if is_exact:
        return text
    return "\n".join(line.strip() for line in text.split("\n")).strip("\n")
