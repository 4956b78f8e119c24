"""What the resources of an FCPXML file are: formats, assets, effects, compound clips."""

import itertools
from fractions import Fraction
from pathlib import Path, PurePath
from typing import Final
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from msgspec import Struct

from kijkocut.interchange.errors import UnreadableFileError
from kijkocut.interchange.fcpxml_time import (
    colour_space,
    named_format,
    parse_seconds,
    rate_of,
    to_ticks,
)
from kijkocut.interchange.gathering import STILLS, Gathering
from kijkocut.interchange.xml_tree import Node
from kijkocut.model.ids import MediaId
from kijkocut.model.media import AudioStream, Media, MediaFacts, MediaKind, VideoStream
from kijkocut.model.sequence import ColourSpace
from kijkocut.model.ticks import Rate
from kijkocut.model.timecode import format_timecode

_WIDEST: Final = 32_768


class Shape(Struct, frozen=True, kw_only=True):
    """What a `format` says."""

    size: tuple[int, int] | None = None
    rate: Rate | None = None
    colour: ColourSpace | None = None


class Asset(Struct, frozen=True, kw_only=True):
    """A file as the timeline knows it."""

    media: MediaId
    begin: Fraction
    """Seconds on the file's own clock at which it begins."""
    duration: Fraction
    has_picture: bool
    has_sound: bool


class Resources:
    """The resources of a file, each read when it is first asked for."""

    def __init__(self, node: Node | None, path: Path, into: Gathering) -> None:
        """Take the element `resources`; assets become media in `into`."""
        self._path = path
        self._into = into
        self._nodes: dict[str, Node] = {}
        for child in node.nodes() if node is not None else ():
            self._nodes.setdefault(child.get("id"), child)
            child.ignore("uid", "modDate")
            if child.tag in ("effect", "format"):
                child.swallow()
        self._assets: dict[str, Asset] = {}
        self._shapes: dict[str, Shape] = {}
        self._numbers = itertools.count(1)
        for key, child in self._nodes.items():
            if child.tag == "asset":
                self.asset(key, child)

    def number(self) -> int:
        """Give a number that nothing else in the file has."""
        return next(self._numbers)

    def find(self, node: Node, attribute: str = "ref") -> Node | None:
        """Give the resource that an element refers to, or None."""
        found = self._nodes.get(node.get(attribute))
        if found is not None:
            found.is_read = True
        return found

    def shape(self, node: Node) -> Shape:
        """Give the format that an element has."""
        key = node.get("format")
        if key not in self._shapes:
            found = self._nodes.get(key)
            is_format = found is not None and found.tag == "format"
            self._shapes[key] = self._shape(found) if found is not None and is_format else Shape()
        return self._shapes[key]

    def asset(self, key: str, node: Node) -> Asset:
        """Give the file of an `asset`."""
        if key not in self._assets:
            node.is_read = True
            self._assets[key] = self._asset(key, node)
        return self._assets[key]

    def seconds(self, node: Node, name: str, default: Fraction = Fraction(0)) -> Fraction:
        """Give the time in an attribute.

        Raises:
            UnreadableFileError: It is there and no time.
        """
        text = node.get(name)
        if not text:
            return default
        try:
            return parse_seconds(text)
        except ValueError as exc:
            raise UnreadableFileError.at(
                self._path, node.line, f"{name} of <{node.tag}>: {exc}."
            ) from exc

    def _shape(self, node: Node) -> Shape:
        named = named_format(node.get("name"))
        width, height = _whole(node.get("width")), _whole(node.get("height"))
        size = (width, height) if width and height else named[0] if named is not None else None
        rate = rate_of(self.seconds(node, "frameDuration"))
        return Shape(
            size=size,
            rate=rate or (named[1] if named is not None else None),
            colour=colour_space(node.get("colorSpace")),
        )

    def _asset(self, key: str, node: Node) -> Asset:
        begin, length = self.seconds(node, "start"), self.seconds(node, "duration")
        shape = self.shape(node)
        path = self._file(node)
        name = node.get("name") or PurePath(path).name or key
        media = self._media(node, (path, name), begin, length, shape)
        return Asset(
            media=media.id,
            begin=begin,
            duration=length,
            has_picture=media.facts.video is not None,
            has_sound=media.facts.audio is not None,
        )

    def _file(self, node: Node) -> str:
        """Give the path of the original file of an asset."""
        source = node.get("src")  # where it was before 1.9
        for rep in node.take("media-rep"):
            rep.ignore("sig", "suggestedFilename")
            for bookmark in rep.take("bookmark"):
                bookmark.swallow()
            if rep.get("kind", "original-media") == "original-media" or not source:
                source = rep.get("src") or source
            else:
                self._into.ledger.drop("proxies", f"line {rep.line}", "made anew when needed")
                rep.swallow()
        for bookmark in node.take("bookmark"):
            bookmark.swallow()
        path = url_path(source)
        inside = self._path.parent / path
        is_beside = bool(path) and "://" not in path and not PurePath(path).is_absolute()
        return str(inside.absolute()) if is_beside else path

    def _media(
        self,
        node: Node,
        names: tuple[str, str],
        begin: Fraction,
        length: Fraction,
        shape: Shape,
    ) -> Media:
        path, name = names
        key = MediaId(f"media-{path or name}")
        if key in self._into.media:
            return self._into.media[key]
        rate = shape.rate
        ticks = to_ticks(length)
        is_still = PurePath(path).suffix.lower() in STILLS or not ticks
        has_sound = node.get("hasAudio") == "1"
        has_picture = node.get("hasVideo") == "1" or not has_sound
        streams: list[VideoStream | AudioStream] = []
        if has_picture:
            width, height = shape.size or (1920, 1080)
            streams.append(
                VideoStream(
                    index=0, codec="", width=width, height=height, duration=ticks, rate=rate
                )
            )
        if has_sound:
            streams.append(_sound(node, len(streams), ticks))
        if to_ticks(begin) % (rate or Rate(25)).frame_ticks:
            self._into.ledger.approximate("clocks of files", f"line {node.line}", "to a frame")
        kind = MediaKind.video if has_picture else MediaKind.audio
        facts = MediaFacts(
            kind=MediaKind.image if is_still and has_picture else kind,
            duration=0 if is_still and has_picture else ticks,
            timecode=format_timecode(to_ticks(begin), rate or Rate(25)) if begin else "",
            streams=tuple(streams),
        )
        node.ignore("audioSources", "videoSources")
        made = Media(id=key, name=name, path=path or name, facts=facts)
        self._into.add_media(made)
        return made


def url_path(url: str) -> str:
    """Give the path that a media URL means; what is no file URL stays as it is."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if parts.scheme == "file":
        return url2pathname(parts.path)
    return unquote(url) if not parts.scheme else url


def _sound(node: Node, index: int, ticks: int) -> AudioStream:
    text = node.get("audioRate").lower()
    rate = 44_100 if text == "44.1k" else 88_200 if text == "88.2k" else 0
    rate = rate or _whole(text.removesuffix("k")) or 48_000
    channels = _whole(node.get("audioChannels")) or 2
    return AudioStream(
        index=index,
        codec="",
        sample_rate=rate if rate >= 1000 else rate * 1000,
        channels=channels,
        duration=ticks,
        layout="mono" if channels == 1 else "stereo",
    )


def _whole(text: str) -> int:
    """Give a whole number of sane size, or 0."""
    is_number = text.isascii() and text.isdigit() and len(text) < 9
    value = int(text) if is_number else 0
    return value if value <= max(_WIDEST, 192_000) else 0
