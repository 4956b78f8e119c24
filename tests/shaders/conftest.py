"""One compositor for all shaders, and short ways to try one of them."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

import numpy as np
import pytest
from numpy.typing import NDArray

from kijkocut.effects import Catalogue, Definition, EffectKind
from kijkocut.model.ids import MediaId
from kijkocut.model.media import Colour
from kijkocut.model.params import Param, Value
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
Apply = Callable[..., Pixels]
SIZE: Final = (64, 36)
SCREEN: Final = Colour(primaries="bt709", transfer="iec61966-2-1", matrix="gbr", full_range=True)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.from_folders()


@pytest.fixture(scope="session")
def compositor(catalogue: Catalogue) -> Iterator[Compositor]:
    made = Compositor.headless(catalogue)
    yield made
    made.release()


@pytest.fixture(scope="session")
def apply(compositor: Compositor, catalogue: Catalogue) -> Apply:
    """Run an effect over straight RGBA 0..1, at a frame and pixels per pixel of the canvas."""

    def run(
        kind: str, picture: Pixels, *, frame: int = 0, zoom: float = 1.0, **values: Value
    ) -> Pixels:
        high, wide = picture.shape[:2]
        info = FrameInfo(width=wide, height=high, pixel_format="rgba64le", colour=SCREEN)
        codes = np.rint(np.clip(picture, 0, 1) * 65535).astype(np.uint16)
        params = tuple(Param(name=name, value=value) for name, value in values.items())
        definition = catalogue.get(kind, EffectKind.effect)
        known = {spec.name for spec in definition.params}
        assert values.keys() <= known, f"{kind} has {known}"
        planned = PlannedEffect(
            kind=kind, values=definition.values_at(params, 0), frame=frame, time=frame * 28224000
        )
        box = (wide / zoom, high / zoom)
        layer = Layer(
            picture=MediaPicture(media=MediaId("m"), path="", at=0, size=(wide, high)),
            box=box,
            matrix=Affine(zoom, 0.0, wide / 2, 0.0, zoom, high / 2),
            density=zoom,
            effects=(planned,),
        )
        plan = FramePlan(
            layers=(layer,), size=(wide, high), scale=zoom, background=((0.0, 0.0, 0.0, 0.0),)
        )
        wanted = OutputFormat(pixel_format="rgbaf32le")
        shown = compositor.render(plan, lambda _: RenderedFrame(info, (codes,)), wanted)
        assert kind not in compositor.broken_shaders
        return shown.planes[0].astype(float)

    return run


@pytest.fixture(scope="session")
def scene() -> Pixels:
    """Give soft shapes with a sharp box, opaque in the middle, thin and clear at the sides."""
    x, y = np.meshgrid(np.linspace(0, 1, SIZE[0]), np.linspace(0, 1, SIZE[1]))
    waves = [0.5 + 0.45 * np.sin(9 * x + 5 * y), 0.5 + 0.4 * np.cos(21 * y * x), x * (1 - y)]
    alpha = np.clip(4 * x - 0.4, 0, 1) * np.clip(4 * (1 - x) - 0.4, 0, 1)
    picture = np.stack([*waves, alpha], -1)
    picture[10:22, 24:40] = [0.95, 0.8, 0.1, 1.0]
    return picture


@pytest.fixture(scope="session")
def check(apply: Apply, scene: Pixels) -> Callable[..., None]:
    """Compare an effect of the scene with a reference from straight colour and alpha to the same.

    What is compared is what is seen: colour multiplied by alpha, and alpha.
    """

    def compare(
        kind: str,
        reference: Callable[..., tuple[Pixels, Pixels]],
        *,
        within: float = 0.004,
        **values: Value,
    ) -> None:
        rgb, alpha = scene[..., :3].copy(), scene[..., 3].copy()
        rgb[alpha == 0] = 0
        got = apply(kind, scene, **values)
        wanted, wanted_alpha = reference(rgb, alpha, **values)
        np.testing.assert_allclose(got[..., 3], wanted_alpha, atol=within)
        np.testing.assert_allclose(
            got[..., :3] * got[..., 3:], wanted * wanted_alpha[..., None], atol=within
        )
        assert np.abs(wanted * wanted_alpha[..., None] - rgb * alpha[..., None]).max() > 0.05

    return compare


STEP: Final = seconds(1) // 25
"""Frames on the stage last a 25th of a second."""


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
        info = FrameInfo(width=wide, height=high, pixel_format="rgba64le", colour=SCREEN)
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
def stage(compositor: Compositor, catalogue: Catalogue) -> ShaderStage:
    return ShaderStage(compositor, catalogue)
