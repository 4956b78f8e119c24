"""Making thumbnails and finding them again."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kijkocut.media.errors import MediaCancelledError, MissingStreamError
from kijkocut.media.proxy import Proxy, picture_stream
from kijkocut.media.thumbnail_file import Thumbnail, ThumbnailStrip
from kijkocut.media.thumbnail_picture import thumbnail
from kijkocut.model.media import MediaFacts, MediaKind, VideoStream
from kijkocut.model.ticks import TICKS_PER_SECOND

if TYPE_CHECKING:
    from kijkocut.media.frame import VideoFrame
    from kijkocut.media.making import IsCancelled, OnProgress
    from kijkocut.media.pool import MediaPool
    from kijkocut.media.video_reader import VideoReader

_LEAST_SPACING: Final = TICKS_PER_SECOND // 2
_MOST_SLOTS: Final = 256
OnPicture = Callable[[Thumbnail], object]


class Thumbnails:
    """The thumbnails in one folder, found by the content of their originals. Any thread.

    A strip has a picture every half second, or every 256th part of long media. They are made coarse
    to fine: the first one, then the middle, the quarters and so on, so that a timeline at any zoom
    soon has something to show. Each is there as soon as it is made.
    """

    def __init__(self, pool: "MediaPool", folder: Path, *, height: int = 90) -> None:
        """Keep pictures of `height` pixels in `folder`, which may be deleted at any time."""
        self._pool, self._folder, self._height = pool, folder, height

    def strip(self, facts: MediaFacts, *, stream: int | None = None) -> ThumbnailStrip:
        """Give what has been made for a stream so far, perhaps nothing.

        Raises:
            MissingStreamError: There is no picture.
        """
        picture = picture_stream(facts, stream)
        if picture is None:
            raise MissingStreamError("What has no picture has no thumbnails.")
        name = f"{facts.content_hash}-{picture.index}-{self._height}.thumbs"
        spacing, slots = _spaced(facts, picture)
        return ThumbnailStrip(self._folder / name, spacing=spacing, slots=slots)

    def make(
        self,
        path: str | Path,
        facts: MediaFacts,
        *,
        proxy: Proxy | None = None,
        on_picture: OnPicture | None = None,
        on_progress: "OnProgress | None" = None,
        is_cancelled: "IsCancelled | None" = None,
    ) -> ThumbnailStrip:
        """Make the thumbnails that are missing; blocks until all are there.

        Pictures are of keyframes unless those are more than a slot away.

        Args:
            path: The file, or the first still of a sequence.
            facts: What `probe` measured.
            proxy: Where to take the pictures from, if there is one: quicker.
            on_picture: Told of each new picture on this thread.
            on_progress: Told the share done after each picture.
            is_cancelled: Asked before each picture.

        Raises:
            MediaCancelledError: `is_cancelled` said so; what is made stays.
            MissingStreamError: There is no picture.
            MediaError: The file can't be decoded.
            OSError: The folder can't be written to.
        """
        strip = self.strip(facts)
        if strip.is_whole:
            return strip
        reader = self._pool.video(path, facts, proxy=proxy)
        try:
            for slot in coarse_to_fine(strip.slots):
                if strip.has(slot):
                    continue
                if is_cancelled is not None and is_cancelled():
                    name = Path(path).name
                    raise MediaCancelledError(f'Making thumbnails of "{name}" was stopped.')
                ticks = slot * strip.spacing
                with _near(reader, ticks, strip.spacing) as frame:
                    strip.add(slot, thumbnail(frame, self._height))
                if on_picture is not None:
                    found = strip.at(ticks)
                    assert found is not None  # noqa: S101 - it was added just now
                    on_picture(found)
                if on_progress is not None:
                    on_progress(len(strip) / strip.slots)
        finally:
            reader.close()
        return strip


def coarse_to_fine(count: int) -> Iterator[int]:
    """Give 0 to count - 1, multiples of high powers of two first."""
    step = 1
    while step < count:
        step *= 2
    seen: set[int] = set()
    while step:
        for slot in range(0, count, step):
            if slot not in seen:
                seen.add(slot)
                yield slot
        step //= 2


def _near(reader: "VideoReader", ticks: int, spacing: int) -> "VideoFrame":
    frame = reader.frame_at(ticks, approximate=True)
    if frame.info.end + spacing > ticks or frame.info.is_last:
        return frame
    frame.release()
    return reader.frame_at(ticks)


def _spaced(facts: MediaFacts, stream: VideoStream) -> tuple[int, int]:
    """Give the spacing in ticks and how many pictures there are."""
    duration = 0 if facts.kind is MediaKind.image else max(facts.duration, stream.duration)
    spacing = _LEAST_SPACING
    while duration > spacing * _MOST_SLOTS:
        spacing *= 2
    return spacing, max(1, -(-duration // spacing))
