"""Remove a point of a mask's path."""

from typing import ClassVar

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.masks import require_path
from kijkocut.edit.owners import mask_in, put_mask
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.ids import ClipId, MaskId
from kijkocut.model.mask_path import LEAST_POINTS, without_point


class RemoveMaskPoint(Command, frozen=True, kw_only=True, tag="remove_mask_point"):
    """Take a point out of a mask's path, in every keyframe.

    ```
    path | *   *   *|   ->   path | *       *|
    ```
    """

    title: ClassVar[str] = "Remove mask point"

    clip: ClipId
    mask: MaskId
    index: int
    """Which point, from 0."""

    def apply(self, draft: Draft) -> None:
        """Take it out."""
        clip = draft.clip(self.clip)
        mask = mask_in(draft, clip, self.mask)
        require_path(draft, clip, mask, self.index)
        if len(mask.points) <= LEAST_POINTS:
            raise EditRefused("A mask path needs three points or more; remove the mask instead.")
        put_mask(draft, clip, without_point(mask, self.index))
