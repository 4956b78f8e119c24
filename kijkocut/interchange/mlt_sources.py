"""What the producers of an MLT project play: files, colours, titles, other sequences, and how fast.

Properties are those of the MLT framework's producers ("Plugins Documentation": avformat, timewarp,
framebuffer, color, qimage), and Kdenlive's and Shotcut's own names for proxies and captions.
"""

import itertools
import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path, PurePath
from typing import Final

from msgspec import Struct

from kijkocut.interchange.fcpxml_speed import TimeMap
from kijkocut.interchange.foreign_effects import Table
from kijkocut.interchange.gathering import Gathering
from kijkocut.interchange.mlt_animation import parse_animation
from kijkocut.interchange.mlt_colours import mlt_colour
from kijkocut.interchange.mlt_services import Document, Service
from kijkocut.interchange.mlt_time import FARTHEST, number, whole
from kijkocut.interchange.mlt_titles import has_text, kdenlive_title, text_title
from kijkocut.model.clip import (
    GeneratorSource,
    MediaSource,
    SequenceSource,
    Source,
    TitleSource,
)
from kijkocut.model.ids import MediaId, SequenceId
from kijkocut.model.media import AudioStream, Media, MediaFacts, MediaKind, VideoStream
from kijkocut.model.params import Param
from kijkocut.model.ticks import TICKS_PER_SECOND

_COLOURS: Final = ("color", "colour")
_TITLES: Final = ("kdenlivetitle", "pango", "qtext", "pangocairo")
_PICTURES: Final = ("qimage", "pixbuf", "sdl_image")
_SLOWEST: Final = Fraction(1, 1000)
_FASTEST: Final = Fraction(1000)
_NEARLY: Final = Fraction(1, TICKS_PER_SECOND)
Nest = Callable[[Service], SequenceId | None]


class Played(Struct, frozen=True, kw_only=True):
    """What a producer plays."""

    source: Source
    name: str = ""
    has_picture: bool = True
    has_sound: bool = False
    speed: TimeMap | None = None
    """From seconds of the producer's clock to seconds of the source; None plays it as it is."""
    keep_pitch: bool = True
    own_size: tuple[int, int] | None = None
    """The picture's size in square pixels, where that is known and not the canvas'."""
    offset: tuple[float, float] = (0.0, 0.0)
    """Where the middle of a title stands, in pixels from the canvas' centre."""


class Sources:
    """Finds out what producers play, each once."""

    def __init__(self, document: Document, into: Gathering, table: Table, nest: Nest) -> None:
        """Read producers of a document; files become media in `into`.

        Args:
            document: The file.
            into: Where media go.
            table: Generators by the names of MLT's services.
            nest: Gives the sequence that a tractor is, or None when it is none.
        """
        self._document = document
        self._into = into
        self._table = table
        self._nest = nest
        self._known: dict[int, Played | None] = {}
        self.media: dict[str, MediaId] = {}
        """The media of Kdenlive's clip numbers and of services' names."""

    def played(self, service: Service) -> Played | None:
        """Give what a producer plays, or None when that is nothing here; losses are noted."""
        key = id(service.node)
        if key not in self._known:
            self._known[key] = None
            self._known[key] = self._played(service)
        return self._known[key]

    def _played(self, service: Service) -> Played | None:
        kind = service.service
        if service.tag in ("tractor", "multitrack", "playlist"):
            return self._nested(service)
        if kind in _COLOURS:
            return self._colour(service)
        if kind in _TITLES:
            return self._title(service)
        generator = self._table.generator(kind)
        if generator is not None:
            source = GeneratorSource(kind=generator)
            is_sound = kind == "tone"
            return Played(
                source=source,
                name=self._name(service, generator),
                has_picture=not is_sound,
                has_sound=is_sound,
            )
        if kind in ("blank", "melt", "consumer", "xml-string", "glaxnimate", "multi"):
            self._drop(service, f"{kind or 'such'} clips")
            return None
        if kind == "xml" and PurePath(service.get("resource")).suffix.lower() in (
            ".mlt",
            ".kdenlive",
        ):
            self._drop(service, "clips that are projects in other files")
            return None
        return self._file(service)

    def _nested(self, service: Service) -> Played | None:
        found = self._nest(service)
        if found is None:
            self._drop(service, "nested clips")
            return None
        name = self._name(service, self._into.sequences[found].name)
        return Played(source=SequenceSource(sequence=found), name=name, has_sound=True)

    def _colour(self, service: Service) -> Played:
        text = next((one for one in service.filters() if has_text(one)), None)
        rgba = mlt_colour(service.get("resource"))
        if text is not None and rgba[3] == 0:
            made = text_title(text, self._document.profile, self._into.ledger)
            if made is not None:
                name = self._name(service, made.title.text.strip()[:40])
                source = TitleSource(title=made.title)
                return Played(source=source, name=name, offset=made.offset)
        source_ = GeneratorSource(kind="colour", params=(Param(name="colour", value=rgba),))
        return Played(source=source_, name=self._name(service, ""))

    def _title(self, service: Service) -> Played | None:
        if service.service == "kdenlivetitle":
            made = kdenlive_title(service, self._document, self._into.ledger)
        else:
            made = text_title(service, self._document.profile, self._into.ledger)
        if made is None:
            self._drop(service, "titles")
            return None
        name = self._name(service, made.title.text.strip()[:40])
        return Played(source=TitleSource(title=made.title), name=name, offset=made.offset)

    def _file(self, service: Service) -> Played | None:
        warp = _warp(service)
        path = self._document.file(_proxied(service) or warp.resource)
        if not path:
            self._drop(service, "clips", "they play no file")
            return None
        path = _first_of_many(path)
        media = self._media(service, path, warp.factor)
        for name in (service.id, service.get("kdenlive:id")):
            if name:
                self.media.setdefault(name, media.id)
        streams = _streams(service)
        sounds = [index for index, kind in streams if kind == "audio"]
        has_sound = bool(sounds) if streams else media.facts.audio is not None
        has_picture = media.facts.video is not None
        if service.get("audio_index") == "-1" or service.is_on("set.test_audio"):
            has_sound = False
        if service.get("video_index") == "-1" or service.is_on("set.test_image"):
            has_picture = False
        if service.service in _PICTURES:
            has_sound = False
        index = whole(service.get("audio_index"))
        stream = index if index in sounds[1:] and not has_picture else None
        return Played(
            source=MediaSource(media=media.id, stream=stream),
            name=self._name(service, media.name),
            has_picture=has_picture,
            has_sound=has_sound,
            speed=warp.speed(service) or self._remap(service),
            keep_pitch=warp.keep_pitch,
            own_size=_size(service),
        )

    def _remap(self, service: Service) -> TimeMap | None:
        """Give the speeds of a chain's link "timeremap"."""
        link = next((one for one in service.links() if one.service == "timeremap"), None)
        if link is None:
            return None
        rate = self._document.profile.rate
        frame = Fraction(rate.den, rate.num)
        text = link.get("time_map|map")
        try:
            if text:
                keys = parse_animation(text, self._document.profile).keys
                points = [(k.at * frame, Fraction(str(k.value[0]))) for k in keys]
                return TimeMap(points) if len(points) > 1 else None
            keys = parse_animation(link.get("speed_map", "1"), self._document.profile).keys
        except ValueError as exc:
            self._drop(service, "speed changes", str(exc))
            return None
        return _summed([(k.at, Fraction(str(k.value[0])), k.kind) for k in keys], frame)

    def _media(self, service: Service, path: str, factor: Fraction) -> Media:
        key = MediaId(f"media-{path}")
        if key in self._into.media:
            return self._into.media[key]
        name = (
            service.get("kdenlive:clipname|shotcut:caption")
            or PurePath(path.replace("\\", "/")).name
        )
        guessed = self._into.file(path, name)
        length = service.frames("length") or 0
        is_still = guessed.facts.kind is MediaKind.image
        ticks = 0
        if 0 < length < FARTHEST and not is_still:
            ticks = round(length * self._document.profile.rate.frame_ticks * abs(factor))
        made = Media(id=key, name=name, path=path, facts=_facts(service, guessed.facts, ticks))
        self._into.media[key] = made
        return made

    def _name(self, service: Service, default: str) -> str:
        return service.get("kdenlive:clipname|shotcut:caption") or default

    def _drop(self, service: Service, what: str, how: str = "") -> None:
        name = self._name(service, PurePath(service.get("resource")[:200]).name[:60])
        self._into.ledger.drop(what, self._document.where(service, name), how)


class _Warp(Struct, frozen=True):
    """A constant speed, and the file that is played with it."""

    resource: str
    factor: Fraction = Fraction(1)
    keep_pitch: bool = True

    def speed(self, service: Service) -> TimeMap | None:
        if self.factor == 1:
            return None
        if self.factor > 0:
            return TimeMap([(Fraction(0), Fraction(0)), (Fraction(1), self.factor)])
        length = service.frames("length") or (service.frames("out") or 0) + 1
        rate = service.rate
        end = Fraction(length * rate.den, rate.num) * -self.factor - _NEARLY
        return TimeMap([(Fraction(0), end), (Fraction(1), end + self.factor)])


def _warp(service: Service) -> _Warp:
    """Give the file and speed of the producers that change speeds."""
    resource = service.get("resource")
    if service.service == "timewarp":
        speed, _, rest = resource.partition(":")
        named = service.get("warp_speed") or speed
        return _Warp(
            service.get("warp_resource") or rest,
            _factor(named),
            service.get("warp_pitch", "0") not in ("", "0"),
        )
    if service.service == "framebuffer" or re.search(r"\?-?[\d.]+(&|$)", resource):
        path, _, speed = resource.rpartition("?")
        return _Warp(path or resource, _factor(speed.partition("&")[0]))
    return _Warp(resource)


def _factor(text: str) -> Fraction:
    value = Fraction(str(number(text, 1.0))).limit_denominator(1_000_000)
    if not _SLOWEST <= abs(value) <= _FASTEST:
        return Fraction(1)
    return value


def _proxied(service: Service) -> str:
    """Give the file that a proxy stands for, or empty."""
    if service.get("kdenlive:proxy", "-") not in ("", "-"):
        return service.get("kdenlive:originalurl")
    return service.get("shotcut:resource") if service.is_on("shotcut:proxy") else ""


def _first_of_many(path: str) -> str:
    """Give the first file of numbered stills ("clip%04d.png?begin:3", "/folder/.all.png")."""
    bare, _, query = path.partition("?")
    if PurePath(bare).name.startswith(".all."):
        folder, ending = Path(bare).parent, PurePath(bare).suffix
        found = sorted(folder.glob(f"*{ending}")) if folder.is_dir() else []
        return str(found[0]) if found else bare
    counter = re.search(r"%(0?)(\d?)d", bare)
    if counter is None:
        return path
    begin = re.search(r"begin[:=](\d{1,9})", query)
    number_ = begin[1] if begin else "0"
    digits = number_.zfill(int(counter[2] or 0)) if counter[1] else number_
    return bare[: counter.start()] + digits + bare[counter.end() :]


def _streams(service: Service) -> list[tuple[int, str]]:
    """Give the streams that the project remembers of a file: their numbers and kinds."""
    found = []
    for index in range(min(64, whole(service.get("meta.media.nb_streams")))):
        kind = service.get(f"meta.media.{index}.stream.type")
        if kind:
            found.append((index, kind))
    return found


def _facts(service: Service, guessed: MediaFacts, ticks: int) -> MediaFacts:
    """Give what the project remembers of a file."""
    size = _size(service)
    kinds = [kind for _, kind in _streams(service)]
    streams: list[VideoStream | AudioStream] = []
    for stream in guessed.streams:
        is_video = isinstance(stream, VideoStream)
        if kinds and ("video" if is_video else "audio") not in kinds and ticks:
            continue
        if isinstance(stream, VideoStream):
            width, height = size or (stream.width, stream.height)
            streams.append(
                VideoStream(
                    index=stream.index,
                    codec="",
                    width=width,
                    height=height,
                    duration=ticks,
                )
            )
        else:
            streams.append(
                AudioStream(
                    index=stream.index, codec="", sample_rate=48_000, channels=2, duration=ticks
                )
            )
    kind = guessed.kind
    if not any(isinstance(stream, VideoStream) for stream in streams):
        kind = MediaKind.audio
    return MediaFacts(kind=kind, duration=ticks, streams=tuple(streams) or guessed.streams)


def _size(service: Service) -> tuple[int, int] | None:
    """Give the size of a file's picture where the project remembers it."""
    width, height = whole(service.get("meta.media.width")), whole(service.get("meta.media.height"))
    return (width, height) if 0 < width <= 32_768 and 0 < height <= 32_768 else None


def _summed(keys: list[tuple[int, Fraction, str]], frame: Fraction) -> TimeMap | None:
    """Give the map of speeds at frames: summed frame by frame between keys."""
    if len(keys) == 1 and keys[0][1] == 1:
        return None
    points = [(keys[0][0] * frame, Fraction(0))]
    time, value = points[0]
    for (at, speed, kind), (later, next_speed, _) in itertools.pairwise(keys):
        pieces = 1 if speed == next_speed or kind in ("|", "!") else 16
        for step in range(pieces):
            share = Fraction(2 * step + 1, 2 * pieces)
            held = speed if pieces == 1 else speed + (next_speed - speed) * share
            run = Fraction(later - at, pieces) * frame
            time, value = time + run, value + held * run
            points.append((time, value))
    points.append((time + 1, value + keys[-1][1]))
    begin = points[0][0] * keys[0][1]
    return TimeMap([(at, of + begin) for at, of in points])
