"""Extract."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.moves import clear_tracks, close_gap, ripple_tracks
from kijkocut.edit.selection import time_range, tracks_for
from kijkocut.model.ids import SequenceId, TrackId
from kijkocut.model.ticks import Ticks


class Extract(Command, frozen=True, kw_only=True, tag="extract"):
    """Take a range out of the target tracks and close the gap on every sync-locked track.

    ```
    |   A   |   B   |   ->   |  A |  B |
    ```
    """

    title: ClassVar[str] = "Extract"

    sequence: SequenceId
    start: Ticks | None = None
    """Range to extract; what is missing comes from the sequence's in and out points."""
    end: Ticks | None = None
    tracks: tuple[TrackId, ...] = ()
    """Which tracks lose the range; empty takes all unlocked target tracks."""
    with_markers: bool = True
    with_captions: bool = True

    def apply(self, draft: Draft) -> None:
        """Clear the range, then pull what follows to the left."""
        start, end = time_range(draft, self.sequence, self.start, self.end)
        tracks = {track.id: track for track in tracks_for(draft, self.sequence, self.tracks)}
        clear_tracks(draft, tracks, start, end)
        rippled = ripple_tracks(draft, self.sequence, with_captions=self.with_captions)
        tracks |= {track.id: track for track in rippled}
        close_gap(draft, tracks.values(), start, end - start, with_markers=self.with_markers)
