"""Titles as planes with weights, made once: what mixing planes needs of text on RGBA."""

import math
from collections import OrderedDict
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from kijkocut.render.colour import code_range, yuv_from_rgb
from kijkocut.render.frame_plan import Affine, Quality, TitlePicture
from kijkocut.render.pixels import Layout, OutputFormat, Plane, layout_of
from kijkocut.render.planar_grid import Axis, sampling, stretch
from kijkocut.render.planar_plan import Patch
from kijkocut.render.planar_sampling import resampled
from kijkocut.render.resampling import Filter, Grid, filter_for
from kijkocut.render.titles import TitleImage, TitleRasteriser

_KEPT_BYTES: Final = 96 << 20
_REACH: Final = 2
"""Texels that a cubic needs around a picture."""

Weights = NDArray[np.float32]


class Part(Struct, frozen=True, kw_only=True):
    """What a picture with alpha lays on one plane."""

    left: int
    top: int
    samples: Plane
    weights: Weights


class PlanarTitles:
    """Rasterises titles and keeps them as planes. Belongs to one thread."""

    def __init__(self, fonts: tuple[Path, ...] = ()) -> None:
        """Start nothing yet; `fonts` are files to draw with besides the system's."""
        self._rasteriser = TitleRasteriser(fonts)
        self._kept: OrderedDict[object, tuple[Part, ...] | None] = OrderedDict()
        self._bytes = 0

    def release(self) -> None:
        """End what rasterising started; must be called on the thread that drew."""
        self._rasteriser.release()

    def parts(
        self, patch: Patch, size: tuple[int, int], output: OutputFormat, quality: Quality
    ) -> tuple[Part, ...] | None:
        """Give a title's part of every plane of a frame of `size`; None where it is enlarged."""
        picture = patch.picture
        if not isinstance(picture, TitlePicture):
            return None
        key = (picture, patch.box, patch.density, patch.matrix, size, output, quality)
        if key not in self._kept:
            image = self._rasteriser.image(picture.title, patch.density, picture.letters)
            self._kept[key] = made = _made(image, patch, picture, size, (output, quality))
            self._bytes += _bytes(made)
        self._kept.move_to_end(key)
        while self._bytes > _KEPT_BYTES and len(self._kept) > 1:
            self._bytes -= _bytes(self._kept.popitem(last=False)[1])
        return self._kept[key]


def _bytes(parts: tuple[Part, ...] | None) -> int:
    return sum(part.samples.nbytes + part.weights.nbytes for part in parts or ())


def _made(
    image: TitleImage,
    patch: Patch,
    picture: TitlePicture,
    size: tuple[int, int],
    wanted: tuple[OutputFormat, Quality],
) -> tuple[Part, ...] | None:
    output, quality = wanted
    axes = _axes(image, patch, picture, size)
    texels = Affine(axes[0].texels, 0.0, axes[0].origin, 0.0, axes[1].texels, axes[1].origin)
    high, wide = image.pixels.shape[:2]
    extent = (float(wide), float(high))
    grid = Grid(size=extent, chroma_size=extent, chroma_step=(1.0, 1.0))
    found = filter_for(texels, quality, grid)
    places = stretch(axes[0], 0), stretch(axes[1], 0)
    if not (places[0].length and places[1].length):
        return ()
    shown = _shown(image, axes, found)
    if shown is None:
        return None
    cover = np.outer(places[1].cover, places[0].cover).astype(np.float32)
    return _parts(
        shown * (cover[..., None] / 255.0), (places[0].start, places[1].start), size, output
    )


def _axes(
    image: TitleImage, patch: Patch, picture: TitlePicture, size: tuple[int, int]
) -> tuple[Axis, Axis]:
    """Where the title's columns and rows lie, as `TitleTextures` places them."""
    high, wide = (side / image.scale for side in image.pixels.shape[:2])
    left = image.left + picture.travel[0] * (patch.box[0] + wide) / 2
    top = image.top + picture.travel[1] * (patch.box[1] + high) / 2
    top -= image.block[1] / 2 if picture.anchor == "bottom" else 0.0
    matrix = patch.matrix
    across = _axis((left, wide), (matrix.xx, matrix.x0), image.scale, size[0])
    return across, _axis((top, high), (matrix.yy, matrix.y0), image.scale, size[1])


def _axis(
    place: tuple[float, float], matrix: tuple[float, float], scale: float, length: int
) -> Axis:
    (first, extent), (grow, move) = place, matrix
    low, texels = first * grow + move, scale / grow
    return Axis(
        texels=texels,
        origin=-low * texels,
        low=low,
        high=(first + extent) * grow + move,
        length=length,
    )


def _shown(image: TitleImage, axes: tuple[Axis, Axis], found: Filter) -> NDArray[np.float32] | None:
    """The title's texels as the pixels it covers, 0..255, multiplied by alpha."""
    places = stretch(axes[0], 0), stretch(axes[1], 0)
    size = places[0].length, places[1].length
    if found.name == "CUBIC":
        if max(abs(axis.texels - 1) for axis in axes) > 1e-4:
            return None
        return _moved(image.pixels, axes, (places[0].start, places[1].start), size)
    across, down = (
        sampling(axis, place, shifts=(0, 0), reads=reads, is_exact=found.is_exact)
        for axis, place, reads in zip(axes, places, found.reads, strict=True)
    )
    return np.asarray(resampled(image.pixels, size, across, down), np.float32)


def _moved(
    pixels: NDArray[np.uint8],
    axes: tuple[Axis, Axis],
    start: tuple[int, int],
    size: tuple[int, int],
) -> NDArray[np.float32]:
    """Move by a part of a pixel with the cubic of `sample.glsl`, clamped as there."""
    wide, high = size
    rounds, weights = [], []
    for axis, first in zip(axes, start, strict=True):
        place = axis.origin + first  # of the first pixel's middle, from the first texel's middle
        below = math.floor(place + 1e-4)
        rounds.append(below)
        weights.append(_cubic(min(1.0, max(0.0, place - below))))
    left, top = rounds
    padded = _around(pixels, (left - 1, top - 1), (wide + 3, high + 3))
    # Filters are anchored at the texel below; the kernel's four taps begin one before it.
    kernel_x, kernel_y = weights
    mixed = cv2.sepFilter2D(
        padded.astype(np.float32), cv2.CV_32F, kernel_x, kernel_y, anchor=(1, 1)
    )[1 : 1 + high, 1 : 1 + wide]
    near = padded[1:, 1:]
    four = near[:high, :wide], near[:high, 1 : wide + 1], near[1 : high + 1, :wide]
    last = near[1 : high + 1, 1 : wide + 1]
    low = np.minimum(np.minimum(four[0], four[1]), np.minimum(four[2], last))
    top_most = np.maximum(np.maximum(four[0], four[1]), np.maximum(four[2], last))
    return np.clip(mixed, low, top_most)


def _around(
    pixels: NDArray[np.uint8], start: tuple[int, int], size: tuple[int, int]
) -> NDArray[np.uint8]:
    """Give a rectangle of the picture, its border repeated beyond it."""
    high, wide = pixels.shape[:2]
    columns = np.clip(np.arange(start[0], start[0] + size[0]), 0, wide - 1)
    rows = np.clip(np.arange(start[1], start[1] + size[1]), 0, high - 1)
    return np.ascontiguousarray(pixels[rows][:, columns])


def _cubic(t: float) -> NDArray[np.float32]:
    """Catmull-Rom's weights of the four texels around a place `t` after the second."""
    t2, t3 = t * t, t * t * t
    weights = (-t + 2 * t2 - t3, 2 - 5 * t2 + 3 * t3, t + 4 * t2 - 3 * t3, t3 - t2)
    return np.array(weights, np.float32) * np.float32(0.5)


def _parts(
    shown: NDArray[np.float32], start: tuple[int, int], size: tuple[int, int], output: OutputFormat
) -> tuple[Part, ...]:
    """Turn pixels, 0..1 and multiplied by alpha, into planes on whole chroma samples."""
    layout = layout_of(output.pixel_format)
    block = 1 << layout.shift_x, 1 << layout.shift_y
    high, wide = shown.shape[:2]
    left, top = (first // step * step for first, step in zip(start, block, strict=True))
    right, bottom = (
        -(-(first + count) // step) * step
        for first, count, step in zip(start, (wide, high), block, strict=True)
    )
    padded = np.zeros((bottom - top, right - left, 4), np.float32)
    padded[start[1] - top :, start[0] - left :][:high, :wide] = shown
    turn = yuv_from_rgb(output.matrix).astype(np.float32)
    yuv = np.asarray(cv2.transform(padded[..., :3], turn), np.float32)
    alpha = padded[..., 3]
    small = (alpha.shape[1] // block[0], alpha.shape[0] // block[1])
    parts = []
    for index in range(3):
        values, weights = np.ascontiguousarray(yuv[..., index]), alpha
        if index:
            values = _means(values, small)
            weights = _means(alpha, small)
        x, y = (left // block[0], top // block[1]) if index else (left, top)
        columns, rows = layout.plane_size(index, size)
        cut = np.s_[: rows - y, : columns - x]
        samples = _codes(values[cut], weights[cut], index, (layout, output))
        parts.append(
            Part(left=x, top=y, samples=samples, weights=np.ascontiguousarray(weights[cut]))
        )
    return tuple(parts)


def _means(values: NDArray[np.float32], size: tuple[int, int]) -> NDArray[np.float32]:
    return np.asarray(cv2.resize(values, size, interpolation=cv2.INTER_AREA), np.float32)


def _codes(
    values: NDArray[np.float32],
    weights: NDArray[np.float32],
    index: int,
    kind: tuple[Layout, OutputFormat],
) -> Plane:
    """Give code values of a plane whose normal values are multiplied by alpha."""
    layout, output = kind
    scale, offset = code_range(layout.depth, full_range=output.full_range)
    straight = np.divide(values, weights, out=np.zeros_like(values), where=weights > 1e-4)
    codes: NDArray[np.float64] = straight * scale[index] + offset[index]
    codes = np.clip(np.rint(codes), 0, layout.peak)
    return codes.astype(np.uint8) if layout.depth == 8 else codes.astype(np.uint16)
