"""What the numbers of a picture mean: YUV matrices, ranges, transfer functions and gamuts.

Standard-dynamic-range signals (BT.601, BT.709, BT.2020, sRGB) are taken as the same
display-referred numbers, as editors do: an sRGB still keeps its code values on a BT.709 timeline,
and the small difference between the 601 and 709 primaries is left alone. Only wider gamuts
(BT.2020, P3) and HDR signals (PQ, HLG, linear) are converted. Light from SDR is BT.1886 with black
at zero (gamma 2.4), its white 203 cd/m2 (BT.2408); HDR reaches SDR through BT.2446-1 method A.
"""

from typing import Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from kijkocut.model.media import Colour
from kijkocut.model.sequence import ColourSpace

Matrix = NDArray[np.float64]

_WEIGHTS: Final[dict[str, tuple[float, float]]] = {
    "bt709": (0.2126, 0.0722),
    "smpte170m": (0.299, 0.114),
    "bt470bg": (0.299, 0.114),
    "fcc": (0.30, 0.11),
    "smpte240m": (0.212, 0.087),
    "bt2020nc": (0.2627, 0.0593),
    "bt2020c": (0.2627, 0.0593),
}
"""Kr and Kb by FFmpeg's matrix name (ITU-T H.273); constant-luminance 2020 is read as the other."""

# x, y of red, green, blue; white is D65 for all three (ITU-R BT.709, BT.2020, SMPTE EG 432-1).
_PRIMARIES: Final[dict[str, tuple[float, ...]]] = {
    "bt709": (0.640, 0.330, 0.300, 0.600, 0.150, 0.060),
    "bt2020": (0.708, 0.292, 0.170, 0.797, 0.131, 0.046),
    "p3": (0.680, 0.320, 0.265, 0.690, 0.150, 0.060),
}
_D65: Final = (0.3127, 0.3290)

_TRANSFERS: Final = {
    "smpte2084": "PQ",
    "arib-std-b67": "HLG",
    "linear": "LINEAR",
    "iec61966-2-1": "SRGB",
}
_SPACES: Final[dict[ColourSpace, tuple[str, str, Colour]]] = {
    ColourSpace.bt709: (
        "SDR",
        "bt709",
        Colour(primaries="bt709", transfer="bt709", matrix="bt709", full_range=False),
    ),
    ColourSpace.srgb: (
        "SRGB",
        "bt709",
        Colour(primaries="bt709", transfer="iec61966-2-1", matrix="bt709", full_range=False),
    ),
    ColourSpace.bt2020: (
        "SDR",
        "bt2020",
        Colour(primaries="bt2020", transfer="bt2020-10", matrix="bt2020nc", full_range=False),
    ),
    ColourSpace.pq: (
        "PQ",
        "bt2020",
        Colour(primaries="bt2020", transfer="smpte2084", matrix="bt2020nc", full_range=False),
    ),
    ColourSpace.hlg: (
        "HLG",
        "bt2020",
        Colour(primaries="bt2020", transfer="arib-std-b67", matrix="bt2020nc", full_range=False),
    ),
}


class Conversion(Struct, frozen=True):
    """How a picture's RGB becomes the sequence's; names are those of `colour.glsl`."""

    source: str
    target: str
    gamut: tuple[float, ...]
    """Linear source RGB to linear target RGB, rows first."""


def space_colour(space: ColourSpace) -> Colour:
    """Give the tags of a sequence's frames, with the usual YUV matrix, limited range."""
    return _SPACES[space][2]


def space_transfer(space: ColourSpace) -> str:
    """Name the transfer of a sequence's colour space as `colour.glsl` does."""
    return _SPACES[space][0]


def conversion(source: Colour, space: ColourSpace) -> Conversion | None:
    """Tell how pictures tagged `source` reach the sequence's space; None if they are in it."""
    transfer = _TRANSFERS.get(source.transfer, "SDR")
    gamut = _gamut(source.primaries, transfer)
    target, target_gamut, _ = _SPACES[space]
    is_sdr = transfer in ("SDR", "SRGB") and target in ("SDR", "SRGB")
    if gamut == target_gamut and (is_sdr or transfer == target):
        return None
    matrix = np.linalg.inv(_to_xyz(target_gamut)) @ _to_xyz(gamut)
    return Conversion(transfer, target, tuple(float(v) for v in matrix.flat))


def _gamut(primaries: str, transfer: str) -> str:
    match primaries:
        case "bt2020":
            return "bt2020"
        case "smpte431" | "smpte432":
            return "p3"
        case "unknown" if transfer in ("PQ", "HLG"):
            return "bt2020"
        case _:
            return "bt709"


def _to_xyz(gamut: str) -> Matrix:
    """Linear RGB to XYZ from the primaries' chromaticities (SMPTE RP 177)."""
    xy = np.array(_PRIMARIES[gamut]).reshape(3, 2)
    columns = np.stack([xy[:, 0] / xy[:, 1], np.ones(3), (1 - xy[:, 0] - xy[:, 1]) / xy[:, 1]])
    white = np.array([_D65[0] / _D65[1], 1.0, (1 - _D65[0] - _D65[1]) / _D65[1]])
    return np.asarray(columns * np.linalg.solve(columns, white))


def yuv_from_rgb(matrix: str) -> Matrix:
    """Give the 3x3 map from R'G'B' in 0..1 to Y in 0..1 and Cb, Cr in -0.5..0.5 (ITU-T H.273)."""
    kr, kb = _WEIGHTS.get(matrix, _WEIGHTS["bt709"])
    luma = np.array([kr, 1 - kr - kb, kb])
    blue = (np.array([0.0, 0.0, 1.0]) - luma) / (2 * (1 - kb))
    red = (np.array([1.0, 0.0, 0.0]) - luma) / (2 * (1 - kr))
    return np.stack([luma, blue, red])


def code_range(depth: int, *, full_range: bool) -> tuple[Matrix, Matrix]:
    """Give scale and offset, per Y, Cb and Cr, from normal values to code values of `depth` bits.

    Limited range is BT.709's and BT.2100's: 219 and 224 steps of 2**(depth - 8) from 16 and around
    128.
    """
    step = float(1 << (depth - 8))
    middle = 128.0 * step
    if full_range:
        peak = float((1 << depth) - 1)
        return np.array([peak, peak, peak]), np.array([0.0, middle, middle])
    return np.array([219.0, 224.0, 224.0]) * step, np.array([16.0 * step, middle, middle])


def to_rgb(colour: Colour, depth: int, *, is_rgb: bool) -> tuple[Matrix, Matrix]:
    """Give the 3x3 map and the offset from code values of `depth` bits to R'G'B' (1.0 is white)."""
    full = is_rgb if colour.full_range is None else colour.full_range
    if is_rgb or colour.matrix == "gbr":
        scale, offset = code_range(depth, full_range=full)
        even: Matrix = np.full(3, scale[0])
        shift: Matrix = np.full(3, -offset[0] / scale[0], np.float64)
        return np.diag(1 / even), shift
    scale, offset = code_range(depth, full_range=full)
    turn: Matrix = np.asarray(
        np.linalg.inv(yuv_from_rgb(colour.matrix)) @ np.diag(1 / scale), np.float64
    )
    return turn, -(turn @ offset)


def from_rgb(matrix: str, depth: int, *, full_range: bool) -> tuple[Matrix, Matrix]:
    """Give the 3x3 map and the offset from R'G'B' to code values of `depth` bits."""
    scale, offset = code_range(depth, full_range=full_range)
    return np.diag(scale) @ yuv_from_rgb(matrix), offset
