"""Delete a subclip."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.subclips import subclip_of
from kijkocut.model.ids import MediaId, SubclipId


class DeleteSubclip(Command, frozen=True, kw_only=True, tag="delete_subclip"):
    """Forget a named range of a medium; clips made from it stay.

    ```
    a.mp4 (00:10 to 00:14: "the laugh")   ->   a.mp4
    ```
    """

    title: ClassVar[str] = "Delete subclip"

    media: MediaId
    subclip: SubclipId

    def apply(self, draft: Draft) -> None:
        """Take it away."""
        media, found = subclip_of(draft, self.media, self.subclip)
        draft.put(replace(media, subclips=tuple(s for s in media.subclips if s.id != found.id)))
