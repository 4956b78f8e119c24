"""One compositor for all effects, and a short way to run one of them over a picture."""

from collections.abc import Callable, Iterator
from typing import Final

import numpy as np
import pytest
from numpy.typing import NDArray

from kijkocut.effects import Catalogue, EffectKind
from kijkocut.model.ids import MediaId
from kijkocut.model.media import Colour
from kijkocut.model.params import Param, Value
from kijkocut.render import FrameInfo, FramePlan, OutputFormat, RenderedFrame
from kijkocut.render.compositor import Compositor
from kijkocut.render.frame_plan import Affine, Layer, MediaPicture, PlannedEffect

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
