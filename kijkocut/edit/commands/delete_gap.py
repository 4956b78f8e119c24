"""Delete gap."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.moves import close_gap, ripple_tracks
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.ids import TrackId
from kijkocut.model.ticks import Ticks


class DeleteGap(Command, frozen=True, kw_only=True, tag="delete_gap"):
    """Close the gap at a place of a track; sync-locked tracks move along.

    ```
    |  A  |     |  B  |   ->   |  A  |  B  |
    ```
    """

    title: ClassVar[str] = "Delete gap"

    track: TrackId
    at: Ticks
    """Any place inside the gap."""
    with_markers: bool = True
    with_captions: bool = True

    def apply(self, draft: Draft) -> None:
        """Pull what follows up to the clip before the gap."""
        track, lane = draft.track(self.track), draft.lane(self.track)
        under, following = lane.at(self.at), lane.after(self.at)
        if under is not None:
            raise EditRefused(f"There is no gap: {draft.name(under)} is there.")
        if following is None:
            raise EditRefused(f"There is no gap to close: nothing follows on {track.name}.")
        left = lane.before(self.at)
        start = left.end if left is not None else 0
        tracks = ripple_tracks(draft, track.sequence, with_captions=self.with_captions)
        unique = {t.id: t for t in (*tracks, track)}.values()
        close_gap(draft, unique, start, following.start - start, with_markers=self.with_markers)
