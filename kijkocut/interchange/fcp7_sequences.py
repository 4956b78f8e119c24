"""A `sequence` of FCP7 XML as one here: its canvas and clock, its tracks, markers and links."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from kijkocut.interchange.fcp7_colours import label_of, marker_colour
from kijkocut.interchange.fcp7_files import Files, pixel_aspect
from kijkocut.interchange.fcp7_items import Item, Items
from kijkocut.interchange.fcp7_rows import Span, spans
from kijkocut.interchange.fcp7_sounds import Row, paired, row_of
from kijkocut.interchange.fcp7_values import Values, text, where
from kijkocut.interchange.gathering import Gathering
from kijkocut.interchange.xml_tree import Node
from kijkocut.model.ids import BinId, LinkId, MarkerId, SequenceId, TrackId
from kijkocut.model.sequence import Marker, Sequence, Track, TrackKind
from kijkocut.model.ticks import Rate

CHAPTER: Final = "<CHAPTER>"
"""What stands in the comment of a marker that is a chapter."""
_DEEPEST: Final = 12
"""Sequences inside each other."""
_MOST: Final = 16_384
_RESOLVE: Final = "(Resolve)"
"""What Resolve puts after the names of timelines that it writes."""


class Sequences:
    """Reads the sequences of one file, each once."""

    def __init__(
        self, whole: Mapping[str, Node], files: Files, values: Values, into: Gathering
    ) -> None:
        """Take every `sequence` that is written out, by its id."""
        self._whole = whole
        self._files = files
        self._values = values
        self._into = into
        self._made: dict[int, SequenceId | None] = {}
        self._depth = 0
        self._numbers = itertools.count(1)

    def sequence(self, node: Node, bin_: BinId | None = None) -> SequenceId | None:
        """Give the sequence of an element, which may only refer to one; None inside itself.

        Raises:
            UnreadableFileError: A time in it is none.
        """
        whole = self._whole.get(node.get("id"), node)
        node.is_read = whole.is_read = True
        if id(whole) not in self._made:
            if self._depth >= _DEEPEST:
                return None
            self._made[id(whole)] = None  # what contains itself finds nothing there
            self._depth += 1
            self._made[id(whole)] = self._read(whole)
            self._depth -= 1
        key = self._made[id(whole)]
        if key is not None and bin_ is not None:
            self._into.sequences[key] = replace(self._into.sequences[key], bin=bin_)
        return key

    def loose(self, clips: Iterable[Node], name: str) -> SequenceId | None:
        """Lay clips of the browser, in a file without a sequence, one after another."""
        found = list(clips)
        rate = next((r for n in found if (r := self._values.rate(n, None)) is not None), Rate(25))
        made = Sequence(id=self._key(), name=name, rate=rate)
        self._into.sequences[made.id] = made
        items = self._items(made)
        rows: dict[TrackKind, list[Item]] = {TrackKind.video: [], TrackKind.audio: []}
        at = 0
        for node in found:
            length = self._lasts(node, rate)
            span = Span(node=node, start=at, end=at + length, reach=length)
            for kind, item in self._streams(items, span, made):
                rows[kind].append(item)
            at += length
            for part in node.take("media"):
                part.swallow()
        if not any(rows.values()):
            return None
        self._values.ledger.approximate("clips outside sequences", where(found[0]), "one sequence")
        tracks = [self._track(made, kind, 1, "") for kind, row in rows.items() if row]
        for track in tracks:
            self._lay(track, rows[track.kind])
        self._into.sequences[made.id] = replace(made, tracks=tuple(track.id for track in tracks))
        return made.id

    def _lasts(self, node: Node, rate: Rate) -> int:
        """Give how many frames a clip of the browser lasts: from its in point to its out point."""
        low, high = self._values.frames(node, "in"), self._values.frames(node, "out")
        if low is not None and high is not None and 0 <= low < high:
            return high - low
        file = self._files.of(node, rate)
        length = self._values.frames(node, "duration") or 0
        known = rate.frames(file.duration) if file is not None else 0
        return max(1, length or known)

    def _streams(
        self, items: Items, span: Span, sequence: Sequence
    ) -> Iterator[tuple[TrackKind, Item]]:
        """Give the picture and the sound of a clip of the browser, linked."""
        file = self._files.of(span.node, sequence.rate)
        facts = self._into.media[file.media].facts if file and file.media else None
        kinds = []
        if facts is None or facts.video is not None:
            kinds.append(TrackKind.video)
        if facts is not None and facts.audio is not None:
            kinds.append(TrackKind.audio)
        for kind in kinds:
            item = items.item(span, kind, sequence)
            if item is not None:
                link = LinkId(f"link-{span.start}") if len(kinds) > 1 else None
                yield kind, replace(item, clip=replace(item.clip, link=link))

    def _key(self) -> SequenceId:
        return SequenceId(f"seq-{len(self._into.sequences) + 1}")

    def _items(self, sequence: Sequence) -> Items:
        items = Items(self._into, self._files, self._values, self.sequence, self._numbers)
        items.is_native = not sequence.name.endswith(_RESOLVE)
        return items

    def _read(self, node: Node) -> SequenceId:
        values = self._values
        made = self._shape(node)
        self._into.sequences[made.id] = made
        items = self._items(made)
        media = node.one("media")
        video, audio = (media.one(t) if media else None for t in ("video", "audio"))
        tracks: list[TrackId] = []
        became: dict[str, str] = {}
        linked: list[Item] = []
        for number, track in enumerate(video.take("track") if video is not None else (), 1):
            found = spans(track, made.rate, values)
            row = [i for s in found if (i := items.item(s, TrackKind.video, made)) is not None]
            tracks.append(self._begin(made, TrackKind.video, number, track, row))
            linked += row
        rows: list[Row] = []
        for track in audio.take("track") if audio is not None else ():
            sounds = row_of(track, values)
            found = spans(track, made.rate, values)
            heard = [items.item(s, TrackKind.audio, made) for s in found]
            sounds.items = [item for item in heard if item is not None]
            rows.append(sounds)
        rows, became = paired(rows, made.channels)
        for number, sounds in enumerate(rows, 1):
            tracks.append(self._begin(made, TrackKind.audio, number, sounds.node, sounds.items))
            linked += sounds.items
        self._link(linked, became)
        self._markers(node, made)
        self._into.sequences[made.id] = replace(self._into.sequences[made.id], tracks=tuple(tracks))
        return made.id

    def _shape(self, node: Node) -> Sequence:
        values = self._values
        node.ignore("id", "explodedTracks")
        name = text(node, "name") or f"line {node.line}"
        if label_of(node, values):
            values.ledger.drop("labels of sequences", where(node))
        rate = values.rate(node, None)
        if rate is None:
            rate = Rate(25)
            values.ledger.approximate("frame rate", where(node), "25 fps, for the file says none")
        media = node.one("media")
        video, audio = (media.one(t) if media else None for t in ("video", "audio"))
        width, height = self._canvas(node, video)
        start, is_drop = 0, False
        timecode = node.one("timecode")
        if timecode is not None:
            start, is_drop = self._files.begin(timecode, rate)
        low, high = values.frames(node, "in"), values.frames(node, "out")
        frame = rate.frame_ticks
        is_range = low is not None and high is not None and 0 <= low < high
        return Sequence(
            id=self._key(),
            name=name,
            width=width,
            height=height,
            rate=rate,
            drop_frame=is_drop and rate.can_drop,
            sample_rate=self._sample_rate(audio),
            channels=self._channels(audio),
            start_timecode=start,
            range_in=(low or 0) * frame if is_range else None,
            range_out=(high or 0) * frame if is_range else None,
        )

    def _canvas(self, node: Node, video: Node | None) -> tuple[int, int]:
        form = video.one("format") if video is not None else None
        kind = form.one("samplecharacteristics") if form is not None else None
        if kind is not None:
            width = self._values.number(kind, "width") or 0
            height = self._values.number(kind, "height") or 0
            if 2 <= width <= _MOST and 2 <= height <= _MOST:
                if text(kind, "fielddominance").lower() in ("lower", "upper"):
                    self._values.ledger.drop("fields", where(node), "frames are whole here")
                pixels = pixel_aspect(kind)
                if pixels.num != pixels.den:
                    how = "a wider canvas of square ones"
                    self._values.ledger.approximate("pixels not square", where(node), how)
                wide = round(width * pixels.num / pixels.den)
                return max(2, wide // 2 * 2), round(height) // 2 * 2
        for track in video.nodes() if video is not None else ():
            for item in track.nodes():
                found = self._files.of(item, Rate(25)) if item.tag == "clipitem" else None
                if found is not None and found.size is not None:
                    wide, high = found.size
                    self._values.ledger.approximate("canvas", where(node), "of its first clip")
                    return max(2, wide // 2 * 2), max(2, high // 2 * 2)
        return 1920, 1080

    def _sample_rate(self, audio: Node | None) -> int:
        form = audio.one("format") if audio is not None else None
        kind = form.one("samplecharacteristics") if form is not None else None
        value = self._values.number(kind, "samplerate") if kind is not None else None
        if kind is not None:
            kind.take("depth")
        return round(value) if value and 8000 <= value <= 192_000 else 48_000

    def _channels(self, audio: Node | None) -> int:
        count = self._values.number(audio, "numOutputChannels") if audio is not None else None
        if audio is not None:
            for outputs in audio.take("outputs", "in", "out"):
                outputs.swallow()
        return round(count) if count and count in (1, 2, 6) else 2

    def _begin(
        self, sequence: Sequence, kind: TrackKind, number: int, node: Node, row: list[Item]
    ) -> TrackId:
        name = node.get("MZ.TrackName") or text(node, "name")
        is_on = self._values.flag(node, "enabled", default=True)
        track = self._track(sequence, kind, number, name)
        track = replace(
            track,
            is_locked=self._values.flag(node, "locked", default=False),
            is_hidden=kind is TrackKind.video and not is_on,
            is_muted=kind is TrackKind.audio and not is_on,
        )
        self._lay(track, row)
        return track.id

    def _track(self, sequence: Sequence, kind: TrackKind, number: int, name: str) -> Track:
        letter = "V" if kind is TrackKind.video else "A"
        key = TrackId(f"{sequence.id}-{letter.lower()}{number}")
        return Track(id=key, sequence=sequence.id, kind=kind, name=name or f"{letter}{number}")

    def _lay(self, track: Track, row: list[Item]) -> None:
        self._into.tracks[track.id] = track
        for item in row:
            self._into.clips[item.clip.id] = replace(item.clip, track=track.id)

    def _link(self, items: list[Item], became: dict[str, str]) -> None:
        """Give items that are linked, over however many steps, one link."""
        homes = {item.node: item for item in items if item.node}
        groups: dict[str, str] = {key: key for key in homes}

        def top(key: str) -> str:
            while groups[key] != key:
                groups[key] = key = groups[groups[key]]
            return key

        for item in items:
            for ref in item.links:
                other = became.get(ref, ref)
                if item.node in groups and other in groups:
                    groups[top(item.node)] = top(other)
        sizes: dict[str, int] = {}
        for key in homes:
            sizes[top(key)] = sizes.get(top(key), 0) + 1
        for key, item in homes.items():
            if sizes[top(key)] > 1:
                link = LinkId(f"link-{homes[top(key)].clip.id}")
                clip = self._into.clips[item.clip.id]
                self._into.clips[clip.id] = replace(clip, link=link)

    def _markers(self, node: Node, sequence: Sequence) -> None:
        frame = sequence.rate.frame_ticks
        for mark in node.take("marker"):
            moment = self._values.moment(mark)
            if moment is None:
                continue
            note = text(mark, "comment")
            is_chapter = CHAPTER in note
            self._into.markers.append(
                Marker(
                    id=MarkerId(f"marker-{len(self._into.markers) + 1}"),
                    sequence=sequence.id,
                    at=moment[0] * frame,
                    duration=moment[1] * frame,
                    name=text(mark, "name"),
                    note=note.replace(CHAPTER, "").strip(),
                    colour=marker_colour(mark, self._values),
                    is_chapter=is_chapter,
                )
            )
            self._values.ledger.keep("markers")
