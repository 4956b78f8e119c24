"""Synthetic footage for tests: the product's own generator."""

from kijkocut.synth import (
    Footage,
    UnreadableNumberError,
    find_ticks,
    music_bed,
    picture,
    read_frame_number,
    ticking,
    write_footage,
    write_numbered_stills,
    write_sound,
    write_still,
    write_ticks,
)

__all__ = [
    "Footage",
    "UnreadableNumberError",
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
