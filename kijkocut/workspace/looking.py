"""Small pictures of a media file, one after another, for looking at instead of showing."""

from collections.abc import Iterator

import numpy as np
from av.video.reformatter import Interpolation
from msgspec import Struct
from numpy.typing import NDArray

from kijkocut.media import MediaPool
from kijkocut.model.media import Media, VideoStream
from kijkocut.model.ticks import Ticks


class Glance(Struct, frozen=True, kw_only=True):
    """One frame, small."""

    begin: Ticks
    """Media time from which it is shown."""
    end: Ticks
    bgr: NDArray[np.uint8]
    """Rows, columns, blue green red; as coded: neither rotated nor stretched to square pixels."""


def picture_of(media: Media, index: int | None = None) -> VideoStream | None:
    """Give the picture stream of that index, the first if None; None when there is none."""
    streams = (s for s in media.facts.streams if isinstance(s, VideoStream))
    return next((s for s in streams if index in (None, s.index)), None)


def glances(
    pool: MediaPool, media: Media, span: tuple[Ticks, Ticks], *, stream: VideoStream, width: int
) -> Iterator[Glance]:
    """Give every frame shown within `span` of the media's time, at most `width` pixels wide.

    Raises:
        MediaError: The file can't be read.
    """
    share = min(1.0, width / stream.width)
    size = max(2, round(stream.width * share)), max(2, round(stream.height * share))
    reader = pool.video(
        media.path,
        media.facts,
        stream=stream.index,
        is_deinterlaced=stream.interlace != "progressive",
    )
    at, end = span
    try:
        while at < end:
            with reader.frame_at(at) as frame:
                info = frame.info
                small = frame.to_av().reformat(
                    width=size[0],
                    height=size[1],
                    format="bgr24",
                    interpolation=Interpolation.AREA,
                    threads=1,
                )
            pixels = small.to_ndarray(format="bgr24")
            yield Glance(begin=info.begin, end=info.end, bgr=np.asarray(pixels, np.uint8))
            if info.is_last:
                return
            at = max(info.end, at + 1)
    finally:
        reader.close()
