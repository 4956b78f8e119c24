"""The files of an OpenShot project: where they lie, what is known of them, titles among them.

A title of OpenShot is an SVG picture; its text comes through, its drawing does not.
"""

import re
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Final

from msgspec.structs import replace

from kijkocut.interchange.errors import UnreadableFileError, UnwritablePlaceError
from kijkocut.interchange.files import read_bytes
from kijkocut.interchange.gathering import Gathering
from kijkocut.interchange.mlt_colours import mlt_colour
from kijkocut.interchange.osp_values import Part
from kijkocut.interchange.xml_tree import Node, parse_xml
from kijkocut.model.errors import KijkoError
from kijkocut.model.media import AudioStream, Media, MediaFacts, MediaKind, VideoStream
from kijkocut.model.ticks import TICKS_PER_SECOND
from kijkocut.model.title import Title

_WIDEST: Final = 32_768
_LONGEST: Final = 864_000
"""Seconds (ten days); a file that is longer is not measured right."""


class Files:
    """Finds the files that clips play."""

    def __init__(self, path: Path, project: Part, into: Gathering) -> None:
        """Take the files of a project that lies at `path`; media go to `into`."""
        self._path = path
        self._into = into
        self._rows = {row.text("id"): row for row in project.parts("files")}
        for row in self._rows.values():
            if not is_title(row.text("path")):
                self.media(row)

    def of(self, clip: Part) -> Part:
        """Give the file that a clip plays, as the project knows it."""
        return self._rows.get(clip.text("file_id")) or clip.part("reader")

    def path(self, text: str) -> str:
        """Give the absolute path that the project means."""
        folder = self._path.parent
        if text.startswith("@assets"):
            stem = self._path.stem[:30]
            return str(folder / f"{stem}_assets" / text.removeprefix("@assets").lstrip("/\\"))
        is_whole = PurePosixPath(text).is_absolute() or PureWindowsPath(text).is_absolute()
        return text if is_whole or not text else str((folder / text).absolute())

    def media(self, row: Part) -> Media | None:
        """Give the media of a file, or None when it has no path."""
        path = self.path(row.text("path"))
        if not path:
            return None
        known = self._into.file(path, row.text("name") or PurePath(path.replace("\\", "/")).name)
        if not known.facts.duration and known.facts.kind is not MediaKind.image:
            tags = tuple(tag.strip() for tag in row.text("tags").split(",") if tag.strip())
            known = replace(known, facts=_facts(row, known.facts), tags=tags)
            self._into.media[known.id] = known
        return known

    def title(self, row: Part, where: str) -> Title | None:
        """Give the text of a title, or None when there is none; losses are noted."""
        path = Path(self.path(row.text("path")))
        try:
            root = parse_xml(read_bytes(path), path)
        except (UnreadableFileError, UnwritablePlaceError) as exc:
            self._into.ledger.drop("titles", where, f"{exc}")
            return None
        except KijkoError as exc:
            self._into.ledger.drop("titles", where, f"{exc}")
            return None
        made = svg_title(root)
        if made is None:
            self._into.ledger.drop("drawings", where, "there is no text in them")
        else:
            self._into.ledger.approximate("titles", where, "their text, in the middle")
        return made


def is_title(path: str) -> bool:
    """Say whether a file is a title or another drawing."""
    return path.lower().endswith(".svg")


def svg_title(root: Node) -> Title | None:
    """Give the text of an SVG picture in the style of its first, or None."""
    texts = [node for node in _descend(root) if _tag(node) == "text"]
    lines = [line for node in texts if (line := " ".join(node.text().split()))]
    if not lines:
        return None
    style = _style(texts[0])
    for inner in texts[0].nodes():
        style |= _style(inner)
    size = re.match(r"\s*([\d.]{1,8})", style.get("font-size", ""))
    weight = style.get("font-weight", "400")
    fill = style.get("fill", "#ffffff")
    return Title(
        text="\n".join(lines)[:20_000],
        font=style.get("font-family", "").strip("'\" ") or "DejaVu Sans",
        size=max(8.0, min(1000.0, float(size[1]))) if size is not None else 72.0,
        weight=700 if weight == "bold" else int(weight) if weight in _WEIGHTS else 400,
        italic=style.get("font-style") == "italic",
        colour=mlt_colour(fill) if fill.startswith("#") else (1.0, 1.0, 1.0, 1.0),
    )


_WEIGHTS: Final = tuple(str(n * 100) for n in range(1, 10))


def _style(node: Node) -> dict[str, str]:
    found = {}
    for name in ("font-size", "font-family", "font-weight", "font-style", "fill"):
        if node.has(name):
            found[name] = node.get(name)
    for part in node.get("style").split(";"):
        name, _, value = part.partition(":")
        found[name.strip()] = value.strip()
    return found


def _descend(node: Node) -> list[Node]:
    found = []
    for inner in node.nodes():
        found += [inner, *_descend(inner)]
    return found


def _tag(node: Node) -> str:
    return node.tag.rpartition(":")[2]


def _facts(row: Part, guessed: MediaFacts) -> MediaFacts:
    """Give what the project remembers of a file."""
    seconds = row.number("duration")
    ticks = round(seconds * TICKS_PER_SECOND) if 0 < seconds < _LONGEST else 0
    has_picture = row.is_on("has_video", default=guessed.video is not None)
    has_sound = row.is_on("has_audio", default=guessed.audio is not None)
    if row.is_on("has_single_image"):
        ticks, has_sound = 0, False
    streams: list[VideoStream | AudioStream] = []
    if has_picture:
        wide, high = int(row.number("width")), int(row.number("height"))
        is_known = 0 < wide <= _WIDEST and 0 < high <= _WIDEST
        size = (wide, high) if is_known else (1920, 1080)
        streams.append(
            VideoStream(index=0, codec="", width=size[0], height=size[1], duration=ticks)
        )
    if has_sound:
        streams.append(
            AudioStream(
                index=len(streams), codec="", sample_rate=48_000, channels=2, duration=ticks
            )
        )
    if not streams:
        return guessed
    kind = MediaKind.video if has_picture else MediaKind.audio
    if has_picture and row.is_on("has_single_image"):
        kind = MediaKind.image
    return MediaFacts(kind=kind, duration=ticks, streams=tuple(streams))
