"""A sequence as an FCP7 `sequence`: a track for each track of pictures and each channel of sound.

Tracks of sound are written as Premiere writes its stereo ones: a left and a right track that belong
together. What follows the same link here is linked there.
"""

from collections.abc import Callable
from typing import Final

from msgspec import Struct

from kijkocut.interchange.fcp7_elements import Edges, Elements, finished, marker
from kijkocut.interchange.fcp7_stock import Stock, timecode_of
from kijkocut.interchange.fcp7_values import leaf, rate_of
from kijkocut.interchange.features import place
from kijkocut.interchange.report import Ledger
from kijkocut.interchange.xml_text import Made
from kijkocut.model.clip import Clip, GeneratorSource, MediaSource, SequenceSource, Transition
from kijkocut.model.ids import SequenceId
from kijkocut.model.project import Project
from kijkocut.model.sequence import Sequence, Track, TrackKind

_MOST: Final = 2
"""Channels of a clip that are written."""


class _Part(Struct, frozen=True, kw_only=True):
    """One channel of a clip, or its picture."""

    clip: Clip
    key: str
    channel: int = 0


class _Row(Struct, frozen=True, kw_only=True):
    """One track to be written."""

    track: Track
    parts: tuple[_Part, ...]
    side: int = 0
    """0 left, 1 right."""
    sides: int = 1


class SequenceWriter:
    """Writes one sequence, and what it nests inside it at its first use."""

    def __init__(self, project: Project, stock: Stock, ledger: Ledger) -> None:
        """Write sequences of that project."""
        self._project = project
        self._stock = stock
        self._ledger = ledger
        self.written: list[SequenceId] = []

    def sequence(self, key: SequenceId) -> Made:
        """Give the element of a sequence: whole at its first use, a reference after that."""
        name, is_first = self._stock.sequence(key)
        if not is_first:
            return Made("sequence", id=name)
        self.written.append(key)
        sequence = self._project.sequences[key]
        rate, frames = sequence.rate, sequence.rate.nearest_frame
        made = Made("sequence", leaf("name", sequence.name), id=name)
        length = rate.frames(rate.ceil(self._project.sequence_end(key)))
        made.add(leaf("duration", length), rate_of(rate))
        low, high = sequence.range_in, sequence.range_out
        made.add(leaf("in", -1 if low is None else frames(low)))
        made.add(leaf("out", -1 if high is None else frames(high)))
        made.add(timecode_of(sequence.start_timecode, rate, is_drop=sequence.drop_frame))
        rows = self._rows(sequence)
        links = _links(rows)
        made.add(
            Made("media", self._video(sequence, rows, links), self._audio(sequence, rows, links))
        )
        for mark in self._project.sequence_markers(key):
            made.add(marker(mark, frames(mark.at), frames(mark.duration)))
        return made

    def _rows(self, sequence: Sequence) -> list[_Row]:
        found: list[_Row] = []
        for track in self._project.sequence_tracks(sequence.id):
            lane = self._project.lane(track.id)
            if track.kind is TrackKind.video:
                parts = tuple(_Part(clip=clip, key=self._stock.item()) for clip in lane)
                found.append(_Row(track=track, parts=parts))
            elif track.kind is TrackKind.audio:
                sides = min(_MOST, max(1, sequence.channels))
                for side in range(sides):
                    heard = [(c, self._channel(sequence, track, c, side)) for c in lane]
                    parts = tuple(
                        _Part(clip=clip, key=self._stock.item(), channel=channel)
                        for clip, channel in heard
                        if channel
                    )
                    found.append(_Row(track=track, parts=parts, side=side, sides=sides))
        return found

    def _channel(self, sequence: Sequence, track: Track, clip: Clip, side: int) -> int:
        """Give the channel of its source that a clip plays on a side, from 1; 0 for none."""
        has = _MOST
        if isinstance(clip.source, MediaSource):
            audio = self._project.media[clip.source.media].facts.audio
            has = audio.channels if audio is not None else _MOST
        elif isinstance(clip.source, GeneratorSource) and clip.source.kind == "tone":
            return 1 - side
        elif not isinstance(clip.source, SequenceSource):
            if not side:
                where = place(sequence, track, clip)
                self._ledger.drop("clips", where, "the format has nothing like it")
            return 0
        if has > _MOST and not clip.channel_map and not side:
            where = place(sequence, track, clip)
            self._ledger.approximate("sound of more than two channels", where, "the first two")
        if not clip.channel_map:
            return side + 1 if side < has else 0
        if len(set(clip.channel_map[:_MOST])) == 1 and side:
            return 0
        return clip.channel_map[side] + 1 if side < len(clip.channel_map) else 0

    def _video(self, sequence: Sequence, rows: list[_Row], links: "_Links") -> Made:
        kind = Made("samplecharacteristics", rate_of(sequence.rate))
        kind.add(leaf("width", sequence.width), leaf("height", sequence.height))
        kind.add(leaf("anamorphic", "FALSE"), leaf("pixelaspectratio", "square"))
        kind.add(leaf("fielddominance", "none"), leaf("colordepth", 24))
        made = Made("video", Made("format", kind))
        for row in rows:
            if row.track.kind is TrackKind.video:
                made.add(self._track(sequence, row, links))
        return made

    def _audio(self, sequence: Sequence, rows: list[_Row], links: "_Links") -> Made:
        made = Made("audio", leaf("numOutputChannels", sequence.channels))
        kind = Made("samplecharacteristics", leaf("depth", 16))
        made.add(Made("format", kind.add(leaf("samplerate", sequence.sample_rate))))
        outputs = Made("outputs")
        for index in range(1, sequence.channels + 1):
            group = Made("group", leaf("index", index), leaf("numchannels", 1))
            group.add(leaf("downmix", 0), Made("channel", leaf("index", index)))
            outputs.add(group)
        made.add(outputs)
        for row in rows:
            if row.track.kind is TrackKind.audio:
                made.add(self._track(sequence, row, links))
        return made

    def _track(self, sequence: Sequence, row: _Row, links: "_Links") -> Made:
        track = row.track
        is_sound = track.kind is TrackKind.audio
        made = Made("track")
        made.attributes["MZ.TrackName"] = track.name
        if is_sound:
            made.attributes["currentExplodedTrackIndex"] = str(row.side)
            made.attributes["totalExplodedTrackCount"] = str(row.sides)
            made.attributes["premiereTrackType"] = "Stereo" if row.sides > 1 else "Mono"
        elements = Elements(self._project, sequence, self._stock, self._ledger)
        for turn, part in enumerate(row.parts):
            after = row.parts[turn + 1] if turn + 1 < len(row.parts) else None
            before = row.parts[turn - 1] if turn else None
            made.add(*self._around(elements, track, part, (before, after), links))
        is_off = track.is_muted if is_sound else track.is_hidden
        made.add(leaf("enabled", "FALSE" if is_off else "TRUE"))
        made.add(leaf("locked", "TRUE" if track.is_locked else "FALSE"))
        if is_sound:
            made.add(leaf("outputchannelindex", row.side + 1))
        return made

    def _around(
        self,
        elements: Elements,
        track: Track,
        part: _Part,
        beside: tuple[_Part | None, _Part | None],
        links: "_Links",
    ) -> list[Made]:
        """Write a clip with the transition or fade before it, and the fade after it."""
        clip, (before, after) = part.clip, beside
        over = _over(before, part)
        following = _over(part, after) if after is not None else None
        where = place(self._project.sequences[track.sequence], track, clip)
        if clip.transition is not None and over is None:
            self._ledger.drop("transitions", where, "the clip before it is not written there")
        for fade, joined in ((clip.fade_in, over), (clip.fade_out, following)):
            if fade is not None and joined is not None:
                self._ledger.drop("fades", where, "there is a transition")
        made: list[Made | None] = []
        if over is not None:
            made.append(elements.over(track, clip, over))
        else:
            made.append(elements.fade(track, clip, is_in=True))
        edges = Edges(
            lead=over.before if over is not None else 0,
            tail=following.after if following is not None else 0,
            has_start=over is not None,
            has_end=following is not None,
        )
        nest = None
        if isinstance(clip.source, SequenceSource):
            nest = self.sequence(clip.source.sequence)
        item = elements.item(track, clip, part.key, edges, nest)
        if item is None:
            return []
        made.append(finished(item, clip, part.channel, links(part)))
        if following is None:
            made.append(elements.fade(track, clip, is_in=False))
        return [one for one in made if one is not None]


_Links = Callable[[_Part], tuple[Made, ...]]


def _over(before: _Part | None, part: _Part | None) -> Transition | None:
    """Give the transition between two clips of a row, if they meet under one."""
    if before is None or part is None or before.clip.end != part.clip.start:
        return None
    return part.clip.transition


def _links(rows: list[_Row]) -> _Links:
    """Give what writes the links of a part: to all that follow the same link, and to itself."""
    groups: dict[str, list[tuple[str, str, int, int]]] = {}
    counts = {TrackKind.video: 0, TrackKind.audio: 0}
    for row in rows:
        counts[row.track.kind] += 1
        for turn, part in enumerate(row.parts, 1):
            media = "audio" if row.track.kind is TrackKind.audio else "video"
            home = groups.setdefault(part.clip.link or part.clip.id, [])
            home.append((part.key, media, counts[row.track.kind], turn))

    def written(part: _Part) -> tuple[Made, ...]:
        group = groups[part.clip.link or part.clip.id]
        if len(group) < 2:
            return ()
        return tuple(
            Made(
                "link",
                leaf("linkclipref", key),
                leaf("mediatype", media),
                leaf("trackindex", track),
                leaf("clipindex", turn),
                *((leaf("groupindex", 1),) if media == "audio" else ()),
            )
            for key, media, track, turn in group
        )

    return written
