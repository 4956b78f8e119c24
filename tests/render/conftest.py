"""A compositor for the whole run, and a short way to say what it is to show."""

from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

from kijkocut.effects import Catalogue
from kijkocut.model.ids import MediaId
from kijkocut.model.media import Colour
from kijkocut.render import FrameInfo, FramePlan, OutputFormat, RenderedFrame
from kijkocut.render.compositor import Compositor
from kijkocut.render.frame_plan import Affine, AnyLayer, Layer, MediaPicture, Picture
from kijkocut.render.pixels import layout_of

SIZE = (48, 32)
BT709 = Colour(primaries="bt709", transfer="bt709", matrix="bt709", full_range=False)


class Scene:
    """Pictures by name, and plans over them."""

    size = SIZE

    def __init__(self, compositor: Compositor) -> None:
        self.compositor = compositor
        self.frames: dict[str, RenderedFrame] = {}

    def picture(self, rgba: NDArray[np.float64], name: str = "m") -> MediaPicture:
        """Name an RGBA picture of straight colour 0..1, kept as 16 bits."""
        codes = np.rint(np.clip(rgba, 0, 1) * 65535).astype(np.uint16)
        high, wide = rgba.shape[:2]
        info = FrameInfo(
            width=wide,
            height=high,
            pixel_format="rgba64le",
            colour=Colour(
                primaries="bt709", transfer="iec61966-2-1", matrix="gbr", full_range=True
            ),
        )
        self.frames[name] = RenderedFrame(info, (codes,))
        return MediaPicture(media=MediaId(name), path="", at=0, size=(wide, high))

    def raw(self, frame: RenderedFrame, name: str = "m") -> MediaPicture:
        self.frames[name] = frame
        return MediaPicture(media=MediaId(name), path="", at=0)

    def layer(self, picture: Picture, **fields: object) -> Layer:
        box = fields.pop("box", (float(SIZE[0]), float(SIZE[1])))
        matrix = fields.pop("matrix", Affine(x0=SIZE[0] / 2, y0=SIZE[1] / 2))
        density = fields.pop("density", 1.0)
        return Layer(picture=picture, box=box, matrix=matrix, density=density, **fields)  # type: ignore[arg-type]

    def plan(self, *layers: AnyLayer, **fields: object) -> FramePlan:
        fields = {"size": SIZE, "scale": 1.0, "background": ((0.0, 0.0, 0.0, 0.0),), **fields}
        return FramePlan(layers=layers, **fields)  # type: ignore[arg-type]

    def show(self, *layers: AnyLayer, **fields: object) -> NDArray[np.float64]:
        """Render to straight float RGBA."""
        return self.render(self.plan(*layers, **fields), "rgbaf32le").planes[0].astype(float)

    def render(self, plan: FramePlan, pixel_format: str, **output: object) -> RenderedFrame:
        wanted = OutputFormat(pixel_format=pixel_format, **output)  # type: ignore[arg-type]
        return self.compositor.render(plan, lambda p: self.frames[p.media], wanted)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.from_folders()


@pytest.fixture(scope="session")
def compositor(catalogue: Catalogue) -> Iterator[Compositor]:
    made = Compositor.headless(catalogue)
    yield made
    made.release()


@pytest.fixture
def scene(compositor: Compositor) -> Scene:
    return Scene(compositor)


@pytest.fixture
def noise() -> NDArray[np.float64]:
    """Random opaque colours."""
    rgba = np.random.default_rng(7).random((SIZE[1], SIZE[0], 4))
    rgba[..., 3] = 1
    return rgba


@pytest.fixture
def smooth() -> NDArray[np.float64]:
    """Soft shapes, opaque."""
    x, y = np.meshgrid(np.linspace(0, 1, SIZE[0]), np.linspace(0, 1, SIZE[1]))
    waves = [0.5 + 0.45 * np.sin(9 * x + 5 * y), 0.5 + 0.4 * np.cos(7 * y * x * 3), x * (1 - y)]
    return np.stack([*waves, np.ones_like(x)], -1)


def random_frame(pixel_format: str, size: tuple[int, int], seed: int = 0) -> RenderedFrame:
    rng = np.random.default_rng(seed)
    layout = layout_of(pixel_format)
    number = np.uint8 if layout.depth == 8 else np.uint16
    planes = tuple(
        rng.integers(0, layout.peak + 1, layout.plane_size(i, size)[::-1]).astype(number)
        for i in range(layout.plane_count)
    )
    info = FrameInfo(width=size[0], height=size[1], pixel_format=pixel_format, colour=BT709)
    return RenderedFrame(info, planes)


@pytest.fixture
def random_frames() -> object:
    return random_frame


def natural_frame(pixel_format: str, size: tuple[int, int], seed: int = 0) -> RenderedFrame:
    """Soft shapes with some texture and a little noise, as footage has."""
    rng = np.random.default_rng(seed)
    layout = layout_of(pixel_format)
    unit = 1 << (layout.depth - 8)
    number = np.uint8 if layout.depth == 8 else np.uint16
    planes = []
    for index in range(layout.plane_count):
        wide, high = layout.plane_size(index, size)
        y, x = np.mgrid[:high, :wide].astype(float)
        y, x = y * size[1] / high, x * size[0] / wide
        angle, phase = rng.uniform(0, 3, 2)
        plane = 125 + 60 * np.sin(0.05 * (x * np.cos(angle) + y * np.sin(angle)) + phase)
        plane += 20 * np.sin(0.31 * x + phase) * np.sin(0.23 * y) + rng.normal(0, 2, plane.shape)
        planes.append((np.clip(plane, 16, 235) * unit).astype(number))
    info = FrameInfo(width=size[0], height=size[1], pixel_format=pixel_format, colour=BT709)
    return RenderedFrame(info, tuple(planes))


@pytest.fixture
def natural_frames() -> object:
    return natural_frame
