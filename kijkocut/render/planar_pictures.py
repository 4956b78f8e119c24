"""Decoded pictures as samples for the planes of a frame."""

import math
from typing import Final

from msgspec import Struct

from kijkocut.render.frame_plan import Affine
from kijkocut.render.pixels import Layout, PictureFacts, Plane, SourceFrame, layout_of
from kijkocut.render.planar_grid import Axis, sampling, stretch
from kijkocut.render.planar_layers import PictureLayer, Place
from kijkocut.render.planar_plan import Patch, PlanarPlan
from kijkocut.render.planar_sampling import resampled
from kijkocut.render.planar_scaling import Scaler, linear, linear_means
from kijkocut.render.resampling import Filter, Grid, filter_for

Size = tuple[int, int]

_NEAR: Final = 1e-4
_SMALL: Final = 1 / 3
_MOST_PIXELS: Final = 4
"""Pictures are enlarged whole up to so many times the frame's pixels."""


class _Whole(Struct, frozen=True):
    """Where the whole picture would lie, on whole output pixels."""

    left: int
    top: int
    wide: int
    high: int


class _View(Struct, frozen=True):
    """How one picture is seen."""

    axes: tuple[Axis, Axis]
    found: Filter
    source: Size
    theirs: Layout
    ours: Layout
    whole: _Whole | None
    is_small: bool
    """Whether so little of the frame is covered that means over areas, worked out exactly, are near
    enough to the shaders' reads."""

    def shifts(self, index: int) -> tuple[tuple[int, int], tuple[int, int]]:
        """Powers of two by which plane `index` of output and picture are subsampled: x, y."""
        if not index:
            return (0, 0), (0, 0)
        return (self.ours.shift_x, self.theirs.shift_x), (self.ours.shift_y, self.theirs.shift_y)


class PlanarPictures:
    """Resamples pictures. Belongs to one thread."""

    def __init__(self) -> None:
        """Set up nothing yet."""
        self._scaler = Scaler()

    def layer(
        self, frame: SourceFrame, patch: Patch, plan: PlanarPlan, ours: Layout
    ) -> PictureLayer | None:
        """Give a picture's samples; None where only the GPU enlarges as it should be."""
        info = frame.info
        theirs = layout_of(info.pixel_format)
        axes = _axes(info, patch, plan.size)
        whole = _whole(patch, plan.size)
        is_small = whole is not None and whole.wide * whole.high <= _SMALL * math.prod(plan.size)
        view = _View(
            axes=axes,
            found=_filter(info, theirs, axes, plan),
            source=(info.width, info.height),
            theirs=theirs,
            ours=ours,
            whole=whole,
            is_small=is_small,
        )
        places: list[Place] = []
        samples: list[Plane] = []
        for index, plane in enumerate(frame.planes[: ours.plane_count]):
            across, down = (
                stretch(axis, own) for axis, (own, _) in zip(axes, view.shifts(index), strict=True)
            )
            if not (across.length and down.length):
                return PictureLayer([], [], 0.0)
            wide, high = theirs.plane_size(index, (info.width, info.height))
            found = self._samples(plane[:high, :wide], index, (across, down), view)
            if found is None:
                return None
            places.append((across, down))
            samples.append(found)
        return PictureLayer(places, samples, patch.opacity)

    def _samples(self, plane: Plane, index: int, place: Place, view: _View) -> Plane | None:
        scaled = self._scaled(plane, index, place, view)
        if scaled is not None:
            return scaled
        if view.found.name == "CUBIC" and not index:
            return None
        reads = view.found.chroma_reads if index else view.found.reads
        columns, rows = (
            sampling(axis, one, shifts=shift, reads=read, is_exact=view.found.is_exact)
            for axis, one, shift, read in zip(
                view.axes, place, view.shifts(index), reads, strict=True
            )
        )
        return resampled(plane, (place[0].length, place[1].length), columns, rows)

    def _scaled(self, plane: Plane, index: int, place: Place, view: _View) -> Plane | None:
        """Scale a plane whole where that is possible, and cut out what is seen."""
        whole = view.whole
        if whole is None:
            return None
        (x, their_x), (y, their_y) = view.shifts(index)
        block = 1 << x, 1 << y
        if (plane.shape[1] << their_x, plane.shape[0] << their_y) != view.source:
            return None  # the last chroma samples reach beyond the picture
        if (whole.left | whole.wide) % block[0] or (whole.top | whole.high) % block[1]:
            return None
        made = self._made(plane, (whole.wide, whole.high), block, view)
        if made is None:
            return None
        left, top = place[0].start - whole.left // block[0], place[1].start - whole.top // block[1]
        return made[top : top + place[1].length, left : left + place[0].length]

    def _made(self, plane: Plane, size: Size, block: Size, view: _View) -> Plane | None:
        """Give a plane of a picture of `size` pixels, a sample for each block."""
        is_larger = plane.shape[1] <= size[0] and plane.shape[0] <= size[1]
        small = size[0] // block[0], size[1] // block[1]
        match view.found.name:
            case "CUBIC" if is_larger and block == (1, 1):
                return self._scaler.cubic(plane, size, view.ours.depth)
            case "BILINEAR" if is_larger and block == (1, 1):
                return linear(plane, size)
            case "CUBIC" | "BILINEAR" if is_larger:
                return linear_means(plane, size, block)
            case "AREA" if view.is_small and (
                plane.shape[1] >= small[0] and plane.shape[0] >= small[1]
            ):
                return self._scaler.area(plane, small, view.ours.depth)
            case _:
                return None


def _whole(patch: Patch, size: tuple[int, int]) -> _Whole | None:
    """The uncropped picture's rectangle, if its edges lie between pixels and it is not huge."""
    wide, high = patch.box
    left, top = patch.matrix.apply(-wide / 2, -high / 2)
    right, bottom = patch.matrix.apply(wide / 2, high / 2)
    edges = [round(edge) for edge in (left, top, right, bottom)]
    if max(abs(a - b) for a, b in zip(edges, (left, top, right, bottom), strict=True)) > _NEAR:
        return None
    area = (edges[2] - edges[0]) * (edges[3] - edges[1])
    if not 0 < area <= _MOST_PIXELS * size[0] * size[1]:
        return None
    return _Whole(edges[0], edges[1], edges[2] - edges[0], edges[3] - edges[1])


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
