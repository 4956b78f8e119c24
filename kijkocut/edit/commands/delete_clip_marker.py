"""Delete a marker of a clip."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.notes import clip_marker_of
from kijkocut.model.ids import ClipId, MarkerId


class DeleteClipMarker(Command, frozen=True, kw_only=True, tag="delete_clip_marker"):
    """Take a marker off a clip.

    ```
    |   v A     |   ->   |     A     |
    ```
    """

    title: ClassVar[str] = "Delete clip marker"

    clip: ClipId
    marker: MarkerId

    def apply(self, draft: Draft) -> None:
        """Take it out of the clip's list."""
        clip = draft.clip(self.clip)
        gone = clip_marker_of(draft, clip, self.marker)
        draft.put(replace(clip, markers=tuple(m for m in clip.markers if m is not gone)))
