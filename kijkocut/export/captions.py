"""Captions and chapters that go into a film beside its pictures, as streams of their own.

A packet of text is what the container wants it to be: in MP4 and MOV two bytes of length before
UTF-8 (3GPP TS 26.245, "tx3g"), in Matroska SubRip's text, in WebM a WebVTT cue's.
"""

import html
from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import av
from av.subtitles.stream import SubtitleStream
from msgspec import Struct

from kijkocut.export.codecs import Container
from kijkocut.export.offline import Span
from kijkocut.model.clip import CaptionSource
from kijkocut.model.errors import BugError
from kijkocut.model.ids import SequenceId
from kijkocut.model.project import Project
from kijkocut.model.sequence import Track, TrackKind
from kijkocut.model.ticks import TICKS_PER_SECOND, Ticks

if TYPE_CHECKING:
    from av.container import OutputContainer
    from av.container.core import Chapter as ToldChapter
    from av.stream import Stream


class Captions(StrEnum):
    """What becomes of the caption tracks that are on show."""

    burnt = "burnt"
    """Drawn into the picture."""
    muxed = "muxed"
    """A stream of the film for each track, to be switched on in the player."""
    sidecar = "sidecar"
    """A file beside the film for each language."""
    none = "none"


class Line(Struct, frozen=True, kw_only=True):
    """A caption and when it is seen, in milliseconds of the film."""

    start: int
    end: int
    text: str
    speaker: str = ""


class CaptionStream(Struct, frozen=True, kw_only=True):
    """One track's captions."""

    name: str
    language: str
    """As the track says it: a tag such as `nl` or `pt-BR`, or empty."""
    lines: tuple[Line, ...]


class Chapter(Struct, frozen=True, kw_only=True):
    """A part of the film with a name, in milliseconds."""

    start: int
    end: int
    title: str


class Extras(Struct, frozen=True, kw_only=True):
    """What goes into a film besides pictures and sound."""

    captions: tuple[CaptionStream, ...] = ()
    chapters: tuple[Chapter, ...] = ()


NO_EXTRAS: Final = Extras()
CODECS: Final = MappingProxyType(
    {
        Container.mp4: "mov_text",
        Container.mov: "mov_text",
        Container.mkv: "subrip",
        Container.webm: "webvtt",
    }
)
"""How each container that can holds captions: FFmpeg's names."""
_CHAPTERED: Final = frozenset((*CODECS, Container.m4a))
_MILLI: Final = Fraction(1, 1000)
_PLAIN_STYLE: Final = b"[V4+ Styles]\nFormat: Name, Fontname, Fontsize\nStyle: Default,Arial,18\n"

# ISO 639-1 and -2/T; MP4 has room for the three letters only.
_PAIRS: Final = (
    "af:afr am:amh ar:ara az:aze be:bel bg:bul bn:ben bs:bos ca:cat cs:ces cy:cym da:dan"
    " de:deu el:ell en:eng eo:epo es:spa et:est eu:eus fa:fas fi:fin fo:fao fr:fra fy:fry"
    " ga:gle gd:gla gl:glg gu:guj he:heb hi:hin hr:hrv hu:hun hy:hye id:ind is:isl it:ita"
    " ja:jpn ka:kat kk:kaz km:khm kn:kan ko:kor ku:kur la:lat lb:ltz lo:lao lt:lit lv:lav"
    " mk:mkd ml:mal mn:mon mr:mar ms:msa mt:mlt my:mya nb:nob ne:nep nl:nld nn:nno no:nor"
    " pa:pan pl:pol ps:pus pt:por ro:ron ru:rus sd:snd si:sin sk:slk sl:slv so:som sq:sqi"
    " sr:srp sv:swe sw:swa ta:tam te:tel tg:tgk th:tha tk:tuk tl:tgl tr:tur uk:ukr ur:urd"
    " uz:uzb vi:vie yi:yid zh:zho zu:zul"
)
_THREE: Final = MappingProxyType(dict(pair.split(":") for pair in _PAIRS.split()))


def shown_tracks(project: Project, sequence_id: SequenceId) -> tuple[Track, ...]:
    """Give the caption tracks that are on show and hold something, top to bottom."""
    return tuple(
        track
        for track in project.sequence_tracks(sequence_id)
        if track.kind is TrackKind.caption
        and not (track.is_hidden or track.is_muted)
        and len(project.lane(track.id))
    )


def extras_of(
    project: Project, sequence_id: SequenceId, span: Span, *, has_captions: bool
) -> Extras:
    """Gather captions and chapters of a range of a sequence, on the film's own clock."""
    found = (
        CaptionStream(name=t.name, language=t.language, lines=tuple(_lines(project, t, span)))
        for t in (shown_tracks(project, sequence_id) if has_captions else ())
    )
    return Extras(
        captions=tuple(one for one in found if one.lines),
        chapters=tuple(_chapters(project, sequence_id, span)),
    )


def can_have_chapters(container: Container) -> bool:
    """Whether a kind of file holds chapters."""
    return container in _CHAPTERED


def three_letters(language: str) -> str:
    """Give the three letters that containers name a language by; `und` if it has none."""
    first = language.replace("_", "-").split("-")[0].lower()
    return first if len(first) == 3 else _THREE.get(first, "und")


class TextStreams:
    """The caption streams of a film that is being written. Belongs to the film's thread."""

    def __init__(self, container: "OutputContainer", kind: Container, extras: Extras) -> None:
        """Add streams and chapters; the container must not have begun."""
        self._container, self._codec = container, CODECS.get(kind, "")
        self._streams = [(one, self._added(one)) for one in extras.captions if self._codec]
        if can_have_chapters(kind):
            container.set_chapters([_told(n, one) for n, one in enumerate(extras.chapters)])

    def write(self) -> None:
        """Write every line; the container sorts them in among the pictures."""
        for told, stream in self._streams:
            for line in told.lines:
                packet: av.Packet[Stream] = av.Packet(self._payload(line))
                packet.stream, packet.time_base = stream, _MILLI
                packet.pts = packet.dts = line.start
                packet.duration = line.end - line.start
                packet.is_keyframe = True
                self._container.mux(packet)

    def _added(self, told: CaptionStream) -> "Stream":
        stream: Stream
        if self._codec == "mov_text":
            # Its encoder is not used, but writes the header without which QuickTime shows nothing.
            added = self._container.add_stream(self._codec)
            if not isinstance(added, SubtitleStream):
                raise BugError(f"{self._codec} is no codec of captions.")
            added.codec_context.subtitle_header = _PLAIN_STYLE
            stream = added
        else:
            stream = self._container.add_mux_stream(self._codec)
        stream.time_base = _MILLI
        stream.metadata["language"] = three_letters(told.language)
        if told.name:
            stream.metadata["title" if self._codec != "mov_text" else "handler_name"] = told.name
        return stream

    def _payload(self, line: Line) -> bytes:
        text = line.text
        if self._codec == "webvtt":
            text = html.escape(text, quote=False)
            voice = html.escape(line.speaker, quote=False)
            return (f"<v {voice}>{text}" if voice else text).encode()
        raw = (f"{line.speaker}: {text}" if line.speaker else text).encode()
        if self._codec != "mov_text":
            return raw
        raw = raw[:0xFFFF].decode(errors="ignore").encode()
        return len(raw).to_bytes(2) + raw


def _lines(project: Project, track: Track, span: Span) -> Iterator[Line]:
    for clip in project.lane(track.id):
        source = clip.source
        start, end = max(span[0], clip.start), min(span[1], clip.end)
        if not isinstance(source, CaptionSource) or not clip.is_enabled or start >= end:
            continue
        text = "\n".join(line for line in source.text.splitlines() if line.strip())
        if text:
            yield Line(
                start=_milli(start - span[0]),
                end=_milli(end - span[0]),
                text=text,
                speaker=" ".join(source.speaker.split()),
            )


def _chapters(project: Project, sequence_id: SequenceId, span: Span) -> Iterator[Chapter]:
    markers = project.sequence_markers(sequence_id)
    marks = sorted((m.at, m.name) for m in markers if m.is_chapter and span[0] <= m.at < span[1])
    ends = [*(at for at, _ in marks[1:]), span[1]]
    for number, ((at, name), end) in enumerate(zip(marks, ends, strict=False), 1):
        if end > at:
            title = name or f"Chapter {number}"
            yield Chapter(start=_milli(at - span[0]), end=_milli(end - span[0]), title=title)


def _told(number: int, chapter: Chapter) -> "ToldChapter":
    return {
        "id": number + 1,
        "start": chapter.start,
        "end": chapter.end,
        "time_base": _MILLI,
        "metadata": {"title": chapter.title},
    }


def _milli(ticks: Ticks) -> int:
    return round(Fraction(ticks * 1000, TICKS_PER_SECOND))
