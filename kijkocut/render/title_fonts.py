"""The font files that titles are drawn with, so that they can travel with a project."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QFont, QRawFont, QTextLayout

from kijkocut.model.title import Title
from kijkocut.render.titles import drawing_text

_ENDINGS: Final = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_ALSO: Final = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts")
_FREE: Final = (0x0000, 0x0008)
"""Embedding rights (fsType, OpenType 1.9, table OS/2) of fonts that others may install or edit
with."""
_RIGHTS: Final = 0x000F
_SIZE: Final = 16.0

_Face = tuple[str, str]
"""Family and style, in the font's own words."""


class FontFile(Struct, frozen=True, kw_only=True):
    """A font that titles need."""

    family: str
    style: str
    path: str
    """Empty when no file of it was found."""
    may_travel: bool
    """Whether its own embedding rights let others have it."""


def fonts_of(titles: Iterable[Title], folders: Iterable[Path] = ()) -> tuple[FontFile, ...]:
    """Give the fonts that letters of these titles are drawn with, fallbacks included, by name.

    Args:
        titles: Any number.
        folders: Where to look besides the system's own places, first.
    """
    with drawing_text():
        faces = {face for title in titles for face in _faces(title)}
        files = _files(faces, (*folders, *_places())) if faces else {}
    return tuple(
        files.get(face) or FontFile(family=face[0], style=face[1], path="", may_travel=False)
        for face in sorted(faces)
    )


def _faces(title: Title) -> Iterator[_Face]:
    """Lay the text out plainly: which font has a letter does not depend on where it stands."""
    whole = [(title.text, title.font, title.weight, title.italic)]
    for run in title.runs:
        weight = title.weight if run.weight is None else run.weight
        italic = title.italic if run.italic is None else run.italic
        whole.append((title.text[run.start : run.end], run.font or title.font, weight, italic))
    for text, family, weight, italic in whole:
        font = QFont(family)
        font.setPixelSize(round(_SIZE))
        font.setWeight(QFont.Weight(min(900, max(100, round(weight / 100) * 100))))
        font.setItalic(italic)
        layout = QTextLayout(text.replace("\n", " "), font)
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        for glyphs in layout.glyphRuns():
            yield glyphs.rawFont().familyName(), glyphs.rawFont().styleName()


def _files(faces: set[_Face], folders: Iterable[Path]) -> dict[_Face, FontFile]:
    found: dict[_Face, FontFile] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.suffix.lower() not in _ENDINGS or len(found) == len(faces):
                continue
            raw = QRawFont(str(path), _SIZE)
            face = raw.familyName(), raw.styleName()
            if raw.isValid() and face in faces and face not in found:
                found[face] = FontFile(
                    family=face[0], style=face[1], path=str(path), may_travel=_may_travel(raw)
                )
    return found


def _may_travel(raw: QRawFont) -> bool:
    table = raw.fontTable("OS/2").data()
    return len(table) >= 10 and int.from_bytes(table[8:10], "big") & _RIGHTS in _FREE


def _places() -> list[Path]:
    kind = QStandardPaths.StandardLocation.FontsLocation
    told = [*QStandardPaths.standardLocations(kind), *_ALSO]
    return [Path(one) for one in dict.fromkeys(told)]
