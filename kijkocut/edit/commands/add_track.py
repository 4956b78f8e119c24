"""Add track."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.selection import tracks_of_kind
from kijkocut.model.angles import angles_of
from kijkocut.model.ids import AngleId, SequenceId, TrackId
from kijkocut.model.sequence import Track, TrackKind


class AddTrack(Command, frozen=True, kw_only=True, tag="add_track"):
    """Add an empty track to a sequence; to a multicam it is an angle of its own.

    ```
    V1 |  A  |   ->   V2 |     |
                      V1 |  A  |
    ```
    """

    title: ClassVar[str] = "Add track"

    sequence: SequenceId
    kind: TrackKind
    index: int | None = None
    """Place among the tracks of its kind, from the bottom, 0 first; None puts it on top."""
    name: str = ""
    """By default the kind's letter and the next free number, for example "V3"."""
    language: str = ""
    id: TrackId | None = None

    def apply(self, draft: Draft) -> None:
        """Add it."""
        sequence = draft.sequence(self.sequence)
        row = tracks_of_kind(draft, sequence.id, self.kind)
        index = len(row) if self.index is None else self.index
        if not 0 <= index <= len(row):
            raise EditRefused(
                f'"{sequence.name}" has {len(row)} {self.kind} tracks; a new one can go to places 0'
                f" to {len(row)}, not {index}."
            )
        track = Track(
            id=TrackId(draft.new_id("track", self.id)),
            sequence=sequence.id,
            kind=self.kind,
            name=self.name.strip() or self._free_name(draft),
            language=self.language,
            angle=self._angle(draft),
        )
        order = list(sequence.tracks)
        place = order.index(row[index]) if index < len(row) else len(order)
        if row and index == len(row):
            place = order.index(row[-1]) + 1
        order.insert(place, track.id)
        draft.put(track)
        draft.put(replace(sequence, tracks=tuple(order)))

    def _angle(self, draft: Draft) -> AngleId | None:
        """Give the lowest number that names no angle yet; sound goes to a picture without any."""
        angles = angles_of(draft.project, self.sequence)
        if draft.sequence(self.sequence).multicam is None or self.kind is TrackKind.caption:
            return None
        silent = next((angle.id for angle in angles if not angle.sounds), None)
        if self.kind is TrackKind.audio and silent is not None:
            return silent
        taken, number = {angle.id for angle in angles}, 1
        while str(number) in taken:
            number += 1
        return AngleId(str(number))

    def _free_name(self, draft: Draft) -> str:
        taken = {track.name for track in draft.project.sequence_tracks(self.sequence)}
        letter, number = self.kind.value[0].upper(), 1
        while f"{letter}{number}" in taken:
            number += 1
        return f"{letter}{number}"
