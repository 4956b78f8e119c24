"""Lift."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.moves import clear_tracks
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.selection import time_range, tracks_for
from kijkocut.model.ids import SequenceId, TrackId
from kijkocut.model.ticks import Ticks


class Lift(Command, frozen=True, kw_only=True, tag="lift"):
    """Take a range out of the target tracks and leave a gap.

    ```
    |   A   |   B   |   ->   |  A |    |  B |
    ```
    """

    title: ClassVar[str] = "Lift"

    sequence: SequenceId
    start: Ticks | None = None
    """Range to lift; what is missing comes from the sequence's in and out points."""
    end: Ticks | None = None
    tracks: tuple[TrackId, ...] = ()
    """Which tracks; empty takes all unlocked target tracks."""

    def apply(self, draft: Draft) -> None:
        """Clear the range."""
        start, end = time_range(draft, self.sequence, self.start, self.end)
        tracks = [track.id for track in tracks_for(draft, self.sequence, self.tracks)]
        if not any(draft.lane(t).between(start, end) for t in tracks):
            raise EditRefused("There is nothing to lift in that range on these tracks.")
        clear_tracks(draft, tracks, start, end)
