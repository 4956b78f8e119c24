"""The media room: the only place that opens source files.

`probe` measures a file into `kijkocut.model.media.MediaFacts`. A `MediaPool` serves frames
(`pool.video(path, facts).frame_at(ticks)`) and samples (`pool.audio(path, facts).read(start, count)`) by
media time, exactly. Media time 0 is the file's earliest stream start.

Everything here may be called from any thread. Every failure of a file is a `MediaError`.
"""

from kijkocut.media.errors import MediaError, MediaMissingError
from kijkocut.media.frame import FrameInfo, VideoFrame
from kijkocut.media.identity import content_hash
from kijkocut.media.limits import MediaLimits
from kijkocut.media.pool import AudioReader, MediaPool, PoolSettings, VideoReader, probe

__all__ = [
    "AudioReader",
    "FrameInfo",
    "MediaError",
    "MediaLimits",
    "MediaMissingError",
    "MediaPool",
    "PoolSettings",
    "VideoFrame",
    "VideoReader",
    "content_hash",
    "probe",
]
