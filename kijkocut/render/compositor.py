"""The compositor: turns a frame plan into pixels on the GPU."""

from collections.abc import Callable
from pathlib import Path
from typing import Self

import moderngl
from msgspec import Struct
from msgspec.structs import replace

from kijkocut.effects import Catalogue
from kijkocut.model.media import Colour
from kijkocut.model.sequence import ColourSpace
from kijkocut.render.colour import conversion, space_colour
from kijkocut.render.drawing import (
    Area,
    Compose,
    Drawable,
    MaskTexture,
    Style,
    draw,
    fills,
    to_surface,
    whole,
)
from kijkocut.render.effect_passes import EffectPasses
from kijkocut.render.frame_plan import (
    AdjustmentLayer,
    Affine,
    Crop,
    FramePlan,
    GeneratorPicture,
    Glimpse,
    Layer,
    MediaPicture,
    NestPicture,
    TitlePicture,
    TransitionLayer,
)
from kijkocut.render.gpu import Gpu, Size, Surface, open_context
from kijkocut.render.masks import Masks
from kijkocut.render.past import Kept, Memory
from kijkocut.render.pixels import OutputFormat, RenderedFrame, SourceFrame, layout_of
from kijkocut.render.readback import read_back
from kijkocut.render.title_textures import TitleTextures
from kijkocut.render.upload import converted, upload

Fetch = Callable[[MediaPicture], SourceFrame]
"""Gives the decoded frame that `MediaPicture.at` names; its errors pass through the compositor."""

_SCREEN = Colour(primaries="bt709", transfer="iec61966-2-1")
"""What colours chosen on a screen mean: titles, generators, backgrounds."""
_LARGEST_SIDE = 16_384
_RGBA = OutputFormat()


class _Job(Struct, frozen=True):
    """What stays the same while one frame is made."""

    plan: FramePlan
    fetch: Fetch
    is_chroma_smooth: bool

    @property
    def space(self) -> ColourSpace:
        return self.plan.colour_space

    @property
    def plain(self) -> Style:
        """How pictures are drawn that join nothing yet."""
        return Style(space=self.space, quality=self.plan.quality)


class Compositor:
    """Renders plans. Lives on the thread that made its context.

    moderngl keeps the interpreter lock in every call, so other Python threads wait meanwhile.
    """

    def __init__(
        self, context: moderngl.Context, catalogue: Catalogue, fonts: tuple[Path, ...] = ()
    ) -> None:
        """Take over `context` (see `open_context`), which `release` frees.

        `fonts` are files to draw titles with besides the system's.
        """
        self._gpu = Gpu(context)
        self._effects = EffectPasses(self._gpu, catalogue)
        self._memory = Memory(self._gpu)
        self._masks = Masks(self._gpu)
        self._titles = TitleTextures(self._gpu, fonts)

    @classmethod
    def headless(cls, catalogue: Catalogue, fonts: tuple[Path, ...] = ()) -> Self:
        """Make one with a context of its own on the calling thread.

        Raises:
            NoGpuError: No driver gives OpenGL 3.3.
        """
        return cls(open_context(), catalogue, fonts)

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
            self._gpu.free_dropped()
            self._gpu.is_deep = layout_of(output.pixel_format).depth > 8
            surface = self._composed(_Job(plan, fetch, not output.is_subsampled))
            frame = read_back(self._gpu, surface, output, plan.colour_space)
            self._gpu.give(surface)
        return frame

    @property
    def renderer(self) -> str:
        """The driver's name, such as `llvmpipe (LLVM 15.0.6, 256 bits)`."""
        return str(self._gpu.context.info["GL_RENDERER"])

    @property
    def broken_shaders(self) -> dict[str, str]:
        """What the compiler said of files that frames had to do without, by name."""
        return dict(self._effects.problems)

    def release(self) -> None:
        """Free everything, the context included."""
        self._titles.release()
        self._gpu.release()

    def _composed(self, job: _Job) -> Surface:
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
                    self._lay_adjustment(job, layer, target)
        return target

    def _lay_background(self, job: _Job, target: Surface) -> None:
        target.framebuffer.clear(0.0, 0.0, 0.0, 0.0)
        colours = job.plan.background
        if not any(colour[3] for colour in colours):
            return
        if len(colours) == 1 and conversion(_SCREEN, job.space) is None:
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
        self._put(job, converted(whole(surface, area), _SCREEN, job.space), target, Affine())

    def _lay(self, job: _Job, layer: Layer, target: Surface, joining: Style) -> Surface:
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

    def _lay_styled(self, job: _Job, layer: Layer, target: Surface, style: Style) -> Surface:
        picture = self._picture(job, layer)
        if layer.crop is None and not layer.masks and fills(picture, target, layer.matrix):
            return self._join(picture.surfaces[0], target, style)
        if layer.crop is not None:
            style = replace(
                style, edges=_cropped(layer.box, layer.crop), feather=layer.crop.feather
            )
        mask = self._mask(layer, picture.area)
        draw(self._gpu, picture, target, matrix=layer.matrix, style=style, mask=mask)
        picture.release(self._gpu)
        return target

    def _on_canvas(self, job: _Job, layer: Layer | None) -> Surface:
        """Lend a surface of the frame's size with the layer alone on it, track effects included."""
        surface = self._gpu.surface(job.plan.size)
        surface.framebuffer.clear(0.0, 0.0, 0.0, 0.0)
        if layer is None:
            return surface
        style = replace(job.plain, opacity=layer.opacity, compose=Compose.replace)
        surface = self._lay_styled(job, layer, surface, style)
        return self._effects.apply(layer.track_effects, surface, job.space, job.plan.scale)

    def _lay_transition(
        self, job: _Job, layer: TransitionLayer, target: Surface, joining: Style
    ) -> Surface:
        is_sum = self._effects.is_sum(layer) and not job.plan.is_linear_light
        if is_sum and _is_simple(layer):
            mixed = self._mixed(job, layer)
            return self._join_transition(job, layer, mixed, target, joining)
        before, after = self._on_canvas(job, layer.before), self._on_canvas(job, layer.after)
        mixed = self._effects.transition(
            layer, before, after, job.space, is_linear=job.plan.is_linear_light
        )
        self._gpu.give(before)
        self._gpu.give(after)
        return self._join_transition(job, layer, mixed, target, joining)

    def _mixed(self, job: _Job, layer: TransitionLayer) -> Surface:
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
        self, job: _Job, layer: TransitionLayer, mixed: Surface, target: Surface, joining: Style
    ) -> Surface:
        mixed = self._effects.apply(layer.track_effects, mixed, job.space, job.plan.scale)
        style = replace(joining, opacity=layer.opacity, blend=layer.blend)
        return self._join(mixed, target, style)

    def _lay_adjustment(self, job: _Job, layer: AdjustmentLayer, target: Surface) -> None:
        changed = self._effects.apply(
            layer.effects, self._gpu.copy(target), job.space, job.plan.scale
        )
        area = _around(layer.box)
        style = replace(_joining(job), opacity=layer.opacity, blend=layer.blend, is_adjustment=True)
        if layer.crop is not None:
            style = replace(
                style, edges=_cropped(layer.box, layer.crop), feather=layer.crop.feather
            )
        picture = whole(changed, area)
        mask = self._mask(layer, area)
        draw(self._gpu, picture, target, matrix=layer.matrix, style=style, mask=mask)
        picture.release(self._gpu)

    def _put(
        self,
        job: _Job,
        picture: Drawable,
        target: Surface,
        matrix: Affine,
        style: Style | None = None,
    ) -> None:
        """Draw a picture and give its surfaces back."""
        draw(self._gpu, picture, target, matrix=matrix, style=style or job.plain)
        picture.release(self._gpu)

    def _mask(self, layer: Layer | AdjustmentLayer, area: Area) -> MaskTexture | None:
        if not layer.masks:
            return None
        return self._masks.texture(layer.masks, area, _pixels(area, layer.density))

    def _picture(self, job: _Job, layer: Layer) -> Drawable:
        """The layer's picture in clip space, its effects done."""
        if layer.past is None:
            return self._changed(job, layer.glimpse, None)
        # Whole surfaces, so that a picture can be given back before the next is shown.
        glimpses = (*layer.past, layer.glimpse)
        context = (job.space, job.plan.quality, job.is_chroma_smooth, self._gpu.is_deep)
        area = _around(layer.box)
        surface = self._memory.last(
            context, glimpses, lambda one, kept: self._remembered(job, one, kept)
        )
        return whole(surface, area)

    def _remembered(self, job: _Job, glimpse: Glimpse, kept: Kept) -> Surface:
        """Lend a surface with one picture of several that follow each other."""
        area = _around(glimpse.box)
        picture = self._changed(job, glimpse, kept)
        if picture == whole(picture.surfaces[0], area):
            return picture.surfaces[0]
        surface = self._gpu.surface(_pixels(area, glimpse.density))
        surface.framebuffer.clear(0.0, 0.0, 0.0, 0.0)
        bare = replace(job.plain, compose=Compose.replace)
        self._put(job, picture, surface, to_surface(area, surface.size), bare)
        return surface

    def _changed(self, job: _Job, layer: Glimpse, kept: Kept | None) -> Drawable:
        picture = self._source(job, layer, kept)
        if not layer.effects:
            return picture
        # Text may be larger than its box; effects need room around it, and letters their effects.
        area = _union(picture.area, _around(layer.box))
        surface = self._gpu.surface(_pixels(area, layer.density))
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

    def _source(self, job: _Job, layer: Glimpse, kept: Kept | None) -> Drawable:
        match layer.picture:
            case MediaPicture() as media:
                return self._media(job, media).fitted(layer.box)
            case TitlePicture() as title:
                return converted(
                    self._titles.drawable(title, layer.density, layer.box), _SCREEN, job.space
                )
            case GeneratorPicture() as made:
                area = _around(layer.box)
                size = _pixels(area, layer.density)
                surface = self._effects.generate(
                    made, size, job.space, layer.density, None if kept is None else kept[-1]
                )
                return converted(whole(surface, area), _SCREEN, job.space)
            case NestPicture(plan=plan):
                surface = self._composed(_Job(plan, job.fetch, job.is_chroma_smooth))
                inner = whole(surface, _around(layer.box))
                return converted(inner, space_colour(plan.colour_space), job.space)

    def _media(self, job: _Job, media: MediaPicture) -> Drawable:
        first = self._uploaded(job, media)
        if media.blend_at is None or not media.blend_share:
            return first
        later = replace(media, at=media.blend_at, blend_at=None)
        second = self._uploaded(job, later).fitted(_extent(first.area))
        surface = self._gpu.surface(_pixels(first.area, 1.0))
        surface.framebuffer.clear(0.0, 0.0, 0.0, 0.0)
        matrix = to_surface(first.area, surface.size)
        for picture, share in ((first, 1 - media.blend_share), (second, media.blend_share)):
            style = replace(job.plain, opacity=share, compose=Compose.add)
            self._put(job, picture, surface, matrix, style)
        return whole(surface, first.area)

    def _uploaded(self, job: _Job, media: MediaPicture) -> Drawable:
        frame = job.fetch(media)
        return upload(self._gpu, frame, job.space, is_chroma_smooth=job.is_chroma_smooth)


def _joining(job: _Job, *, is_first: bool = False) -> Style:
    """How layers meet what is below; the first one on a bare frame meets nothing."""
    compose = Compose.replace if is_first else Compose.over
    return replace(job.plain, is_linear_light=job.plan.is_linear_light, compose=compose)


def _is_simple(layer: TransitionLayer) -> bool:
    """Whether neither side has effects that need it on a canvas of its own."""
    return not any(side and side.track_effects for side in (layer.before, layer.after))


def _around(box: tuple[float, float]) -> Area:
    return (-box[0] / 2, -box[1] / 2, box[0] / 2, box[1] / 2)


def _extent(area: Area) -> tuple[float, float]:
    return area[2] - area[0], area[3] - area[1]


def _union(a: Area, b: Area) -> Area:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])


def _pixels(area: Area, density: float) -> Size:
    wide, high = _extent(area)
    return (
        min(_LARGEST_SIDE, max(1, round(wide * density))),
        min(_LARGEST_SIDE, max(1, round(high * density))),
    )


def _cropped(box: tuple[float, float], crop: Crop) -> Area:
    left, top, right, bottom = _around(box)
    return (
        left + crop.left * box[0],
        top + crop.top * box[1],
        right - crop.right * box[0],
        bottom - crop.bottom * box[1],
    )
