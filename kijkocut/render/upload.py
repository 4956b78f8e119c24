"""Brings decoded pictures onto the GPU as they are: one texture per plane."""

from typing import Final

import numpy as np
from msgspec.structs import replace

from kijkocut.model.media import Colour
from kijkocut.model.sequence import ColourSpace
from kijkocut.render.colour import Conversion, conversion, to_rgb
from kijkocut.render.drawing import Drawable
from kijkocut.render.frame_plan import Affine
from kijkocut.render.gpu import Gpu, Surface, Uniform, glsl_numbers
from kijkocut.render.pixels import Layout, PictureFacts, PixelFormatError, SourceFrame, layout_of

_CHROMA_SITE: Final = {"left": (0.25, 0.0), "topleft": (0.25, 0.25)}
_TEXTURE: Final = {8: ("f1", 255.0, np.uint8), 16: ("nu2", 65535.0, np.uint16)}


def upload(gpu: Gpu, frame: SourceFrame, space: ColourSpace, *, is_chroma_smooth: bool) -> Drawable:
    """Upload a decoded picture and release it.

    The drawable's area is the displayed size in square pixels; fit it with `Drawable.fitted`.

    Args:
        gpu: Where to.
        frame: Planes as decoded.
        space: The sequence's colour space, which the picture is converted to when drawn.
        is_chroma_smooth: Whether chroma is interpolated at its true place even at 1:1. For
            subsampled output it is not: nearest here and a box average on the way out give back
            equal bits.

    Raises:
        PixelFormatError: The compositor can't read the format, or the planes do not fit it.
    """
    info = frame.info
    layout = layout_of(info.pixel_format)
    surfaces = _planes(gpu, frame, layout)
    frame.release()
    size = (info.width, info.height)
    change = conversion(info.colour, space)
    defines, uniforms = _meaning(layout, info.colour, change)
    if layout.has_chroma and not layout.is_packed:
        uniforms["chroma_step"] = (1.0 / (1 << layout.shift_x), 1.0 / (1 << layout.shift_y))
        x, y = _CHROMA_SITE.get(info.chroma_location, (0.0, 0.0))
        shift = (x * layout.shift_x, y * layout.shift_y) if is_chroma_smooth else (0.0, 0.0)
        uniforms["chroma_shift"] = shift
        if is_chroma_smooth and (layout.shift_x or layout.shift_y):
            defines.append("SMOOTH_CHROMA")
    box, to_texel = _display(info, size)
    return Drawable(
        surfaces=surfaces,
        area=(-box[0] / 2, -box[1] / 2, box[0] / 2, box[1] / 2),
        to_texel=to_texel,
        defines=tuple(defines),
        uniforms=uniforms,
        is_straight=layout.has_alpha,
    )


def _planes(gpu: Gpu, frame: SourceFrame, layout: Layout) -> tuple[Surface, ...]:
    info = frame.info
    size = (info.width, info.height)
    if len(frame.planes) < layout.plane_count:
        raise PixelFormatError(
            f"A {info.pixel_format} picture came with {len(frame.planes)} planes instead of"
            f" {layout.plane_count}."
        )
    if layout.depth > 16:
        raise PixelFormatError(
            f"The compositor reads at most 16 bits a sample, not {info.pixel_format}."
        )
    dtype, _, number = _TEXTURE[8 if layout.depth == 8 else 16]
    components = (4 if layout.has_alpha else 3) if layout.is_packed else 1
    surfaces = []
    for index, plane in enumerate(frame.planes[: layout.plane_count]):
        columns, rows = layout.plane_size(index, size)
        # Padded rows would shear the picture: textures know no row length.
        samples = np.ascontiguousarray(plane[:rows, :columns], number)
        surface = gpu.surface((columns, rows), components, dtype)
        surface.texture.write(samples)
        surfaces.append(surface)
    return tuple(surfaces)


def _meaning(
    layout: Layout, colour: Colour, change: Conversion | None
) -> tuple[list[str], dict[str, Uniform]]:
    """What the shader must know to turn texture values into the sequence's RGB."""
    _, unit, _ = _TEXTURE[8 if layout.depth == 8 else 16]
    # Gray is luma alone, spread over R, G and B; like RGB it is full range unless it says
    # otherwise.
    is_even = layout.is_rgb or not layout.has_chroma
    turn, offset = to_rgb(colour, layout.depth, is_rgb=is_even)
    source = "PACKED" if layout.is_packed else "PLANAR" if layout.has_chroma else "GRAY"
    defines, uniforms = _change(change)
    defines.append(f"SOURCE {source}")
    # Numbers that stay the same for a file are compiled in, which software GL rewards.
    defines.append(f"TO_RGB mat3({glsl_numbers((turn * unit).T)})")
    defines.append(f"TO_RGB_OFFSET vec3({glsl_numbers(offset)})")
    defines.append(f"ALPHA_SCALE {unit / layout.peak!r}")
    if layout.has_alpha:
        defines.append("HAS_ALPHA")
    return defines, uniforms


def converted(picture: Drawable, colour: Colour, space: ColourSpace) -> Drawable:
    """Give a surface's drawable so that it is converted from `colour` to `space` when drawn."""
    change = conversion(colour, space)
    if change is None:
        return picture
    defines, uniforms = _change(change)
    return replace(
        picture,
        defines=(*picture.defines, *defines),
        uniforms={**picture.uniforms, **uniforms},
    )


def _change(change: Conversion | None) -> tuple[list[str], dict[str, Uniform]]:
    if change is None:
        return [], {}
    gamut = tuple(float(v) for v in np.reshape(change.gamut, (3, 3)).T.flat)
    defines = [f"SOURCE_TRANSFER {change.source}", f"TARGET_TRANSFER {change.target}"]
    return defines, {"kj_gamut": gamut}


def _display(info: PictureFacts, size: tuple[int, int]) -> tuple[tuple[float, float], Affine]:
    """The displayed size, and the map from around its centre to texels of the first plane."""
    wide, high = size
    aspect = info.sample_aspect.num / max(1, info.sample_aspect.den) or 1.0
    shown = (max(1.0, float(round(wide * aspect))), float(high))
    stretch = Affine(wide / shown[0], 0.0, wide / 2, 0.0, high / shown[1], high / 2)
    # Turning the stored picture counter-clockwise shows it upright; from display to storage is
    # clockwise.
    turns = {
        0: Affine(),
        90: Affine(0.0, -1.0, 0.0, 1.0, 0.0, 0.0),
        180: Affine(-1.0, 0.0, 0.0, 0.0, -1.0, 0.0),
        270: Affine(0.0, 1.0, 0.0, -1.0, 0.0, 0.0),
    }
    rotation = info.rotation % 360
    box = (shown[1], shown[0]) if rotation in (90, 270) else shown
    return box, turns[rotation].then(stretch)
