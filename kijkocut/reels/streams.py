"""Which streams of a media a clip shows and sounds."""

from kijkocut.audio import SoundSource
from kijkocut.media import MediaPool
from kijkocut.model.media import Media, VideoStream


def picture_stream(media: Media, index: int | None) -> VideoStream | None:
    """Give the picture stream meant by `index`, the first if None."""
    found = (s for s in media.facts.streams if isinstance(s, VideoStream))
    return next((s for s in found if index in (None, s.index)), None)


def sound_source(
    media: Media, pool: MediaPool, stream: int | None, sample_rate: int
) -> SoundSource:
    """Open the sound of a media at `sample_rate`, for the mixer.

    Raises:
        MediaError: It has none.
    """
    return pool.audio(media.path, media.facts, stream=stream, sample_rate=sample_rate)
