"""Reorder track."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.selection import tracks_of_kind
from kijkocut.model.ids import TrackId


class ReorderTrack(Command, frozen=True, kw_only=True, tag="reorder_track"):
    """Move a track, with its clips, to another place among the tracks of its kind.

    ```
    V2 |  B  |   ->   V2 |  A  |
    V1 |  A  |        V1 |  B  |
    ```
    """

    title: ClassVar[str] = "Reorder track"

    track: TrackId
    index: int
    """New place among the tracks of its kind, from the bottom, 0 first."""

    def apply(self, draft: Draft) -> None:
        """Write the new order; tracks of other kinds keep their places."""
        track = draft.track(self.track)
        sequence = draft.sequence(track.sequence)
        row = tracks_of_kind(draft, sequence.id, track.kind)
        if not 0 <= self.index < len(row):
            raise EditRefused(
                f"{track.name} can go to places 0 to {len(row) - 1} of its kind, not {self.index}."
            )
        places = [at for at, key in enumerate(sequence.tracks) if key in row]
        row.remove(track.id)
        row.insert(self.index, track.id)
        order = list(sequence.tracks)
        for at, key in zip(places, row, strict=True):
            order[at] = key
        draft.put(replace(sequence, tracks=tuple(order)))
