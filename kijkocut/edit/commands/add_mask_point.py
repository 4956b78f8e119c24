"""Add a point to a mask's path."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.masks import require_path
from kijkocut.edit.owners import mask_in, put_mask
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.ids import ClipId, MaskId
from kijkocut.model.mask_path import with_point


class AddMaskPoint(Command, frozen=True, kw_only=True, tag="add_mask_point"):
    """Add a point to a mask's path, which looks as before at every time: in every keyframe.

    ```
    path | *       *|   ->   path | *   *   *|
    ```
    """

    title: ClassVar[str] = "Add mask point"

    clip: ClipId
    mask: MaskId
    after: int
    """The point before the new one, from 0."""
    share: float = 0.5
    """Where on the curve from that point to the next, between 0 and 1."""

    def apply(self, draft: Draft) -> None:
        """Split the curve."""
        clip = draft.clip(self.clip)
        mask = mask_in(draft, clip, self.mask)
        require_path(draft, clip, mask, self.after)
        if not 0.0 < self.share < 1.0:
            raise EditRefused(f"A point lies between 0 and 1 of a curve, not at {self.share}.")
        put_mask(draft, clip, with_point(mask, self.after, self.share))
