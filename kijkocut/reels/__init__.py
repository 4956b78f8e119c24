"""Frames and sound of a project's media as a timeline asks for them.

`PictureSources` keeps a reader for each place of each stream, so that layers read on instead of
jumping; `FrameSources` is what the renderer fetches from; `card` stands for media that is offline;
`sound_source` opens sound for a mixer. What previews, stills and exports have in common.

Threads: a `PictureSources` is used from one at a time, the rest from any. Errors: those of `media`.
Tested alone by `tests/reels`, with a pool that only notes what it is asked.
"""

from kijkocut.reels.pictures import FrameSources, PictureSources, StandIn, card
from kijkocut.reels.streams import picture_stream, sound_source

__all__ = [
    "FrameSources",
    "PictureSources",
    "StandIn",
    "card",
    "picture_stream",
    "sound_source",
]
