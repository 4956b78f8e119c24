"""A sequence as an FCPXML `sequence`: the lowest picture track is the primary storyline.

Everything else is anchored to it: upper tracks in lanes above, sound in lanes below, captions on
top. Clips joined by transitions lie in a storyline of their own, for nothing else carries them.
"""

import bisect
from fractions import Fraction
from typing import Final

from kijkocut.interchange.fcpxml_elements import Element, Elements, sequence_marker
from kijkocut.interchange.fcpxml_pairs import pairs
from kijkocut.interchange.fcpxml_stock import Stock
from kijkocut.interchange.fcpxml_time import format_seconds, to_seconds, written
from kijkocut.interchange.features import DISSOLVES, label, place
from kijkocut.interchange.report import Ledger
from kijkocut.interchange.xml_text import Made
from kijkocut.model.clip import Clip, Transition
from kijkocut.model.ids import SequenceId
from kijkocut.model.project import Project
from kijkocut.model.sequence import Track, TrackKind

_RATES: Final = {
    32_000: "32k",
    44_100: "44.1k",
    48_000: "48k",
    88_200: "88.2k",
    96_000: "96k",
    176_400: "176.4k",
    192_000: "192k",
}
_LAYOUTS: Final = {1: "mono", 2: "stereo"}


class SpineWriter:
    """Writes one sequence."""

    def __init__(self, project: Project, key: SequenceId, stock: Stock, ledger: Ledger) -> None:
        """Write that sequence, with resources from `stock`."""
        self._project = project
        self._sequence = project.sequences[key]
        self._stock = stock
        self._ledger = ledger
        self._elements = Elements(project, self._sequence, stock, ledger)
        self._sounds = pairs(project, key)
        self._merged = {sound.id for sound in self._sounds.values()}

    def sequence(self) -> Made:
        """Give the element."""
        sequence = self._sequence
        is_drop = sequence.drop_frame and sequence.rate.can_drop
        made = Made(
            "sequence",
            format=self._stock.sequence_format(sequence),
            duration=written(self._length()),
            tcStart=written(sequence.start_timecode),
            tcFormat="DF" if is_drop else "NDF",
            audioLayout=_LAYOUTS.get(sequence.channels, "surround"),
            audioRate=_RATES.get(sequence.sample_rate),
        )
        return made.add(self._spine())

    def _length(self) -> int:
        """Give the length on frames, for the primary storyline runs to the end."""
        return self._sequence.rate.ceil(self._project.sequence_end(self._sequence.id))

    def _spine(self) -> Made:
        tracks = self._project.sequence_tracks(self._sequence.id)
        pictures = [t for t in tracks if t.kind is TrackKind.video]
        sounds = [t for t in tracks if t.kind is TrackKind.audio]
        captions = [t for t in tracks if t.kind is TrackKind.caption]
        row = self._primary(pictures[0] if pictures else None)
        lanes = [(number, track) for number, track in enumerate(pictures[1:], 1)]
        lanes += [(-number, track) for number, track in enumerate(sounds, 1)]
        lanes += [(len(pictures) + number, track) for number, track in enumerate(captions)]
        for lane, track in lanes:
            self._connect(track, lane, row)
        self._markers(row)
        spine = Made("spine")
        base = to_seconds(self._sequence.start_timecode)
        overs = self._overs(pictures[0], row) if pictures else {}
        for turn, element in enumerate(row):
            if turn in overs:
                spine.add(self._transition(*overs[turn], base))
            offset = base + to_seconds(element.start)
            element.made.attributes = {
                "offset": format_seconds(offset),
                **element.made.attributes,
            }
            spine.add(element.whole())
        return spine

    def _primary(self, track: Track | None) -> list[Element]:
        """Give the elements of the primary storyline, gaps between them, without a hole."""
        row: list[Element] = []
        at = 0
        clips = self._project.lane(track.id) if track is not None else ()
        for clip in clips:
            held = self._project.tracks[clip.track]
            element = self._elements.element(held, clip, self._sounds.get(clip.id))
            if element is None:
                continue
            if clip.start > at:
                row.append(_gap(at, clip.start))
            row.append(element)
            at = clip.end
        if self._length() > at or not row:
            row.append(_gap(at, max(self._length(), at + self._sequence.rate.frame_ticks)))
        return row

    def _connect(self, track: Track, lane: int, row: list[Element]) -> None:
        """Anchor the clips of a track to the primary storyline."""
        story: list[tuple[Clip, Element]] = []
        for clip in self._project.lane(track.id):
            if clip.id in self._merged:
                continue
            element = self._elements.element(track, clip, self._sounds.get(clip.id))
            is_joined = clip.transition is not None and bool(story) and element is not None
            if not is_joined:
                self._anchor(story, lane, row)
                story = []
                self._note_lost(track, clip)
            if element is not None:
                story.append((clip, element))
        self._anchor(story, lane, row)

    def _anchor(self, story: list[tuple[Clip, Element]], lane: int, row: list[Element]) -> None:
        if not story:
            return
        first = story[0][1]
        starts = [element.start for element in row]
        parent = row[max(0, bisect.bisect_right(starts, first.start) - 1)]
        offset = parent.own + to_seconds(first.start - parent.start)
        places = {"lane": str(lane), "offset": format_seconds(offset)}
        if len(story) == 1:
            first.made.attributes = {**places, **first.made.attributes}
            parent.anchors.append(first.whole())
            return
        spine = Made("spine")
        spine.attributes = dict(places)
        for clip, element in story:
            if clip.transition is not None and element is not first:
                at = to_seconds(-first.start)
                sound = self._sounds.get(clip.id)
                spine.add(self._transition(clip, clip.transition, sound, at))
            inner = {"offset": written(element.start - first.start)}
            element.made.attributes = {**inner, **element.made.attributes}
            spine.add(element.whole())
        parent.anchors.append(spine)

    def _overs(
        self, track: Track, row: list[Element]
    ) -> dict[int, tuple[Clip, Transition, Clip | None]]:
        """Give the transitions of the primary storyline by the element that they lead into."""
        starts = {element.start: turn for turn, element in enumerate(row)}
        found = {}
        for clip in self._project.lane(track.id):
            if clip.transition is None:
                continue
            turn = starts.get(clip.start, 0)
            if turn and row[turn - 1].made.tag != "gap" and row[turn].made.tag != "gap":
                found[turn] = (clip, clip.transition, self._sounds.get(clip.id))
            else:
                self._note_lost(track, clip)
        return found

    def _transition(self, clip: Clip, over: Transition, sound: Clip | None, base: Fraction) -> Made:
        is_picture = self._project.tracks[clip.track].kind is TrackKind.video
        made = Made(
            "transition",
            name="Cross Dissolve" if is_picture else "Audio Crossfade",
            offset=format_seconds(base + to_seconds(clip.start - over.before)),
            duration=written(over.duration),
        )
        names = ["Cross Dissolve"] if is_picture else ["Audio Crossfade"]
        if is_picture and sound is not None and sound.transition is not None:
            names.append("Audio Crossfade")
        for name in names:
            tag = "filter-video" if name == "Cross Dissolve" else "filter-audio"
            made.add(Made(tag, ref=self._stock.effect(name), name=name))
        if over.kind not in DISSOLVES:
            where = place(self._sequence, self._project.tracks[clip.track], clip)
            self._ledger.approximate(f"transitions of the kind {over.kind}", where, "a dissolve")
        return made

    def _note_lost(self, track: Track, clip: Clip) -> None:
        if clip.transition is not None:
            where = place(self._sequence, track, clip)
            self._ledger.drop("transitions", where, "the clip before it is written apart")

    def _markers(self, row: list[Element]) -> None:
        """Put the markers of the sequence on what lies under them in the primary storyline."""
        starts = [element.start for element in row]
        for marker in self._project.sequence_markers(self._sequence.id):
            element = row[max(0, bisect.bisect_right(starts, marker.at) - 1)]
            own = element.own + to_seconds(marker.at - element.start)
            element.markers.append(sequence_marker(marker, own))
            if element.made.tag != "gap" and not marker.is_chapter:
                where = label(self._sequence, marker.at)
                self._ledger.approximate("markers", where, "on the clip that lies there")


def _gap(start: int, end: int) -> Element:
    made = Made("gap", name="Gap", start="0s", duration=written(end - start))
    return Element(made=made, start=start, end=end)
