"""Masks of the selected clip: drawn with the pen, turned into points."""

from typing import Final

from kijkocut.desktop.action import Action
from kijkocut.desktop.canvas_focus import Held
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.viewer.mask_forms import as_path
from kijkocut.desktop.viewer.pen import pictured
from kijkocut.edit.commands.remove_mask import RemoveMask
from kijkocut.model.clip import Clip, Mask, MaskShape


def _can_draw(desk: Desk) -> bool:
    return pictured(desk) is not None


def _draw(desk: Desk) -> None:
    if desk.focus.is_drawing:
        desk.focus.let_go()
    else:
        desk.focus.draw()
        desk.say("Click in the Program viewer to set points; the first one closes the shape.")


def _worked_on(desk: Desk) -> tuple[Clip, Mask] | None:
    """Give the mask whose handles are shown, or the only one of the selected clip."""
    clip, held = pictured(desk), desk.focus.held
    if clip is None:
        return None
    masks = [m for m in clip.masks if held.mask in (None, m.id)]
    return (clip, masks[0]) if len(masks) == 1 else None


def _has_mask(desk: Desk) -> bool:
    return _worked_on(desk) is not None


def _to_points(desk: Desk) -> None:
    found = _worked_on(desk)
    if found is None:
        return
    clip, mask = found
    if mask.shape in (MaskShape.split_line, MaskShape.bars, MaskShape.text):
        desk.say("A split, bars or a text can't be turned into points.")
        return
    if mask.shape is MaskShape.path:
        desk.focus.take(Held(clip=clip.id, mask=mask.id))
        return
    if desk.run(*as_path(clip, mask, desk.playhead), label="Mask to points") is not None:
        desk.focus.take(Held(clip=clip.id, mask=mask.id))


def _show_handles(desk: Desk) -> None:
    """Go through the masks of the clip, then back to the clip itself."""
    clip, held = pictured(desk), desk.focus.held
    if clip is None:
        return
    ids = [mask.id for mask in clip.masks]
    after = ids.index(held.mask) + 1 if held.mask in ids else 0
    if after < len(ids):
        desk.focus.take(Held(clip=clip.id, mask=ids[after]))
    else:
        desk.focus.let_go()


def _can_show(desk: Desk) -> bool:
    clip = pictured(desk)
    return clip is not None and bool(clip.masks)


def _remove(desk: Desk) -> None:
    found = _worked_on(desk)
    if found is not None:
        desk.run(RemoveMask(clip=found[0].id, mask=found[1].id), label="Remove mask")


ACTIONS: Final = (
    Action(
        name="mask.draw",
        text="Draw Mask",
        menu="Clip/Masks",
        keys=("P",),
        tip="With the pen, point by point, in the Program viewer",
        run=_draw,
        is_enabled=_can_draw,
        is_checked=lambda desk: desk.focus.is_drawing,
    ),
    Action(
        name="mask.handles",
        text="Handles of the Next Mask",
        menu="Clip/Masks",
        keys=("Shift+P",),
        tip="Each mask of the clip in turn, then the clip itself",
        run=_show_handles,
        is_enabled=_can_show,
    ),
    Action(
        name="mask.points",
        text="Turn Mask into Points",
        menu="Clip/Masks",
        tip="So that its outline can be bent by hand",
        run=_to_points,
        is_enabled=_has_mask,
    ),
    Action(
        name="mask.remove",
        text="Remove Mask",
        menu="Clip/Masks",
        run=_remove,
        is_enabled=_has_mask,
        starts_group=True,
    ),
)
