"""Add a marker to a clip."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.clip import ClipMarker
from kijkocut.model.ids import ClipId, MarkerId
from kijkocut.model.project import Project
from kijkocut.model.ticks import Ticks


class AddClipMarker(Command, frozen=True, kw_only=True, tag="add_clip_marker"):
    """Mark a moment of a clip's source; the marker moves with the picture.

    ```
    |     A     |   ->   |   v A     |
    ```
    """

    title: ClassVar[str] = "Add clip marker"

    clip: ClipId
    at: Ticks | None = None
    """Where in the sequence; turned into `media_at` when the edit is made."""
    media_at: Ticks | None = None
    """Source time."""
    duration: Ticks = 0
    name: str = ""
    note: str = ""
    colour: str = "blue"
    id: MarkerId | None = None

    def anchored(self, project: Project) -> "AddClipMarker":
        """Address the moment by source time, so that it marks the same picture after a move."""
        if self.at is None or self.clip not in project.places:
            return self
        clip = project.clip(self.clip)
        media_at = clip.source_in + clip.retime.offset(self.at - clip.start)
        return replace(self, at=None, media_at=media_at)

    def apply(self, draft: Draft) -> None:
        """Add it, in time order."""
        clip = draft.clip(self.clip)
        if self.media_at is None:
            raise EditRefused("A clip marker needs a time: give at (in the sequence) or media_at.")
        if self.media_at < 0 or self.duration < 0:
            raise EditRefused(
                f"A marker of {draft.name(clip)} can't lie before its source begins or have a"
                " negative length."
            )
        if any(marker.id == self.id for marker in clip.markers):
            raise EditRefused(f'There is a marker "{self.id}" on {draft.name(clip)} already.')
        marker = ClipMarker(
            id=MarkerId(draft.new_id("marker", self.id)),
            at=self.media_at,
            name=self.name,
            note=self.note,
            colour=self.colour,
            duration=self.duration,
        )
        markers = sorted((*clip.markers, marker), key=lambda m: (m.at, m.id))
        draft.put(replace(clip, markers=tuple(markers)))
