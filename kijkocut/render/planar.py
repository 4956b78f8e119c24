"""Composites frames as YUV planes on the processor: no GL, and no conversion to RGB and back.

What a frame needs is decided by `planar_plan`; here the decoded pictures are looked at as well.
Both this and the compositor give the same picture, to a code value here and there, so that frames
may change from one to the other.
"""

from pathlib import Path
from typing import Final

import cv2
import numpy as np
from msgspec.structs import replace

from kijkocut.render.colour import code_range, conversion, space_colour, yuv_from_rgb
from kijkocut.render.frame_plan import FramePlan, MediaPicture
from kijkocut.render.pixels import (
    FrameInfo,
    Layout,
    OutputFormat,
    PictureFacts,
    Plane,
    RenderedFrame,
    layout_of,
)
from kijkocut.render.planar_fetch import Fetched
from kijkocut.render.planar_layers import PictureLayer, TitleLayer
from kijkocut.render.planar_pictures import PlanarPictures
from kijkocut.render.planar_plan import Patch, PlanarPlan, planar_plan
from kijkocut.render.planar_titles import PlanarTitles

_OPAQUE: Final = 0.9985
"""From this opacity on nothing of what is below comes through, to under half a code."""


class PlanarCompositor:
    """Mixes planes. Belongs to one thread, which OpenCV is told to stay on."""

    def __init__(self, fonts: tuple[Path, ...] = ()) -> None:
        """Start nothing yet; `fonts` are files to draw titles with besides the system's."""
        self._titles = PlanarTitles(fonts)
        self._pictures = PlanarPictures()
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
        layers: list[TitleLayer | PictureLayer] = []
        for patch in planar.patches:
            layer = self._layer(planar, patch, fetched, output)
            if layer is None:
                return None
            layers.append(layer)
        layout = layout_of(output.pixel_format)
        planes = _empty(layout, plan.size)
        if not layers or not layers[0].covers(plan.size):
            _fill(planes, planar, output)
        for layer in layers:
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
    ) -> TitleLayer | PictureLayer | None:
        if not isinstance(patch.picture, MediaPicture):
            parts = self._titles.parts(patch, plan.size, output, plan.quality)
            return None if parts is None else TitleLayer(parts, patch.opacity)
        frame = fetched.hold(patch.picture)
        if not _is_fit(frame.info, plan, output):
            return None
        return self._pictures.layer(frame, patch, plan, layout_of(output.pixel_format))


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
