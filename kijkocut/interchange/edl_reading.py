"""CMX3600 edit decision lists as projects."""

from fractions import Fraction
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from kijkocut.interchange.edl_lines import EditList, Event, LineReader
from kijkocut.interchange.files import read_text
from kijkocut.interchange.gathering import Gathering
from kijkocut.interchange.report import Ledger
from kijkocut.model.clip import Clip, ClipMarker, Fade, MediaSource, Transition
from kijkocut.model.ids import ClipId, LinkId, MarkerId, SequenceId, TrackId
from kijkocut.model.media import Media
from kijkocut.model.params import Param
from kijkocut.model.project import Project
from kijkocut.model.retime import Retime
from kijkocut.model.sequence import Marker, Sequence, Track, TrackKind
from kijkocut.model.ticks import TICKS_PER_SECOND, BadTimeError, Rate, Ratio
from kijkocut.model.timecode import format_timecode, parse_time

_HOUR: Final = 3600 * TICKS_PER_SECOND
_BLACK: Final = frozenset({"BL", "BLACK", "BLK"})
_NAMES: Final = ("FROM CLIP NAME", "TO CLIP NAME", "CLIP NAME")
_FILES: Final = ("FROM FILE", "SOURCE FILE", "FROM CLIP", "SOURCE FILE PATH")
_KNOWN: Final = (*_NAMES, *_FILES, "TO CLIP", "LOC", "KEY CLIP NAME", "BLEND, DISSOLVE")
REEL: Final = "reel:"
"""Tag of media that keeps the name of its reel."""
WIPES: Final = {"W001": 0.0, "W002": 90.0, "W101": 180.0, "W102": 270.0}
"""SMPTE wipe codes whose edge moves straight, and where to, in degrees."""


def read_edl(
    path: Path, ledger: Ledger, rate: Rate | None
) -> tuple[Project, tuple[SequenceId, ...]]:
    """Read a list; give its project and sequence.

    Raises:
        UnreadableFileError: A line can't be read; the message names it.
    """
    cut = LineReader(path, rate, ledger).read(read_text(path, ledger))
    return EventReader(cut, ledger).project()


class EventReader:
    """Lays the events of a list down on tracks."""

    def __init__(self, cut: EditList, ledger: Ledger) -> None:
        """Read that list."""
        self._cut = cut
        self._ledger = ledger
        self._into = Gathering(ledger)
        self._key = SequenceId("seq-1")
        first = min(event.record_in for event in cut.events)
        self._start = first // _HOUR * _HOUR if cut.start is None else min(cut.start, first)
        if cut.rate.can_drop:
            self._start = cut.rate.snap(self._start)
        self._begins: dict[str, int] = {}
        self._last: dict[TrackId, Clip] = {}

    def project(self) -> tuple[Project, tuple[SequenceId, ...]]:
        """Give the project and its one sequence."""
        cut = self._cut
        for event in cut.events:
            name = self._file_name(event)
            low = min(self._begins.get(name, event.source_in), event.source_in)
            self._begins[name] = low
        for name, low in self._begins.items():
            self._begins[name] = cut.rate.snap(low // _HOUR * _HOUR)
            self._begins[name] = min(self._begins[name], low)
        for event in cut.events:
            self._event(event)
        tracks = sorted(
            self._into.tracks.values(), key=lambda t: (t.kind is TrackKind.audio, t.name)
        )
        self._into.sequences[self._key] = Sequence(
            id=self._key,
            name=cut.title,
            rate=cut.rate,
            drop_frame=cut.is_drop and cut.rate.can_drop,
            start_timecode=self._start,
            tracks=tuple(track.id for track in tracks),
        )
        return self._into.project(cut.title), (self._key,)

    def _event(self, event: Event) -> None:
        where = f"event {event.number}, line {event.line}"
        self._notes(event, where)
        if event.kind.startswith("K"):
            self._ledger.drop("keys", where, "keyed layers have no place in one track")
            return
        made = []
        for channel in self._channels(event.channel, where):
            clip = self._clip(event, channel, where)
            if clip is not None:
                made.append(clip)
        if len(made) > 1:
            link = LinkId(f"link-{event.line}")
            for clip in made:
                now = self._into.clips[clip.id]
                self._into.clips[clip.id] = replace(now, link=link)

    def _channels(self, text: str, where: str) -> list[str]:
        named = {"B": ["V1", "A1"], "NONE": [], "A": ["A1"], "V": ["V1"], "AA": ["A1"]}
        if "AA" in text.split("/"):
            self._ledger.approximate("channels AA", where, "one sound clip with both channels")
        found = []
        for part in text.split("/"):
            found += named.get(part, [part] if part[:1] in "AV" and part[1:].isdigit() else [])
        if not found:
            self._ledger.drop(f"channel {text}", where)
        return found

    def _clip(self, event: Event, channel: str, where: str) -> Clip | None:
        start, end = event.record_in - self._start, event.record_out - self._start
        track = self._track(channel, start, where)
        last = self._last.get(track)
        if event.reel.upper() in _BLACK:
            if event.kind != "C" and last is not None and last.end == start:
                self._fade_out(last, event, where)
            return None
        if end <= start:
            return None  # the first line of a dissolve names the clip that it leaves
        media = self._media(event)
        clip = self._played(event, media, where)
        clip = replace(clip, track=track, start=start, duration=end - start)
        if event.kind != "C":
            clip = self._joined(clip, event, last, where)
        self._into.clips[clip.id] = clip
        self._last[track] = clip
        self._ledger.keep("events")
        return clip

    def _track(self, channel: str, start: int, where: str) -> TrackId:
        """Give the track of a channel that is free at a time, or one above it."""
        letter, number = channel[0], int(channel[1:])
        kind = TrackKind.video if letter == "V" else TrackKind.audio
        while True:
            key = TrackId(f"{self._key}-{letter.lower()}{number}")
            if key not in self._into.tracks:
                name = f"{letter}{number}"
                made = Track(id=key, sequence=self._key, kind=kind, name=name)
                self._into.tracks[key] = made
            last = self._last.get(key)
            if last is None or last.end <= start:
                return key
            self._ledger.approximate("events over other events", where, "put on a track above")
            number += 1

    def _file_name(self, event: Event) -> str:
        name = event.note("TO CLIP NAME") if event.kind != "C" else ""
        return event.note(*_FILES) or name or event.note(*_NAMES) or event.reel

    def _media(self, event: Event) -> Media:
        name = self._file_name(event)
        begin = format_timecode(self._begins[name], self._cut.rate, drop=False)
        if self._cut.is_drop and self._cut.rate.can_drop:
            begin = format_timecode(self._begins[name], self._cut.rate, drop=True)
        media = self._into.file(name, name, timecode=begin, rate=self._cut.rate)
        tags = (f"{REEL}{event.reel}",)
        self._into.media[media.id] = media = replace(media, tags=tags)
        return media

    def _played(self, event: Event, media: Media, where: str) -> Clip:
        """Give the clip, not yet placed: its source, speed and comments."""
        retime, source_in = Retime(), event.source_in
        if event.fps:
            speed = Fraction(event.fps) * self._cut.rate.den / self._cut.rate.num
            retime = Retime(speed=Ratio(speed.numerator, speed.denominator))
            if speed < 0 and event.speed_at is not None:
                source_in = event.speed_at
            self._ledger.keep("speeds")
        elif event.source_out - event.source_in != event.record_out - event.record_in:
            self._ledger.approximate("lengths", where, "the recorded length counts")
        source_in = max(0, source_in - self._begins[self._file_name(event)])
        _, low = 0, retime.span(event.record_out - event.record_in)[0]
        if source_in + low < 0:
            self._ledger.approximate("source times", where, "moved to where the file begins")
            source_in = -low
        name = (event.note("TO CLIP NAME") if event.kind != "C" else "") or event.note(*_NAMES)
        return Clip(
            id=ClipId(f"clip-{len(self._into.clips) + 1}"),
            track=TrackId(""),
            start=0,
            duration=1,
            source=MediaSource(media=media.id),
            source_in=source_in,
            retime=retime,
            name=name or media.name,
            markers=self._kept_notes(event, source_in),
        )

    def _kept_notes(self, event: Event, source_in: int) -> tuple[ClipMarker, ...]:
        """Keep colour decisions and comments as markers at the clip's first frame."""
        kept: list[ClipMarker] = []
        for text in event.notes:
            head = text.partition(":")[0].strip().upper()
            if head in _KNOWN:
                continue
            is_colour = text.upper().startswith("ASC_")
            kept.append(
                ClipMarker(
                    id=MarkerId(f"note-{event.line}-{len(kept) + 1}-{len(self._into.clips)}"),
                    at=source_in,
                    name="CDL" if is_colour else "EDL",
                    note=text,
                )
            )
        return tuple(kept)

    def _joined(self, clip: Clip, event: Event, last: Clip | None, where: str) -> Clip:
        """Give a clip with the dissolve or wipe that leads into it."""
        length = event.length * self._cut.rate.frame_ticks
        if length <= 0:
            return clip
        if last is None or last.end != clip.start:
            self._ledger.approximate("transitions from black", where, "fades")
            return replace(clip, fade_in=Fade(duration=min(length, clip.duration)))
        is_sound = self._into.tracks[clip.track].kind is TrackKind.audio
        kind, params = ("crossfade" if is_sound else "dissolve"), ()
        made: tuple[Param, ...] = params
        if event.kind.startswith("W") and not is_sound:
            kind = "wipe"
            if event.kind in WIPES:
                made = (Param(name="angle", value=WIPES[event.kind]),)
            else:
                self._ledger.approximate(f"wipe {event.kind}", where, "a straight wipe")
        over = Transition(kind=kind, before=0, after=min(length, clip.duration), params=made)
        self._ledger.keep("transitions")
        return replace(clip, transition=over)

    def _fade_out(self, last: Clip, event: Event, where: str) -> None:
        length = min(event.length * self._cut.rate.frame_ticks, event.record_out - event.record_in)
        if length > 0:
            longer = replace(
                self._into.clips[last.id],
                duration=last.duration + length,
                fade_out=Fade(duration=length),
            )
            self._into.clips[last.id] = self._last[last.track] = longer
            self._ledger.approximate("transitions to black", where, "fades")

    def _notes(self, event: Event, where: str) -> None:
        for text in event.notes:
            head, _, rest = text.partition(":")
            if head.strip().upper() != "LOC":
                continue
            parts = rest.split(maxsplit=2)
            try:
                at = parse_time(parts[0], self._cut.rate) - self._start
            except (BadTimeError, IndexError):
                self._ledger.drop("markers", where, f"{rest.strip()[:40]} has no time")
                continue
            self._into.markers.append(
                Marker(
                    id=MarkerId(f"marker-{len(self._into.markers) + 1}"),
                    sequence=self._key,
                    at=max(0, at),
                    colour=parts[1].lower() if len(parts) > 1 else "green",
                    name=parts[2] if len(parts) > 2 else "",
                )
            )
            self._ledger.keep("markers")
