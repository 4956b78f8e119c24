"""The items of an FCPXML storyline as clips: what they play, when, and how fast."""

from fractions import Fraction
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.interchange.fcpxml_dress import picture_dress, sound_dress
from kijkocut.interchange.fcpxml_layers import Placed
from kijkocut.interchange.fcpxml_resources import Asset, Resources
from kijkocut.interchange.fcpxml_speed import SAMPLING, Point, TimeMap
from kijkocut.interchange.fcpxml_time import CONFORM_RATES, to_seconds, to_ticks
from kijkocut.interchange.gathering import Gathering
from kijkocut.interchange.xml_tree import Node
from kijkocut.model.clip import (
    Clip,
    ClipMarker,
    MediaSource,
    SequenceSource,
    Source,
    Take,
    TakeSource,
)
from kijkocut.model.ids import ClipId, LinkId, MarkerId, SequenceId, TrackId
from kijkocut.model.retime import Retime
from kijkocut.model.sequence import Marker, TrackKind
from kijkocut.model.ticks import Rate

MARKERS: Final = ("marker", "chapter-marker")
_DONE: Final = {"1": "green", "0": "red"}
_CONFORMED: Final = {shown: rate for rate, shown in CONFORM_RATES.items()}
_BLENDS: Final = {words: blend for blend, words in SAMPLING.items()}


class Dress(Struct, frozen=True, kw_only=True):
    """An element that says what is done to pictures and sounds in it."""

    node: Node
    at: Fraction
    """The absolute second of `own`."""
    own: Fraction
    """The element's own time there."""


class Spot(Struct, frozen=True, kw_only=True):
    """Where an item lies: in absolute seconds of the sequence, and how it is played there."""

    at: Fraction
    """Where the item begins to be seen."""
    end: Fraction
    start: Fraction
    """The item's own time at `at`."""
    speed: TimeMap
    """From the item's own time to its source's."""
    retime: Retime = Retime()
    """Manner of the speed: pitch and blending."""
    lane: int = 0
    story: int = 0
    is_enabled: bool = True
    dress: tuple[Dress, ...] = ()
    """What holders do to everything in them."""
    pace: Fraction = Fraction(1)
    """Seconds of the item's own time in a second of the sequence: its rate may be conformed."""
    sound: tuple[Fraction, Fraction] | None = None
    """The item's own times between which its sound is heard, where that is not while it is seen."""


class Part(Struct, frozen=True, kw_only=True):
    """What is played of an item: a source, and the source's time at which it begins."""

    source: Source
    begin: Fraction = Fraction(0)
    kind: TrackKind = TrackKind.video
    group: str = ""


class Items:
    """Makes clips for one sequence."""

    def __init__(
        self, into: Gathering, resources: Resources, sequence: SequenceId, rate: Rate
    ) -> None:
        """Make clips for that sequence, which has that rate."""
        self._into = into
        self._ledger = into.ledger
        self._resources = resources
        self._sequence = sequence
        self._rate = rate
        self.placed: list[Placed] = []

    def put(self, node: Node, spot: Spot, parts: tuple[Part, ...]) -> dict[TrackKind, ClipId]:
        """Place the picture and sound of an item, linked, and give their clips."""
        made: dict[TrackKind, Clip] = {}
        for part in parts:
            clip = self._clip(node, spot, part)
            if clip is not None:
                made[part.kind] = clip
        link = None
        if len(made) > 1:
            link = LinkId(f"link-{self._resources.number()}")
        for part in parts:
            clip = made.get(part.kind)
            if clip is None:
                continue
            self.placed.append(
                Placed(
                    clip=replace(clip, link=link),
                    kind=part.kind,
                    lane=spot.lane,
                    story=spot.story,
                    group=part.group,
                    where=where(node),
                )
            )
            self._ledger.keep("clips")
        return {kind: clip.id for kind, clip in made.items()}

    def add_take(
        self, node: Node, clips: dict[TrackKind, ClipId], parts: tuple[Part, ...], start: Fraction
    ) -> bool:
        """Give clips that were put another take, which starts at `start` of its own time.

        Returns:
            Whether one of them could have it.
        """
        wanted = {clips[part.kind]: part for part in parts if part.kind in clips}
        is_taken = False
        for index, placed in enumerate(self.placed):
            part, clip = wanted.get(placed.clip.id), placed.clip
            if part is None or not isinstance(part.source, TakeSource):
                continue
            if isinstance(clip.source, TakeSource):
                source_in = to_ticks(start - part.begin)
                take = Take(source=part.source, source_in=source_in, name=node.get("name"))
                taken = replace(clip, takes=(*clip.takes, take))
                self.placed[index] = replace(placed, clip=taken)
                is_taken = True
        return is_taken

    def _clip(self, node: Node, spot: Spot, part: Part) -> Clip | None:
        if part.kind is TrackKind.audio and spot.sound is not None:
            first, last = spot.sound
            at = spot.at + (first - spot.start) / spot.pace
            spot = replace(spot, at=at, end=at + (last - first) / spot.pace, start=first)
        window = self._window(node, spot, part.kind)
        if window is None:
            return None
        start, end = window
        is_moved = start != to_ticks(spot.at)
        own = spot.start + ((to_seconds(start) - spot.at) * spot.pace if is_moved else 0)
        duration = to_seconds(end - start)
        speed = spot.speed
        if not speed.is_plain and speed.lowest() < part.begin and speed.at(own) < part.begin:
            speed = speed.raised(part.begin)
            self._ledger.approximate(
                "times of speeds", where(node), "counted from the file's start"
            )
        speed = speed.paced(own, spot.pace)
        retime, is_exact = speed.retime(own, duration)
        if not is_exact:
            how = "speeds step over one tick" if retime.ramp else "to a millionth"
            self._ledger.approximate("speeds", where(node), how)
        source_in = self._ticks(speed.at(own) - part.begin, node)
        low, _ = retime.span(end - start)
        if source_in + low < 0:
            self._ledger.approximate("source times", where(node), "moved to the file's start")
            source_in = -low
        manner = spot.retime
        clip = Clip(
            id=ClipId(f"clip-{self._resources.number()}"),
            track=TrackId(""),
            start=start,
            duration=end - start,
            source=part.source,
            source_in=source_in,
            retime=replace(retime, keep_pitch=manner.keep_pitch, blend=manner.blend),
            name=node.get("name") or next((d.node.get("name") for d in spot.dress[::-1]), ""),
            is_enabled=spot.is_enabled,
        )
        for dress in (Dress(node=node, at=spot.at, own=spot.start), *spot.dress):
            clip = self._dressed(clip, dress, part.kind)
        return clip

    def _dressed(self, clip: Clip, dress: Dress, kind: TrackKind) -> Clip:
        """Give a clip with what an element does to it."""
        own = dress.own + to_seconds(clip.start) - dress.at
        match kind:
            case TrackKind.video:
                frame = (self.height, self._aspect(clip))
                return picture_dress(dress.node, clip, own, frame, self._ledger)
            case TrackKind.audio:
                return sound_dress(dress.node, clip, own, self._ledger)
            case _:
                return clip

    def _aspect(self, clip: Clip) -> float:
        """Give width by height of what a clip shows."""
        sequence = self._into.sequences[self._sequence]
        if isinstance(clip.source, MediaSource):
            video = self._into.media[clip.source.media].facts.video
            if video is not None and video.height:
                return video.width / video.height
        return sequence.width / sequence.height

    @property
    def height(self) -> int:
        """The height of the sequence, in pixels."""
        return self._into.sequences[self._sequence].height

    def _window(self, node: Node, spot: Spot, kind: TrackKind) -> tuple[int, int] | None:
        """Give the ticks over which an item is seen, on frames where they must be."""
        start, end = self._ticks(spot.at, node), self._ticks(spot.end, node)
        if kind is TrackKind.video:
            exact = (start, end)
            start, end = self._rate.snap(start), self._rate.snap(end)
            if exact != (start, end):
                self._ledger.approximate("times between frames", where(node), "moved to frames")
        if start < 0:
            self._ledger.drop("time before the sequence begins", where(node))
            start = 0
        if end <= start:
            self._ledger.drop("clips", where(node), "shorter than a frame")
            return None
        return start, end

    def _ticks(self, seconds: Fraction, node: Node) -> int:
        ticks = to_ticks(seconds)
        if to_seconds(ticks) != seconds:
            self._ledger.approximate("times finer than a tick", where(node), "the nearest tick")
        return ticks

    def pace(self, node: Node) -> Fraction:
        """Give how fast an item's own time runs: conformed, it is played frame for frame."""
        pace = Fraction(1)
        for conform in node.take("conform-rate"):
            conform.swallow()
            rate = _CONFORMED.get(conform.get("srcFrameRate"))
            if conform.get("scaleEnabled", "1") == "1" and rate is not None:
                pace = Fraction(self._rate.num, self._rate.den) * Fraction(rate.den, rate.num)
                self._ledger.approximate("rate conforming", where(node), "a speed")
        return pace

    def manner(self, node: Node) -> tuple[TimeMap, Retime]:
        """Give the speed that an item says, and its manner."""
        resources = self._resources
        found = node.one("timeMap")
        if found is None:
            return TimeMap(), Retime()
        points: list[Point] = []
        for point in found.take("timept"):
            points.append((resources.seconds(point, "time"), resources.seconds(point, "value")))
            is_bent = point.get("interp", "smooth2") != "linear" and len(points) > 2
            if is_bent or point.has("inTime") or point.has("outTime"):
                self._ledger.approximate("smooth speed changes", where(node), "straight pieces")
            point.swallow()
        sampling = found.get("frameSampling", "floor")
        blend = _BLENDS.get(sampling, "nearest")
        if "optical" in sampling:
            blend = "blend"
            self._ledger.approximate("optical flow", where(node), "frames blended")
        is_kept = found.get("preservesPitch", "1") == "1"
        return TimeMap(points), Retime(keep_pitch=is_kept, blend=blend)

    def markers(self, node: Node, spot: Spot, clips: dict[TrackKind, ClipId]) -> None:
        """Put an item's markers on its clip, or on the sequence where there is none."""
        target = clips.get(TrackKind.video) or clips.get(TrackKind.audio)
        for mark in node.take(*MARKERS):
            own = self._resources.seconds(mark, "start")
            mark.ignore("posterOffset")
            is_chapter = mark.tag == "chapter-marker"
            if target is None or is_chapter:
                at = spot.at + (own - spot.start) / spot.pace
                self._sequence_marker(mark, at, is_chapter=is_chapter)
            else:
                self._clip_marker(mark, own, spot, target)
            self._ledger.keep("markers")

    def _sequence_marker(self, mark: Node, at: Fraction, *, is_chapter: bool) -> None:
        self._into.markers.append(
            Marker(
                id=MarkerId(f"marker-{len(self._into.markers) + 1}"),
                sequence=self._sequence,
                at=max(0, to_ticks(at)),
                duration=max(0, to_ticks(self._resources.seconds(mark, "duration"))),
                name=mark.get("value"),
                note=mark.get("note"),
                colour=_DONE.get(mark.get("completed"), "blue"),
                is_chapter=is_chapter,
            )
        )

    def _clip_marker(self, mark: Node, own: Fraction, spot: Spot, target: ClipId) -> None:
        turns = range(len(self.placed) - 1, -1, -1)
        index = next(n for n in turns if self.placed[n].clip.id == target)
        clip = self.placed[index].clip
        begin = spot.speed.at(spot.start) - to_seconds(clip.source_in)
        made = ClipMarker(
            id=MarkerId(f"mark-{target}-{len(clip.markers) + 1}"),
            at=max(0, to_ticks(spot.speed.at(own) - begin)),
            name=mark.get("value"),
            note=mark.get("note"),
            colour=_DONE.get(mark.get("completed"), "blue"),
            duration=max(0, to_ticks(self._resources.seconds(mark, "duration"))),
        )
        marked = replace(clip, markers=(*clip.markers, made))
        self.placed[index] = replace(self.placed[index], clip=marked)


def media_parts(node: Node, asset: Asset) -> tuple[Part, ...]:
    """Give the picture and sound that an item plays of a file: what it has and wants."""
    source, begin = MediaSource(media=asset.media), asset.begin
    wanted = node.get("srcEnable", "all")
    parts = []
    if asset.has_picture and wanted in ("all", "video"):
        parts.append(Part(source=source, begin=begin))
    if asset.has_sound and wanted in ("all", "audio"):
        role = node.get("audioRole") or node.get("role")
        parts.append(Part(source=source, begin=begin, kind=TrackKind.audio, group=role_name(role)))
    return tuple(parts)


def nest_parts(node: Node, sequence: SequenceId, begin: Fraction) -> tuple[Part, ...]:
    """Give the picture and sound that an item plays of a nest."""
    wanted = node.get("srcEnable", "all")
    source = SequenceSource(sequence=sequence)
    parts = []
    if wanted in ("all", "video"):
        parts.append(Part(source=source, begin=begin))
    if wanted in ("all", "audio"):
        parts.append(Part(source=source, begin=begin, kind=TrackKind.audio))
    return tuple(parts)


def role_name(role: str) -> str:
    """Give the name of a track for a role: of its subrole, unless that is the role's first."""
    main, _, sub = role.partition(".")
    return main if not sub or sub.startswith(main) else sub


def where(node: Node) -> str:
    """Name an item for reports."""
    name = node.get("name")
    return f"line {node.line}" + (f' "{name}"' if name else "")
