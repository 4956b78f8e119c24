"""Synthetic footage for tests: the product's own generator, plus short ways to the usual clips."""

from kijkocut.media.synth import (
    Footage,
    write_footage,
    write_numbered_stills,
    write_sound,
    write_still,
    write_ticks,
)
from kijkocut.media.synth_picture import picture, read_frame_number
from kijkocut.media.synth_sound import find_ticks, music_bed, ticking

__all__ = [
    "Footage",
    "find_ticks",
    "music_bed",
    "picture",
    "read_frame_number",
    "ticking",
    "write_footage",
    "write_numbered_stills",
    "write_sound",
    "write_still",
    "write_ticks",
]
