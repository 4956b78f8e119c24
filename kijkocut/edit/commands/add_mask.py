"""Add a mask."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.masks import MaskPoint, checked_points, require_picture
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.values import checked_params
from kijkocut.model import intrinsics
from kijkocut.model.clip import Mask, MaskMode, MaskShape
from kijkocut.model.ids import ClipId, MaskId
from kijkocut.model.params import Param


class AddMask(Command, frozen=True, kw_only=True, tag="add_mask"):
    """Limit where a clip is seen by a shape; several masks join in their order.

    ```
    |#########|   ->   |   ###   |
    ```
    """

    title: ClassVar[str] = "Add mask"

    clip: ClipId
    shape: MaskShape
    mode: MaskMode = MaskMode.add
    is_inverted: bool = False
    params: tuple[Param, ...] = ()
    """Those of centre, size, rotation, feather and so on that shall differ from their defaults."""
    points: tuple[MaskPoint, ...] = ()
    """Of the shape `path`: x, y and the in and out handles, in pixels from the clip's centre."""
    index: int | None = None
    """Place in the order of joining, from 0; None is last."""
    id: MaskId | None = None

    def apply(self, draft: Draft) -> None:
        """Check shape and parameters, then insert the mask."""
        clip = draft.clip(self.clip)
        require_picture(draft, clip)
        index = len(clip.masks) if self.index is None else self.index
        if not 0 <= index <= len(clip.masks):
            raise EditRefused(f"{draft.name(clip)} has {len(clip.masks)} masks, no place {index}.")
        if any(mask.id == self.id for mask in clip.masks):
            raise EditRefused(f'There is a mask "{self.id}" on {draft.name(clip)} already.')
        mask = Mask(
            id=MaskId(draft.new_id("mask", self.id)),
            shape=self.shape,
            mode=self.mode,
            is_inverted=self.is_inverted,
            params=checked_params(self.params, intrinsics.MASK, f"a mask of {draft.name(clip)}"),
            points=checked_points(self.shape, self.points),
        )
        draft.put(replace(clip, masks=(*clip.masks[:index], mask, *clip.masks[index:])))
