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
_SPOKEN: Final = {23_976: "23.976", 29_970: "29.97", 59_940: "59.94"}
"""By frames in a thousand seconds, rounded down."""
SAMPLE_RATES: Final = (44_100, 48_000, 96_000)
CHANNELS: Final = ((1, "Mono"), (2, "Stereo"), (6, "5.1"))
"""Names in context `Canvases`."""


def rate_name(rate: Rate) -> str:
    """Give a frame rate as it is spoken of, such as 29.97; one that is not offered as a fraction.

    Read again, the name of one that is offered is exactly that rate.
    """
    if rate not in RATES:
        return str(rate)
    return _SPOKEN.get(1000 * rate.num // rate.den, str(rate.num // rate.den))
