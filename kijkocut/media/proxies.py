"""Proxies: small copies of heavy footage, of which every frame can be had at once."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.media import wire
from kijkocut.media.colours import resolved
from kijkocut.media.crew import Crew, Patient
from kijkocut.media.errors import MediaCancelledError
from kijkocut.media.pixels import is_full_range_name, native_target
from kijkocut.model.media import MediaFacts, MediaKind, VideoStream
from kijkocut.model.ticks import Ratio

if TYPE_CHECKING:
    from kijkocut.media.process import WorkerProcess

_LINES: Final = 540
_LEAST: Final = 16
"""Smallest side of a proxy in pixels."""
OnProgress = Callable[[float], object]
"""Told the share done, 0 to 1, on the calling thread."""


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


class ProxyOrder(Struct, frozen=True, kw_only=True):
    """Which proxy to make."""

    folder: Path
    """Where proxies are kept, by content; may be deleted at any time."""
    size: ProxySize = ProxySize.lines_540
    stream: int | None = None
    """The stream's index; the first picture stream if None."""


class ProxyMaking(Struct, frozen=True, kw_only=True):
    """What a proxy is made from and where it goes."""

    source: wire.Source
    content_hash: str
    stream: VideoStream
    order: ProxyOrder
    joined_fields: str


def find_proxy(
    folder: Path, facts: MediaFacts, *, size: ProxySize | None = None, stream: int | None = None
) -> Proxy | None:
    """Look in `folder` for the proxy of a stream.

    Args:
        folder: Where proxies are made.
        facts: What `probe` measured of the original.
        size: Which; the largest there is if None.
        stream: The stream's index; the first picture stream if None.
    """
    picture = picture_stream(facts, stream)
    if picture is None:
        return None
    largest_first = (ProxySize.half, ProxySize.lines_540, ProxySize.quarter)
    for one in (size,) if size is not None else _by_size(picture, largest_first):
        proxy = Proxy(path=_place(folder, facts.content_hash, picture, one), size=one)
        if proxy.path.is_file() and proxy.index_path.is_file():
            return proxy
    return None


def can_have_proxy(facts: MediaFacts) -> bool:
    """Whether there is a moving picture to make a proxy of."""
    is_moving = facts.kind in (MediaKind.video, MediaKind.image_sequence)
    return is_moving and facts.video is not None


def make(
    crew: Crew,
    making: ProxyMaking,
    *,
    on_progress: OnProgress | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> Proxy:
    """Make a proxy in a decoder process of its own that gives way to all others.

    Raises:
        MediaCancelledError: `is_cancelled` said so; nothing is left behind.
        MediaError: The original can't be decoded, or there is no room.
    """
    name = Path(making.source.path).name
    width, height = making.order.size.of(making.stream.width, making.stream.height)
    path = _place(making.order.folder, making.content_hash, making.stream, making.order.size)
    proxy = Proxy(path=path, size=making.order.size)
    part = proxy.path.with_name(f"{proxy.path.name}.part")
    making.order.folder.mkdir(parents=True, exist_ok=True)
    request = wire.MakeProxy(
        source=making.source,
        stream=making.stream.index,
        limits=crew.limits,
        out=str(part),
        index_out=str(proxy.index_path),
        width=width,
        height=height,
        has_alpha=making.stream.has_alpha,
        joined_fields=making.joined_fields,
        threads=0,
    )
    work = _Making(crew, request, on_progress or _unheard, is_cancelled or _never)
    try:
        if not Patient(crew, making.source.path, making.content_hash).attempt(work.run, work.lose):
            raise MediaCancelledError(f'Making the proxy of "{name}" was stopped.')
        part.replace(proxy.path)
    finally:
        part.unlink(missing_ok=True)
    return proxy


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


class _Making:
    """One request to make a proxy."""

    def __init__(
        self,
        crew: Crew,
        request: wire.MakeProxy,
        on_progress: OnProgress,
        is_cancelled: Callable[[], bool],
    ) -> None:
        self._crew, self._request = crew, request
        self._on_progress, self._is_cancelled = on_progress, is_cancelled
        self._worker: WorkerProcess | None = None

    def run(self) -> bool:
        """Make it; False if it was cancelled."""
        if self._is_cancelled():
            return False
        worker = self._worker = self._crew.take(None)
        try:
            worker.send(self._request)
            while True:
                match worker.receive():
                    case wire.Made():
                        self._on_progress(1.0)
                        return True
                    case wire.Failed() as failed:
                        raise wire.error_of(failed)
                    case wire.Progress(share=share):
                        self._on_progress(share)
                        if self._is_cancelled():
                            return False
                        worker.send(wire.GoOn())
                    case _:
                        continue
        finally:
            self.lose()  # it has made itself slow for good

    def lose(self) -> None:
        """End the process."""
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.kill()
            self._crew.leave()


def _place(folder: Path, content_hash: str, stream: VideoStream, size: ProxySize) -> Path:
    return folder / f"{content_hash}-{stream.index}-{size}.mov"


def _by_size(stream: VideoStream, sizes: tuple[ProxySize, ...]) -> list[ProxySize]:
    return sorted(sizes, key=lambda s: s.of(stream.width, stream.height), reverse=True)


def _even(value: float) -> int:
    return max(2, round(value) // 2 * 2)


def _unheard(_share: float) -> None:
    return


def _never() -> bool:
    return False
