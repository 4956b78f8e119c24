"""Names for FFmpeg's colour numbers, and the rule for files that carry none.

The numbers are the code points of ITU-T H.273; the names are FFmpeg's (`ffprobe` prints them).
"""

from kijkocut.model.media import Colour

PRIMARIES = {
    1: "bt709",
    4: "bt470m",
    5: "bt470bg",
    6: "smpte170m",
    7: "smpte240m",
    8: "film",
    9: "bt2020",
    10: "smpte428",
    11: "smpte431",
    12: "smpte432",
    22: "ebu3213",
}
TRANSFERS = {
    1: "bt709",
    4: "bt470m",
    5: "bt470bg",
    6: "smpte170m",
    7: "smpte240m",
    8: "linear",
    9: "log100",
    10: "log316",
    11: "iec61966-2-4",
    12: "bt1361e",
    13: "iec61966-2-1",
    14: "bt2020-10",
    15: "bt2020-12",
    16: "smpte2084",
    17: "smpte428",
    18: "arib-std-b67",
}
MATRICES = {
    0: "gbr",
    1: "bt709",
    4: "fcc",
    5: "bt470bg",
    6: "smpte170m",
    7: "smpte240m",
    8: "ycgco",
    9: "bt2020nc",
    10: "bt2020c",
    14: "ictcp",
}
RANGES = {1: False, 2: True}
HD_HEIGHT = 720
"""From this height on, an untagged picture is taken as BT.709; below as BT.601."""


def code_of(name: str, names: dict[int, str]) -> int:
    """Give the H.273 number of a name, 2 ("unspecified") when it has none."""
    return next((code for code, known in names.items() if known == name), 2)


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

    RGB is sRGB and full range. JPEG is BT.601 and full range. Other YUV is limited range, BT.709 from
    720 lines on and BT.601 below; 576 lines mean the 625-line primaries.

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
