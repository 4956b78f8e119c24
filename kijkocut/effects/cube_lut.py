"""Reads .cube look-up tables: Adobe's Cube LUT Specification 1.0 and Resolve's form of it.

Adobe's has one table, 1D or 3D, and DOMAIN_MIN / DOMAIN_MAX per channel. Resolve's may have a 1D
table before the 3D one, each with an INPUT_RANGE for all channels; LUT_IN_VIDEO_RANGE says that the
first table expects video-range numbers, LUT_OUT_VIDEO_RANGE that the last one gives them. Both are
worked into the table.
"""

import math
from pathlib import Path
from typing import Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from kijkocut.effects.isf_header import ShaderFileError

_LONGEST_CURVE: Final = 65_536
_LARGEST_SIDE: Final = 256
_ROW: Final = 2048
_BLACK: Final = np.float32(64 / 1023)
_SPAN: Final = np.float32(876 / 1023)
"""Video range in 10 bits, where black is 64 and white 940 (ITU-R BT.709-6, 4.6)."""
_Range = tuple[tuple[float, ...], tuple[float, ...]]
_UNIT: Final[_Range] = ((0.0, 0.0, 0.0), (1.0, 1.0, 1.0))


class CubeLut(Struct, frozen=True, kw_only=True):
    """A table, read."""

    curve: NDArray[np.float32]
    """Entries x RGB; empty for none. Comes before the cube."""
    curve_range: _Range
    """Lowest and highest input per channel; what lies outside is held."""
    cube: NDArray[np.float32]
    """Blue x green x red x RGB; empty for none."""
    cube_range: _Range

    def texels(self) -> NDArray[np.float32]:
        """Give the table as rows x 2048 x RGBA, laid out as `lut.fs` reads it."""
        sizes = (float(len(self.curve)), float(len(self.cube)), 0.0)
        head = np.array([sizes, *self.curve_range, *self.cube_range], np.float32)
        rows = np.concatenate([head, self.curve.reshape(-1, 3), self.cube.reshape(-1, 3)])
        made = np.ones((-(-len(rows) // _ROW) * _ROW, 4), np.float32)
        made[: len(rows), :3] = rows
        return made.reshape(-1, _ROW, 4)


def read_cube(path: Path) -> CubeLut:
    """Read a .cube file.

    Raises:
        ShaderFileError: It is not one; names the line.
        OSError: It can't be opened.
    """
    lines = path.read_text("utf-8-sig", errors="replace").splitlines()
    words: dict[str, tuple[int, list[str]]] = {}
    body: list[tuple[int, list[str]]] = []
    for number, line in enumerate(lines, 1):
        parts = line.partition("#")[0].split()
        if parts and (parts[0][0].isalpha() or parts[0][0] == "_") and not _is_number(parts[0]):
            words[parts[0].upper()] = (number, parts[1:])
        elif parts:
            body.append((number, parts))
    if not words.keys() & {"LUT_1D_SIZE", "LUT_3D_SIZE"}:
        raise ShaderFileError(f"{path.name}: neither LUT_1D_SIZE nor LUT_3D_SIZE stands in it.")
    count = _size(path, words, "LUT_1D_SIZE", _LONGEST_CURVE)
    side = _size(path, words, "LUT_3D_SIZE", _LARGEST_SIDE)
    table = _table(path, body, count + side**3)
    curve, cube = table[:count], table[count:]
    curve_range = _range(path, words, "LUT_1D_INPUT_RANGE")
    cube_range = _range(path, words, "LUT_3D_INPUT_RANGE")
    if "LUT_IN_VIDEO_RANGE" in words:
        if count:
            curve_range = _seen_full(curve_range)
        else:
            cube_range = _seen_full(cube_range)
    if "LUT_OUT_VIDEO_RANGE" in words:
        if side:
            cube = (cube - _BLACK) / _SPAN
        else:
            curve = (curve - _BLACK) / _SPAN
    return CubeLut(
        curve=curve,
        curve_range=curve_range,
        cube=cube.reshape(side, side, side, 3),
        cube_range=cube_range,
    )


def _seen_full(video: _Range) -> _Range:
    """Give a range of video-range input in the full-range numbers that pictures have here."""
    low, high = (tuple(float((one - _BLACK) / _SPAN) for one in side) for side in video)
    return low, high


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _size(path: Path, words: dict[str, tuple[int, list[str]]], word: str, most: int) -> int:
    if word not in words:
        return 0
    line, parts = words[word]
    if len(parts) != 1 or not parts[0].isdigit() or not 2 <= int(parts[0]) <= most:
        raise ShaderFileError(f"{path.name}, line {line}: {word} must be from 2 to {most}.")
    return int(parts[0])


def _range(path: Path, words: dict[str, tuple[int, list[str]]], word: str) -> _Range:
    """Give Resolve's range, or else Adobe's domain, or else 0 to 1."""
    low, high = _UNIT
    if word in words:
        numbers = _numbers(path, words[word], 2)
        low, high = (numbers[0],) * 3, (numbers[1],) * 3
    else:
        if "DOMAIN_MIN" in words:
            low = _numbers(path, words["DOMAIN_MIN"], 3)
        if "DOMAIN_MAX" in words:
            high = _numbers(path, words["DOMAIN_MAX"], 3)
    if any(a >= b for a, b in zip(low, high, strict=True)):
        raise ShaderFileError(f"{path.name}: the highest input is not above the lowest.")
    return low, high


def _numbers(path: Path, found: tuple[int, list[str]], count: int) -> tuple[float, ...]:
    line, parts = found
    if len(parts) == count and all(_is_number(part) for part in parts):
        numbers = tuple(float(part) for part in parts)
        if all(math.isfinite(one) for one in numbers):
            return numbers
    raise ShaderFileError(f"{path.name}, line {line}: {count} numbers are expected here.")


def _table(path: Path, body: list[tuple[int, list[str]]], count: int) -> NDArray[np.float32]:
    if len(body) != count:
        raise ShaderFileError(
            f"{path.name}: the table has {len(body)} rows; its size asks for {count}."
        )
    try:
        table = np.array([parts for _, parts in body], np.float32)
    except ValueError:
        table = np.empty((0, 0), np.float32)
    if table.shape != (count, 3) or not np.isfinite(table).all():
        for row in body:
            _numbers(path, row, 3)
    return table
