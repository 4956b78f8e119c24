"""Layers as they are planned, and what is made of several of them."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.model.clip import BlendMode, Mask
from kijkocut.model.intrinsics import MASK
from kijkocut.model.mask_path import PATH, points_at
from kijkocut.model.params import value_at
from kijkocut.model.ticks import Ticks
from kijkocut.render.clip_sources import View
from kijkocut.render.frame_plan import (
    AdjustmentLayer,
    AnyLayer,
    FramePlan,
    Layer,
    PlannedMask,
    TransitionLayer,
)

_NUMBERS: Final = tuple(spec for spec in MASK if spec.name != PATH)


class Planned(Struct, frozen=True, kw_only=True):
    """A layer and whether it hides all that lies below."""

    layer: AnyLayer
    hides_below: bool


def alone(view: View, planned: list[Planned]) -> FramePlan:
    """Give a frame with nothing but these layers, which blend with what lies below it later."""
    layers = [
        replace(one.layer, blend=BlendMode.normal)
        for one in planned
        if not isinstance(one.layer, AdjustmentLayer)
    ]
    is_opaque = bool(planned) and planned[0].hides_below
    return replace(view.blank, layers=tuple(layers), is_opaque=is_opaque)


def dissolve(before: Planned, after: Planned, progress: float) -> list[Planned]:
    """Plan a dissolve of two pictures that fill the frame: the second, growing stronger, on top."""
    if progress <= 0:
        return [before]
    above = replace(after.layer, opacity=progress)
    return [before, Planned(layer=above, hides_below=False)]


def masks(of: tuple[Mask, ...], now: Ticks) -> tuple[PlannedMask, ...]:
    """Give masks with their values at `now` from their clip's start."""
    return tuple(
        PlannedMask(
            shape=mask.shape,
            mode=mask.mode,
            is_inverted=mask.is_inverted,
            values=tuple((one.name, value_at(mask.params, one, now)) for one in _NUMBERS),
            points=points_at(mask, now),
            lettering=mask.lettering,
        )
        for mask in of
    )


def is_plain_over(layer: Layer | TransitionLayer) -> bool:
    """Tell whether a layer covers what lies below as much as it can."""
    return layer.blend is BlendMode.normal and layer.opacity >= 1.0
