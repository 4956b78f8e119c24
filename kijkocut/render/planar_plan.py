"""Which frames can be composited as YUV planes on the processor, without GL. Pure.

On software GL a picture drawn over the whole frame costs as much as encoding it; mixing the planes
themselves costs a tenth. It gives the same picture as long as mixing in YUV is mixing in RGB, which
is so for everything linear: opacity, dissolves, alpha, resampling. Effects, blend modes, masks,
turned pictures and linear light stay with the GPU.
"""

from msgspec import Struct

from kijkocut.model.clip import BlendMode
from kijkocut.model.media import Colour
from kijkocut.model.sequence import ColourSpace
from kijkocut.render.colour import conversion
from kijkocut.render.frame_plan import (
    Affine,
    AnyLayer,
    FramePlan,
    Layer,
    MediaPicture,
    Quality,
    Rgba,
    TitlePicture,
)
from kijkocut.render.pixels import OutputFormat, layout_of

SCREEN = Colour(primaries="bt709", transfer="iec61966-2-1")
"""What colours chosen on a screen mean: titles and backgrounds."""
_BLACK: Rgba = (0.0, 0.0, 0.0, 1.0)


class Patch(Struct, frozen=True, kw_only=True):
    """A picture that lies upright on the frame."""

    picture: MediaPicture | TitlePicture
    box: tuple[float, float]
    """Its size in clip space, around the origin."""
    matrix: Affine
    """From clip space to output pixels; only scale and move."""
    edges: tuple[float, float, float, float]
    """What is to be seen of it: left, top, right, bottom in output pixels."""
    opacity: float
    density: float
    """Pixels per unit of clip space that titles are drawn with."""


class PlanarPlan(Struct, frozen=True, kw_only=True):
    """A frame as planes laid over each other."""

    size: tuple[int, int]
    base: Rgba
    """The colour below everything; opaque."""
    patches: tuple[Patch, ...]
    """Bottom to top."""
    space: ColourSpace
    quality: Quality


def planar_plan(plan: FramePlan, output: OutputFormat) -> PlanarPlan | None:
    """Give the plan as planes to mix, or None where the GPU has to draw it.

    Whether the pictures themselves are fit (planes of the output's depth and matrix) shows only
    when they are decoded.

    Args:
        plan: The frame.
        output: How the samples are wanted; only subsampled YUV without alpha can be mixed.
    """
    layout = layout_of(output.pixel_format)
    is_fit = output.is_subsampled and not layout.has_alpha and layout.depth <= 16
    base = _base(plan)
    if not is_fit or plan.is_linear_light or base is None:
        return None
    if any(_is_title(layer) for layer in plan.layers) and not _is_screen(plan.colour_space):
        return None
    patches = tuple(_patch(layer) for layer in plan.layers)
    if not all(patches):
        return None
    return PlanarPlan(
        size=plan.size,
        base=base,
        patches=tuple(patch for patch in patches if patch is not None),
        space=plan.colour_space,
        quality=plan.quality,
    )


def _base(plan: FramePlan) -> Rgba | None:
    """The background over black, which is what YUV without alpha shows; None for a gradient."""
    if len(plan.background) != 1:
        return None
    red, green, blue, alpha = plan.background[0]
    if alpha and (red or green or blue) and not _is_screen(plan.colour_space):
        return None
    return (red * alpha, green * alpha, blue * alpha, 1.0) if alpha else _BLACK


def _is_screen(space: ColourSpace) -> bool:
    """Whether colours chosen on a screen are the sequence's own."""
    return conversion(SCREEN, space) is None


def _is_title(layer: AnyLayer) -> bool:
    return isinstance(layer, Layer) and isinstance(layer.picture, TitlePicture)


def _patch(layer: AnyLayer) -> Patch | None:
    if not isinstance(layer, Layer) or not isinstance(layer.picture, MediaPicture | TitlePicture):
        return None
    matrix, crop = layer.matrix, layer.crop
    is_upright = matrix.xy == matrix.yx == 0.0 and matrix.xx > 0 and matrix.yy > 0
    is_changed = bool(layer.effects or layer.track_effects or layer.masks or layer.past)
    if not is_upright or is_changed or layer.blend is not BlendMode.normal:
        return None
    if crop is not None and (crop.feather or isinstance(layer.picture, TitlePicture)):
        return None
    if isinstance(layer.picture, MediaPicture) and layer.picture.blend_at is not None:
        return None
    if isinstance(layer.picture, TitlePicture) and layer.picture.uncovered < 1.0:
        return None
    wide, high = layer.box
    shares = (crop.left, crop.top, crop.right, crop.bottom) if crop else (0.0, 0.0, 0.0, 0.0)
    left, top = matrix.apply((shares[0] - 0.5) * wide, (shares[1] - 0.5) * high)
    right, bottom = matrix.apply((0.5 - shares[2]) * wide, (0.5 - shares[3]) * high)
    return Patch(
        picture=layer.picture,
        box=layer.box,
        matrix=matrix,
        edges=(left, top, right, bottom),
        opacity=layer.opacity,
        density=layer.density,
    )
