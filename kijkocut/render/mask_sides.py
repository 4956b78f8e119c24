"""The distance to a mask's outline, drawn side by side, and which pixels lie inside it.

Asking every pixel for the nearest of all sides would take a processor a second for a frame of full
HD and a path of eight curves, so only what lies within reach of a side is asked about that side.
"""

from typing import Final

import moderngl
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from kijkocut.model.mask_outline import Point
from kijkocut.render.gpu import Gpu, Shader, Size, Surface, Uniform

_WIDTH: Final = 1024
"""Sides in a row of the texture that holds them."""


class Sides(Struct, frozen=True):
    """What `mask.frag` reads of an outline, at the pixels of the surface it draws on."""

    distances: Surface
    """To the nearest side, at most the reach."""
    crossings: Surface
    """An odd number inside (even-odd rule)."""

    @property
    def textures(self) -> dict[str, moderngl.Texture]:
        """Give them by the names of their samplers."""
        return {"distances": self.distances.texture, "crossings": self.crossings.texture}

    def give_back(self, gpu: Gpu) -> None:
        """Give the surfaces back, once they were read."""
        gpu.give(self.distances)
        gpu.give(self.crossings)


def draw_sides(
    gpu: Gpu, outlines: list[list[Point]], size: Size, uniforms: dict[str, Uniform]
) -> Sides:
    """Draw the distances to outlines; there is at least one.

    Args:
        gpu: Lends the surfaces.
        outlines: Their corners, around the mask's own centre; what an odd number hold is inside.
        size: Of the surfaces, in pixels.
        uniforms: Where the mask lies, as `outline.vert` asks, with its `reach` in clip space.
    """
    context = gpu.context
    sides = _listed(outlines)
    rows = -(-len(sides) // _WIDTH)
    table = np.zeros((rows * _WIDTH, 6), "f4")
    table[: len(sides)] = sides
    # Two texels a side, one over the other: its ends, and the first corner of its outline.
    texels = np.zeros((2 * rows, _WIDTH, 4), "f4")
    texels[0::2] = table[:, :4].reshape(rows, _WIDTH, 4)
    texels[1::2, :, :2] = table[:, 4:].reshape(rows, _WIDTH, 2)
    points = context.texture((_WIDTH, 2 * rows), 4, texels.tobytes(), dtype="f4")
    points.filter = (moderngl.NEAREST, moderngl.NEAREST)
    reach = uniforms["reach"]
    # Half floats are too coarse for distances, but count all the crossings there can be.
    distances, crossings = gpu.surface(size, 1, "f4"), gpu.surface(size, 1, "f2")
    distances.framebuffer.clear(float(reach) if isinstance(reach, float) else 0.0)
    crossings.framebuffer.clear()
    context.enable(moderngl.BLEND)
    context.blend_func = (moderngl.ONE, moderngl.ONE)
    distances.framebuffer.use()
    context.blend_equation = (moderngl.MIN, moderngl.MIN)
    _shader(gpu, "SIDES").run(uniforms, {"points": points}, triangles=2 * len(sides))
    context.blend_equation = (moderngl.FUNC_ADD, moderngl.FUNC_ADD)
    crossings.framebuffer.use()
    _shader(gpu, "INSIDE").run(uniforms, {"points": points}, triangles=len(sides))
    return Sides(distances, crossings)


def _listed(outlines: list[list[Point]]) -> NDArray[np.float32]:
    """List the sides: both ends, and the first corner of the outline that each belongs to."""
    found = []
    for outline in outlines:
        corners = np.array(outline, "f4").reshape(-1, 2)
        first = np.broadcast_to(corners[:1], corners.shape)
        found.append(np.concatenate((corners, np.roll(corners, -1, 0), first), axis=1))
    return np.concatenate(found)


def _shader(gpu: Gpu, part: str) -> Shader:
    return gpu.shader(("outline.frag",), (f"PART {part}",), vertex="outline.vert")
