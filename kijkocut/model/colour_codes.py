"""Names for the colour code points that files carry.

The numbers are ITU-T H.273's; the names are FFmpeg's (`ffprobe` prints them).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

PRIMARIES: Final[Mapping[int, str]] = MappingProxyType(
    {
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
)
TRANSFERS: Final[Mapping[int, str]] = MappingProxyType(
    {
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
)
MATRICES: Final[Mapping[int, str]] = MappingProxyType(
    {
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
)


def code_of(name: str, names: Mapping[int, str]) -> int:
    """Give the H.273 number of a name, 2 ("unspecified") when it has none."""
    return next((code for code, known in names.items() if known == name), 2)
