"""Append at end."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.landing import Mode, land
from kijkocut.edit.placing import Placement, place
from kijkocut.model.ids import ClipId, TrackId


class Append(Command, frozen=True, kw_only=True, tag="append"):
    """Place a source range after the last clip of its tracks.

    ```
    |  A  |  B  |   ->   |  A  |  B  |  X  |
    ```
    """

    title: ClassVar[str] = "Append"

    placement: Placement
    track: TrackId
    """The video track, or the audio track for a source without picture."""
    audio_track: TrackId | None = None
    """Where the source's sound goes, linked to the picture; None leaves it out."""
    id: ClipId | None = None

    def apply(self, draft: Draft) -> None:
        """Place it where all target tracks are empty from, on a frame."""
        tracks = (self.track, self.audio_track)
        end = max(draft.lane(t).end for t in tracks if t is not None)
        rate = draft.sequence(draft.track(self.track).sequence).rate
        at = rate.ceil(end)
        clips = place(draft, self.placement, at=at, tracks=tracks, wanted=self.id)
        land(draft, clips, Mode.refuse)
