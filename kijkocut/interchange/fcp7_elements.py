"""Clips as items of FCP7 tracks, `clipitem` or `generatoritem`, with transitions around them."""

from fractions import Fraction
from typing import Final

from msgspec import Struct

from kijkocut.interchange.fcp7_colours import label, marker_colours
from kijkocut.interchange.fcp7_filters import Filters
from kijkocut.interchange.fcp7_items import BLENDS
from kijkocut.interchange.fcp7_joins import transition_effect
from kijkocut.interchange.fcp7_motion import Frame
from kijkocut.interchange.fcp7_rows import PREMIERE_TICKS
from kijkocut.interchange.fcp7_speed import written_speed
from kijkocut.interchange.fcp7_stock import TONE, Stock
from kijkocut.interchange.fcp7_texts import plain_generator, title_generator
from kijkocut.interchange.fcp7_values import leaf, rate_of
from kijkocut.interchange.fcpxml_time import to_seconds
from kijkocut.interchange.features import place
from kijkocut.interchange.report import Ledger
from kijkocut.interchange.xml_text import Made
from kijkocut.model.clip import (
    AdjustmentSource,
    Clip,
    ClipMarker,
    FadeCurve,
    GeneratorSource,
    MediaSource,
    SequenceSource,
    TitleSource,
    Transition,
)
from kijkocut.model.handles import source_length
from kijkocut.model.media import MediaKind
from kijkocut.model.project import Project
from kijkocut.model.sequence import Marker, Sequence, Track, TrackKind
from kijkocut.model.ticks import TICKS_PER_SECOND

CHAPTER: Final = "<CHAPTER>"
_ENDLESS: Final = 24 * 3600
"""Seconds that what has no length of its own is said to last."""


class Edges(Struct, frozen=True, kw_only=True):
    """What lies over the edges of a clip, in ticks; 0 where there is no transition."""

    lead: int = 0
    tail: int = 0
    has_start: bool = False
    has_end: bool = False


class Elements:
    """Makes the items of one sequence."""

    def __init__(self, project: Project, sequence: Sequence, stock: Stock, ledger: Ledger) -> None:
        """Write clips of that sequence; names come from `stock`."""
        self._project = project
        self._sequence = sequence
        self._stock = stock
        self._ledger = ledger
        self._rate = sequence.rate

    def item(
        self, track: Track, clip: Clip, key: str, edges: Edges, nest: Made | None
    ) -> Made | None:
        """Write a clip, as yet without its channel and links.

        Args:
            track: Its track.
            clip: The clip.
            key: The item's name.
            edges: What transitions show of it.
            nest: The element of the sequence that it shows, if it shows one.
        """
        where = place(self._sequence, track, clip)
        plays = self._plays(track, clip, nest)
        if not plays:
            self._ledger.drop("clips", where, "the format has nothing like it")
            return None
        is_generated = plays[0].tag == "effect"
        made = Made("generatoritem" if is_generated else "clipitem", id=key)
        if isinstance(clip.source, MediaSource):
            made.add(leaf("masterclipid", self._stock.master(clip.source.media)))
        made.add(leaf("name", clip.name or self._name(clip)))
        made.add(leaf("enabled", "TRUE" if clip.is_enabled else "FALSE"))
        own, remap = self._times(clip, made, edges, where)
        made.add(*plays)
        if clip.blend in BLENDS:
            made.add(leaf("compositemode", BLENDS[clip.blend]))
        elif clip.blend != "normal":
            self._ledger.drop("composite modes", where, clip.blend)
        if remap is not None:
            made.add(remap)
        filters = Filters(clip, own, self._rate, where, self._ledger)
        is_sound = track.kind is TrackKind.audio
        made.add(*(filters.sound() if is_sound else filters.picture(self._frame(clip))))
        return made.add(*(self._marker(mark) for mark in clip.markers))

    def _plays(self, track: Track, clip: Clip, nest: Made | None) -> tuple[Made, ...]:
        """Write what a clip plays: its `effect` where it is generated; nothing if that can't be."""
        generated = self._generator(track, clip)
        match clip.source:
            case _ if generated is not None:
                return (generated,)
            case MediaSource(media=media):
                return (self._stock.file(media, self._rate),)
            case SequenceSource() if nest is not None:
                return (nest,)
            case GeneratorSource() if track.kind is TrackKind.audio:
                return (self._stock.slug(TONE, self._rate),)
            case AdjustmentSource():
                slug = self._stock.slug("Adjustment Layer", self._rate)
                return (leaf("adjustmentlayer", "TRUE"), slug)
            case _:
                return ()

    def over(self, track: Track, clip: Clip, over: Transition) -> Made:
        """Write the transition into a clip."""
        low = self._frames(clip.start - over.before)
        high = self._frames(clip.start + over.after)
        kind = "center"
        if not over.before or not over.after:
            kind = "end" if not over.after else "start"
        cut = self._frames(clip.start) - low
        effect, is_known = transition_effect(over, track.kind)
        where = place(self._sequence, track, clip)
        if kind == "center" and abs(high - low - 2 * cut) > 1:
            how = "with the cut in the middle in other programs than Premiere"
            self._ledger.approximate("transitions that lie unevenly", where, how)
        if not is_known:
            plain = "a dissolve" if track.kind is TrackKind.video else "a crossfade"
            self._ledger.approximate(f"transitions of the kind {over.kind}", where, plain)
        return self._join((low, high, cut), kind, effect)

    def fade(self, track: Track, clip: Clip, *, is_in: bool) -> Made | None:
        """Write a fade of a clip as a transition from or to black, or silence."""
        fade = clip.fade_in if is_in else clip.fade_out
        if fade is None:
            return None
        length = max(1, self._frames(fade.duration))
        low = self._frames(clip.start) if is_in else self._frames(clip.end) - length
        name = "crossfade_gain" if fade.curve is FadeCurve.linear else "crossfade"
        kind = name if track.kind is TrackKind.audio else "dissolve"
        over = Transition(kind=kind, before=0, after=fade.duration)
        effect, _ = transition_effect(over, track.kind)
        cut = 0 if is_in else length
        alignment = "start-black" if is_in else "end-black"
        return self._join((low, low + length, cut), alignment, effect)

    def _join(self, times: tuple[int, int, int], alignment: str, effect: Made) -> Made:
        low, high, cut = times
        ticks = Fraction(cut * self._rate.frame_ticks * PREMIERE_TICKS, TICKS_PER_SECOND)
        made = Made("transitionitem", leaf("start", low), leaf("end", high))
        made.add(leaf("alignment", alignment), leaf("cutPointTicks", round(ticks)))
        return made.add(rate_of(self._rate), effect)

    def _times(self, clip: Clip, made: Made, edges: Edges, where: str) -> tuple[int, Made | None]:
        """Write where a clip lies and what it plays; give its own time at its start."""
        source, rate = clip.source, self._rate
        has_times = isinstance(source, SequenceSource) or (
            isinstance(source, MediaSource)
            and self._project.media[source.media].facts.kind is not MediaKind.image
        )
        whole = source_length(self._project, clip) if has_times else 0
        begin, remap = to_seconds(edges.lead), None
        if has_times:
            speed = written_speed(clip, rate, whole, edges.lead)
            begin, remap = speed.own, speed.filter
        first = begin - to_seconds(edges.lead)
        if first < 0:
            self._ledger.approximate("handles of nests", where, "it begins later")
            first = Fraction(0)
        length = to_seconds(edges.lead + clip.duration + edges.tail)
        frame = to_seconds(rate.frame_ticks)
        low = rate.nearest_frame(round(first * TICKS_PER_SECOND))
        start, end = self._frames(clip.start), self._frames(clip.end)
        if start * rate.frame_ticks != clip.start or end * rate.frame_ticks != clip.end:
            self._ledger.approximate("times between frames", where, "at the nearest frame")
        end = max(end, start + 1)
        gone = end - start + self._frames(edges.lead) + self._frames(edges.tail)
        pace = abs(clip.retime.speed.fraction) if not clip.retime.ramp else Fraction(1)
        lasts = to_seconds(whole) / (pace or 1) if whole else Fraction(_ENDLESS)
        made.add(leaf("duration", max(low + gone, int(lasts / frame))), rate_of(rate))
        made.add(leaf("start", -1 if edges.has_start else start))
        made.add(leaf("end", -1 if edges.has_end else end))
        made.add(leaf("in", low), leaf("out", low + gone))
        made.add(leaf("pproTicksIn", round(first * PREMIERE_TICKS)))
        made.add(leaf("pproTicksOut", round((first + length) * PREMIERE_TICKS)))
        return round(begin * TICKS_PER_SECOND), remap

    def _generator(self, track: Track, clip: Clip) -> Made | None:
        if track.kind is TrackKind.audio:
            return None
        match clip.source:
            case TitleSource(title=title):
                return title_generator(title)
            case GeneratorSource() as source:
                return plain_generator(source)
            case _:
                return None

    def _name(self, clip: Clip) -> str:
        match clip.source:
            case MediaSource(media=media):
                return self._project.media[media].name
            case SequenceSource(sequence=sequence):
                return self._project.sequences[sequence].name
            case TitleSource(title=title):
                return title.text.partition("\n")[0][:60] or "Text"
            case GeneratorSource(kind=kind):
                return kind.capitalize()
            case _:
                return "Adjustment Layer"

    def _frame(self, clip: Clip) -> Frame:
        canvas = (self._sequence.width, self._sequence.height)
        native = None
        if isinstance(clip.source, MediaSource):
            video = self._project.media[clip.source.media].facts.video
            native = video.display_size if video is not None and all(video.display_size) else None
        elif isinstance(clip.source, SequenceSource):
            nested = self._project.sequences[clip.source.sequence]
            native = (nested.width, nested.height)
        return Frame(canvas=canvas, native=native)

    def _marker(self, mark: ClipMarker) -> Made:
        return marker(mark, self._frames(mark.at), self._frames(mark.duration))

    def _frames(self, ticks: int) -> int:
        return self._rate.nearest_frame(ticks)


def marker(mark: Marker | ClipMarker, at: int, length: int) -> Made:
    """Write a marker at a frame; one without length ends at -1."""
    note = mark.note
    if isinstance(mark, Marker) and mark.is_chapter:
        note = f"{note}\n{CHAPTER}" if note else CHAPTER
    made = Made("marker", leaf("name", mark.name), leaf("comment", note), leaf("in", at))
    return made.add(leaf("out", at + length if length else -1), *marker_colours(mark.colour))


def finished(made: Made, clip: Clip, channel: int, links: tuple[Made, ...]) -> Made:
    """Add to an item its channel, what it is linked with, and its label."""
    if channel:
        made.add(Made("sourcetrack", leaf("mediatype", "audio"), leaf("trackindex", channel)))
    made.add(*links)
    coloured = label(clip.colour)
    return made.add(coloured) if coloured is not None else made
