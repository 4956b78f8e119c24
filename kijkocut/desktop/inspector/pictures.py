"""Sections of clips with a picture: transform, opacity, crop, masks."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from msgspec.structs import replace

from kijkocut.desktop.canvas_focus import Held
from kijkocut.desktop.inspector.address import Address
from kijkocut.desktop.inspector.chooser import spoken
from kijkocut.desktop.inspector.fields import Field, ParamField, PlainField
from kijkocut.desktop.inspector.items import MaskItem
from kijkocut.desktop.inspector.mask_letters import letter_fields
from kijkocut.desktop.inspector.plan import Adds, SectionPlan
from kijkocut.desktop.inspector.titles import families
from kijkocut.edit.command import Command
from kijkocut.edit.commands.set_clip import SetClip
from kijkocut.edit.commands.set_mask import SetMask
from kijkocut.edit.masks import mask_specs
from kijkocut.model import intrinsics
from kijkocut.model.clip import BlendMode, Clip, Mask, MaskMode, MaskShape
from kijkocut.model.ids import ClipId
from kijkocut.model.params import ParamKind, ParamSpec, Value
from kijkocut.model.project import Project

_TRANSFORM: Final = ("position", "scale", "rotation", "anchor", "fit")
_CROP: Final = ("crop_left", "crop_right", "crop_top", "crop_bottom", "crop_feather")
_BLEND: Final = ParamSpec(
    name="blend",
    label="Blend mode",
    kind=ParamKind.choice,
    default=BlendMode.normal.value,
    choices=tuple(mode.value for mode in BlendMode),
    can_keyframe=False,
    description="How the picture mixes with what lies below.",
)
_SHAPE: Final = ParamSpec(
    name="shape",
    label="Shape",
    kind=ParamKind.choice,
    default=MaskShape.rectangle.value,
    choices=tuple(shape.value for shape in MaskShape),
    can_keyframe=False,
)
_MODE: Final = ParamSpec(
    name="mode",
    label="Mode",
    kind=ParamKind.choice,
    default=MaskMode.add.value,
    choices=tuple(mode.value for mode in MaskMode),
    can_keyframe=False,
    description="How it joins the masks before it.",
)
_INVERTED: Final = ParamSpec(
    name="is_inverted", label="Inverted", kind=ParamKind.switch, default=False, can_keyframe=False
)
_ROUND: Final = (MaskShape.rectangle, MaskShape.polygon, MaskShape.star, MaskShape.diamond)
_SIDED: Final = (MaskShape.polygon, MaskShape.star, MaskShape.bars)


def picture_sections(clips: tuple[Clip, ...]) -> Iterator[SectionPlan]:
    """Give the sections of these clips, all of them on video tracks."""
    ids = tuple(clip.id for clip in clips)
    yield SectionPlan(
        key="transform", title="Transform", fields=own_fields(ids, _TRANSFORM), has_presets=True
    )
    yield SectionPlan(
        key="opacity",
        title="Opacity and blending",
        fields=(*own_fields(ids, ("opacity",)), _blend(ids)),
        has_presets=True,
    )
    yield SectionPlan(
        key="crop", title="Crop", fields=own_fields(ids, _CROP), is_open=False, has_presets=True
    )
    yield from _masks(clips)


def own_fields(clips: tuple[ClipId, ...], names: tuple[str, ...]) -> tuple[Field, ...]:
    """Give fields of parameters that every clip has."""
    return tuple(
        ParamField(
            spec=intrinsics.spec(name),
            places=tuple(Address(clip=clip, name=name) for clip in clips),
        )
        for name in names
    )


def _blend(clips: tuple[ClipId, ...]) -> Field:
    def get(project: Project) -> tuple[Value, ...]:
        return tuple(project.clip(c).blend.value for c in clips if c in project.places)

    def put(project: Project, value: Value) -> tuple[Command, ...]:
        del project
        return (SetClip(clips=clips, blend=BlendMode(str(value))),)

    return PlainField(spec=_BLEND, get=get, put=put)


def _masks(clips: tuple[Clip, ...]) -> Iterator[SectionPlan]:
    many = len(clips) > 1
    hint = "Masks are shown for one clip at a time." if many else "No masks. Add one with +."
    has_masks = any(clip.masks for clip in clips)
    yield SectionPlan(
        key="masks",
        title="Masks",
        adds=Adds.mask,
        clips=tuple(clip.id for clip in clips),
        hint=hint if many or not has_masks else "",
        is_open=has_masks,
    )
    if many:
        return
    (clip,) = clips
    for place, mask in enumerate(clip.masks):
        yield SectionPlan(
            key=f"mask:{place}",
            title=f"Mask {place + 1}: {spoken(mask.shape.value).lower()}",
            fields=tuple(_mask_fields(clip.id, mask)),
            item=MaskItem(clip=clip.id, mask=mask.id, place=place, count=len(clip.masks)),
            held=Held(clip=clip.id, mask=mask.id),
        )


def _mask_fields(clip: ClipId, mask: Mask) -> Iterator[Field]:
    is_path = mask.shape is MaskShape.path
    # A path needs points, which are drawn in the viewer.
    shape = _SHAPE if is_path else replace(_SHAPE, choices=_SHAPE.choices[:-1])
    for spec in (shape, _MODE, _INVERTED):
        yield PlainField(
            spec=spec,
            get=partial(_mask_value, clip, mask, spec.name),
            put=_mask_put(clip, mask, spec.name),
        )
    if mask.shape is MaskShape.text:
        yield from letter_fields(clip, mask, families())
    for spec in mask_specs(mask):
        is_moot = (
            (spec.name == "roundness" and mask.shape not in _ROUND)
            or (spec.name == "sides" and mask.shape not in _SIDED)
            or (spec.name == "size" and is_path)
        )
        if not is_moot:
            place = Address(clip=clip, mask=mask.id, name=spec.name)
            yield ParamField(spec=spec, places=(place,))


def _mask_value(clip: ClipId, mask: Mask, name: str, project: Project) -> tuple[Value, ...]:
    if clip not in project.places:
        return ()
    found = next((m for m in project.clip(clip).masks if m.id == mask.id), None)
    if found is None:
        return ()
    match name:
        case "shape":
            return (found.shape.value,)
        case "mode":
            return (found.mode.value,)
        case _:
            return (found.is_inverted,)


def _mask_put(
    clip: ClipId, mask: Mask, name: str
) -> Callable[[Project, Value], tuple[Command, ...]]:
    def put(project: Project, value: Value) -> tuple[Command, ...]:
        del project
        match name:
            case "shape":
                return (SetMask(clip=clip, mask=mask.id, shape=MaskShape(str(value))),)
            case "mode":
                return (SetMask(clip=clip, mask=mask.id, mode=MaskMode(str(value))),)
            case _:
                return (SetMask(clip=clip, mask=mask.id, is_inverted=bool(value)),)

    return put
