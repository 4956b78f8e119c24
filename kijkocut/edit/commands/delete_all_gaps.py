"""Delete all gaps."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.moves import close_gap, ripple_tracks
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.selection import tracks_for
from kijkocut.model.ids import SequenceId, TrackId
from kijkocut.model.sequence import Track, TrackKind


class DeleteAllGaps(Command, frozen=True, kw_only=True, tag="delete_all_gaps"):
    """Close every stretch in which none of the tracks has a clip; sync-locked tracks move along.

    ```
    V1 |  A  |     |  B  |    | C |   ->   |  A  |  B  | C |
    A1 |  a  |     |   b    |              |  a  |   b    |
    ```
    """

    title: ClassVar[str] = "Delete all gaps"

    sequence: SequenceId
    tracks: tuple[TrackId, ...] = ()
    """Which tracks must be empty there; none named takes all unlocked video and audio tracks."""
    with_markers: bool = True
    with_captions: bool = True

    def apply(self, draft: Draft) -> None:
        """Close them from left to right."""
        chosen = [
            track
            for track in tracks_for(draft, self.sequence, self.tracks, only_targets=False)
            if self.tracks or track.kind is not TrackKind.caption
        ]
        gaps = _gaps(draft, chosen)
        if not gaps:
            raise EditRefused("There is no gap to close on these tracks.")
        tracks = ripple_tracks(draft, self.sequence, with_captions=self.with_captions)
        unique = {track.id: track for track in (*tracks, *chosen)}.values()
        rate = draft.sequence(self.sequence).rate
        closed = 0
        for start, end in gaps:
            close_gap(draft, unique, start - closed, end - start, with_markers=self.with_markers)
            closed += max(0, rate.frames(end) - rate.frames(rate.ceil(start))) * rate.frame_ticks


def _gaps(draft: Draft, tracks: list[Track]) -> list[tuple[int, int]]:
    """Give the stretches before the last clip in which no track has one."""
    taken = sorted((clip.start, clip.end) for t in tracks for clip in draft.lane(t.id))
    gaps, reached = [], 0
    for start, end in taken:
        if start > reached:
            gaps.append((reached, start))
        reached = max(reached, end)
    return gaps
