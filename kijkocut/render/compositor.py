"""The compositor: turns a frame plan into pixels on the GPU."""

from collections.abc import Callable

import moderngl
from msgspec.structs import replace

from kijkocut.effects import Catalogue
from kijkocut.model.errors import BugError
from kijkocut.render.drawing import Area, Compose, Drawable, Style, draw, to_surface, whole
from kijkocut.render.frame_plan import (
    Affine,
    FramePlan,
    GeneratorPicture,
    Layer,
    MediaPicture,
    NestPicture,
    TitlePicture,
)
from kijkocut.render.gpu import Gpu, Surface
from kijkocut.render.pixels import OutputFormat, RenderedFrame, SourceFrame
from kijkocut.render.readback import read_back
from kijkocut.render.upload import upload

Fetch = Callable[[MediaPicture], SourceFrame]
"""Gives the decoded frame that `MediaPicture.at` names; its errors pass through the compositor."""


class Compositor:
    """Renders plans. Lives on the thread that made its context."""

    def __init__(self, context: moderngl.Context, catalogue: Catalogue) -> None:
        self._gpu = Gpu(context)
        self._catalogue = catalogue

    def render(self, plan: FramePlan, fetch: Fetch, output: OutputFormat) -> RenderedFrame:
        surface = self._compose(plan, fetch, is_chroma_smooth=not output.is_subsampled)
        frame = read_back(self._gpu, surface, output, plan.colour_space)
        self._gpu.give(surface)
        return frame

    def _compose(self, plan, fetch, *, is_chroma_smooth):
        gpu = self._gpu
        target = gpu.surface(plan.size)
        r, g, b, a = plan.background[0]
        target.framebuffer.clear(r * a, g * a, b * a, a)
        for layer in plan.layers:
            frame = fetch(layer.picture)
            d = upload(gpu, frame, plan.colour_space, is_chroma_smooth=is_chroma_smooth).fitted(layer.box)
            draw(gpu, d, target, matrix=layer.matrix, style=Style(space=plan.colour_space, quality=plan.quality, opacity=layer.opacity, blend=layer.blend, is_linear_light=plan.is_linear_light))
            d.release(gpu)
        return target
