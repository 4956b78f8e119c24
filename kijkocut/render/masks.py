"""Rasterises the masks of a layer into one coverage texture, kept while they do not change."""

import math
from collections import OrderedDict
from typing import Final

import moderngl
import numpy as np

from kijkocut.model.clip import MaskMode, MaskShape
from kijkocut.model.params import Value
from kijkocut.render.drawing import Area, MaskTexture, to_surface
from kijkocut.render.frame_plan import PlannedMask
from kijkocut.render.gpu import Gpu, Size, Surface, Uniform

Point = tuple[float, float]

_KEPT: Final = 12
_CURVE_STEPS: Final = 16
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
    """Give the corners of a mask's outline around its own centre, and the radius to round them by.

    Rounding shrinks the outline and lets it grow again by a distance, up to the inscribed circle.
    """
    values = dict(mask.values)
    wide, high = _point(values["size"])
    sides = max(3, int(_number(values["sides"])))
    match mask.shape:
        case MaskShape.path:
            return _flattened(mask.points), 0.0
        case MaskShape.star:
            unit = _star(sides)
        case MaskShape.heart:
            unit = _heart()
        case MaskShape.diamond:
            unit = _ring(4)
        case _:
            unit = _ring(sides)
    points = [(x * wide / 2, y * high / 2) for x, y in unit]
    roundness = _number(values["roundness"])
    inner = min(_distance(a, b) for a, b in zip(points, points[1:] + points[:1], strict=True))
    return [(x * (1 - roundness), y * (1 - roundness)) for x, y in points], roundness * inner


def _ring(sides: int) -> list[Point]:
    """A regular polygon in the unit circle, one corner up."""
    angles = [2 * math.pi * i / sides - math.pi / 2 for i in range(sides)]
    return [(math.cos(a), math.sin(a)) for a in angles]


def _star(sides: int) -> list[Point]:
    """A star whose inner corners lie at 0.382, where the edges of a five-pointed star meet."""
    angles = [math.pi * i / sides - math.pi / 2 for i in range(2 * sides)]
    radii = [1.0 if i % 2 == 0 else 0.382 for i in range(2 * sides)]
    return [(r * math.cos(a), r * math.sin(a)) for a, r in zip(angles, radii, strict=True)]


def _heart() -> list[Point]:
    """The heart x = 16 sin^3 t, y = 13 cos t - 5 cos 2t - 2 cos 3t - cos 4t, fitted to -1..1."""
    curve = []
    for i in range(72):
        t = 2 * math.pi * i / 72
        y = 13 * math.cos(t) - 5 * math.cos(2 * t) - 2 * math.cos(3 * t) - math.cos(4 * t)
        curve.append((math.sin(t) ** 3, -y))
    low, high = min(y for _, y in curve), max(y for _, y in curve)
    return [(x, 2 * (y - low) / (high - low) - 1) for x, y in curve]


def _flattened(points: tuple[tuple[float, float, float, float, float, float], ...]) -> list[Point]:
    """Turn a closed bezier path into a polygon."""
    flat: list[Point] = []
    for here, there in zip(points, points[1:] + points[:1], strict=True):
        x0, y0, _, _, ox, oy = here
        x3, y3, ix, iy, _, _ = there
        if not (ox or oy or ix or iy):
            flat.append((x0, y0))
            continue
        xs, ys = (x0, x0 + ox, x3 + ix, x3), (y0, y0 + oy, y3 + iy, y3)
        shares = [step / _CURVE_STEPS for step in range(_CURVE_STEPS)]
        flat.extend((_cubic(xs, t), _cubic(ys, t)) for t in shares)
    return flat


def _cubic(c: tuple[float, float, float, float], t: float) -> float:
    u = 1 - t
    return u**3 * c[0] + 3 * u * u * t * c[1] + 3 * u * t * t * c[2] + t**3 * c[3]


def _distance(a: Point, b: Point) -> float:
    """From the origin to the segment a-b."""
    ex, ey = b[0] - a[0], b[1] - a[1]
    length = ex * ex + ey * ey
    t = min(1.0, max(0.0, -(a[0] * ex + a[1] * ey) / length)) if length else 0.0
    return math.hypot(a[0] + t * ex, a[1] + t * ey)


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
