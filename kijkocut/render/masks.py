"""Rasterises the masks of a layer into one coverage texture, kept while they do not change."""

import math
from collections import OrderedDict
from typing import Final

import moderngl
import numpy as np

from kijkocut.model.clip import MaskMode, MaskShape
from kijkocut.model.mask_outline import Point, corners_of
from kijkocut.model.params import Value
from kijkocut.render.drawing import Area, MaskTexture, to_surface
from kijkocut.render.frame_plan import PlannedMask
from kijkocut.render.gpu import Gpu, Size, Surface, Uniform

_KEPT: Final = 12
_JOIN: Final = {
    MaskMode.add: (moderngl.ONE_MINUS_DST_COLOR, moderngl.ONE),
    MaskMode.subtract: (moderngl.ZERO, moderngl.ONE_MINUS_SRC_COLOR),
    MaskMode.intersect: (moderngl.ZERO, moderngl.SRC_COLOR),
}
_SHAPES: Final = {
    MaskShape.rectangle: "RECTANGLE",
    MaskShape.ellipse: "ELLIPSE",
    MaskShape.split_line: "SPLIT",
    MaskShape.bars: "BARS",
}


class Masks:
    """Draws and keeps mask textures. Lives on the GL thread."""

    def __init__(self, gpu: Gpu) -> None:
        """Draw on `gpu`."""
        self._gpu = gpu
        self._kept: OrderedDict[tuple[tuple[PlannedMask, ...], Area, Size], Surface] = OrderedDict()

    def texture(self, masks: tuple[PlannedMask, ...], area: Area, size: Size) -> MaskTexture:
        """Give the joint coverage of `masks` over `area` of clip space, `size` pixels large.

        Add is the union (1-(1-a)(1-b)), subtract a(1-b), intersect ab; a first mask that does not
        add works on full coverage. The texture belongs to this object.
        """
        key = (masks, area, size)
        surface = self._kept.get(key)
        if surface is None:
            surface = self._kept[key] = self._drawn(masks, area, size)
        self._kept.move_to_end(key)
        while len(self._kept) > _KEPT:
            self._gpu.give(self._kept.popitem(last=False)[1])
        return MaskTexture(surface=surface, area=area)

    def _drawn(self, masks: tuple[PlannedMask, ...], area: Area, size: Size) -> Surface:
        surface = self._gpu.surface(size, 1, "f2")
        surface.framebuffer.clear(0.0 if masks[0].mode is MaskMode.add else 1.0)
        for mask in masks:
            self._draw(mask, surface, area)
        return surface

    def _draw(self, mask: PlannedMask, surface: Surface, area: Area) -> None:
        values = dict(mask.values)
        pixel = (area[2] - area[0]) / surface.size[0]
        shape = _SHAPES.get(mask.shape, "OUTLINE")
        size = _point(values["size"])
        uniforms = _placement(values, surface, area)
        uniforms["soft"] = max(_number(values["feather"]), pixel)
        uniforms["is_inverted"] = mask.is_inverted
        uniforms["rounding"] = _number(values["roundness"]) * min(size) / 2
        textures = {}
        if shape == "OUTLINE":
            outline, rounding = outline_of(mask)
            if len(outline) < 3:
                return
            array = np.array(outline, "f4")
            points = self._gpu.context.texture((len(outline), 1), 2, array.tobytes(), dtype="f4")
            points.filter = (moderngl.NEAREST, moderngl.NEAREST)
            textures["points"] = points
            uniforms.update(count=len(outline), rounding=rounding)
        shader = self._gpu.shader(("mask.frag",), (f"SHAPE {shape}",))
        surface.framebuffer.use()
        self._gpu.context.enable(moderngl.BLEND)
        self._gpu.context.blend_func = _JOIN[mask.mode]
        shader.run(uniforms, textures)


def outline_of(mask: PlannedMask) -> tuple[list[Point], float]:
    """Give the corners of a mask's outline and their rounding; see `model.mask_outline`."""
    values = dict(mask.values)
    return corners_of(
        mask.shape,
        _point(values["size"]),
        sides=int(_number(values["sides"])),
        roundness=_number(values["roundness"]),
        points=mask.points,
    )


def _placement(values: dict[str, Value], surface: Surface, area: Area) -> dict[str, Uniform]:
    angle = math.radians(_number(values["rotation"]))
    matrix = to_surface(area, surface.size)
    return {
        "area": area,
        "to_out_x": (matrix.xx, matrix.xy, matrix.x0),
        "to_out_y": (matrix.yx, matrix.yy, matrix.y0),
        "out_size": (float(surface.size[0]), float(surface.size[1])),
        "centre": _point(values["centre"]),
        "size": _point(values["size"]),
        "turn": (math.cos(angle), math.sin(angle)),
        "expand": _number(values["expand"]),
        "opacity": _number(values["opacity"]),
        "count": max(1, int(_number(values["sides"]))),
    }


def _number(value: Value) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _point(value: Value) -> Point:
    return (value[0], value[1]) if isinstance(value, tuple) and len(value) > 1 else (0.0, 0.0)
