"""The distance to a mask's outline, drawn side by side, and which pixels lie inside it.

Asking every pixel for the nearest of all sides would take a processor a second for a frame of full
HD and a path of eight curves, so only what lies within reach of a side is asked about that side.
"""

import moderngl
import numpy as np
from msgspec import Struct

from kijkocut.model.mask_outline import Point
from kijkocut.render.gpu import Gpu, Shader, Size, Surface, Uniform


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


def draw_sides(gpu: Gpu, outline: list[Point], size: Size, uniforms: dict[str, Uniform]) -> Sides:
    """Draw the distances to an outline of three corners or more.

    Args:
        gpu: Lends the surfaces.
        outline: The corners, around the mask's own centre.
        size: Of the surfaces, in pixels.
        uniforms: Where the mask lies, as `outline.vert` asks, with its `reach` in clip space.
    """
    context = gpu.context
    array = np.array(outline, "f4")
    points = context.texture((len(outline), 1), 2, array.tobytes(), dtype="f4")
    points.filter = (moderngl.NEAREST, moderngl.NEAREST)
    given = {**uniforms, "count": len(outline)}
    reach = uniforms["reach"]
    # Half floats are too coarse for distances, but count all the crossings there can be.
    distances, crossings = gpu.surface(size, 1, "f4"), gpu.surface(size, 1, "f2")
    distances.framebuffer.clear(float(reach) if isinstance(reach, float) else 0.0)
    crossings.framebuffer.clear()
    context.enable(moderngl.BLEND)
    context.blend_func = (moderngl.ONE, moderngl.ONE)
    distances.framebuffer.use()
    context.blend_equation = (moderngl.MIN, moderngl.MIN)
    _shader(gpu, "SIDES").run(given, {"points": points}, triangles=2 * len(outline))
    context.blend_equation = (moderngl.FUNC_ADD, moderngl.FUNC_ADD)
    crossings.framebuffer.use()
    _shader(gpu, "INSIDE").run(given, {"points": points}, triangles=len(outline) - 2)
    return Sides(distances, crossings)


def _shader(gpu: Gpu, part: str) -> Shader:
    return gpu.shader(("outline.frag",), (f"PART {part}",), vertex="outline.vert")
