"""Insert edit."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.landing import Mode, land
from kijkocut.edit.placing import Placement, place, three_point
from kijkocut.model.ids import ClipId, TrackId
from kijkocut.model.ticks import Ticks


class Insert(Command, frozen=True, kw_only=True, tag="insert"):
    """Place a source range and push what follows to the right, on every sync-locked track.

    Clips that span the place are split.

    ```
    |  A  |  B  |   ->   |  A  | X |  B  |
    ```
    """

    title: ClassVar[str] = "Insert"

    placement: Placement
    at: Ticks | None = None
    """Where in the sequence; None takes its in and out points, as a three-point edit."""
    track: TrackId
    """The video track, or the audio track for a source without picture."""
    audio_track: TrackId | None = None
    """Where the source's sound goes, linked to the picture; None leaves it out."""
    id: ClipId | None = None
    with_markers: bool = True
    with_captions: bool = True

    def apply(self, draft: Draft) -> None:
        """Make room, then place the clips."""
        placement, at = three_point(draft, self.placement, self.track, self.at)
        tracks = (self.track, self.audio_track)
        clips = place(draft, placement, at=at, tracks=tracks, wanted=self.id)
        land(
            draft,
            clips,
            Mode.insert,
            with_markers=self.with_markers,
            with_captions=self.with_captions,
        )
