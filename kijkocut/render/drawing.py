"""Draws one picture onto a surface: transform, filter, crop, mask, opacity, blend."""

import math
from enum import Enum
from typing import Final

import moderngl
from msgspec import Struct
from msgspec.structs import replace

from kijkocut.model.clip import BlendMode
from kijkocut.model.sequence import ColourSpace
from kijkocut.render.colour import space_transfer
from kijkocut.render.frame_plan import Affine, Quality
from kijkocut.render.gpu import Gpu, ShaderError, Size, Surface, Uniform
from kijkocut.render.resampling import Grid, filter_for

Area = tuple[float, float, float, float]
"""Left, top, right, bottom in clip space."""

_PARTS: Final = ("colour.glsl", "sample.glsl", "blend.glsl", "draw.frag")
_MODES: Final = {mode: index for index, mode in enumerate(BlendMode)}


class Drawable(Struct, kw_only=True):
    """Textures with the way to read them."""

    surfaces: tuple[Surface, ...]
    area: Area
    """Where the picture lies in clip space."""
    to_texel: Affine
    """From clip space to texels of the first plane."""
    defines: tuple[str, ...] = ("SOURCE SURFACE",)
    uniforms: dict[str, Uniform] = {}
    code: str = ""
    """GLSL with `vec4 kj_effects(vec4)` that changes every pixel drawn; empty for none."""
    is_straight: bool = False
    """Whether colour is not yet multiplied by alpha, so that it can't be interpolated."""
    is_lent: bool = True
    """Whether the surfaces go back to the pool after use."""

    def fitted(self, box: tuple[float, float]) -> "Drawable":
        """Give the same picture stretched over a box around the clip's centre."""
        left, top, right, bottom = self.area
        scale = Affine((right - left) / box[0], 0.0, 0.0, 0.0, (bottom - top) / box[1], 0.0)
        area = (-box[0] / 2, -box[1] / 2, box[0] / 2, box[1] / 2)
        return replace(self, area=area, to_texel=scale.then(self.to_texel))

    def release(self, gpu: Gpu) -> None:
        """Give the surfaces back."""
        if self.is_lent:
            for surface in self.surfaces:
                gpu.give(surface)


class Compose(Enum):
    """How a picture joins what is on the surface already."""

    over = "over"
    replace = "replace"
    add = "add"


class Style(Struct, frozen=True, kw_only=True):
    """Everything about a draw except what and where."""

    space: ColourSpace = ColourSpace.bt709
    quality: Quality = Quality.full
    opacity: float = 1.0
    blend: BlendMode = BlendMode.normal
    is_linear_light: bool = False
    compose: Compose = Compose.over
    edges: Area | None = None
    """What crop leaves of the picture; None keeps all."""
    feather: float = 0.0
    is_adjustment: bool = False
    """Whether the picture is the surface's own content, changed; it is read where it is written."""


class MaskTexture(Struct, frozen=True, kw_only=True):
    """A mask's coverage over an area of clip space."""

    surface: Surface
    area: Area


def whole(surface: Surface, area: Area | None = None) -> Drawable:
    """Give a surface to draw: over `area`, or from 0, 0 with one unit per texel."""
    wide, high = surface.size
    if area is None:
        return Drawable(
            surfaces=(surface,), area=(0.0, 0.0, float(wide), float(high)), to_texel=Affine()
        )
    left, top, right, bottom = area
    x, y = wide / (right - left), high / (bottom - top)
    return Drawable(
        surfaces=(surface,), area=area, to_texel=Affine(x, 0, -left * x, 0, y, -top * y)
    )


def fills(picture: Drawable, target: Surface, matrix: Affine) -> bool:
    """Tell whether a picture is one lent surface that would cover `target` texel for texel."""
    first = picture.surfaces[0]
    if not picture.is_lent or picture.defines != ("SOURCE SURFACE",) or matrix.determinant <= 0:
        return False
    if picture.code:
        return False
    if (first.size, first.kind) != (target.size, target.kind):
        return False
    texels = matrix.inverse().then(picture.to_texel)
    return max(abs(a - b) for a, b in zip(_parts(texels), _parts(Affine()), strict=True)) < 1e-4


def _parts(map_: Affine) -> tuple[float, ...]:
    return map_.xx, map_.xy, map_.x0, map_.yx, map_.yy, map_.y0


def to_surface(area: Area, size: Size) -> Affine:
    """Give the map that puts an area of clip space onto a whole surface of `size`."""
    left, top, right, bottom = area
    x, y = size[0] / (right - left), size[1] / (bottom - top)
    return Affine(x, 0.0, -left * x, 0.0, y, -top * y)


def draw(
    gpu: Gpu,
    picture: Drawable,
    target: Surface,
    *,
    matrix: Affine,
    style: Style,
    mask: MaskTexture | None = None,
) -> None:
    """Draw `picture` through `matrix` (clip space to pixels of `target`) onto `target`."""
    across, down = _sharpness(matrix)
    edges = _meet(picture.area, style.edges) if style.edges else picture.area
    if not (across and down) or edges[0] >= edges[2] or edges[1] >= edges[3]:
        return
    texels = matrix.inverse().then(picture.to_texel)
    grid = _grid(picture)
    found = filter_for(texels, style.quality, grid)
    if picture.is_straight and not found.is_exact:
        flat = _flattened(gpu, picture, style)
        draw(gpu, flat, target, matrix=matrix, style=style, mask=mask)
        gpu.give(flat.surfaces[0])
        return
    is_whole = not style.feather and _is_on_pixels(matrix, edges)
    margin = (0.0, 0.0) if is_whole else (1 / across, 1 / down)
    uniforms: dict[str, Uniform] = {
        **picture.uniforms,
        **_rows("to_out", matrix),
        **_rows("to_texel", picture.to_texel),
        "area": (
            edges[0] - margin[0],
            edges[1] - margin[1],
            edges[2] + margin[0],
            edges[3] + margin[1],
        ),
        "edges": edges,
        "sharpness": (across, down),
        "feather": style.feather,
        "opacity": style.opacity,
        "out_size": _floats(target.size),
        "plane_size": grid.size,
        "chroma_size": grid.chroma_size,
        **found.uniforms,
    }
    textures = {f"plane{i}": surface.texture for i, surface in enumerate(picture.surfaces)}
    _set_filters(picture, is_nearest=found.is_exact)
    if mask:
        textures["mask"] = mask.surface.texture
        uniforms["mask_area"] = mask.area
    defines = (*picture.defines, f"FILTER {found.name}", *found.defines)
    if is_whole:
        defines += ("WHOLE_PIXELS",)
    if style.opacity == 1.0:
        defines += ("UNFADED",)
    _run(gpu, target, (defines, picture.code), style, uniforms, textures)
    _set_filters(picture, is_nearest=False)


def _grid(picture: Drawable) -> Grid:
    planes = picture.surfaces
    step = picture.uniforms.get("chroma_step", (1.0, 1.0))
    return Grid(
        size=_floats(planes[0].size),
        chroma_size=_floats(planes[1 if len(planes) > 2 else 0].size),
        chroma_step=step,  # type: ignore[arg-type]
    )


def _floats(size: Size) -> tuple[float, float]:
    return float(size[0]), float(size[1])


def _hides(names: list[str], style: Style, code: str) -> bool:
    """Whether nothing below can be seen, so that there is nothing to mix with."""
    if code or style.compose is not Compose.over or "SOURCE SURFACE" in names:
        return False
    return {"WHOLE_PIXELS", "UNFADED"} <= set(names) and not {"HAS_ALPHA", "HAS_MASK"} & set(names)


def takes(gpu: Gpu, code: str) -> bool:
    """Tell whether `code` compiles as `Drawable.code`."""
    names = (f"SPACE {space_transfer(ColourSpace.bt709)}", "BLEND 0", "SOURCE SURFACE")
    try:
        gpu.shader(_PARTS, (*names, "FILTER NEAREST", "HAS_EFFECTS"), code=code)
    except ShaderError:
        return False
    return True


def _rows(name: str, map_: Affine) -> dict[str, Uniform]:
    return {
        f"{name}_x": (map_.xx, map_.xy, map_.x0),
        f"{name}_y": (map_.yx, map_.yy, map_.y0),
    }


def _set_filters(picture: Drawable, *, is_nearest: bool) -> None:
    """Let the samplers interpolate or not; smooth chroma is interpolated even at 1:1."""
    smooth, hard = (moderngl.LINEAR, moderngl.LINEAR), (moderngl.NEAREST, moderngl.NEAREST)
    for index, surface in enumerate(picture.surfaces):
        is_chroma = index in (1, 2) and "SMOOTH_CHROMA" in picture.defines
        surface.texture.filter = hard if is_nearest and not is_chroma else smooth


def _is_on_pixels(matrix: Affine, edges: Area) -> bool:
    """Whether a rectangle's edges fall between output pixels, upright or turned by quarters."""
    near = 1e-4
    is_straight = (abs(matrix.xy) < 1e-9 and abs(matrix.yx) < 1e-9) or (
        abs(matrix.xx) < 1e-9 and abs(matrix.yy) < 1e-9
    )
    corners = (*matrix.apply(edges[0], edges[1]), *matrix.apply(edges[2], edges[3]))
    return is_straight and all(abs(v - round(v)) < near for v in corners)


def _run(
    gpu: Gpu,
    target: Surface,
    text: tuple[tuple[str, ...], str],
    style: Style,
    uniforms: dict[str, Uniform],
    textures: dict[str, moderngl.Texture],
) -> None:
    """Run the shader of `text`, which is defines and the code of effects."""
    defines, code = text
    reads_below = style.compose is Compose.over and (
        style.is_linear_light or style.blend is not BlendMode.normal or style.is_adjustment
    )
    names = [f"SPACE {space_transfer(style.space)}", f"BLEND {_MODES[style.blend]}", *defines]
    below = gpu.copy(target) if reads_below else None
    if below:
        textures["below"] = below.texture
        names.append("READS_BELOW")
    if "mask" in textures:
        names.append("HAS_MASK")
    if style.is_linear_light and reads_below:
        names.append("IN_LINEAR")
    if style.is_adjustment:
        names.append("ADJUSTMENT")
    if code:
        names.append("HAS_EFFECTS")
    shader = gpu.shader(_PARTS, names, code=code)
    context = gpu.context
    target.framebuffer.use()
    if reads_below or style.compose is Compose.replace or _hides(names, style, code):
        context.disable(context.BLEND)
    else:
        context.enable(context.BLEND)
        keep = moderngl.ONE if style.compose is Compose.add else moderngl.ONE_MINUS_SRC_ALPHA
        context.blend_func = (moderngl.ONE, keep)
    shader.run(uniforms, textures)
    gpu.give(below)


def _flattened(gpu: Gpu, picture: Drawable, style: Style) -> Drawable:
    """The same picture multiplied by its alpha, texel for texel."""
    first = picture.surfaces[0]
    surface = gpu.surface(first.size)
    surface.framebuffer.clear()
    texels = replace(
        picture, area=(0.0, 0.0, float(first.size[0]), float(first.size[1])), to_texel=Affine()
    )
    plain = Style(space=style.space, quality=style.quality, compose=Compose.replace)
    draw(gpu, texels, surface, matrix=Affine(), style=plain)
    return Drawable(surfaces=(surface,), area=picture.area, to_texel=picture.to_texel)


def _sharpness(matrix: Affine) -> tuple[float, float]:
    """Output pixels per clip-space unit, square to the picture's upright and level edges."""
    grown = abs(matrix.determinant)
    if grown < 1e-12:
        return 0.0, 0.0
    return grown / math.hypot(matrix.xy, matrix.yy), grown / math.hypot(matrix.xx, matrix.yx)


def _meet(a: Area, b: Area) -> Area:
    return max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])
