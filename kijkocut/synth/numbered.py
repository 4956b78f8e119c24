"""Numbered pictures: a moving scene with the frame number as digits and as readable blocks.

The blocks fill the top quarter of the picture: three rows of eight. Cell 0 is white, cell 1 black;
the other 22 hold 18 bits of number and 4 check bits, most significant first.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kijkocut.model.errors import BugError, OutsideError

COLUMNS, ROWS = 8, 3
_NUMBER_BITS, _CHECK_BITS = 18, 4
MAX_NUMBER = (1 << _NUMBER_BITS) - 1
_LEAST_CONTRAST = 0.25
_WHITE, _BLACK = 235, 20

_DIGITS = (
    "01110100011001110101110011000101110",
    "00100011000010000100001000010001110",
    "01110100010000100010001000100011111",
    "11111000100010000010000011000101110",
    "00010001100101010010111110001000010",
    "11111100001111000001000011000101110",
    "00110010001000011110100011000101110",
    "11111000010001000100010000100001000",
    "01110100011000101110100011000101110",
    "01110100011000101111000010001001100",
)
"""5x7 dots per digit, row by row."""


class UnreadableNumberError(OutsideError):
    """The picture carries no frame number that can be read."""

    code = "media.no_frame_number"


def picture(
    number: int,
    *,
    width: int,
    height: int,
    hue: float = 0.6,
    seconds: float = 0.0,
    has_alpha: bool = False,
) -> NDArray[np.uint8]:
    """Draw the picture `number`: uint8 RGB or straight RGBA, shape (height, width, 3 or 4).

    With alpha the lower right quarter is half transparent; the number stays opaque.

    Raises:
        BugError: The number is not from 0 to `MAX_NUMBER`.
    """
    out = _backdrop(width, height, hue, 4 if has_alpha else 3).copy()
    _ball(out, seconds)
    _sweep(out, seconds)
    if has_alpha:
        out[..., 3] = 255
        out[height // 2 :, width // 2 :, 3] = 128
    _blocks(out, number)
    _digits(out, number)
    return out


@lru_cache(maxsize=4)
def _backdrop(width: int, height: int, hue: float, parts: int) -> NDArray[np.uint8]:
    """Draw the gradient behind everything; filling it anew would cost more than the rest."""
    out = np.empty((height, width, parts), np.uint8)
    top = np.array(_rgb(hue, 0.55, 0.62)) * 255
    bottom = np.array(_rgb(hue + 0.08, 0.7, 0.22)) * 255
    slope = np.linspace(0, 1, height)[:, np.newaxis]
    out[..., :3] = (top + (bottom - top) * slope)[:, np.newaxis].astype(np.uint8)
    return out


def plain_picture(number: int, *, width: int, height: int) -> NDArray[np.uint8]:
    """Draw only the readable blocks of `number` on grey: uint8, shape (height, width)."""
    out = np.full((height, width, 1), 128, np.uint8)
    _blocks(out, number)
    return out[..., 0]


def read_frame_number(image: NDArray[np.generic]) -> int:
    """Read the number burnt into a picture made by `picture`, after coding or scaling.

    Args:
        image: Luma (rows, columns), or RGB(A) (rows, columns, 3 or 4); any number type.

    Raises:
        UnreadableNumberError: No number is there, or its check bits disagree.
    """
    luma = image[..., 1] if image.ndim == 3 else image
    cells = _cell_means(luma.astype(np.float64))
    white, black = cells[0], cells[1]
    spread = float(np.max(luma)) or 1.0
    if white - black < _LEAST_CONTRAST * spread:
        raise UnreadableNumberError(
            "The picture carries no frame number: its reference blocks differ too little."
        )
    bits = (cells[2:] > (white + black) / 2).astype(int)
    value = int("".join(map(str, bits)), 2)
    number, check = value >> _CHECK_BITS, value & 15
    if check != _check(number):
        raise UnreadableNumberError(
            f"The frame number can't be read: {number} fails its check bits."
        )
    return number


def _check(number: int) -> int:
    folded = 0b1010
    for shift in range(0, _NUMBER_BITS, 4):
        folded ^= (number >> shift) & 15
    return folded


def _bits(number: int) -> Sequence[int]:
    if not 0 <= number <= MAX_NUMBER:
        raise BugError(f"The blocks hold numbers from 0 to {MAX_NUMBER}, not {number}.")
    value = number << _CHECK_BITS | _check(number)
    count = _NUMBER_BITS + _CHECK_BITS
    return (1, 0, *((value >> shift) & 1 for shift in reversed(range(count))))


def _sizes(cells: int, extent: int) -> NDArray[np.intp]:
    """Divide `extent` pixels among `cells` as evenly as whole pixels allow."""
    return np.diff([round(extent * i / cells) for i in range(cells + 1)])


def _blocks(out: NDArray[np.uint8], number: int) -> None:
    height, width = out.shape[:2]
    cells = np.where(np.array(_bits(number)).reshape(ROWS, COLUMNS), _WHITE, _BLACK).astype(
        np.uint8
    )
    rows = cells.repeat(_sizes(COLUMNS, width), axis=1)
    strip = rows.repeat(_sizes(ROWS, height // 4), axis=0)
    out[: height // 4, :, :3] = strip[..., np.newaxis]
    if out.shape[2] == 4:
        out[: height // 4, :, 3] = 255


def _cell_means(luma: NDArray[np.float64]) -> NDArray[np.float64]:
    """Average the middle half of every cell."""
    height, width = luma.shape
    means = []
    for cell in range(COLUMNS * ROWS):
        row, column = divmod(cell, COLUMNS)
        y0, y1 = height / 4 * (row + 0.3) / ROWS, height / 4 * (row + 0.7) / ROWS
        x0, x1 = width * (column + 0.25) / COLUMNS, width * (column + 0.75) / COLUMNS
        rows = slice(int(y0), max(int(y0) + 1, int(np.ceil(y1))))
        columns = slice(int(x0), max(int(x0) + 1, int(np.ceil(x1))))
        means.append(float(luma[rows, columns].mean()))
    return np.array(means)


def _digits(out: NDArray[np.uint8], number: int) -> None:
    height, width = out.shape[:2]
    dot = max(1, height // 36)
    if height < 72:
        return
    x, y = width // 16, height // 4 + 2 * dot
    for digit in f"{number:06d}":
        shape = np.array([c == "1" for c in _DIGITS[int(digit)]]).reshape(7, 5)
        mask = np.kron(shape, np.ones((dot, dot), bool))
        area = out[y : y + 7 * dot, x : x + 5 * dot]
        area[mask[: area.shape[0], : area.shape[1]]] = 255
        x += 6 * dot


def _ball(out: NDArray[np.uint8], seconds: float) -> None:
    """A disc that swings once in four seconds: motion that is easy to judge by eye."""
    height, width = out.shape[:2]
    radius = height / 8
    x = width * (0.5 + 0.35 * np.sin(seconds * np.pi / 2))
    y = height * 0.68
    y0, y1 = int(y - radius), int(y + radius) + 1
    x0, x1 = max(0, int(x - radius)), min(width, int(x + radius) + 1)
    ys, xs = np.ogrid[y0:y1, x0:x1]
    inside = (xs - x) ** 2 + (ys - y) ** 2 <= radius**2
    out[y0:y1, x0:x1, :3][inside] = (250, 205, 60)


def _sweep(out: NDArray[np.uint8], seconds: float) -> None:
    """A bar along the bottom that crosses the picture once a second."""
    height, width = out.shape[:2]
    x = int(width * (seconds % 1.0))
    out[-max(2, height // 30) :, : max(2, x), :3] = (240, 240, 240)


def _rgb(hue: float, saturation: float, value: float) -> tuple[float, float, float]:
    sector, rest = divmod((hue % 1.0) * 6, 1.0)
    p, q = value * (1 - saturation), value * (1 - saturation * rest)
    t = value * (1 - saturation * (1 - rest))
    table = (
        (value, t, p),
        (q, value, p),
        (p, value, t),
        (p, q, value),
        (t, p, value),
        (value, p, q),
    )
    return table[int(sector) % 6]
