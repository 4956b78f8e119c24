"""A small stage on which the catalogue's shaders are tried through the real compositor.

Pictures are float arrays (rows, columns, RGBA) of straight colour, top row first, as one sees them;
results come back the same way. Everything lives on the thread that made the compositor.
"""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import pytest
from numpy.typing import NDArray

from kijkocut.effects import Catalogue, Definition, EffectKind
from kijkocut.model.ids import MediaId
from kijkocut.model.media import Colour
from kijkocut.model.params import Param
from kijkocut.model.ticks import seconds
from kijkocut.render import FrameInfo, FramePlan, OutputFormat, RenderedFrame
from kijkocut.render.compositor import Compositor
from kijkocut.render.frame_plan import (
    Affine,
    AnyLayer,
    GeneratorPicture,
    Glimpse,
    Layer,
    MediaPicture,
    PlannedEffect,
    TransitionLayer,
)
from kijkocut.testing.shader_use import Use

Pixels = NDArray[np.float64]

STEP: Final = seconds(1) // 25
"""Frames on the stage last a 25th of a second."""

_SRGB: Final = Colour(primaries="bt709", transfer="iec61966-2-1", matrix="gbr", full_range=True)


class ShaderStage:
    """Shows single effects, generators and transitions."""

    def __init__(
        self, compositor: Compositor, catalogue: Catalogue, *, density: float = 1.0
    ) -> None:
        """Show with `compositor` what `catalogue` defines.

        Args:
            compositor: Of the calling thread.
            catalogue: The compositor's.
            density: Pixels per pixel of the canvas, as in a preview of that size.
        """
        self._compositor = compositor
        self.catalogue = catalogue
        self._density = density
        self._frames: dict[str, RenderedFrame] = {}

    def at(self, density: float) -> "ShaderStage":
        """Give the same stage for previews of another size."""
        return ShaderStage(self._compositor, self.catalogue, density=density)

    def effect(self, use: Use, *pictures: Pixels) -> Pixels:
        """Show the last of `pictures` with an effect; those before are its past, oldest first."""
        definition = self.catalogue.get(use.kind, EffectKind.effect)
        high, wide = pictures[-1].shape[:2]
        box = (wide / self._density, high / self._density)
        first = use.frame - len(pictures) + 1
        glimpses = tuple(
            Glimpse(
                picture=self._media(picture, f"p{index}"),
                box=box,
                density=self._density,
                effects=(self._planned(definition, use, first + index),),
            )
            for index, picture in enumerate(pictures)
        )
        past = glimpses[:-1] if definition.keeps_past else None
        return self._show(self._layer(glimpses[-1], past), (wide, high))

    def generator(self, use: Use, size: tuple[int, int]) -> Pixels:
        """Show a generator at `size`, columns and rows."""
        definition = self.catalogue.get(use.kind, EffectKind.generator)
        made = self._planned(definition, use, use.frame)
        picture = GeneratorPicture(
            kind=made.kind, values=made.values, time=made.time, frame=made.frame, step=made.step
        )
        box = (size[0] / self._density, size[1] / self._density)
        glimpse = Glimpse(picture=picture, box=box, density=self._density)
        return self._show(self._layer(glimpse, None), size)

    def transition(self, use: Use, progress: float, before: Pixels, after: Pixels) -> Pixels:
        """Show a transition at `progress` from `before` to `after`."""
        definition = self.catalogue.get(use.kind, EffectKind.transition)
        high, wide = before.shape[:2]
        box = (wide / self._density, high / self._density)
        sides = [
            self._layer(
                Glimpse(picture=self._media(one, name), box=box, density=self._density), None
            )
            for one, name in ((before, "before"), (after, "after"))
        ]
        made = self._planned(definition, use, use.frame)
        layer = TransitionLayer(
            kind=use.kind,
            values=made.values,
            progress=progress,
            before=sides[0],
            after=sides[1],
            time=made.time,
            frame=made.frame,
            step=made.step,
        )
        return self._show(layer, (wide, high))

    def _planned(self, definition: Definition, use: Use, frame: int) -> PlannedEffect:
        params = tuple(Param(name=name, value=value) for name, value in use.values.items())
        values = definition.values_at(params, 0)
        if not definition.is_timed:
            return PlannedEffect(kind=use.kind, values=values)
        return PlannedEffect(
            kind=use.kind, values=values, time=frame * STEP, frame=frame, step=STEP
        )

    def _media(self, picture: Pixels, name: str) -> MediaPicture:
        codes = np.rint(np.clip(picture, 0, 1) * 65535).astype(np.uint16)
        high, wide = picture.shape[:2]
        info = FrameInfo(width=wide, height=high, pixel_format="rgba64le", colour=_SRGB)
        self._frames[name] = RenderedFrame(info, (codes,))
        return MediaPicture(media=MediaId(name), path="", at=0, size=(wide, high))

    def _layer(self, shown: Glimpse, past: Sequence[Glimpse] | None) -> Layer:
        wide, high = shown.box
        scale = self._density
        return Layer(
            picture=shown.picture,
            box=shown.box,
            matrix=Affine(xx=scale, yy=scale, x0=wide * scale / 2, y0=high * scale / 2),
            density=scale,
            effects=shown.effects,
            past=None if past is None else tuple(past),
        )

    def _show(self, layer: AnyLayer, size: tuple[int, int]) -> Pixels:
        plan = FramePlan(
            layers=(layer,), size=size, scale=self._density, background=((0.0, 0.0, 0.0, 0.0),)
        )
        wanted = OutputFormat(pixel_format="rgbaf32le")
        frame = self._compositor.render(plan, lambda p: self._frames[p.media], wanted)
        return frame.planes[0].astype(np.float64)


@pytest.fixture(scope="session")
def stage() -> Iterator[ShaderStage]:
    """The program's own shaders on one compositor."""
    catalogue = Catalogue.from_folders()
    compositor = Compositor.headless(catalogue)
    yield ShaderStage(compositor, catalogue)
    compositor.release()
