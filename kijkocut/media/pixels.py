"""Where the samples of a decoded picture lie: planes, their sizes and their number type.

Decoders know some 200 pixel formats; readers see the few named by `is_native`, which a compositor
can upload as they are. Everything else is turned into the nearest of them without loss of depth.
"""

import re
from functools import lru_cache

import av
from msgspec import Struct

_NATIVE = re.compile(
    r"(yuva?(420|422|444)p(9|10|12|14|16)?(le)?|gray(9|10|12|14|16)?(le)?"
    r"|rgb24|rgba|rgb48le|rgba64le)"
)
_FULL_RANGE_NAMES = {
    "yuvj420p": "yuv420p",
    "yuvj422p": "yuv422p",
    "yuvj444p": "yuv444p",
}


class PlaneLayout(Struct, frozen=True):
    """One plane: its size in samples and how many components stand side by side."""

    width: int
    height: int
    components: int
    sample_bytes: int

    @property
    def row_bytes(self) -> int:
        """Bytes of one row without padding."""
        return self.width * self.components * self.sample_bytes


class PixelLayout(Struct, frozen=True):
    """All planes of a pixel format at one picture size."""

    planes: tuple[PlaneLayout, ...]
    bit_depth: int
    is_rgb: bool
    has_alpha: bool

    @property
    def frame_bytes(self) -> int:
        """Bytes of all planes without padding."""
        return sum(p.row_bytes * p.height for p in self.planes)


@lru_cache(maxsize=256)
def pixel_layout(pixel_format: str, width: int, height: int) -> PixelLayout:
    """Give the planes of `pixel_format` (FFmpeg's name) for a picture of that size.

    Raises:
        ValueError: FFmpeg knows no such format.
    """
    fmt = av.VideoFormat(pixel_format, width, height)
    depth = max(c.bits for c in fmt.components)
    planes: dict[int, list[tuple[int, int]]] = {}
    for part in fmt.components:
        planes.setdefault(part.plane, []).append((part.width, part.height))
    sample_bytes = 2 if depth > 8 else 1
    return PixelLayout(
        planes=tuple(
            PlaneLayout(sizes[0][0], sizes[0][1], len(sizes), sample_bytes)
            for _, sizes in sorted(planes.items())
        ),
        bit_depth=depth,
        is_rgb=fmt.is_rgb,
        has_alpha=any(c.is_alpha for c in fmt.components),
    )


def is_native(pixel_format: str) -> bool:
    """Whether readers get this format as it is (`yuvj...` counts: same planes, full range)."""
    return pixel_format in _FULL_RANGE_NAMES or _NATIVE.fullmatch(pixel_format) is not None


def plain_name(pixel_format: str) -> str:
    """Give the name without FFmpeg's old `yuvj` spelling of full range."""
    return _FULL_RANGE_NAMES.get(pixel_format, pixel_format)


def is_full_range_name(pixel_format: str) -> bool:
    """Whether the name itself says full range."""
    return pixel_format in _FULL_RANGE_NAMES


@lru_cache(maxsize=256)
def native_target(pixel_format: str) -> str:
    """Name the native format that holds every picture of `pixel_format` without loss of depth."""
    if is_native(pixel_format):
        return plain_name(pixel_format)
    fmt = av.VideoFormat(pixel_format, 64, 64)
    parts = fmt.components
    is_deep = max((c.bits for c in parts), default=8) > 8
    has_alpha = any(c.is_alpha for c in parts) or fmt.has_palette
    if fmt.is_rgb or fmt.has_palette or fmt.is_bayer or fmt.is_bit_stream:
        return {
            (False, False): "rgb24",
            (False, True): "rgba",
            (True, False): "rgb48le",
            (True, True): "rgba64le",
        }[is_deep, has_alpha]
    if len(parts) <= 2:
        return (
            ("rgba64le" if is_deep else "rgba")
            if has_alpha
            else ("gray16le" if is_deep else "gray")
        )
    halves = (parts[1].width < 64, parts[1].height < 64)
    grid = {(True, True): "420", (True, False): "422"}.get(halves, "444")
    return f"yuv{'a' if has_alpha else ''}{grid}p{'16le' if is_deep else ''}"
