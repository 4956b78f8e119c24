"""Overwrite edit."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.moves import clear_tracks
from kijkocut.edit.placing import Placement, place
from kijkocut.model.ids import ClipId, TrackId
from kijkocut.model.ticks import Ticks


class Overwrite(Command, frozen=True, kw_only=True, tag="overwrite"):
    """Place a source range on a track, over whatever is there; nothing moves.

    ```
    |  A  |  B  |  C  |   ->   | A |   X   | C |
    ```
    """

    title: ClassVar[str] = "Overwrite"

    placement: Placement
    at: Ticks
    """Where in the sequence the range starts."""
    track: TrackId
    """The video track, or the audio track for a source without picture."""
    audio_track: TrackId | None = None
    """Where the source's sound goes, linked to the picture; None leaves it out."""
    id: ClipId | None = None

    def apply(self, draft: Draft) -> None:
        """Clear the range on the target tracks, then place the clips."""
        clips = place(
            draft, self.placement, at=self.at, tracks=(self.track, self.audio_track), wanted=self.id
        )
        clear_tracks(draft, [c.track for c in clips], clips[0].start, clips[0].end)
        for clip in clips:
            draft.put(clip)
