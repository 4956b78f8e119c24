"""Rasterises the masks of a layer into one coverage texture, kept while they do not change."""

import math
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

import moderngl

from kijkocut.model.clip import MaskMode, MaskShape
from kijkocut.model.mask_outline import Point, corners_of
from kijkocut.model.params import Value
from kijkocut.model.title import Title
from kijkocut.render.drawing import Area, MaskTexture, to_surface
from kijkocut.render.frame_plan import PlannedMask
from kijkocut.render.gpu import Gpu, Size, Surface, Uniform
from kijkocut.render.mask_sides import draw_sides
from kijkocut.render.title_outlines import Letters

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

    def __init__(self, gpu: Gpu, letters: Callable[[Title], Letters]) -> None:
        """Draw on `gpu`; `letters` shapes texts."""
        self._gpu = gpu
        self._letters = letters
        self._shaped: OrderedDict[Title, Letters] = OrderedDict()
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
        if shape != "OUTLINE":
            self._join(mask, surface, f"SHAPE {shape}", uniforms, {})
            return
        outlines, rounding = self._outlines(mask)
        if not outlines:
            return
        uniforms["rounding"] = rounding
        grown = rounding + _number(values["expand"])
        # Beyond half the edge all is full or empty, whatever the distance.
        uniforms["reach"] = abs(grown) + _number(uniforms["soft"]) / 2 + pixel
        sides = draw_sides(self._gpu, outlines, surface.size, uniforms)
        if mask.mode is not MaskMode.intersect and not mask.is_inverted:
            uniforms["area"] = _bounds(outlines, uniforms, area)
        self._join(mask, surface, "SHAPE OUTLINE", uniforms, sides.textures)
        sides.give_back(self._gpu)

    def _outlines(self, mask: PlannedMask) -> tuple[list[list[Point]], float]:
        """Give what is filled, and the radius to round it by."""
        if mask.lettering is not None:
            return self._fitted(mask.lettering, _point(dict(mask.values)["size"])), 0.0
        outline, rounding = outline_of(mask)
        return [outline] if len(outline) > 2 else [], rounding

    def _fitted(self, title: Title, size: Point) -> list[list[Point]]:
        if title not in self._shaped:
            self._shaped[title] = self._letters(title)
        self._shaped.move_to_end(title)
        while len(self._shaped) > _KEPT:
            self._shaped.popitem(last=False)
        return self._shaped[title].fitted(size)

    def _join(
        self,
        mask: PlannedMask,
        surface: Surface,
        shape: str,
        uniforms: dict[str, Uniform],
        textures: dict[str, moderngl.Texture],
    ) -> None:
        surface.framebuffer.use()
        self._gpu.context.enable(moderngl.BLEND)
        self._gpu.context.blend_func = _JOIN[mask.mode]
        self._gpu.shader(("mask.frag",), (shape,)).run(uniforms, textures)


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


def _bounds(outlines: list[list[Point]], uniforms: dict[str, Uniform], area: Area) -> Area:
    """Give the part of an area outside which a mask covers nothing."""
    (x, y), (c, s) = _point(uniforms["centre"]), _point(uniforms["turn"])
    corners = [corner for outline in outlines for corner in outline]
    across = [x + c * px - s * py for px, py in corners]
    down = [y + s * px + c * py for px, py in corners]
    reach = _number(uniforms["reach"])
    left, top, right, bottom = area
    return (
        max(left, min(right, min(across) - reach)),
        max(top, min(bottom, min(down) - reach)),
        min(right, max(left, max(across) + reach)),
        min(bottom, max(top, max(down) + reach)),
    )


def _number(value: Value | Uniform) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _point(value: Value | Uniform) -> Point:
    return (value[0], value[1]) if isinstance(value, tuple) and len(value) > 1 else (0.0, 0.0)
