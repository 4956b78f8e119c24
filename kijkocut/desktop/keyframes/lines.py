"""The lines of the keyframe editor: parameters that have keyframes."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.inspector.address import Address
from kijkocut.desktop.language import labelled, said
from kijkocut.edit.owners import Part
from kijkocut.effects import Catalogue
from kijkocut.model import intrinsics
from kijkocut.model.clip import Clip, GeneratorSource
from kijkocut.model.params import Keyframe, Param, ParamKind, ParamSpec, Value
from kijkocut.model.project import Project


class Line(Struct, frozen=True, kw_only=True):
    """One animated parameter of one clip."""

    place: Address
    spec: ParamSpec
    label: str

    def keys(self, project: Project) -> tuple[Keyframe, ...]:
        """Give its keyframes as they are in `project`.

        An outline has no number to be drawn; its keyframes count from 0, so that the curve between
        two shows how far the one has become the other.
        """
        keys = self.place.keys(project)
        if self.spec.kind is not ParamKind.outline:
            return keys
        return tuple(replace(key, value=float(turn)) for turn, key in enumerate(keys))


def lines_of(desk: Desk) -> tuple[Line, ...]:
    """Give the animated parameters of the selected clips, in the order of the inspector."""
    clips = desk.selected_clips
    return tuple(
        line
        for clip in clips
        for line in _lines(clip, desk.studio.catalogue, is_named=len(clips) > 1)
    )


def parts(value: Value) -> tuple[float, ...]:
    """Give a value as numbers, to be drawn; texts have none."""
    if isinstance(value, tuple):
        return value
    return () if isinstance(value, str) else (float(value),)


def _lines(clip: Clip, catalogue: Catalogue, *, is_named: bool) -> Iterator[Line]:
    before = f"{clip.name}: " if is_named and clip.name else ""
    for label, place, params, specs in _owners(clip, catalogue):
        described = {spec.name: spec for spec in specs}
        for param in params:
            spec = described.get(param.name)
            if spec is not None and param.keys:
                text = f"{before}{label}{labelled(spec).label}"
                yield Line(place=_named(place, param.name), spec=spec, label=text)


def _owners(
    clip: Clip, catalogue: Catalogue
) -> Iterator[tuple[str, Address, tuple[Param, ...], tuple[ParamSpec, ...]]]:
    own = Address(clip=clip.id, name="")
    yield "", own, clip.params, intrinsics.CLIP
    if isinstance(clip.source, GeneratorSource):
        source = Address(clip=clip.id, name="", part=Part.source)
        yield "", source, clip.source.params, _specs(catalogue, clip.source.kind)
    for number, mask in enumerate(clip.masks, 1):
        place = Address(clip=clip.id, name="", mask=mask.id)
        yield said(f"Mask {number}: "), place, mask.params, intrinsics.MASK
    for effect in clip.effects:
        definition = catalogue.find(effect.kind)
        label = definition.label if definition is not None else effect.kind
        place = Address(clip=clip.id, name="", effect=effect.id)
        yield f"{said(label)}: ", place, effect.params, _specs(catalogue, effect.kind)
    if clip.transition is not None:
        place = Address(clip=clip.id, name="", part=Part.transition)
        over = clip.transition
        yield said("Transition: "), place, over.params, _specs(catalogue, over.kind)


def _specs(catalogue: Catalogue, kind: str) -> tuple[ParamSpec, ...]:
    definition = catalogue.find(kind)
    return definition.params if definition is not None else ()


def _named(place: Address, name: str) -> Address:
    return Address(
        name=name, clip=place.clip, effect=place.effect, mask=place.mask, part=place.part
    )
