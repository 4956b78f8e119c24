"""Add a caption."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.lines import require_room
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.clip import CaptionSource, Clip
from kijkocut.model.ids import ClipId, TrackId
from kijkocut.model.sequence import TrackKind
from kijkocut.model.ticks import Ticks


class AddCaption(Command, frozen=True, kw_only=True, tag="add_caption"):
    """Put a spoken line on a caption track, where none is yet.

    ```
    C1 |           |   ->   C1 |  "Hello"  |
    ```
    """

    title: ClassVar[str] = "Add caption"

    track: TrackId
    at: Ticks
    duration: Ticks
    text: str
    speaker: str = ""
    id: ClipId | None = None

    def apply(self, draft: Draft) -> None:
        """Check the track and the room, then add it."""
        track = draft.track(self.track)
        if track.kind is not TrackKind.caption:
            raise EditRefused(f"{track.name} is no caption track.")
        if self.at < 0 or self.duration <= 0:
            raise EditRefused("A caption begins at zero or later and has a length above zero.")
        clip = Clip(
            id=ClipId(draft.new_id("clip", self.id)),
            track=track.id,
            start=self.at,
            duration=self.duration,
            source=CaptionSource(text=self.text, speaker=self.speaker),
        )
        require_room(draft, clip)
        draft.put(clip)
