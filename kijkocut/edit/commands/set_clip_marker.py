"""Change a marker of a clip."""

from typing import ClassVar

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.fields import given
from kijkocut.edit.notes import clip_marker_of
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.ids import ClipId, MarkerId
from kijkocut.model.ticks import Ticks


class SetClipMarker(Command, frozen=True, kw_only=True, tag="set_clip_marker"):
    """Move a marker of a clip or change what it says; what is left out stays.

    ```
    |   v A     |   ->   |     A v   |
    ```
    """

    title: ClassVar[str] = "Change clip marker"

    clip: ClipId
    marker: MarkerId
    media_at: Ticks | UnsetType = UNSET
    """Source time."""
    duration: Ticks | UnsetType = UNSET
    name: str | UnsetType = UNSET
    note: str | UnsetType = UNSET
    colour: str | UnsetType = UNSET

    def apply(self, draft: Draft) -> None:
        """Change the given fields."""
        clip = draft.clip(self.clip)
        was = clip_marker_of(draft, clip, self.marker)
        marker = replace(was, **given(self, "duration", "name", "note", "colour"))
        if self.media_at is not UNSET:
            marker = replace(marker, at=self.media_at)
        if marker.at < 0 or marker.duration < 0:
            raise EditRefused(
                f"A marker of {draft.name(clip)} can't lie before its source begins or have a"
                " negative length."
            )
        markers = (marker if m is was else m for m in clip.markers)
        draft.put(replace(clip, markers=tuple(sorted(markers, key=lambda m: (m.at, m.id)))))
