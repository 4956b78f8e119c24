"""The compositor: turns a frame plan into pixels on the GPU."""

from pathlib import Path
from typing import Self

import moderngl
import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from kijkocut.effects import Catalogue
from kijkocut.render.areas import around, cropped, pixels
from kijkocut.render.colour import conversion
from kijkocut.render.drawing import (
    Area,
    Compose,
    MaskTexture,
    Style,
    draw,
    fills,
    whole,
)
from kijkocut.render.driver_facts import Driver, driver_of
from kijkocut.render.effect_passes import EffectPasses
from kijkocut.render.frame_job import SCREEN, Fetch, FrameJob
from kijkocut.render.frame_plan import (
    AdjustmentLayer,
    Affine,
    FramePlan,
    GeneratorPicture,
    Glimpse,
    Layer,
    NestPicture,
    PlannedEffect,
    TransitionLayer,
)
from kijkocut.render.gpu import BorrowedGl, Gpu, Size, Surface, open_context
from kijkocut.render.isf_run import Buffers
from kijkocut.render.layer_pictures import LayerPictures
from kijkocut.render.masks import Masks
from kijkocut.render.past import Kept, Memory
from kijkocut.render.pixels import OutputFormat, RenderedFrame, layout_of
from kijkocut.render.readback import flattened, read_back, read_samples
from kijkocut.render.upload import converted

__all__ = ["Compositor", "Fetch"]

_RGBA = OutputFormat()


class Compositor:
    """Renders plans. Lives on the thread that made its context.

    moderngl keeps the interpreter lock in every call, so other Python threads wait meanwhile.
    """

    def __init__(
        self,
        context: moderngl.Context,
        catalogue: Catalogue,
        fonts: tuple[Path, ...] = (),
        *,
        borrowed: BorrowedGl | None = None,
    ) -> None:
        """Take over `context` (see `open_context`), which `release` frees.

        `fonts` are files to draw titles with besides the system's; `borrowed` is where the context
        comes from, if not from here.
        """
        self._gpu = Gpu(context, borrowed=borrowed)
        self._effects = EffectPasses(self._gpu, catalogue)
        self._memory = Memory(self._gpu)
        self._pictures = LayerPictures(
            self._gpu, self._effects, self._memory, self._composed, fonts
        )
        self._masks = Masks(self._gpu, self._pictures.letters)

    @classmethod
    def headless(
        cls,
        catalogue: Catalogue,
        fonts: tuple[Path, ...] = (),
        *,
        borrowed: BorrowedGl | None = None,
    ) -> Self:
        """Make one on the calling thread, with a context of its own or the one given.

        Raises:
            NoGpuError: No driver gives OpenGL 3.3.
        """
        context = open_context(borrowed)
        if borrowed is None:
            return cls(context, catalogue, fonts)
        with borrowed:
            return cls(context, catalogue, fonts, borrowed=borrowed)

    @property
    def driver(self) -> Driver:
        """What draws."""
        with self._gpu.current():
            return driver_of(self._gpu.context)

    def render(self, plan: FramePlan, fetch: Fetch, output: OutputFormat = _RGBA) -> RenderedFrame:
        """Make the frame that `plan` describes.

        Args:
            plan: What to show.
            fetch: Gives decoded frames; called once per media picture, on this thread.
            output: How the samples are wanted. For subsampled YUV, chroma of sources shown 1:1 is
                carried over sample by sample, so that an untouched frame comes out bit by bit.

        Raises:
            PixelFormatError: A source's or the output's format is not among those handled.
        """
        with self._gpu.current():
            self._gpu.is_deep = layout_of(output.pixel_format).depth > 8
            surface = self._begun(plan, fetch, is_chroma_smooth=not output.is_subsampled)
            frame = read_back(self._gpu, surface, output, plan.colour_space)
            self._gpu.give(surface)
        return frame

    def render_texture(self, plan: FramePlan, fetch: Fetch) -> Surface:
        """Make the frame, and leave it on the GPU: 8 bits, multiplied by alpha.

        Textures of other contexts see it, for the GPU has finished. Give it back with `take_back`.

        Raises:
            PixelFormatError: A source's format is not among those handled.
        """
        with self._gpu.current():
            self._gpu.is_deep = False
            surface = self._begun(plan, fetch, is_chroma_smooth=True)
            flat = flattened(self._gpu, surface)
            self._gpu.give(surface)
            self._gpu.finish()
        return flat

    def read_texture(self, surface: Surface, most: Size) -> NDArray[np.uint8]:
        """Read what `render_texture` gave: RGBA of 8 bits, straight alpha.

        Args:
            surface: The frame.
            most: Columns and rows; of a larger one every second, third ... is read.
        """
        with self._gpu.current():
            return read_samples(self._gpu, surface, most)

    def take_back(self, surface: Surface) -> None:
        """Use a frame's texture for others."""
        self._gpu.give(surface)

    def _begun(self, plan: FramePlan, fetch: Fetch, *, is_chroma_smooth: bool) -> Surface:
        self._gpu.free_dropped()
        self._effects.hear_from(fetch)
        return self._composed(FrameJob(plan, fetch, is_chroma_smooth))

    @property
    def renderer(self) -> str:
        """The driver's name, such as `llvmpipe (LLVM 15.0.6, 256 bits)`."""
        return self.driver.renderer

    @property
    def broken_shaders(self) -> dict[str, str]:
        """What the compiler said of files that frames had to do without, by name."""
        return dict(self._effects.problems)

    def release(self) -> None:
        """Free everything, the context included."""
        self._pictures.release()
        self._gpu.release()

    def _composed(self, job: FrameJob) -> Surface:
        """Lend a surface with the whole frame."""
        target = self._gpu.surface(job.plan.size)
        self._lay_background(job, target)
        is_bare = not any(colour[3] for colour in job.plan.background)
        for index, layer in enumerate(job.plan.layers):
            joining = _joining(job, is_first=is_bare and index == 0)
            match layer:
                case Layer():
                    target = self._lay(job, layer, target, joining)
                case TransitionLayer():
                    target = self._lay_transition(job, layer, target, joining)
                case AdjustmentLayer():
                    target = self._lay_adjustment(job, layer, target)
        return target

    def _lay_background(self, job: FrameJob, target: Surface) -> None:
        target.framebuffer.clear(0.0, 0.0, 0.0, 0.0)
        colours = job.plan.background
        if not any(colour[3] for colour in colours):
            return
        if len(colours) == 1 and conversion(SCREEN, job.space) is None:
            r, g, b, a = colours[0]
            target.framebuffer.clear(r * a, g * a, b * a, a)
            return
        if len(colours) == 1:
            picture = GeneratorPicture(kind="colour", values=(("colour", colours[0]),))
        else:
            picture = GeneratorPicture(
                kind="gradient", values=(("from", colours[0]), ("to", colours[1]))
            )
        wide, high = job.plan.size
        area = (0.0, 0.0, float(wide), float(high))
        surface = self._effects.generate(picture, (wide, high), job.space, job.plan.scale)
        shown = converted(whole(surface, area), SCREEN, job.space)
        draw(self._gpu, shown, target, matrix=Affine(), style=job.plain)
        shown.release(self._gpu)

    def _lay(self, job: FrameJob, layer: Layer, target: Surface, joining: Style) -> Surface:
        """Put one layer onto `target`; gives the surface that now holds the frame."""
        style = replace(joining, opacity=layer.opacity, blend=layer.blend)
        if layer.track_effects:
            canvas = self._on_canvas(job, replace(layer, opacity=1.0))
            return self._join(canvas, target, style)
        return self._lay_styled(job, layer, target, style)

    def _join(self, canvas: Surface, target: Surface, style: Style) -> Surface:
        """Put a surface of the frame's size onto `target`, or take its place where it is bare."""
        if style.compose is Compose.replace and style.opacity >= 1.0:
            self._gpu.give(target)
            return canvas
        draw(self._gpu, whole(canvas), target, matrix=Affine(), style=style)
        self._gpu.give(canvas)
        return target

    def _lay_styled(self, job: FrameJob, layer: Layer, target: Surface, style: Style) -> Surface:
        picture = self._pictures.of(job, layer)
        if layer.crop is None and not layer.masks and fills(picture, target, layer.matrix):
            return self._join(picture.surfaces[0], target, style)
        if layer.crop is not None:
            style = replace(style, edges=cropped(layer.box, layer.crop), feather=layer.crop.feather)
        mask = self._mask(layer, picture.area)
        draw(self._gpu, picture, target, matrix=layer.matrix, style=style, mask=mask)
        picture.release(self._gpu)
        return target

    def _on_canvas(self, job: FrameJob, layer: Layer | None) -> Surface:
        """Lend a surface of the frame's size with the layer alone on it, track effects included."""
        surface = self._gpu.surface(job.plan.size)
        surface.framebuffer.clear(0.0, 0.0, 0.0, 0.0)
        if layer is None:
            return surface
        style = replace(job.plain, opacity=layer.opacity, compose=Compose.replace)
        surface = self._lay_styled(job, layer, surface, style)
        return self._effects.apply(layer.track_effects, surface, job.space, job.plan.scale)

    def _lay_transition(
        self, job: FrameJob, layer: TransitionLayer, target: Surface, joining: Style
    ) -> Surface:
        is_sum = self._effects.is_sum(layer) and not job.plan.is_linear_light
        if is_sum and _is_simple(layer):
            mixed = self._mixed(job, layer)
        elif layer.past is None:
            mixed = self._crossed(job, layer, None)
        else:
            mixed = self._memory.last(
                job.context(is_deep=self._gpu.is_deep),
                (*layer.past, layer.moment),
                lambda one, kept: self._crossed(job, one, kept[0]),
            )
        return self._join_transition(job, layer, mixed, target, joining)

    def _crossed(self, job: FrameJob, layer: TransitionLayer, kept: Buffers | None) -> Surface:
        """Lend a surface with the transition at its moment."""
        before, after = self._on_canvas(job, layer.before), self._on_canvas(job, layer.after)
        mixed = self._effects.transition(
            layer, before, after, job.space, is_linear=job.plan.is_linear_light, kept=kept
        )
        self._gpu.give(before)
        self._gpu.give(after)
        return mixed

    def _mixed(self, job: FrameJob, layer: TransitionLayer) -> Surface:
        """A cross dissolve drawn straight from both pictures, without a canvas for each."""
        surface = self._gpu.surface(job.plan.size)
        surface.framebuffer.clear(0.0, 0.0, 0.0, 0.0)
        compose = Compose.replace
        for side, share in ((layer.before, 1.0 - layer.progress), (layer.after, layer.progress)):
            if side is not None and share > 0.0:
                style = replace(job.plain, opacity=side.opacity * share, compose=compose)
                surface = self._lay_styled(job, side, surface, style)
                compose = Compose.add
        return surface

    def _join_transition(
        self, job: FrameJob, layer: TransitionLayer, mixed: Surface, target: Surface, joining: Style
    ) -> Surface:
        mixed = self._effects.apply(layer.track_effects, mixed, job.space, job.plan.scale)
        style = replace(joining, opacity=layer.opacity, blend=layer.blend)
        return self._join(mixed, target, style)

    def _lay_adjustment(self, job: FrameJob, layer: AdjustmentLayer, target: Surface) -> Surface:
        if layer.below is None:
            changed = self._adjusted(job, layer.effects, self._gpu.copy(target), None)
        else:
            self._gpu.give(target)
            target = self._composed(job.of(layer.below))
            changed = self._recalled(job, layer, layer.below, target)
        area = around(layer.box)
        style = replace(_joining(job), opacity=layer.opacity, blend=layer.blend, is_adjustment=True)
        if layer.crop is not None:
            style = replace(style, edges=cropped(layer.box, layer.crop), feather=layer.crop.feather)
        picture = whole(changed, area)
        mask = self._mask(layer, area)
        draw(self._gpu, picture, target, matrix=layer.matrix, style=style, mask=mask)
        picture.release(self._gpu)
        return target

    def _adjusted(
        self,
        job: FrameJob,
        effects: tuple[PlannedEffect, ...],
        surface: Surface,
        kept: Kept | None,
    ) -> Surface:
        return self._effects.apply(effects, surface, job.space, job.plan.scale, kept)

    def _recalled(
        self, job: FrameJob, layer: AdjustmentLayer, below: FramePlan, target: Surface
    ) -> Surface:
        """Lend what effects that remember make of `target`, which shows what lies below."""
        now = Glimpse(
            picture=NestPicture(plan=below),
            box=layer.box,
            density=job.plan.scale,
            effects=layer.effects,
        )

        def show(one: Glimpse, kept: Kept) -> Surface:
            assert isinstance(one.picture, NestPicture)  # noqa: S101 the planner plans no other
            is_now = one is now
            surface = self._gpu.copy(target) if is_now else self._composed(job.of(one.picture.plan))
            return self._adjusted(job, one.effects, surface, kept)

        context = job.context(is_deep=self._gpu.is_deep)
        return self._memory.last(context, (*(layer.past or ()), now), show)

    def _mask(self, layer: Layer | AdjustmentLayer, area: Area) -> MaskTexture | None:
        if not layer.masks:
            return None
        return self._masks.texture(layer.masks, area, pixels(area, layer.density))


def _joining(job: FrameJob, *, is_first: bool = False) -> Style:
    """How layers meet what is below; the first one on a bare frame meets nothing."""
    compose = Compose.replace if is_first else Compose.over
    return replace(job.plain, is_linear_light=job.plan.is_linear_light, compose=compose)


def _is_simple(layer: TransitionLayer) -> bool:
    """Whether neither side has effects that need it on a canvas of its own."""
    return not any(side and side.track_effects for side in (layer.before, layer.after))
