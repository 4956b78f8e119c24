"""What a proxy is: a small copy of a picture stream that stands in for it frame by frame."""

from enum import StrEnum
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.media import wire
from kijkocut.media.colours import resolved
from kijkocut.media.pixels import is_full_range_name, native_target
from kijkocut.model.media import MediaFacts, VideoStream
from kijkocut.model.ticks import Ratio

_LINES: Final = 540
_LEAST: Final = 16
"""Smallest side of a proxy in pixels."""


class ProxySize(StrEnum):
    """How small a proxy is."""

    lines_540 = "540p"
    """The shorter side has 540 pixels, or the original's if that has fewer."""
    half = "half"
    quarter = "quarter"

    def of(self, width: int, height: int) -> tuple[int, int]:
        """Give the proxy's coded size for a stream's; both even, never larger than the stream's."""
        shorter = min(width, height)
        wanted = {self.half: shorter / 2, self.quarter: shorter / 4}.get(self, _LINES)
        share = min(1.0, max(wanted, _LEAST) / shorter)
        return _even(width * share), _even(height * share)


class Proxy(Struct, frozen=True, kw_only=True):
    """A finished proxy on disk."""

    path: Path
    size: ProxySize

    @property
    def index_path(self) -> Path:
        """Where the original's index is kept beside it."""
        return self.path.with_suffix(".index")

    @property
    def size_bytes(self) -> int:
        """What it takes on disk."""
        return self.path.stat().st_size + self.index_path.stat().st_size

    def remove(self) -> None:
        """Delete it; readers that have it open read on."""
        self.path.unlink(missing_ok=True)
        self.index_path.unlink(missing_ok=True)


def proxy_place(folder: Path, content_hash: str, stream: VideoStream, size: ProxySize) -> Path:
    """Give where the proxy of a stream lies in a folder of proxies."""
    return folder / f"{content_hash}-{stream.index}-{size}.mov"


def view(proxy: Proxy, stream: VideoStream) -> wire.ProxyView:
    """Say how a proxy stands for a stream."""
    width, height = proxy.size.of(stream.width, stream.height)
    aspect = stream.sample_aspect
    is_grey_or_rgb = native_target(stream.pixel_format).startswith(("rgb", "gray"))
    colour = resolved(
        stream.colour,
        stream.height,
        is_rgb=is_grey_or_rgb,
        is_jpeg=is_full_range_name(stream.pixel_format),
    )
    if is_grey_or_rgb:
        colour = replace(colour, matrix="bt709")
    return wire.ProxyView(
        path=str(proxy.path),
        index_path=str(proxy.index_path),
        rotation=stream.rotation,
        sample_aspect=Ratio(aspect.num * stream.width * height, aspect.den * stream.height * width),
        colour=colour,
    )


def picture_stream(facts: MediaFacts, index: int | None) -> VideoStream | None:
    """Give the picture stream meant by `index`, the first if None."""
    pictures = (s for s in facts.streams if isinstance(s, VideoStream))
    return next((s for s in pictures if index in (None, s.index)), None)


def _even(value: float) -> int:
    return max(2, round(value) // 2 * 2)
