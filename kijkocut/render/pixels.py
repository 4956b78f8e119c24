"""Pictures in memory: what the compositor takes in, and what it gives back."""

import re
from functools import lru_cache
from typing import Protocol

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from kijkocut.model.errors import UserError
from kijkocut.model.media import Colour
from kijkocut.model.ticks import Ratio

Plane = NDArray[np.uint8] | NDArray[np.uint16] | NDArray[np.float32]


class PixelFormatError(UserError):
    """A pixel format that the compositor can't read or write."""

    code = "render.pixel_format"


class PictureFacts(Protocol):
    """What a decoded picture says about itself, apart from its samples."""

    @property
    def width(self) -> int:
        """Coded width in pixels."""

    @property
    def height(self) -> int:
        """Coded height in pixels."""

    @property
    def pixel_format(self) -> str:
        """FFmpeg's name of the samples' arrangement."""

    @property
    def colour(self) -> Colour:
        """Matrix, range, primaries and transfer."""

    @property
    def chroma_location(self) -> str:
        """`left`, `center` or `topleft`."""

    @property
    def rotation(self) -> int:
        """Degrees counter-clockwise the picture must be turned for display: 0, 90, 180 or 270."""

    @property
    def sample_aspect(self) -> Ratio:
        """Width of a pixel over its height."""


class SourceFrame(Protocol):
    """A decoded picture as the compositor takes it in; `kijkocut.media.VideoFrame` is one.

    Planes are 2-D (rows, columns), or 3-D (rows, columns, components) when packed; rows may be
    padded (strided views). Depths above 8 bit sit in the low bits of uint16. Alpha is straight.
    """

    @property
    def info(self) -> PictureFacts:
        """What the picture says about itself."""

    @property
    def planes(self) -> tuple[Plane, ...]:
        """The samples."""

    def release(self) -> None:
        """Give the memory back; called by the compositor once the planes are uploaded."""


class Layout(Struct, frozen=True, kw_only=True):
    """How a pixel format lays out its samples."""

    depth: int
    """Bits per sample; 32 means float."""
    is_rgb: bool = False
    is_packed: bool = False
    """Whether the components of a pixel lie side by side in one plane."""
    has_chroma: bool = False
    has_alpha: bool = False
    shift_x: int = 0
    """Chroma columns are the picture's divided by 2**shift_x."""
    shift_y: int = 0

    @property
    def peak(self) -> int:
        """The largest sample value."""
        return (1 << self.depth) - 1

    @property
    def plane_count(self) -> int:
        """Planes in memory."""
        return 1 if self.is_packed else 1 + 2 * self.has_chroma + self.has_alpha

    def plane_size(self, index: int, size: tuple[int, int]) -> tuple[int, int]:
        """Give columns and rows of plane `index` for a picture of `size`."""
        is_chroma = self.has_chroma and not self.is_packed and index in (1, 2)
        x, y = (self.shift_x, self.shift_y) if is_chroma else (0, 0)
        return -(-size[0] >> x), -(-size[1] >> y)


_YUV = re.compile(r"yuv(?P<alpha>a?)(?P<full>j?)(?P<grid>420|422|444)p(?P<depth>\d+)?(le)?")
_GRAY = re.compile(r"gray(?P<depth>\d+)?(le)?")
_PACKED = {
    "rgb24": (False, 8),
    "rgba": (True, 8),
    "rgb48le": (False, 16),
    "rgba64le": (True, 16),
    "rgbaf32le": (True, 32),
}
_SHIFTS = {"420": (1, 1), "422": (1, 0), "444": (0, 0)}


@lru_cache(maxsize=128)
def layout_of(pixel_format: str) -> Layout:
    """Describe a pixel format by FFmpeg's name.

    Raises:
        PixelFormatError: It is none of planar YUV(A), gray, rgb24, rgba, rgb48le, rgba64le,
            rgbaf32le.
    """
    if pixel_format in _PACKED:
        alpha, depth = _PACKED[pixel_format]
        return Layout(is_rgb=True, is_packed=True, has_alpha=alpha, depth=depth)
    if found := _GRAY.fullmatch(pixel_format):
        return Layout(depth=int(found["depth"] or 8))
    if found := _YUV.fullmatch(pixel_format):
        x, y = _SHIFTS[found["grid"]]
        return Layout(
            has_chroma=True,
            has_alpha=bool(found["alpha"]),
            shift_x=x,
            shift_y=y,
            depth=int(found["depth"] or 8),
        )
    raise PixelFormatError(
        f"The compositor can't handle the pixel format {pixel_format}; convert it to planar YUV"
        " or RGB."
    )


class OutputFormat(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a rendered frame is wanted as.

    RGB(A) is full range in the sequence's colour space with straight alpha. YUV without alpha is
    the picture over black.
    """

    pixel_format: str = "rgba"
    matrix: str = "bt709"
    full_range: bool = False

    @property
    def is_subsampled(self) -> bool:
        """Whether chroma is stored coarser than luma."""
        layout = layout_of(self.pixel_format)
        return bool(layout.shift_x or layout.shift_y)


class FrameInfo(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Facts of a picture in memory."""

    width: int
    height: int
    pixel_format: str
    colour: Colour = Colour()
    chroma_location: str = "left"
    rotation: int = 0
    sample_aspect: Ratio = Ratio(1, 1)


class RenderedFrame:
    """A picture in memory of its own; also fit to be composited again as a `SourceFrame`.

    Planes are contiguous: 2-D per plane, or one 3-D plane when packed; top row first.
    """

    __slots__ = ("info", "is_planar", "planes")

    def __init__(
        self, info: FrameInfo, planes: tuple[Plane, ...], *, is_planar: bool = False
    ) -> None:
        """Hold `planes` as described by `info`."""
        self.info = info
        self.planes = planes
        self.is_planar = is_planar
        """Whether it was composited as YUV planes on the processor, without GL."""

    def release(self) -> None:
        """Nothing to give back: the memory is the frame's own."""
