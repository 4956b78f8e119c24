"""The clips of a sequence as FCPXML elements, each with what is done to it."""

from fractions import Fraction
from typing import Final

from msgspec import Struct

from kijkocut.interchange.fcpxml_dressing import picture_adjusts, sound_adjusts
from kijkocut.interchange.fcpxml_speed import Point, time_map, timept_points
from kijkocut.interchange.fcpxml_stock import Stock
from kijkocut.interchange.fcpxml_text import caption_role, caption_text, title_text
from kijkocut.interchange.fcpxml_time import (
    CONFORM_RATES,
    format_seconds,
    to_seconds,
    written,
)
from kijkocut.interchange.features import place
from kijkocut.interchange.otio_writing import media_start
from kijkocut.interchange.report import Ledger
from kijkocut.interchange.xml_text import Made
from kijkocut.model.clip import (
    CaptionSource,
    Clip,
    ClipMarker,
    GeneratorSource,
    MediaSource,
    SequenceSource,
    TitleSource,
)
from kijkocut.model.media import Media, MediaKind
from kijkocut.model.project import Project
from kijkocut.model.sequence import Marker, Sequence, Track, TrackKind

_DONE: Final = {"green": "1", "red": "0"}


class Element(Struct, kw_only=True):
    """An element in the making: its parts are joined in the order that the DTD asks for."""

    made: Made
    start: int
    """Ticks of the sequence."""
    end: int
    own: Fraction = Fraction(0)
    """The element's own time at its start, in seconds."""
    heads: list[Made] = []
    anchors: list[Made] = []
    markers: list[Made] = []

    def whole(self) -> Made:
        """Give the element with all its parts."""
        return self.made.add(*self.heads, *self.anchors, *self.markers)


class Elements:
    """Makes the elements of one sequence's clips."""

    def __init__(self, project: Project, sequence: Sequence, stock: Stock, ledger: Ledger) -> None:
        """Make elements for that sequence, with resources from `stock`."""
        self._project = project
        self._sequence = sequence
        self._stock = stock
        self._ledger = ledger

    def element(self, track: Track, clip: Clip, sound: Clip | None) -> Element | None:
        """Give a clip's element, with the sound that belongs to it, or None when there is none."""
        made = self._named(track, clip, sound)
        if made is None:
            return None
        if clip.name:
            made.made.attributes["name"] = clip.name
        if not clip.is_enabled:
            made.made.attributes["enabled"] = "0"
        if sound is not None and made.made.tag == "asset-clip":
            made.made.attributes["audioRole"] = role_of(self._project.tracks[sound.track])
        if made.made.tag != "caption":
            made.heads += self._adjusts(track, clip, sound, made)
        for mark in clip.markers:
            made.markers.append(self._clip_marker(track, clip, mark, made))
        if sound is not None:
            for mark in sound.markers:
                made.markers.append(self._clip_marker(track, sound, mark, made))
        return made

    def _named(self, track: Track, clip: Clip, sound: Clip | None) -> Element | None:
        source = clip.source
        match source:
            case MediaSource(media=key):
                media = self._project.media[key]
                return self._of_media(track, clip, media, has_both=sound is not None)
            case SequenceSource():
                return self._of_nest(track, clip, source, has_both=sound is not None)
            case TitleSource(title=title):
                made = self._plain("title", clip, ref=self._stock.effect("Basic Title"))
                made.heads += title_text(title, self._stock.style_key())
                return made
            case CaptionSource():
                made = self._plain("caption", clip, role=caption_role(track.language))
                made.heads += caption_text(source)
                return made
            case GeneratorSource(kind="colour") if track.kind is TrackKind.video:
                made = self._plain("video", clip, ref=self._stock.effect("Custom"))
                made.heads.append(_colour(source))
                return made
            case _:
                where = place(self._sequence, track, clip)
                self._ledger.drop("clips", where, "the format has nothing like it")
                return None

    def _plain(self, tag: str, clip: Clip, **attributes: str | None) -> Element:
        made = Made(tag, **attributes)
        made.attributes |= {"start": "0s", "duration": written(clip.duration)}
        return Element(made=made, start=clip.start, end=clip.end)

    def _of_media(self, track: Track, clip: Clip, media: Media, *, has_both: bool) -> Element:
        key = self._stock.asset(media.id)
        if media.facts.kind is MediaKind.image:
            return self._plain("video", clip, ref=key)
        made = self._plain("asset-clip", clip, ref=key)
        is_sound = track.kind is TrackKind.audio
        facts = media.facts
        if facts.video is not None and facts.audio is not None and not has_both:
            made.made.attributes["srcEnable"] = "audio" if is_sound else "video"
        if is_sound:
            made.made.attributes["audioRole"] = role_of(track)
        begin = to_seconds(media_start(media, self._sequence.rate))
        rate = facts.video.rate if facts.video is not None else None
        if rate in CONFORM_RATES and rate != self._sequence.rate and not is_sound:
            shown = CONFORM_RATES[rate]
            made.heads.append(Made("conform-rate", scaleEnabled="0", srcFrameRate=shown))
        self._time(clip, made, begin, facts.duration)
        return made

    def _of_nest(
        self, track: Track, clip: Clip, source: SequenceSource, *, has_both: bool
    ) -> Element:
        made = self._plain("ref-clip", clip, ref=self._stock.nest(source.sequence))
        if not has_both:
            is_sound = track.kind is TrackKind.audio
            made.made.attributes["srcEnable"] = "audio" if is_sound else "video"
        begin = to_seconds(self._project.sequences[source.sequence].start_timecode)
        self._time(clip, made, begin, self._project.sequence_end(source.sequence))
        return made

    def _time(self, clip: Clip, made: Element, begin: Fraction, length: int) -> None:
        """Write where in its source a clip starts, and how fast it plays."""
        source_in = begin + to_seconds(clip.source_in)
        if clip.retime.is_plain:
            made.own = source_in
        else:
            points, made.own = _points(clip, source_in, (begin, begin + to_seconds(length)))
            made.heads.append(time_map(points, clip.retime))
        made.made.attributes["start"] = format_seconds(made.own)

    def _adjusts(self, track: Track, clip: Clip, sound: Clip | None, made: Element) -> list[Made]:
        size = (self._sequence.width, self._sequence.height)
        where = place(self._sequence, track, clip)
        if track.kind is TrackKind.audio:
            return sound_adjusts(clip, made.own, where, self._ledger)
        aspect = size[0] / size[1]
        if isinstance(clip.source, MediaSource):
            video = self._project.media[clip.source.media].facts.video
            if video is not None and video.display_size[1]:
                aspect = video.display_size[0] / video.display_size[1]
        found = picture_adjusts(clip, made.own, (size[1], aspect), where, self._ledger)
        return found + (sound_adjusts(sound, made.own, where, self._ledger) if sound else [])

    def _clip_marker(self, track: Track, clip: Clip, mark: ClipMarker, made: Element) -> Made:
        speed = clip.retime.speed.fraction
        if clip.retime.ramp or not speed:
            where = place(self._sequence, track, clip)
            self._ledger.approximate("markers on clips", where, "at the clip's first frame")
            return _marker(mark, made.own)
        return _marker(mark, made.own + to_seconds(mark.at - clip.source_in) / speed)


def sequence_marker(marker: Marker, own: Fraction) -> Made:
    """Write a marker of the sequence at a time of the element that carries it."""
    made = _marker(marker, own)
    if marker.is_chapter:
        made.tag = "chapter-marker"
        made.attributes.pop("completed", None)
    return made


def role_of(track: Track) -> str:
    """Give the role that stands for a track of sound."""
    return track.name.replace(".", " ").replace("?", " ").strip() or "dialogue"


def _marker(mark: Marker | ClipMarker, own: Fraction) -> Made:
    return Made(
        "marker",
        start=format_seconds(own),
        duration=written(mark.duration) if mark.duration else None,
        value=mark.name,
        completed=_DONE.get(mark.colour),
        note=mark.note or None,
    )


def _points(
    clip: Clip, source_in: Fraction, span: tuple[Fraction, Fraction]
) -> tuple[list[Point], Fraction]:
    """Give the points of a clip's map, and its own time at its start.

    At a constant speed the map covers the whole source, as Final Cut Pro has it.
    """
    speed = clip.retime.speed.fraction
    if clip.retime.ramp or not speed:
        points = list(timept_points(clip.retime, source_in, clip.duration))
        return points, points[0][0]
    first, last = span if speed > 0 else (span[1], span[0])
    low, high = (first - source_in) / speed, (last - source_in) / speed
    high = max(high, to_seconds(clip.duration))
    low = min(low, Fraction(0))
    ends = [(time - low, source_in + speed * time) for time in (low, high)]
    return ends, -low


def _colour(source: GeneratorSource) -> Made:
    found = next((p.value for p in source.params if p.name == "colour"), (0.0, 0.0, 0.0, 1.0))
    parts = found[:3] if isinstance(found, tuple) else (0.0, 0.0, 0.0)
    return Made("param", name="Color", value=" ".join(f"{part:.6g}" for part in parts))
