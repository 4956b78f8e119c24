"""How much a single source file may cost: size, memory and time, as settings with safe defaults."""

from msgspec import Struct


class MediaLimits(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Bounds on one source file, enforced before and while it is decoded."""

    max_side: int = 16384
    """Largest width or height in pixels."""
    max_frame_bytes: int = 1 << 30
    """Largest decoded picture."""
    max_streams: int = 128
    max_frames: int = 50_000_000
    """Most packets of one stream that are indexed."""
    memory_bytes: int = 4 << 30
    """Address space of one decoder process."""
    ring_bytes: int = 96 << 20
    """Shared memory for the read-ahead of one picture stream; at least two frames are kept."""
    ring_slots: int = 8
    """Most frames read ahead."""
    stall_timeout_s: float = 10.0
    """A decoder that shows no progress for this long is ended."""
    start_timeout_s: float = 30.0
    """Longest start of a decoder process."""
