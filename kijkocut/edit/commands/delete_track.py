"""Delete track."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.ids import TrackId


class DeleteTrack(Command, frozen=True, kw_only=True, tag="delete_track"):
    """Delete a track and the clips on it; clips linked with them stay.

    ```
    V2 |  B  |   ->   V1 |  A  |
    V1 |  A  |
    ```
    """

    title: ClassVar[str] = "Delete track"

    track: TrackId

    def apply(self, draft: Draft) -> None:
        """Take the clips away, then the track."""
        track = draft.track(self.track)
        if track.is_locked:
            raise EditRefused(f"Track {track.name} is locked. Unlock it to delete it.")
        for clip in draft.lane(track.id):
            draft.remove(clip)
        sequence = draft.sequence(track.sequence)
        draft.put(replace(sequence, tracks=tuple(t for t in sequence.tracks if t != track.id)))
        draft.remove(track)
