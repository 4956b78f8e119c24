"""The media room: the only place that opens source files.

`probe` measures a file into `kijkocut.model.media.MediaFacts`. A `MediaPool` serves frames
(`pool.video(path, facts).frame_at(ticks)`) and samples (`pool.audio(path, facts).read(start,
count)`) by media time, exactly, and coded H.264 pictures to be copied (`pool.packets(path,
facts)`). Media time 0 is the file's earliest stream start.

Files are decoded in processes of their own, so everything here may be called from any thread, and
every failure of a file is a `MediaError`. Tested alone by `tests/media`.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kijkocut.media.audio_reader import AudioReader
    from kijkocut.media.errors import MediaError, MediaMissingError
    from kijkocut.media.frame import VideoFrame
    from kijkocut.media.frame_info import FrameInfo
    from kijkocut.media.identity import content_hash
    from kijkocut.media.limits import MediaLimits
    from kijkocut.media.packet_reader import PacketReader
    from kijkocut.media.pool import MediaPool, PoolSettings, probe
    from kijkocut.media.video_reader import VideoReader

__all__ = [
    "AudioReader",
    "FrameInfo",
    "MediaError",
    "MediaLimits",
    "MediaMissingError",
    "MediaPool",
    "PacketReader",
    "PoolSettings",
    "VideoFrame",
    "VideoReader",
    "content_hash",
    "probe",
]

_HOMES = {
    "AudioReader": "audio_reader",
    "FrameInfo": "frame_info",
    "MediaError": "errors",
    "MediaLimits": "limits",
    "MediaMissingError": "errors",
    "MediaPool": "pool",
    "PacketReader": "packet_reader",
    "PoolSettings": "pool",
    "VideoFrame": "frame",
    "VideoReader": "video_reader",
    "content_hash": "identity",
    "probe": "pool",
}


def __getattr__(name: str) -> object:
    """Bring a public name in when it is first used.

    Decoder processes pass this door for their own half of the room only: half their start would be
    numpy, which they seldom need.
    """
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(f"kijkocut.media.{_HOMES[name]}")
    value: object = getattr(module, name)
    globals()[name] = value
    return value
