"""Honest footage made from nothing: numbered moving pictures and sound that ticks on the second.

Every frame carries its own number as digits for people and as blocks that survive lossy coding and
scaling; `read_frame_number` reads it back. Sound bursts start on the first sample of every second;
`find_ticks` finds them again. Used by the demo, the benchmarks and the tests. Any thread. Raises
`UnreadableNumberError` where a picture carries no number, FFmpeg's own errors when a file can't be
written.
"""

from kijkocut.synth.footage import (
    Footage,
    write_footage,
    write_numbered_stills,
    write_sound,
    write_still,
    write_ticks,
)
from kijkocut.synth.numbered import UnreadableNumberError, picture, read_frame_number
from kijkocut.synth.sound import find_ticks, music_bed, ticking

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
