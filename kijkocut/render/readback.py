"""Turns a finished surface into samples in memory, converted on the GPU."""

from typing import Any, Final

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from kijkocut.model.media import Colour
from kijkocut.model.sequence import ColourSpace
from kijkocut.render.colour import from_rgb, space_colour
from kijkocut.render.gpu import Gpu, Size, Surface, glsl_numbers
from kijkocut.render.pixels import (
    FrameInfo,
    Layout,
    OutputFormat,
    PixelFormatError,
    Plane,
    RenderedFrame,
    layout_of,
)

_TARGET: Final[dict[int, tuple[str, np.dtype[Any], float]]] = {
    8: ("f1", np.dtype(np.uint8), 255.0),
    16: ("nu2", np.dtype(np.uint16), 65535.0),
    32: ("f4", np.dtype(np.float32), 1.0),
}


def read_back(
    gpu: Gpu, surface: Surface, output: OutputFormat, space: ColourSpace
) -> RenderedFrame:
    """Read `surface` as `output` asks.

    Raises:
        PixelFormatError: The format is packed RGB without alpha of more than 8 bits, or unknown.
    """
    layout = layout_of(output.pixel_format)
    if layout.is_packed:
        planes: tuple[Plane, ...] = (_packed(gpu, surface, layout),)
    elif layout.has_chroma:
        planes = _planar(gpu, surface, layout, output)
    else:
        planes = (_one(gpu, surface, layout, "PACK_LUMA", _code(layout, output)),)
    info = FrameInfo(
        width=surface.size[0],
        height=surface.size[1],
        pixel_format=output.pixel_format,
        colour=_tags(layout, output, space),
        chroma_location="left" if layout.shift_x else "center",
    )
    return RenderedFrame(info, planes)


def _tags(layout: Layout, output: OutputFormat, space: ColourSpace) -> Colour:
    colour = space_colour(space)
    if layout.is_rgb:
        return replace(colour, matrix="gbr", full_range=True)
    return replace(colour, matrix=output.matrix, full_range=output.full_range)


def _code(layout: Layout, output: OutputFormat) -> tuple[str, ...]:
    """How RGB becomes codes, as defines; software GL is slow at uniforms."""
    turn, offset = from_rgb(output.matrix, layout.depth, full_range=output.full_range)
    return (
        f"FROM_RGB mat3({glsl_numbers((turn / layout.peak).T)})",
        f"FROM_RGB_OFFSET vec3({glsl_numbers(offset / layout.peak)})",
        f"BLOCK vec2({1 << layout.shift_x}.0, {1 << layout.shift_y}.0)",
    )


def _planar(gpu: Gpu, surface: Surface, layout: Layout, output: OutputFormat) -> tuple[Plane, ...]:
    code = _code(layout, output)
    first = _one(gpu, surface, layout, "PACK_LUMA", code)
    dtype, _, _ = _depth(layout)
    size = layout.plane_size(1, surface.size)
    blue, red = gpu.surface(size, 1, dtype), gpu.surface(size, 1, dtype)
    both = gpu.context.framebuffer([blue.texture, red.texture])
    both.use()
    _pack(gpu, surface, layout, "PACK_CHROMA", (size, code))
    planes = [first, _read(blue, layout), _read(red, layout)]
    gpu.give(blue)
    gpu.give(red)
    if layout.has_alpha:
        planes.append(_one(gpu, surface, layout, "PACK_ALPHA", code))
    return tuple(planes)


def _one(gpu: Gpu, surface: Surface, layout: Layout, kind: str, code: tuple[str, ...]) -> Plane:
    wide, high = surface.size
    size = (-(-wide // 4), high)
    target = gpu.surface(size, 4, _depth(layout)[0])
    target.framebuffer.use()
    _pack(gpu, surface, layout, kind, (size, code))
    rows = _read(target, layout, 4).reshape(high, 4 * size[0])
    gpu.give(target)
    return rows if wide % 4 == 0 else rows[:, :wide].copy()


def flattened(gpu: Gpu, surface: Surface) -> Surface:
    """Lend an 8-bit copy for a screen: RGBA, still multiplied by alpha."""
    target = gpu.surface(surface.size, 4, "f1")
    target.framebuffer.use()
    screen = Layout(depth=8, is_rgb=True, is_packed=True)
    _pack(gpu, surface, screen, "PACK_RGBA", (surface.size, ()))
    return target


def read_samples(gpu: Gpu, surface: Surface, most: Size) -> NDArray[np.uint8]:
    """Read RGBA of 8 bits with straight alpha, every so many so that at most `most` come."""
    step = -(-surface.size[0] // most[0]), -(-surface.size[1] // most[1])
    size = -(-surface.size[0] // step[0]), -(-surface.size[1] // step[1])
    target = gpu.surface(size, 4, "f1")
    target.framebuffer.use()
    layout = Layout(depth=8, is_rgb=True, is_packed=True, has_alpha=True)
    _pack(gpu, surface, layout, "PACK_RGBA", (size, (f"STEP ivec2{step}",)))
    samples = np.asarray(_read(target, layout, 4), np.uint8)
    gpu.give(target)
    return samples


def _packed(gpu: Gpu, surface: Surface, layout: Layout) -> Plane:
    # Four components are read even where three are wanted: drivers are slow at three.
    target = gpu.surface(surface.size, 4, _depth(layout)[0])
    target.framebuffer.use()
    _pack(gpu, surface, layout, "PACK_RGBA", (surface.size, ()))
    plane = _read(target, layout, 4)
    gpu.give(target)
    if layout.has_alpha:
        return plane
    return plane[:, :, :3].copy()


def _pack(
    gpu: Gpu, surface: Surface, layout: Layout, kind: str, job: tuple[Size, tuple[str, ...]]
) -> None:
    size, code = job
    peak, unit = float(layout.peak), _depth(layout)[2]
    defines = [f"PACK {kind}", f"PEAK {peak}", f"UNIT {unit}", *code]
    if surface.size[0] % 4 == 0:
        defines.append("WHOLE_TEXELS")
    if layout.has_alpha:
        defines.append("STRAIGHT")
    if layout.depth > 16:
        defines.append("AS_FLOAT")
    wide, high = float(size[0]), float(size[1])
    gpu.context.disable(gpu.context.BLEND)
    gpu.shader(("pack.frag",), defines).run(
        {
            "area": (0.0, 0.0, wide, high),
            "to_out_x": (1.0, 0.0, 0.0),
            "to_out_y": (0.0, 1.0, 0.0),
            "out_size": (wide, high),
        },
        {"plane0": surface.texture},
    )


def _depth(layout: Layout) -> tuple[str, np.dtype[Any], float]:
    if layout.is_packed and layout.depth not in _TARGET:
        raise PixelFormatError(f"Frames can't be packed with {layout.depth} bits a sample.")
    return _TARGET[layout.depth if layout.depth in _TARGET else 16]


def _read(surface: Surface, layout: Layout, components: int = 1) -> Plane:
    _, number, _ = _depth(layout)
    samples = np.frombuffer(surface.texture.read(), number)
    shape = (surface.size[1], surface.size[0], components)
    plane: Plane = samples.reshape(shape if components > 1 else shape[:2])
    return plane
