"""Composites frames as YUV planes on the processor: no GL, and no conversion to RGB and back.

What a frame needs is decided by `planar_plan`; here the decoded pictures are looked at as well.
Both this and the compositor give the same picture, to a code value here and there, so that frames
may change from one to the other.
"""

from typing import Final

import cv2
import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from kijkocut.render.colour import code_range, conversion, space_colour, yuv_from_rgb
from kijkocut.render.frame_plan import Affine, FramePlan, MediaPicture
from kijkocut.render.pixels import (
    FrameInfo,
    Layout,
    OutputFormat,
    PictureFacts,
    Plane,
    RenderedFrame,
    SourceFrame,
    layout_of,
)
from kijkocut.render.planar_fetch import Fetched
from kijkocut.render.planar_grid import Axis, Stretch, sampling, stretch
from kijkocut.render.planar_plan import Patch, PlanarPlan, planar_plan
from kijkocut.render.planar_sampling import resampled
from kijkocut.render.planar_titles import Part, PlanarTitles
from kijkocut.render.resampling import Filter, Grid, filter_for

_OPAQUE: Final = 0.9985
"""From this opacity on nothing of what is below comes through, to under half a code."""


class PlanarCompositor:
    """Mixes planes. Belongs to one thread, which OpenCV is told to stay on."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self._titles = PlanarTitles()
        cv2.setNumThreads(1)

    def release(self) -> None:
        """End what titles started; must be called on the thread that rendered."""
        self._titles.release()

    def render(
        self, plan: FramePlan, fetched: Fetched, output: OutputFormat
    ) -> RenderedFrame | None:
        """Make the frame that `plan` describes, or give None where the GPU has to.

        Args:
            plan: What to show.
            fetched: Gives decoded frames; it holds those that were fetched in vain.
            output: How the samples are wanted.
        """
        planar = planar_plan(plan, output)
        if planar is None:
            return None
        layers = [self._layer(planar, patch, fetched, output) for patch in planar.patches]
        if not all(layers):
            return None
        layout = layout_of(output.pixel_format)
        planes = _empty(layout, plan.size)
        if not layers or not _hides(layers[0], planar):
            _fill(planes, planar, output)
        for layer in layers:
            if layer is not None:
                layer.lay(planes)
        colour = replace(
            space_colour(plan.colour_space), matrix=output.matrix, full_range=output.full_range
        )
        info = FrameInfo(
            width=plan.size[0],
            height=plan.size[1],
            pixel_format=output.pixel_format,
            colour=colour,
        )
        fetched.release()
        return RenderedFrame(info, planes, is_planar=True)

    def _layer(
        self, plan: PlanarPlan, patch: Patch, fetched: Fetched, output: OutputFormat
    ) -> "_TitleLayer | _PictureLayer | None":
        if not isinstance(patch.picture, MediaPicture):
            parts = self._titles.parts(patch, plan.size, output, plan.quality)
            return None if parts is None else _TitleLayer(parts, patch.opacity)
        frame = fetched.hold(patch.picture)
        if not _is_fit(frame.info, plan, output):
            return None
        return _picture_layer(frame, patch, plan, layout_of(output.pixel_format))


def _is_fit(info: PictureFacts, plan: PlanarPlan, output: OutputFormat) -> bool:
    """Whether a picture's planes mean the same as the output's."""
    theirs, ours = layout_of(info.pixel_format), layout_of(output.pixel_format)
    return (
        (theirs.has_chroma and not theirs.is_packed and not theirs.has_alpha)
        and theirs.depth == ours.depth
        and info.rotation % 360 == 0
        and info.colour.matrix == output.matrix
        and bool(info.colour.full_range) == output.full_range
        and conversion(info.colour, plan.space) is None
    )


def _empty(layout: Layout, size: tuple[int, int]) -> tuple[Plane, ...]:
    number = np.uint8 if layout.depth == 8 else np.uint16
    return tuple(
        np.empty(layout.plane_size(index, size)[::-1], number)
        for index in range(layout.plane_count)
    )


def _fill(planes: tuple[Plane, ...], plan: PlanarPlan, output: OutputFormat) -> None:
    layout = layout_of(output.pixel_format)
    scale, offset = code_range(layout.depth, full_range=output.full_range)
    normal = yuv_from_rgb(output.matrix) @ np.array(plan.base[:3])
    for plane, code in zip(planes, normal * scale + offset, strict=True):
        plane[:] = int(np.clip(np.rint(code), 0, layout.peak))


class _TitleLayer:
    """A picture whose every sample has a weight of its own."""

    def __init__(self, parts: tuple[Part, ...], opacity: float) -> None:
        self._parts, self._opacity = parts, opacity

    def lay(self, planes: tuple[Plane, ...]) -> None:
        for plane, part in zip(planes, self._parts, strict=False):
            high, wide = part.samples.shape
            place = plane[part.top : part.top + high, part.left : part.left + wide]
            weights = part.weights
            if self._opacity < _OPAQUE:
                weights = weights * np.float32(self._opacity)
            _weigh(place, part.samples, weights)


class _PictureLayer:
    """A decoded picture and where its planes go."""

    def __init__(
        self,
        frame: SourceFrame,
        opacity: float,
        places: list[tuple[Stretch, Stretch]],
        samples: list[Plane],
    ) -> None:
        self._frame, self._opacity = frame, opacity
        self.places, self._samples = places, samples

    @property
    def is_opaque(self) -> bool:
        return self._opacity >= _OPAQUE and all(
            place.is_whole for places in self.places for place in places
        )

    def lay(self, planes: tuple[Plane, ...]) -> None:
        for plane, (across, down), samples in zip(planes, self.places, self._samples, strict=False):
            place = plane[
                down.start : down.start + down.length, across.start : across.start + across.length
            ]
            if not (across.is_whole and down.is_whole):
                cover = np.outer(down.cover, across.cover).astype(np.float32)
                _weigh(place, samples, cover * np.float32(self._opacity))
            elif self._opacity >= _OPAQUE:
                np.copyto(place, samples)
            else:
                cv2.addWeighted(samples, self._opacity, place, 1.0 - self._opacity, 0.0, dst=place)


def _hides(layer: "_TitleLayer | _PictureLayer | None", plan: PlanarPlan) -> bool:
    """Whether a layer covers the frame, so that what is below need not be there."""
    if not isinstance(layer, _PictureLayer) or not layer.is_opaque:
        return False
    across, down = layer.places[0]
    return (across.start, down.start) == (0, 0) and (across.length, down.length) == plan.size


def _weigh(place: Plane, samples: Plane, weights: NDArray[np.float32]) -> None:
    """Mix `samples` into `place`, each with its weight."""
    if place.dtype == np.uint8:
        cv2.blendLinear(samples, place, weights, np.float32(1) - weights, dst=place)
        return
    mixed = samples * weights + place * (np.float32(1) - weights)
    np.copyto(place, np.rint(mixed), casting="unsafe")


def _picture_layer(
    frame: SourceFrame, patch: Patch, plan: PlanarPlan, layout: Layout
) -> _PictureLayer | None:
    info = frame.info
    theirs = layout_of(info.pixel_format)
    axes = _axes(info, patch, plan.size)
    found = _filter(info, theirs, axes, plan)
    if found.name == "CUBIC":
        return None
    places, samples = [], []
    for index, plane in enumerate(frame.planes[: layout.plane_count]):
        shifts = ((0, 0), (0, 0))
        if index:
            shifts = (layout.shift_x, theirs.shift_x), (layout.shift_y, theirs.shift_y)
        across, down = (stretch(axis, own) for axis, (own, _) in zip(axes, shifts, strict=True))
        reads = found.chroma_reads if index else found.reads
        if not (across.length and down.length):
            return _PictureLayer(frame, 0.0, [], [])
        columns, rows = (
            sampling(axis, place, shifts=shift, reads=read, is_exact=found.is_exact)
            for axis, place, shift, read in zip(axes, (across, down), shifts, reads, strict=True)
        )
        wide, high = theirs.plane_size(index, (info.width, info.height))
        places.append((across, down))
        samples.append(resampled(plane[:high, :wide], (across.length, down.length), columns, rows))
    return _PictureLayer(frame, patch.opacity, places, samples)


def _axes(info: PictureFacts, patch: Patch, size: tuple[int, int]) -> tuple[Axis, Axis]:
    matrix, (left, top, right, bottom) = patch.matrix, patch.edges
    made = []
    for own, box, grow, move, edges, length in (
        (info.width, patch.box[0], matrix.xx, matrix.x0, (left, right), size[0]),
        (info.height, patch.box[1], matrix.yy, matrix.y0, (top, bottom), size[1]),
    ):
        texels = own / box / grow
        made.append(
            Axis(
                texels=texels,
                origin=own / 2 - move * texels,
                low=edges[0],
                high=edges[1],
                length=length,
            )
        )
    return made[0], made[1]


def _filter(
    info: PictureFacts, layout: Layout, axes: tuple[Axis, Axis], plan: PlanarPlan
) -> Filter:
    chroma = layout.plane_size(1, (info.width, info.height))
    grid = Grid(
        size=(float(info.width), float(info.height)),
        chroma_size=(float(chroma[0]), float(chroma[1])),
        chroma_step=(1 / (1 << layout.shift_x), 1 / (1 << layout.shift_y)),
    )
    x, y = axes
    texels = Affine(x.texels, 0.0, x.origin, 0.0, y.texels, y.origin)
    return filter_for(texels, plan.quality, grid)
