"""Reading the tracks of an OpenTimelineIO timeline, item by item."""

from typing import Final

import opentimelineio as otio  # type: ignore[import-untyped]
from msgspec.structs import replace

from kijkocut.interchange.features import Feature
from kijkocut.interchange.gathering import Gathering
from kijkocut.interchange.otio_items import rate_of, retime_of, source_of, takes_of
from kijkocut.interchange.otio_memory import Memory, is_same_marks, is_same_speed
from kijkocut.interchange.otio_shape import OWN, Node
from kijkocut.interchange.otio_time import to_ticks
from kijkocut.interchange.otio_writing import CAPTION_KIND, clip_marks, item_range
from kijkocut.model.clip import (
    CaptionSource,
    Clip,
    ClipMarker,
    Fade,
    MediaSource,
    SequenceSource,
    Source,
    TakeSource,
    Transition,
)
from kijkocut.model.ids import ClipId, MarkerId, SequenceId, TrackId
from kijkocut.model.project import Project
from kijkocut.model.sequence import Marker, Sequence, Track, TrackKind
from kijkocut.model.takes import moved_takes
from kijkocut.model.ticks import Rate

_KINDS: Final = {
    otio.schema.TrackKind.Video: TrackKind.video,
    otio.schema.TrackKind.Audio: TrackKind.audio,
    CAPTION_KIND: TrackKind.caption,
}
_LETTERS: Final = {TrackKind.video: "V", TrackKind.audio: "A", TrackKind.caption: "C"}


class RowReader:
    """Puts the timelines of one file into a gathering."""

    def __init__(self, gathering: Gathering, known: Project | None, memory: Memory) -> None:
        """Read into `gathering`; `known` is the project as it was before others changed it."""
        self._memory = memory
        self._into = gathering
        self._ledger = gathering.ledger
        self._known = known
        self._rate = Rate(25)

    def timeline(self, timeline: otio.schema.Timeline) -> SequenceId:
        """Read one timeline and those nested in it, and give its sequence.

        Raises:
            ValueError: A time is none.
        """
        start = timeline.global_start_time
        rate = rate_of(timeline)
        if rate is None:
            rate = Rate(25)
            self._ledger.approximate("frame rate", timeline.name, "25 fps, for the file says none")
        key = self._sequence(timeline.tracks, timeline.name, rate)
        self._foreign(timeline, timeline.name)
        if start is not None and to_ticks(start):
            made = self._into.sequences[key]
            self._into.sequences[key] = replace(made, start_timecode=to_ticks(start))
        return key

    def _sequence(self, stack: Node, name: str, rate: Rate) -> SequenceId:
        outer, self._rate = self._rate, rate
        key = SequenceId(f"seq-{len(self._into.sequences) + 1}")
        base = self._base(name)
        made = replace(base, id=key, name=name or key, rate=rate, tracks=(), bin=None)
        self._into.sequences[key] = made
        rows = [row for row in stack if isinstance(row, otio.schema.Track)]
        for loose in (row for row in stack if not isinstance(row, otio.schema.Track)):
            row = otio.schema.Track(name=loose.name)
            row.append(loose.clone())
            rows.append(row)
        tracks = tuple(self._track(key, row) for row in rows)
        self._into.sequences[key] = replace(made, tracks=tracks)
        for marker in stack.markers:
            self._marker(key, marker, 0)
        self._rate = outer
        return key

    def _base(self, name: str) -> Sequence:
        """Give the settings to start from: those the sequence had when this program wrote it."""
        if self._known is not None:
            for sequence in self._known.sequences.values():
                if sequence.name == name:
                    return sequence
        return Sequence(id=SequenceId(""), name=name)

    def _track(self, sequence: SequenceId, row: Node) -> TrackId:
        kind = _KINDS.get(row.kind)
        if kind is None:
            self._ledger.approximate(f"{row.kind} tracks", row.name, "read as video")
            kind = TrackKind.video
        number = 1 + sum(
            t.sequence == sequence and t.kind is kind for t in self._into.tracks.values()
        )
        letter = _LETTERS[kind]
        key = TrackId(f"{sequence}-{letter.lower()}{number}")
        old = self._known.tracks.get(TrackId(str(row.metadata.get(OWN)))) if self._known else None
        base = old or Track(id=key, sequence=sequence, kind=kind, name="")
        self._into.tracks[key] = replace(
            base,
            id=key,
            sequence=sequence,
            kind=kind,
            name=row.name or f"{letter}{number}",
            is_hidden=kind is not TrackKind.audio and not row.enabled,
            is_muted=kind is TrackKind.audio and not row.enabled,
        )
        self._foreign(row, row.name)
        self._dressing(row, row.name)
        self._row(self._into.tracks[key], row)
        return key

    def _row(self, track: Track, row: Node) -> None:
        """Lay the items of a track down one after another."""
        at, over, last = 0, None, None
        items = list(row)
        for turn, item in enumerate(items):
            if isinstance(item, otio.schema.Transition):
                over = item
                is_last = turn + 1 == len(items) or isinstance(items[turn + 1], otio.schema.Gap)
                if is_last and last is not None:
                    self._fade(last, over, is_in=False)
                    over = None
                continue
            length = to_ticks(item.trimmed_range().duration)
            made = None
            if length > 0 and not isinstance(item, otio.schema.Gap):
                made = self._item(track, item, at, length)
            if made is not None and over is not None:
                if last is not None and last.end == made.start:
                    self._join(made, over, self._memory.transition(item))
                else:
                    self._fade(made, over, is_in=True)
            over, last = None, made
            at += max(0, length)
        for marker in row.markers:
            self._marker(track.sequence, marker, 0)

    def _item(self, track: Track, item: Node, at: int, length: int) -> Clip | None:
        where = f'{track.name} "{item.name}"'
        start, end = at, at + length
        if track.kind is TrackKind.video:
            start, end = self._rate.snap(start), self._rate.snap(end)
            if (start, end) != (at, at + length):
                self._ledger.approximate("times between frames", where, "moved to frames")
        if end <= start:
            self._ledger.drop("clips", where, "shorter than a frame")
            return None
        clip = self._clip(track, item, (start, end - start), where)
        if clip is not None:
            self._into.clips[clip.id] = clip
            self._ledger.keep("clips")
            self._foreign(item, where)
        return clip

    def _clip(self, track: Track, item: Node, room: tuple[int, int], where: str) -> Clip | None:
        key = ClipId(f"clip-{len(self._into.clips) + 1}")
        start, duration = room
        was = self._memory.clip(item)
        source, source_in = self._source(item, where)
        if source is None:
            return None
        if isinstance(source, CaptionSource) != (track.kind is TrackKind.caption):
            self._ledger.drop("clips", where, f"a {track.kind} track can't carry it")
            return None
        if was is not None and self._is_same(was, item):
            made = replace(was, source=source, transition=None)
        else:
            retime = retime_of(item, self._ledger, where)
            made = Clip(
                id=key,
                track=track.id,
                start=start,
                duration=duration,
                source=source,
                source_in=source_in,
                retime=retime,
            )
            made = self._memory.changed(was, made, where) if was is not None else made
        if was is None or not is_same_marks(self._marks(was), item):
            made = replace(made, markers=self._clip_markers(item, source_in))
        elif made.markers != was.markers:
            made = replace(made, markers=was.markers)
        return replace(
            self._with_takes(made, was, item, where),
            id=key,
            track=track.id,
            start=start,
            duration=duration,
            is_enabled=item.enabled,
            name=item.name,
        )

    def _with_takes(self, made: Clip, was: Clip | None, item: Node, where: str) -> Clip:
        """Give a clip with the takes that its item names; they keep step with a foreign trim."""
        if not isinstance(made.source, TakeSource):
            return replace(made, takes=(), take_place=0)
        takes = takes_of(self._into, item, self._known, where)
        if was is not None and was.source == made.source:
            takes = moved_takes(takes, made.source_in - was.source_in)
        for take in was.takes if was is not None else ():
            if isinstance(take.source, SequenceSource):
                self._ledger.drop(str(Feature.takes), where, "a sequence can't stand in a file")
        place = min(was.take_place, len(takes)) if was is not None else 0
        return replace(made, takes=takes, take_place=place)

    def _is_same(self, was: Clip, item: Node) -> bool:
        """Say whether an item shows the same range at the same speed as its clip did."""
        if self._known is None:
            return False
        is_there = item.source_range == item_range(self._known, was, self._rate)
        return is_there and is_same_speed(was, item)

    def _marks(self, was: Clip) -> list[Node]:
        return clip_marks(self._known, was, self._rate) if self._known is not None else []

    def _source(self, item: Node, where: str) -> tuple[Source | None, int]:
        if isinstance(item, otio.core.Composition):
            stack = item
            if isinstance(item, otio.schema.Track):
                stack = otio.schema.Stack(name=item.name)
                stack.append(item.clone())
            nest = self._sequence(stack, item.name, self._rate)
            return SequenceSource(sequence=nest), max(0, to_ticks(item.trimmed_range().start_time))
        source, base = source_of(self._into, item, self._known, where)
        if not isinstance(source, MediaSource):
            return source, 0
        source_in = to_ticks(item.trimmed_range().start_time) - base
        if source_in < 0:
            self._ledger.approximate("source times", where, "moved to the start of the file")
        return source, max(0, source_in)

    def _clip_markers(self, item: Node, source_in: int) -> tuple[ClipMarker, ...]:
        begin = to_ticks(item.trimmed_range().start_time)
        made = []
        for number, marker in enumerate(item.markers, 1):
            at = source_in + to_ticks(marker.marked_range.start_time) - begin
            made.append(
                ClipMarker(
                    id=MarkerId(f"mark-{len(self._into.clips) + 1}-{number}"),
                    at=max(0, at),
                    name=marker.name,
                    note=str(marker.metadata.get("comment", "")),
                    colour=marker.color.lower() or "blue",
                    duration=max(0, to_ticks(marker.marked_range.duration)),
                )
            )
        return tuple(made)

    def _marker(self, sequence: SequenceId, marker: Node, base: int) -> None:
        self._into.markers.append(
            Marker(
                id=MarkerId(f"marker-{len(self._into.markers) + 1}"),
                sequence=sequence,
                at=max(0, base + to_ticks(marker.marked_range.start_time)),
                duration=max(0, to_ticks(marker.marked_range.duration)),
                name=marker.name,
                note=str(marker.metadata.get("comment", "")),
                colour=marker.color.lower() or "green",
            )
        )
        self._ledger.keep("markers")

    def _join(self, clip: Clip, over: Node, was: Transition | None) -> None:
        own = over.metadata.get(OWN, {})
        kind = str(own.get("kind", "")) or ("wipe" if "Wipe" in over.transition_type else "")
        is_sound = self._into.tracks[clip.track].kind is TrackKind.audio
        plain = "crossfade" if is_sound else "dissolve"
        if not kind and over.transition_type != otio.schema.TransitionTypes.SMPTE_Dissolve:
            self._ledger.approximate(f"{over.transition_type} transitions", clip.name, plain)
        before = self._rate.snap(to_ticks(over.in_offset))
        after = self._rate.snap(to_ticks(over.out_offset))
        params = was.params if was is not None and was.kind == kind else ()
        joined = Transition(kind=kind or plain, before=before, after=after, params=params)
        self._into.clips[clip.id] = replace(clip, transition=joined)
        self._ledger.keep("transitions")

    def _fade(self, clip: Clip, over: Node, *, is_in: bool) -> None:
        length = min(clip.duration, to_ticks(over.in_offset) + to_ticks(over.out_offset))
        if length <= 0:
            return
        clip = self._into.clips[clip.id]
        fade = Fade(duration=length)
        self._into.clips[clip.id] = (
            replace(clip, fade_in=fade) if is_in else replace(clip, fade_out=fade)
        )
        self._ledger.approximate("transitions from or to nothing", clip.name, "fades")

    def _dressing(self, item: Node, where: str) -> None:
        for effect in item.effects:
            self._ledger.drop("effects of tracks", where, effect.effect_name or effect.name)

    def _foreign(self, item: Node, where: str) -> None:
        for key in item.metadata:
            if key not in (OWN, "comment"):
                self._ledger.drop(f"metadata of {key}", where)
