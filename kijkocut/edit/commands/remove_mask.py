"""Remove a mask."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.owners import mask_in
from kijkocut.model.ids import ClipId, MaskId


class RemoveMask(Command, frozen=True, kw_only=True, tag="remove_mask"):
    """Take a mask off a clip.

    ```
    |   ###   |   ->   |#########|
    ```
    """

    title: ClassVar[str] = "Remove mask"

    clip: ClipId
    mask: MaskId

    def apply(self, draft: Draft) -> None:
        """Take it out of the list."""
        clip = draft.clip(self.clip)
        gone = mask_in(draft, clip, self.mask)
        draft.put(replace(clip, masks=tuple(m for m in clip.masks if m is not gone)))
