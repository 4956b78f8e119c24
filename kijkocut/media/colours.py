"""Names for FFmpeg's colour numbers, and the rule for files that carry none.

The numbers are the code points of ITU-T H.273; the names are FFmpeg's (`ffprobe` prints them).
"""

from kijkocut.model.colour_codes import MATRICES, PRIMARIES, TRANSFERS
from kijkocut.model.media import Colour

RANGES = {1: False, 2: True}
HD_HEIGHT = 720
"""From this height on, an untagged picture is taken as BT.709; below as BT.601."""


def tagged(primaries: int, transfer: int, matrix: int, colour_range: int) -> Colour:
    """Turn FFmpeg's numbers into a `Colour`, with "unknown" where the file says nothing."""
    return Colour(
        primaries=PRIMARIES.get(primaries, "unknown"),
        transfer=TRANSFERS.get(transfer, "unknown"),
        matrix=MATRICES.get(matrix, "unknown"),
        full_range=RANGES.get(colour_range),
    )


def resolved(colour: Colour, height: int, *, is_rgb: bool, is_jpeg: bool) -> Colour:
    """Fill the gaps of a file's colour tags by the trade's rule.

    RGB is sRGB and full range. JPEG is BT.601 and full range. Other YUV is limited range, BT.709
    from 720 lines on and BT.601 below; 576 lines mean the 625-line primaries.

    Args:
        colour: The tags as the file gives them.
        height: Coded picture height.
        is_rgb: Whether the samples are RGB (or gray read as RGB).
        is_jpeg: Whether the samples follow JFIF (MJPEG, JPEG, WebP lossy is not).
    """
    if is_rgb:
        primaries, transfer, matrix = "bt709", "iec61966-2-1", "gbr"
    elif is_jpeg:
        primaries, transfer, matrix = "bt709", "iec61966-2-1", "smpte170m"
    elif height >= HD_HEIGHT:
        primaries = transfer = matrix = "bt709"
    else:
        primaries = "bt470bg" if height == 576 else "smpte170m"
        transfer, matrix = "smpte170m", "smpte170m"
    full = colour.full_range if colour.full_range is not None else is_rgb or is_jpeg
    return Colour(
        primaries=_or(colour.primaries, primaries),
        transfer=_or(colour.transfer, transfer),
        matrix="gbr" if is_rgb else _or(colour.matrix, matrix),
        full_range=full,
    )


def _or(name: str, fallback: str) -> str:
    return fallback if name in ("unknown", "gbr") else name
