"""Fit to fill."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.landing import Mode, land
from kijkocut.edit.placing import Placement, place, source_end
from kijkocut.edit.selection import time_range
from kijkocut.edit.stretch import require_speed
from kijkocut.model.ids import ClipId, TrackId
from kijkocut.model.retime import Retime
from kijkocut.model.ticks import Ratio, Ticks


class FitToFill(Command, frozen=True, kw_only=True, tag="fit_to_fill"):
    """Overwrite a range of the sequence with a source range, at the speed that makes it fit.

    ```
    |  A  |   B   |  C  |   ->   |  A  | X 150% |  C  |
    ```
    """

    title: ClassVar[str] = "Fit to fill"

    placement: Placement
    start: Ticks | None = None
    """Range of the sequence to fill; what is missing comes from its in and out points."""
    end: Ticks | None = None
    track: TrackId
    """The video track, or the audio track for a source without picture."""
    audio_track: TrackId | None = None
    """Where the source's sound goes, linked to the picture; None leaves it out."""
    id: ClipId | None = None

    def apply(self, draft: Draft) -> None:
        """Place the clips at the speed that makes source and range equally long."""
        track = draft.track(self.track)
        start, end = time_range(draft, track.sequence, self.start, self.end)
        draft.require_frame(track, end, "end")
        tracks = (self.track, self.audio_track)
        clips = place(draft, self.placement, at=start, tracks=tracks, wanted=self.id)
        length = source_end(draft, self.placement) - self.placement.source_in
        speed = Ratio.of(length, end - start)
        require_speed(speed.fraction, f'"{clips[0].name or clips[0].id}"')
        fitted = [replace(c, duration=end - start, retime=Retime(speed=speed)) for c in clips]
        land(draft, fitted, Mode.overwrite)
