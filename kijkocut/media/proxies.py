"""Making proxies and finding them again."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from kijkocut.media import wire
from kijkocut.media.crew import Patient
from kijkocut.media.errors import MediaCancelledError, MissingStreamError
from kijkocut.media.making import IsCancelled, Making, OnProgress
from kijkocut.media.proxy import Proxy, ProxySize, picture_stream, proxy_place
from kijkocut.model.media import MediaFacts, MediaKind, VideoStream

if TYPE_CHECKING:
    from kijkocut.media.pool import MediaPool

_LARGEST_FIRST: Final = (ProxySize.half, ProxySize.lines_540, ProxySize.quarter)


class Proxies:
    """The proxies in one folder, found by the content of their originals. Any thread.

    A proxy has its original's frames under their numbers and times, turned and stretched like them,
    with their colours and alpha (8 bits deep); interlaced footage has its fields joined. It has no
    sound. `MediaPool.video(..., proxy=...)` reads it; without that, originals are read.
    """

    def __init__(self, pool: "MediaPool", folder: Path) -> None:
        """Keep proxies in `folder`, which is made when needed and may be deleted at any time."""
        self._pool, self._folder = pool, folder

    def suits(self, facts: MediaFacts) -> bool:
        """Whether there is a moving picture to make a proxy of."""
        is_moving = facts.kind in (MediaKind.video, MediaKind.image_sequence)
        return is_moving and facts.video is not None

    def find(
        self, facts: MediaFacts, *, size: ProxySize | None = None, stream: int | None = None
    ) -> Proxy | None:
        """Look for the proxy of a stream; None if there is none.

        Args:
            facts: What `probe` measured of the original.
            size: Which; the largest there is if None.
            stream: The stream's index; the first picture stream if None.
        """
        picture = picture_stream(facts, stream)
        if picture is None:
            return None
        sizes = (size,) if size is not None else _largest_first(picture)
        found = (self._proxy(facts, picture, one) for one in sizes)
        return next((p for p in found if p.path.is_file() and p.index_path.is_file()), None)

    def make(
        self,
        path: str | Path,
        facts: MediaFacts,
        *,
        size: ProxySize = ProxySize.lines_540,
        stream: int | None = None,
        on_progress: OnProgress | None = None,
        is_cancelled: IsCancelled | None = None,
    ) -> Proxy:
        """Make a proxy; blocks until it is whole, or gives the one that is there.

        The work is done in a decoder process that gives way to all others.

        Args:
            path: The file, or the first still of a sequence.
            facts: What `probe` measured.
            size: How small.
            stream: The stream's index; the first picture stream if None.
            on_progress: Told the share done on this thread; while it blocks, the work rests.
            is_cancelled: Asked about ten times a second.

        Raises:
            MediaCancelledError: `is_cancelled` said so; nothing is left behind.
            MissingStreamError: There is no moving picture.
            MediaError: The file can't be decoded, or there is no room.
        """
        chosen = picture_stream(facts, stream)
        if chosen is None or not self.suits(facts):
            raise MissingStreamError(f'"{Path(path).name}" has no moving picture.')
        known = self.find(facts, size=size, stream=chosen.index)
        if known is not None:
            return known
        self._pool.sameness.require(path, facts)
        proxy = self._proxy(facts, chosen, size)
        part = proxy.path.with_name(f"{proxy.path.name}.part")
        work = Making(
            self._pool.crew,
            self._request(path, facts, chosen, (part, proxy)),
            on_progress,
            is_cancelled,
        )
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            patient = Patient(self._pool.crew, str(path), facts.content_hash)
            if not patient.attempt(work.run, work.lose):
                raise MediaCancelledError(f'Making the proxy of "{Path(path).name}" was stopped.')
            part.replace(proxy.path)
        finally:
            part.unlink(missing_ok=True)
        return proxy

    def _proxy(self, facts: MediaFacts, stream: VideoStream, size: ProxySize) -> Proxy:
        path = proxy_place(self._folder, facts.content_hash, stream, size)
        return Proxy(path=path, size=size)

    def _request(
        self, path: str | Path, facts: MediaFacts, stream: VideoStream, to: tuple[Path, Proxy]
    ) -> wire.MakeProxy:
        part, proxy = to
        opening = self._pool.picture_opening(
            path, facts, stream, is_deinterlaced=stream.interlace != "progressive"
        )
        width, height = proxy.size.of(stream.width, stream.height)
        return wire.MakeProxy(
            opening=opening,
            out=str(part),
            index_out=str(proxy.index_path),
            width=width,
            height=height,
            has_alpha=stream.has_alpha,
        )


def _largest_first(stream: VideoStream) -> list[ProxySize]:
    return sorted(_LARGEST_FIRST, key=lambda s: s.of(stream.width, stream.height), reverse=True)
