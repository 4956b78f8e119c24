"""Decoded frames and sound for one export, and cards for what can't be decoded."""

from typing import Final

import numpy as np

from kijkocut.audio import SoundSource
from kijkocut.media import MediaPool, VideoFrame, VideoReader
from kijkocut.model.ids import MediaId
from kijkocut.model.media import Colour, Media, VideoStream
from kijkocut.model.project import Project
from kijkocut.model.ticks import TICKS_PER_SECOND
from kijkocut.render import FrameInfo, MediaPicture, RenderedFrame, SourceFrame

_READERS_PER_STREAM: Final = 4
_READERS: Final = 24
_NEAR: Final = 2 * TICKS_PER_SECOND
_RED, _WHITE = (150, 20, 24), (235, 235, 235)


class _Place:
    """A reader and where it is."""

    def __init__(self, key: tuple[MediaId, int | None], reader: VideoReader) -> None:
        self.key, self.reader = key, reader
        self.at = 0


class PictureSources:
    """Fetches frames of a project's media. Used from one thread at a time.

    A stream shown twice at once (a picture in picture of the same file) gets a reader for each
    place, so that both read on instead of jumping.
    """

    def __init__(self, project: Project, pool: MediaPool) -> None:
        """Open nothing yet."""
        self._project, self._pool = project, pool
        self._places: list[_Place] = []
        """Least recently used first."""

    def frame(self, picture: MediaPicture) -> VideoFrame:
        """Give the frame that `picture.at` names; release it soon.

        Raises:
            MediaError: It can't be had.
        """
        place = self._place(picture)
        place.at = picture.at
        return place.reader.frame_at(picture.at)

    def close(self) -> None:
        """Give all decoders back."""
        for place in self._places:
            place.reader.close()
        self._places.clear()

    def _place(self, picture: MediaPicture) -> _Place:
        key = (picture.media, picture.stream)
        same = [p for p in self._places if p.key == key]
        near = [p for p in same if abs(picture.at - p.at) <= _NEAR]
        if near:
            place = min(near, key=lambda p: abs(picture.at - p.at))
        elif len(same) >= _READERS_PER_STREAM:
            place = same[0]
        else:
            place = self._opened(key, picture)
        if place in self._places:
            self._places.remove(place)
        self._places.append(place)
        return place

    def _opened(self, key: tuple[MediaId, int | None], picture: MediaPicture) -> _Place:
        if len(self._places) >= _READERS:
            self._places.pop(0).reader.close()
        media = self._project.media[picture.media]
        stream = picture_stream(media, picture.stream)
        reader = self._pool.video(
            media.path,
            media.facts,
            stream=picture.stream,
            is_deinterlaced=stream is not None and stream.interlace != "progressive",
        )
        return _Place(key, reader)


def sound_source(
    project: Project, pool: MediaPool, media_id: MediaId, stream: int | None, sample_rate: int
) -> SoundSource:
    """Open the sound of a media at `sample_rate`, for the mixer.

    Raises:
        MediaError: It has none.
    """
    media = project.media[media_id]
    return pool.audio(media.path, media.facts, stream=stream, sample_rate=sample_rate)


def picture_stream(media: Media, index: int | None) -> VideoStream | None:
    """Give the picture stream meant by `index`, the first if None."""
    found = (s for s in media.facts.streams if isinstance(s, VideoStream))
    return next((s for s in found if index in (None, s.index)), None)


def card(picture: MediaPicture) -> SourceFrame:
    """Give what is shown instead of media that is offline: a red field, crossed out."""
    width, height = max(2, picture.size[0]), max(2, picture.size[1])
    pixels = np.empty((height, width, 3), np.uint8)
    pixels[:] = _RED
    across = np.arange(width) / width
    down = np.arange(height)[:, None] / height
    line = 4 / min(width, height)
    pixels[(abs(across - down) < line) | (abs(1 - across - down) < line)] = _WHITE
    colour = Colour(primaries="bt709", transfer="iec61966-2-1", matrix="gbr", full_range=True)
    info = FrameInfo(width=width, height=height, pixel_format="rgb24", colour=colour)
    return RenderedFrame(info, (pixels,))
