"""Forms read from the masks of clips, and turned back into commands."""

from typing import Final

from msgspec.structs import replace

from kijkocut.desktop.viewer.mask_form import MaskForm
from kijkocut.desktop.viewer.mask_path import smoothed
from kijkocut.desktop.viewer.poses import number_of, point_of, rounded
from kijkocut.edit.command import Command
from kijkocut.edit.commands.set_keyframe import SetKeyframe
from kijkocut.edit.commands.set_keyframes import SetKeyframes
from kijkocut.edit.commands.set_mask import SetMask
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.model.clip import Clip, Mask, MaskShape
from kijkocut.model.intrinsics import MASK
from kijkocut.model.mask_outline import PathPoint, corners_of
from kijkocut.model.mask_path import PATH, points_at, points_of, value_of
from kijkocut.model.params import Keyframe, Value, value_at
from kijkocut.model.ticks import Ticks

_SPECS: Final = {spec.name: spec for spec in MASK}
_CIRCLE: Final = 0.5522847498
"""Handles of this share of the radius make four curves a circle, to 0.03 %."""
_DRAGGED: Final = ("centre", "size", "rotation", "feather")


def form_of(clip: Clip, mask: Mask, at: Ticks) -> MaskForm:
    """Give what a mask looks like at a time of its sequence."""

    def value(name: str) -> Value:
        return value_at(mask.params, _SPECS[name], at - clip.start)

    return MaskForm(
        shape=mask.shape,
        centre=point_of(value("centre")),
        size=point_of(value("size")),
        rotation=number_of(value("rotation")),
        roundness=number_of(value("roundness")),
        feather=number_of(value("feather")),
        expand=number_of(value("expand")),
        sides=int(number_of(value("sides"))),
        points=points_at(mask, at - clip.start),
    )


def mask_commands(
    clip: Clip, mask: Mask, before: MaskForm, after: MaskForm, at: Ticks
) -> tuple[Command, ...]:
    """Give what brings a mask from one form to another: keyframes where there are keyframes."""
    found: list[Command] = []
    for name in _DRAGGED:
        value: Value = getattr(after, name)
        if getattr(before, name) == value:
            continue
        if keys_of(mask, name):
            found.append(
                SetKeyframe(clip=clip.id, mask=mask.id, name=name, at=at, value=rounded(value))
            )
        else:
            found.append(SetParam(clip=clip.id, mask=mask.id, name=name, value=rounded(value)))
    if before.points != after.points:
        value = tuple(round(part, 4) for part in value_of(after.points))
        if keys_of(mask, PATH):
            found.append(SetKeyframe(clip=clip.id, mask=mask.id, name=PATH, at=at, value=value))
        else:
            found.append(SetMask(clip=clip.id, mask=mask.id, points=points_of(value)))
    return tuple(found)


def as_path(clip: Clip, mask: Mask, at: Ticks) -> tuple[Command, ...]:
    """Give what turns a shape of a mask into points that look the same; bars and split can't.

    A shape whose size has keyframes becomes a path that moves in the same way.
    """
    form = form_of(clip, mask, at)
    drawn = SetMask(clip=clip.id, mask=mask.id, shape=MaskShape.path, points=_points(form))
    sizes = keys_of(mask, "size")
    if not sizes:
        return (drawn,)
    # Each point is a linear function of the size, so it moves as the size did.
    keys = tuple(
        replace(key, value=value_of(_points(replace(form, size=point_of(key.value)))))
        for key in sizes
    )
    return (drawn, SetKeyframes(clip=clip.id, mask=mask.id, name=PATH, keys=keys))


def keys_of(mask: Mask, name: str) -> tuple[Keyframe, ...]:
    """Give the keyframes of a parameter of a mask."""
    return next((param.keys for param in mask.params if param.name == name), ())


def _points(form: MaskForm) -> tuple[PathPoint, ...]:
    wide, high = form.size[0] / 2, form.size[1] / 2
    match form.shape:
        case MaskShape.rectangle:
            corners = [(-wide, -high), (wide, -high), (wide, high), (-wide, high)]
        case MaskShape.ellipse:
            x, y = wide * _CIRCLE, high * _CIRCLE
            return (
                (0.0, -high, -x, 0.0, x, 0.0),
                (wide, 0.0, 0.0, -y, 0.0, y),
                (0.0, high, x, 0.0, -x, 0.0),
                (-wide, 0.0, 0.0, y, 0.0, -y),
            )
        case _:
            corners, _ = corners_of(form.shape, form.size, sides=form.sides)
    if form.shape is MaskShape.heart:
        return _bent_through(corners[::6])
    return tuple((x, y, 0.0, 0.0, 0.0, 0.0) for x, y in corners)


def _bent_through(corners: list[tuple[float, float]]) -> tuple[PathPoint, ...]:
    """Lay a smooth line through points; the first and the one opposite stay sharp."""
    path: tuple[PathPoint, ...] = tuple((x, y, 0.0, 0.0, 0.0, 0.0) for x, y in corners)
    sharp = (0, len(path) // 2)
    for index in range(len(path)):
        if index not in sharp:
            path = smoothed(path, index)
    return path
