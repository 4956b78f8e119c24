"""The items of FCP7 tracks as clips: what they play, when, how fast, and what is done to them."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.interchange.fcp7_colours import label_of, marker_colour
from kijkocut.interchange.fcp7_files import File, Files
from kijkocut.interchange.fcp7_joins import Kind
from kijkocut.interchange.fcp7_motion import Frame, Motion
from kijkocut.interchange.fcp7_rows import PREMIERE_TICKS, Span
from kijkocut.interchange.fcp7_speed import ID, Played, Times, played
from kijkocut.interchange.fcp7_texts import GRAPHIC, generator, graphic, made_by_program
from kijkocut.interchange.fcp7_values import Values, text, where
from kijkocut.interchange.gathering import Gathering
from kijkocut.interchange.xml_tree import Node
from kijkocut.model.clip import (
    AdjustmentSource,
    BlendMode,
    Clip,
    ClipMarker,
    Fade,
    FadeCurve,
    GeneratorSource,
    MediaSource,
    SequenceSource,
    Source,
    Transition,
)
from kijkocut.model.ids import ClipId, MarkerId, SequenceId, TrackId
from kijkocut.model.params import Param
from kijkocut.model.retime import Retime
from kijkocut.model.sequence import Sequence, TrackKind
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate, Ratio

BLENDS: Final[Mapping[BlendMode, str]] = {
    BlendMode.add: "add",
    BlendMode.subtract: "subtract",
    BlendMode.difference: "difference",
    BlendMode.multiply: "multiply",
    BlendMode.screen: "screen",
    BlendMode.overlay: "overlay",
    BlendMode.hard_light: "hardlight",
    BlendMode.soft_light: "softlight",
    BlendMode.darken: "darken",
    BlendMode.lighten: "lighten",
}
"""Final Cut's composite modes."""
_MODES: Final = {words: mode for mode, words in BLENDS.items()}
_OURS: Final = TICKS_PER_SECOND
Nesting = Callable[[Node], SequenceId | None]


class Item(Struct, frozen=True, kw_only=True):
    """A clip that has its time, and not yet its track."""

    clip: Clip
    node: str
    """The item's id in the file."""
    links: tuple[str, ...] = ()
    """Ids of the items that it is linked with."""
    channel: int = 0
    """For sound: which channel of its source it plays, counted from 1; 0 for all."""
    channels: int = 0
    """For sound: how many its source has; 0 when nobody knows."""
    where: str = ""


class Items:
    """Makes clips for one sequence."""

    def __init__(
        self, into: Gathering, files: Files, values: Values, nest: Nesting, numbers: Iterator[int]
    ) -> None:
        """Make clips of those files; `nest` gives the sequence that an element is."""
        self._into = into
        self._files = files
        self._values = values
        self._nest = nest
        self._numbers = numbers
        self.is_native = True
        """Whether 100 percent are a file's own pixels, as in all but Resolve's files."""

    def item(self, span: Span, kind: TrackKind, sequence: Sequence) -> Item | None:
        """Give the clip of a span on a track of that kind, or None when nothing can be shown.

        Raises:
            UnreadableFileError: A time in it is none.
        """
        node = span.node
        node.ignore("id", "frameBlend", "explodedTracks")
        file = self._file(node, sequence)
        found = self._source(node, kind, sequence, file)
        if found is None:
            self._values.ledger.drop("clips", where(node), _why(node, file))
            node.swallow()
            return None
        clip = self._clip(span, kind, sequence, (found, file))
        refs = [text(link, "linkclipref") for link in node.take("link")]
        for link in node.take("link"):
            link.swallow()
        track = node.one("sourcetrack")
        channel = self._values.number(track, "trackindex") if track is not None else None
        if track is not None:
            track.swallow()
        self._values.ledger.keep("clips")
        is_nest = isinstance(found, SequenceSource)
        return Item(
            clip=clip,
            node=node.get("id"),
            links=tuple(ref for ref in refs if ref),
            channel=round(channel) if channel and 0 < channel <= 64 else 0,
            channels=2 if is_nest else file.channels if file is not None else 0,
            where=where(node),
        )

    def _file(self, node: Node, sequence: Sequence) -> File | None:
        if node.tag == "generatoritem" or any(n.tag == "sequence" for n in node.nodes()):
            return None
        multiclip = node.one("multiclip")
        if multiclip is not None:
            return self._angle(node, multiclip, sequence)
        return self._files.of(node, self._values.rate(node, sequence.rate) or sequence.rate)

    def _angle(self, node: Node, multiclip: Node, sequence: Sequence) -> File | None:
        """Give the file of the angle that is shown."""
        angles = multiclip.take("angle")
        shown = [a for a in angles if self._values.flag(a, "activevideoangle", default=False)]
        chosen = (shown or angles)[:1]
        self._values.ledger.approximate("multicam clips", where(node), "the angle that is shown")
        found = None
        for clip in chosen[0].take("clip") if chosen else ():
            found = self._files.master(clip, sequence.rate, None)
        multiclip.swallow()
        return found

    def _source(
        self, node: Node, kind: TrackKind, sequence: Sequence, file: File | None
    ) -> Source | None:
        nested = node.one("sequence")
        if nested is not None:
            key = self._nest(nested)
            return SequenceSource(sequence=key) if key is not None else None
        if node.tag == "generatoritem":
            effect = node.one("effect") or node
            if kind is TrackKind.audio:
                return None
            found = generator(effect, sequence.height, self._values)
            if effect is not node:
                effect.swallow()
            return found
        if self._values.flag(node, "adjustmentlayer", default=False):
            return AdjustmentSource() if kind is TrackKind.video else None
        if file is None:
            file = self._files.missing(text(node, "name"))
            self._values.ledger.approximate("clips without a file", where(node), "by name")
        if file.media is not None:
            return MediaSource(media=file.media)
        if kind is TrackKind.audio:
            is_tone = "tone" in file.name.lower() and file.made.lower() == "slug"
            return GeneratorSource(kind="tone") if is_tone else None
        if file.made == GRAPHIC:
            effects = [f.one("effect") for f in node.nodes() if f.tag == "filter"]
            return graphic([e for e in effects if e is not None], sequence.height, self._values)
        return made_by_program(file)

    def _clip(
        self, span: Span, kind: TrackKind, sequence: Sequence, found: tuple[Source, File | None]
    ) -> Clip:
        source, file = found
        node, values = span.node, self._values
        frame = sequence.rate.frame_ticks
        rate, head, reach = self._counted(span, sequence)
        start, length = span.start * frame, (span.end - span.start) * frame
        own = self._own(node, rate.frame_ticks) + head * frame
        filters = self._filters(node)
        remap = next((e for e in filters if text(e, "effectid").lower() == ID), None)
        asked = self._asked(node)
        asked = asked * rate.frame_ticks if asked is not None else reach * frame
        whole = file.duration if file is not None else 0
        times = Times(own=own, length=length, asked=asked, reach=reach * frame, whole=whole)
        if isinstance(source, MediaSource) and file is not None and not file.is_still:
            plays = self._played(node, remap, times, rate)
        elif isinstance(source, SequenceSource):
            plays = played(remap, times, rate, values)
        else:
            plays = Played(source_in=0)
            if remap is not None:
                remap.swallow()
        plays = self._inside(node, plays, length)
        motion = Motion(own, rate, values)
        for effect in filters:
            known = effect is remap or motion.read(effect, self._frame(source, file, sequence))
            if not known and text(effect, "effectid") != GRAPHIC:
                values.ledger.drop(f"filter {text(effect, 'name')[:40]}", where(node))
                effect.swallow()
        params = self._params(motion, kind, self._frame(source, file, sequence))
        fades = self._fades(span, kind, frame)
        clip = Clip(
            id=ClipId(f"clip-{next(self._numbers)}"),
            track=TrackId(""),
            start=start,
            duration=length,
            source=source,
            source_in=plays.source_in,
            retime=plays.retime,
            name=text(node, "name"),
            colour=label_of(node, values),
            is_enabled=values.flag(node, "enabled", default=True),
            blend=self._blend(node),
            params=params,
            fade_in=fades[0],
            fade_out=fades[1],
            transition=self._over(span, kind, frame),
        )
        return replace(clip, markers=self._markers(node, clip.id, rate.frame_ticks))

    def _fades(self, span: Span, kind: TrackKind, frame: int) -> tuple[Fade | None, Fade | None]:
        """Give the fades in and out; pictures fade evenly."""
        made: list[Fade | None] = []
        for length, is_even in zip((span.fade_in, span.fade_out), span.even, strict=True):
            is_power = kind is TrackKind.audio and not is_even
            curve = FadeCurve.power if is_power else FadeCurve.linear
            made.append(Fade(duration=length * frame, curve=curve) if length else None)
        return made[0], made[1]

    def _asked(self, node: Node) -> int | None:
        """Give how many frames lie between a clip's in and out points."""
        low, high = self._values.frames(node, "in"), self._values.frames(node, "out")
        return high - low if low is not None and high is not None else None

    def _counted(self, span: Span, sequence: Sequence) -> tuple[Rate, int, int]:
        """Give the rate that in and out points count at, the head, and how far they reach.

        Premiere and Resolve count in frames of the sequence whatever the rate of the item is, and
        Resolve from cut to cut; what makes the points fit the item's place is taken.
        """
        own = self._values.rate(span.node, sequence.rate) or sequence.rate
        inner = span.end - span.start
        ways = [
            (rate, head, reach)
            for rate in (own, sequence.rate)
            for head, reach in ((span.head, span.reach), (span.head - span.lead, inner))
        ]
        asked = self._asked(span.node)
        frame = sequence.rate.frame_ticks
        if asked is None:
            return ways[0]
        misses = [abs(asked * rate.frame_ticks - reach * frame) for rate, _, reach in ways]
        best = min(range(len(ways)), key=lambda turn: misses[turn])
        return ways[best] if misses[0] > frame >= misses[best] else ways[0]

    def _own(self, node: Node, frame: int) -> int:
        """Give a clip's in point in ticks, finer than a frame where Premiere says it so."""
        values = self._values
        info = node.one("subclipinfo")
        offset = values.frames(info, "startoffset") or 0 if info is not None else 0
        own = max(0, values.frames(node, "in") or 0) * frame
        exact = text(node, "pproTicksIn")
        if exact.isascii() and exact.isdigit() and len(exact) < 20:
            fine = round(Fraction(int(exact) * _OURS, PREMIERE_TICKS))
            if abs(fine - own) < frame:
                own = fine
        return own + max(0, offset) * frame

    def _played(self, node: Node, remap: Node | None, times: Times, rate: Rate) -> Played:
        if remap is None and self._values.flag(node, "stillframe", default=False):
            return Played(source_in=times.own, retime=Retime(speed=Ratio(0, 1)))
        if remap is None and abs(times.asked - times.reach) > 2 * rate.frame_ticks:
            self._values.ledger.approximate(
                "in and out points that ask for another speed",
                where(node),
                "played from the in point",
            )
        return played(remap, times, rate, self._values)

    def _inside(self, node: Node, plays: Played, length: int) -> Played:
        low, _ = plays.retime.span(length)
        if plays.source_in + low >= 0:
            return plays
        if plays.source_in + low < -1:
            self._values.ledger.approximate(
                "source times", where(node), "moved to the file's start"
            )
        return replace(plays, source_in=-low)

    def _filters(self, node: Node) -> list[Node]:
        found = []
        for filter_ in node.take("filter"):
            effect = filter_.one("effect")
            filter_.take("start", "end")
            is_on = self._values.flag(filter_, "enabled", default=True)
            if effect is None:
                continue
            if not is_on or self._values.flag(effect, "pproBypass", default=False):
                name = text(effect, "name") or text(effect, "effectid")
                if text(effect, "effecttype") == "motion":  # Final Cut writes its motion tab so
                    filter_.swallow()
                    continue
                self._values.ledger.drop("filters that are switched off", where(node), name[:40])
                filter_.swallow()
                continue
            found.append(effect)
        return found

    def _frame(self, source: Source, file: File | None, sequence: Sequence) -> Frame:
        canvas = (sequence.width, sequence.height)
        native = file.size if file is not None else None
        if isinstance(source, SequenceSource):
            nested = self._into.sequences[source.sequence]
            native = (nested.width, nested.height)
        is_sized = isinstance(source, MediaSource | SequenceSource)
        return Frame(canvas=canvas, native=native if is_sized else None)

    def _params(self, motion: Motion, kind: TrackKind, frame: Frame) -> tuple[Param, ...]:
        found = motion.params(frame, is_native=self.is_native)
        is_sound = kind is TrackKind.audio
        return tuple(p for p in found if (p.name in ("gain", "pan")) == is_sound)

    def _blend(self, node: Node) -> BlendMode:
        words = text(node, "compositemode", "normal").lower().replace(" ", "").replace("_", "")
        if words not in _MODES and words != "normal":
            self._values.ledger.drop("composite modes", where(node), words[:40])
        return _MODES.get(words, BlendMode.normal)

    def _over(self, span: Span, kind: TrackKind, frame: int) -> Transition | None:
        if span.over is None:
            return None
        node, before, after = span.over
        found = Kind(node, kind, self._values)
        node.swallow()
        self._values.ledger.keep("transitions")
        return Transition(
            kind=found.name, before=before * frame, after=after * frame, params=found.params
        )

    def _markers(self, node: Node, clip: ClipId, frame: int) -> tuple[ClipMarker, ...]:
        made: list[ClipMarker] = []
        for mark in node.take("marker"):
            moment = self._values.moment(mark)
            if moment is None:
                continue
            made.append(
                ClipMarker(
                    id=MarkerId(f"mark-{clip}-{len(made) + 1}"),
                    at=moment[0] * frame,
                    duration=moment[1] * frame,
                    name=text(mark, "name"),
                    note=text(mark, "comment"),
                    colour=marker_colour(mark, self._values),
                )
            )
            self._values.ledger.keep("markers")
        return tuple(made)


def _why(node: Node, file: File | None) -> str:
    if node.tag == "generatoritem":
        return f"no generator is like {text(node.one('effect') or node, 'name')[:40]}"
    is_made = file is not None and file.made
    return f"made by the program: {file.name[:40]}" if file and is_made else "nothing to play"
