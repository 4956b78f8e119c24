"""Add a mask."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.masks import (
    MaskPoint,
    checked_mask,
    checked_points,
    lettering_for,
    mask_specs,
    require_picture,
)
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.values import checked_params
from kijkocut.model.clip import Mask, MaskMode, MaskShape
from kijkocut.model.ids import ClipId, MaskId
from kijkocut.model.mask_path import PATH
from kijkocut.model.params import Param
from kijkocut.model.title import Title


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
    """Of the shape `path`: x, y and the in and out handles, in pixels from the clip's centre; not
    needed when the parameter `path` has keyframes."""
    lettering: Title | None = None
    """Of the shape `text`: what it says, and in which letters."""
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
            lettering=lettering_for(self.shape, self.lettering),
        )
        name = f"a mask of {draft.name(clip)}"
        params = checked_params(self.params, mask_specs(mask), name)
        points = self.points
        if points or all(param.name != PATH for param in params):
            points = checked_points(self.shape, points)
        mask = checked_mask(replace(mask, params=params, points=points), name)
        draft.put(replace(clip, masks=(*clip.masks[:index], mask, *clip.masks[index:])))
