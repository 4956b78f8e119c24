"""The media room: the only place that opens source files.

A `MediaPool` measures files into `kijkocut.model.media.MediaFacts` (`pool.probe(path)`) and serves
frames (`pool.video(path, facts).frame_at(ticks)`) and samples (`pool.audio(path, facts).read(start,
count)`) by media time, exactly. Media time 0 is the file's earliest stream start. `Proxies` makes
small copies of heavy footage and finds them again; readers read them only where told to.
`Thumbnails` does the same for strips of small pictures. Coded H.264 pictures to be copied come from
`pool.packets(path, facts)`. A `Scrubber` follows a play head that is dragged, keeping frames in a
`FrameCache`.

Files are decoded in processes of their own, so everything here may be called from any thread, and
every failure of a file is a `MediaError`. Tested alone by `tests/media`.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kijkocut.media.errors import MediaError, MediaMissingError
    from kijkocut.media.frame import VideoFrame
    from kijkocut.media.frame_cache import FrameCache
    from kijkocut.media.packet_reader import PacketReader
    from kijkocut.media.pool import MediaPool
    from kijkocut.media.proxies import Proxies
    from kijkocut.media.proxy import Proxy, ProxySize
    from kijkocut.media.scrubber import Scrubber
    from kijkocut.media.thumbnails import Thumbnails
    from kijkocut.media.video_reader import VideoReader

__all__ = [
    "FrameCache",
    "MediaError",
    "MediaMissingError",
    "MediaPool",
    "PacketReader",
    "Proxies",
    "Proxy",
    "ProxySize",
    "Scrubber",
    "Thumbnails",
    "VideoFrame",
    "VideoReader",
]

_HOMES = {
    "FrameCache": "frame_cache",
    "MediaError": "errors",
    "MediaMissingError": "errors",
    "MediaPool": "pool",
    "PacketReader": "packet_reader",
    "Proxies": "proxies",
    "Proxy": "proxy",
    "ProxySize": "proxy",
    "Scrubber": "scrubber",
    "Thumbnails": "thumbnails",
    "VideoFrame": "frame",
    "VideoReader": "video_reader",
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
