"""The pictures of layers: fetched, made or drawn, with their clips' effects done."""

import math
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from kijkocut.model.title import Title
from kijkocut.render.areas import around, extent, grown, pixels, union
from kijkocut.render.colour import space_colour
from kijkocut.render.drawing import Area, Compose, Drawable, Style, draw, to_surface, whole
from kijkocut.render.effect_passes import EffectPasses
from kijkocut.render.frame_job import SCREEN, FrameJob
from kijkocut.render.frame_plan import (
    Affine,
    GeneratorPicture,
    Glimpse,
    Layer,
    MediaPicture,
    NestPicture,
    PlannedEffect,
    TitlePicture,
)
from kijkocut.render.gpu import Gpu, Surface
from kijkocut.render.past import Kept, Memory
from kijkocut.render.title_outlines import Letters
from kijkocut.render.title_textures import TitleTextures
from kijkocut.render.upload import converted, upload


class LayerPictures:
    """Makes pictures in clip space. Lives on the GL thread."""

    def __init__(
        self,
        gpu: Gpu,
        effects: EffectPasses,
        memory: Memory,
        compose: Callable[[FrameJob], Surface],
        fonts: tuple[Path, ...],
    ) -> None:
        """Draw on `gpu`; `compose` makes nests' frames, `fonts` are not the system's."""
        self._gpu = gpu
        self._effects = effects
        self._memory = memory
        self._compose = compose
        self._titles = TitleTextures(gpu, fonts)

    def release(self) -> None:
        """Free what titles keep."""
        self._titles.release()

    def letters(self, title: Title) -> Letters:
        """Give the outlines of a title's letters."""
        return self._titles.letters(title)

    def of(self, job: FrameJob, layer: Layer) -> Drawable:
        """Give the layer's picture in clip space, its effects done."""
        if layer.past is None:
            return self._changed(job, layer.glimpse, None)
        # Whole surfaces, so that a picture can be given back before the next is shown.
        glimpses = (*layer.past, layer.glimpse)
        context = job.context(is_deep=self._gpu.is_deep)
        area = around(layer.box)
        surface = self._memory.last(
            context, glimpses, lambda one, kept: self.remembered(job, one, kept)
        )
        return whole(surface, area)

    def remembered(self, job: FrameJob, glimpse: Glimpse, kept: Kept) -> Surface:
        """Lend a surface with one picture of several that follow each other."""
        area = around(glimpse.box)
        picture = self._changed(job, glimpse, kept)
        if picture == whole(picture.surfaces[0], area):
            return picture.surfaces[0]
        surface = self._gpu.surface(pixels(area, glimpse.density))
        surface.framebuffer.clear(0.0, 0.0, 0.0, 0.0)
        bare = replace(job.plain, compose=Compose.replace)
        self._put(job, picture, surface, to_surface(area, surface.size), bare)
        return surface

    def _changed(self, job: FrameJob, layer: Glimpse, kept: Kept | None) -> Drawable:
        picture = self._source(job, layer, kept)
        if not layer.effects:
            return picture
        # Text may be larger than its box; effects need room around it, and letters their effects.
        area = union(picture.area, around(layer.box))
        if kept is None:
            inside, beyond = _parted(layer.effects)
        else:
            # What is remembered has to keep its size.
            inside, beyond = layer.effects, ()
        if inside:
            picture = self._run(job, picture, area, replace(layer, effects=inside), kept)
        if beyond:
            margin = sum(effect.margin for effect in beyond)
            area = grown(area, math.ceil(margin * layer.density) / layer.density)
            picture = self._run(job, picture, area, replace(layer, effects=beyond), None)
        return picture

    def _run(
        self, job: FrameJob, picture: Drawable, area: Area, layer: Glimpse, kept: Kept | None
    ) -> Drawable:
        """Run the effects of `layer` on a picture within `area`; the picture is given back."""
        surface = self._gpu.surface(pixels(area, layer.density))
        surface.framebuffer.clear(0.0, 0.0, 0.0, 0.0)
        bare = replace(job.plain, compose=Compose.replace)
        if picture.area == area:
            changed = self._effects.draw_changed(
                picture, layer.effects, surface, bare, layer.density, kept
            )
            picture.release(self._gpu)
            return whole(changed, area)
        self._put(job, picture, surface, to_surface(area, surface.size), bare)
        surface = self._effects.apply(layer.effects, surface, job.space, layer.density, kept)
        return whole(surface, area)

    def _source(self, job: FrameJob, layer: Glimpse, kept: Kept | None) -> Drawable:
        match layer.picture:
            case MediaPicture() as media:
                return self._media(job, media).fitted(layer.box)
            case TitlePicture() as title:
                drawn = self._titles.drawable(title, layer.density, layer.box)
                return converted(drawn, SCREEN, job.space)
            case GeneratorPicture() as made:
                area = around(layer.box)
                size = pixels(area, layer.density)
                surface = self._effects.generate(
                    made, size, job.space, layer.density, None if kept is None else kept[-1]
                )
                return converted(whole(surface, area), SCREEN, job.space)
            case NestPicture(plan=plan):
                surface = self._compose(job.of(plan))
                inner = whole(surface, around(layer.box))
                return converted(inner, space_colour(plan.colour_space), job.space)

    def _media(self, job: FrameJob, media: MediaPicture) -> Drawable:
        first = self._uploaded(job, media)
        if media.blend_at is None or not media.blend_share:
            return first
        later = replace(media, at=media.blend_at, blend_at=None)
        second = self._uploaded(job, later).fitted(extent(first.area))
        surface = self._gpu.surface(pixels(first.area, 1.0))
        surface.framebuffer.clear(0.0, 0.0, 0.0, 0.0)
        matrix = to_surface(first.area, surface.size)
        for picture, share in ((first, 1 - media.blend_share), (second, media.blend_share)):
            style = replace(job.plain, opacity=share, compose=Compose.add)
            self._put(job, picture, surface, matrix, style)
        return whole(surface, first.area)

    def _uploaded(self, job: FrameJob, media: MediaPicture) -> Drawable:
        frame = job.fetch(media)
        return upload(self._gpu, frame, job.space, is_chroma_smooth=job.is_chroma_smooth)

    def _put(
        self, job: FrameJob, picture: Drawable, target: Surface, matrix: Affine, style: Style
    ) -> None:
        """Draw a picture and give its surfaces back."""
        draw(self._gpu, picture, target, matrix=matrix, style=style)
        picture.release(self._gpu)


def _parted(
    effects: tuple[PlannedEffect, ...],
) -> tuple[tuple[PlannedEffect, ...], tuple[PlannedEffect, ...]]:
    """Part a chain before the first effect that draws beyond the picture."""
    first = next((i for i, effect in enumerate(effects) if effect.margin), len(effects))
    return effects[:first], effects[first:]
