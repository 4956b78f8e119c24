"""What Kdenlive and Shotcut write beside their timelines: markers, groups, folders, subtitles.

Kdenlive keeps lists as JSON in properties ("guides", "groups", "markers"); Shotcut as properties in
groups. Of older forms: `kdenlive:guide.SECONDS` and the element `kdenlivedoc`.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from kijkocut.interchange.captions import read_captions
from kijkocut.interchange.cue_text import read_cues
from kijkocut.interchange.cues import to_project
from kijkocut.interchange.gathering import Gathering
from kijkocut.interchange.mlt_services import Document, Service
from kijkocut.interchange.treatments import Format
from kijkocut.interchange.xml_tree import Node
from kijkocut.model.clip import Clip
from kijkocut.model.errors import KijkoError
from kijkocut.model.ids import BinId, ClipId, MarkerId, SequenceId, TrackId
from kijkocut.model.media import Bin
from kijkocut.model.project import Project
from kijkocut.model.sequence import Marker, Track, TrackKind

_COLOURS: Final = (
    "purple", "teal", "blue", "green", "yellow", "orange", "red", "pink", "purple",
)  # fmt: skip
"""Kdenlive's categories 0 to 8."""
_NEAREST: Final = {
    "red": (1, 0, 0), "green": (0, 0.5, 0), "blue": (0, 0, 1), "yellow": (1, 1, 0),
    "orange": (1, 0.6, 0), "purple": (0.5, 0, 0.5), "pink": (1, 0.6, 0.8), "teal": (0, 0.6, 0.6),
}  # fmt: skip
_DEEPEST: Final = 24


class Note(Struct, frozen=True, kw_only=True):
    """A marker as the file has it, in frames."""

    at: int
    length: int = 0
    text: str = ""
    colour: str = "blue"


class Grouped(Struct, frozen=True, kw_only=True):
    """Clips that belong together: each by its track's number and its start in frames."""

    clips: tuple[tuple[int, int], ...]
    is_link: bool = False
    """Whether they are a picture and its sound."""


def json_notes(text: str) -> Iterator[Note]:
    """Give the markers of a list of Kdenlive's; what is no marker is left out."""
    for one in _listed(text):
        at = one.get("pos")
        if isinstance(at, int | float) and not isinstance(at, bool) and 0 <= at < 1e8:
            kind, length = one.get("type"), one.get("duration")
            index = kind if isinstance(kind, int) and 0 <= kind < len(_COLOURS) else 2
            yield Note(
                at=int(at),
                length=int(length) if isinstance(length, int) and 0 < length < 1e8 else 0,
                text=str(one.get("comment") or ""),
                colour=_COLOURS[index],
            )


def sequence_notes(document: Document, service: Service, owner: Service | None) -> list[Note]:
    """Give the markers of a timeline: Kdenlive's guides, of any age, and Shotcut's markers.

    Args:
        document: The file.
        service: The timeline's tractor.
        owner: The bin, which held the guides of projects of one timeline; None asks it nothing.
    """
    found = list(json_notes(service.get("kdenlive:sequenceproperties.guides")))
    found += _shotcut(document, service)
    if owner is None:
        return found
    found += json_notes(owner.get("kdenlive:docproperties.guides"))
    for name, text in owner.properties.items():
        if match := re.fullmatch(r"kdenlive:guide\.([\d.,]{1,16})", name):
            found += _at_seconds(document, match[1], text)
    for node in _inside(document, "guide"):
        found += _at_seconds(document, node.get("time"), node.get("comment"))
    return found


def _at_seconds(document: Document, seconds: str, text: str) -> list[Note]:
    rate = document.profile.rate
    try:
        at = round(Fraction(seconds.replace(",", ".")) * Fraction(rate.num, rate.den))
    except (ValueError, ZeroDivisionError):
        return []
    return [Note(at=at, text=text)] if 0 <= at < 1e8 else []


def _shotcut(document: Document, service: Service) -> list[Note]:
    rows: dict[str, dict[str, str]] = {}
    for name, value in service.properties.items():
        parts = name.split("/")
        if len(parts) == 3 and parts[0] == "shotcut:markers":
            rows.setdefault(parts[1], {})[parts[2]] = value
    found = []
    for row in rows.values():
        try:
            at = document.profile.frames(row.get("start", ""))
            end = document.profile.frames(row.get("end") or row.get("start", ""))
        except ValueError:
            document.ledger.drop("markers", document.where(service), "at no time")
            continue
        colour = nearest_colour(row.get("color", ""))
        found.append(
            Note(at=max(0, at), length=max(0, end - at), text=row.get("text", ""), colour=colour)
        )
    return found


def nearest_colour(text: str) -> str:
    """Give the name of the marker colour that is nearest to `#RRGGBB`."""
    match = re.fullmatch(r"#(?:[0-9a-fA-F]{2})?([0-9a-fA-F]{6})", text.strip())
    if match is None:
        return text if text in _NEAREST else "blue"
    rgb = [int(match[1][n : n + 2], 16) / 255 for n in (0, 2, 4)]

    def distance(name: str) -> float:
        return sum((a - b) ** 2 for a, b in zip(rgb, _NEAREST[name], strict=True))

    return min(_NEAREST, key=distance)


def put_notes(into: Gathering, sequence: SequenceId, notes: list[Note], frame: int) -> None:
    """Put markers on a sequence."""
    for note in notes:
        into.markers.append(
            Marker(
                id=MarkerId(f"marker-{len(into.markers) + 1}"),
                sequence=sequence,
                at=note.at * frame,
                duration=note.length * frame,
                name=note.text,
                colour=note.colour,
            )
        )
        into.ledger.keep("markers")


def groups(text: str) -> list[Grouped]:
    """Give the groups of a list of Kdenlive's; a group inside a group is part of it."""
    found: list[Grouped] = []
    for one in _listed(text):
        _group(one, found, 0)
    return found


def _group(one: dict[str, object], found: list[Grouped], depth: int) -> list[tuple[int, int]]:
    if depth > _DEEPEST:
        return []
    if one.get("type") == "Leaf":
        words = str(one.get("data") or "").split(":")
        numbers = [int(word) for word in words if re.fullmatch(r"-?\d{1,9}", word)]
        return [(numbers[0], numbers[1])] if one.get("leaf") == "clip" and len(numbers) > 1 else []
    children = one.get("children")
    clips: list[tuple[int, int]] = []
    for child in children if isinstance(children, list) else ():
        if isinstance(child, dict):
            clips += _group(child, found, depth + 1)
    if len(clips) > 1:
        found.append(Grouped(clips=tuple(clips), is_link=one.get("type") == "AVSplit"))
    return clips


def bins(document: Document, owner: Service | None, into: Gathering) -> dict[str, BinId]:
    """Make the folders of Kdenlive's bin, and give them by their numbers there."""
    made: dict[str, BinId] = {}
    parents: dict[str, str] = {}
    for name, text in owner.properties.items() if owner is not None else ():
        match = re.fullmatch(r"kdenlive:folder\.(-?\d{1,9})\.(\d{1,9})", name)
        if match is not None:
            parents[match[2]] = match[1]
            made[match[2]] = BinId(f"bin-{match[2]}")
            into.extra.append(Bin(id=made[match[2]], name=text.strip() or match[2]))
    for node in _inside(document, "kdenlive_producer"):
        group = node.get("groupname")
        if group and group not in made:
            made[group] = BinId(f"bin-{len(made) + 1}-old")
            into.extra.append(Bin(id=made[group], name=group))
    for index, bin_ in enumerate(into.extra):
        if isinstance(bin_, Bin):
            key = next((k for k, value in made.items() if value == bin_.id), "")
            into.extra[index] = Bin(id=bin_.id, name=bin_.name, parent=_parent(key, parents, made))
    return made


def _parent(key: str, parents: dict[str, str], made: dict[str, BinId]) -> BinId | None:
    """Give the folder that a folder lies in; one that lies in itself lies at the top."""
    at, seen = parents.get(key, "-1"), {key}
    while at in parents:
        if at in seen:
            return None
        seen.add(at)
        at = parents[at]
    return made.get(parents.get(key, "-1"))


def old_folders(document: Document) -> Iterator[tuple[str, str, str]]:
    """Give the number, folder and name of each clip of a Kdenlive bin before version 15."""
    for node in _inside(document, "kdenlive_producer"):
        yield node.get("id"), node.get("groupname"), node.get("name")


def put_subtitles(
    document: Document, service: Service, owner: Service | None, into: Gathering, key: SequenceId
) -> list[TrackId]:
    """Make caption tracks of the subtitles of a timeline, and give them."""
    made: list[TrackId] = []
    for filter_ in service.filters():
        if filter_.service == "subtitle_feed" and filter_.get("text"):
            rate = document.profile.rate
            cues = read_cues(filter_.get("text"), document.path, Format.srt, into.ledger)
            project, _ = to_project(cues, document.path.stem, rate, into.ledger)
            name = filter_.get("feed")
            made += _captions(project, into, key, (name, filter_.get("lang")))
    for path, name in _sidecars(document, service, owner):
        try:
            format_ = Format.ass if path.suffix.lower() in (".ass", ".ssa") else Format.srt
            project, _ = read_captions(path, format_, into.ledger, document.profile.rate)
        except KijkoError as exc:
            into.ledger.drop("subtitles", path.name, str(exc))
            continue
        made += _captions(project, into, key, (name, ""))
    return made


def _sidecars(
    document: Document, service: Service, owner: Service | None
) -> Iterator[tuple[Path, str]]:
    """Give the subtitle files of a Kdenlive timeline that lie beside the project."""
    base = document.path
    listed = list(_listed(service.get("kdenlive:sequenceproperties.subtitlesList")))
    if owner is not None:
        listed += _listed(owner.get("kdenlive:docproperties.subtitlesList"))
    names: dict[str, str] = {}
    for one in listed:
        file = Path(str(one.get("file") or "")).name
        if file:
            names[file] = str(one.get("name") or "")
    if any(filter_.service == "avfilter.subtitles" for filter_ in service.filters()):
        for ending in (".srt", ".ass"):
            names.setdefault(f"{base.name}{ending}", "")
    seen = False
    for file, name in names.items():
        path = base.with_name(file)
        if path.is_file():
            seen = True
            yield path, name
    if names and not seen:
        document.ledger.drop("subtitles", ", ".join(names), "there is no such file")


def _captions(
    project: Project, into: Gathering, sequence: SequenceId, told: tuple[str, str]
) -> list[TrackId]:
    made = []
    for track in project.tracks.values():
        if track.kind is not TrackKind.caption:
            continue
        number = 1 + sum(t.kind is TrackKind.caption for t in into.tracks.values())
        key = TrackId(f"{sequence}-c{number}")
        into.tracks[key] = Track(
            id=key,
            sequence=sequence,
            kind=TrackKind.caption,
            name=told[0] or f"C{number}",
            language=told[1] if re.fullmatch(r"[a-zA-Z-]{2,12}", told[1]) else track.language,
            caption_style=track.caption_style,
        )
        for index, clip in enumerate(project.lane(track.id)):
            into.clips[ClipId(f"{key}-{index}")] = _renamed(clip, ClipId(f"{key}-{index}"), key)
            into.ledger.keep("captions")
        made.append(key)
    return made


def _renamed(clip: Clip, key: ClipId, track: TrackId) -> Clip:
    return msgspec.structs.replace(clip, id=key, track=track)


def _listed(text: str) -> list[dict[str, object]]:
    if not text.strip():
        return []
    try:
        found = msgspec.json.decode(text.encode())
    except (msgspec.MsgspecError, RecursionError):
        return []
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _inside(document: Document, tag: str) -> Iterator[Node]:
    for node in _descend(document.root):
        if node.tag == tag:
            yield node


def _descend(node: Node) -> Iterator[Node]:
    for inner in node.nodes():
        yield inner
        yield from _descend(inner)
