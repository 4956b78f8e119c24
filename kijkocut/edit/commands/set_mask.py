"""Change a mask."""

from typing import ClassVar

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.fields import given
from kijkocut.edit.masks import MaskPoint, checked_points, lettering_for
from kijkocut.edit.owners import mask_in, put_mask
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.clip import Mask, MaskMode, MaskShape
from kijkocut.model.ids import ClipId, MaskId
from kijkocut.model.mask_path import PATH
from kijkocut.model.title import Title


class SetMask(Command, frozen=True, kw_only=True, tag="set_mask"):
    """Change a mask's shape, mode, points, letters, place, or invert it; its parameters stay.

    ```
    |   ###   |   ->   |###   ###|
    ```
    """

    title: ClassVar[str] = "Change mask"

    clip: ClipId
    mask: MaskId
    shape: MaskShape | UnsetType = UNSET
    mode: MaskMode | UnsetType = UNSET
    is_inverted: bool | UnsetType = UNSET
    points: tuple[MaskPoint, ...] | UnsetType = UNSET
    lettering: Title | UnsetType = UNSET
    """What the shape `text` says, and in which letters."""
    index: int | UnsetType = UNSET
    """New place in the order of joining, from 0."""

    def apply(self, draft: Draft) -> None:
        """Change the given fields; the path goes when the shape is another."""
        clip = draft.clip(self.clip)
        was = mask_in(draft, clip, self.mask)
        mask = replace(was, **given(self, "shape", "mode", "is_inverted", "points", "lettering"))
        if mask.shape is not MaskShape.path:
            mask = replace(mask, params=tuple(p for p in mask.params if p.name != PATH))
            if self.points is UNSET:
                mask = replace(mask, points=())
        elif mask.points != was.points and any(p.name == PATH for p in mask.params):
            raise EditRefused(
                f"The path of this mask of {draft.name(clip)} has keyframes. Use set_keyframe to"
                " change one, or set_param with with_keyframes to replace them all."
            )
        if mask.shape is not MaskShape.text and self.lettering is UNSET:
            mask = replace(mask, lettering=None)
        mask = replace(
            mask,
            points=checked_points(mask.shape, mask.points),
            lettering=lettering_for(mask.shape, mask.lettering),
        )
        if self.index is UNSET:
            put_mask(draft, clip, mask)
        else:
            draft.put(replace(clip, masks=self._placed(clip.masks, mask, self.index)))

    def _placed(self, masks: tuple[Mask, ...], mask: Mask, index: int) -> tuple[Mask, ...]:
        if not 0 <= index < len(masks):
            raise EditRefused(f"There is no place {index} among {len(masks)} masks.")
        rest = tuple(m for m in masks if m.id != mask.id)
        return (*rest[:index], mask, *rest[index:])
