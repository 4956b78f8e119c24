"""The canvases and frame rates that are offered for sequences."""

from typing import Final

from kijkocut.model.ticks import Rate

CANVASES: Final = (
    ("Full HD, 16:9", 1920, 1080),
    ("4K UHD, 16:9", 3840, 2160),
    ("Vertical, 9:16", 1080, 1920),
    ("Square, 1:1", 1080, 1080),
    ("Classic, 4:3", 1440, 1080),
    ("Portrait, 4:5", 1080, 1350),
    ("Wide, 21:9", 2560, 1080),
)
"""Names (context `Canvases`), width and height in pixels."""
RATES: Final = (
    Rate(24_000, 1001),
    Rate(24),
    Rate(25),
    Rate(30_000, 1001),
    Rate(30),
    Rate(48),
    Rate(50),
    Rate(60_000, 1001),
    Rate(60),
    Rate(120),
)
SAMPLE_RATES: Final = (44_100, 48_000, 96_000)
CHANNELS: Final = ((1, "Mono"), (2, "Stereo"), (6, "5.1"))
"""Names in context `Canvases`."""
