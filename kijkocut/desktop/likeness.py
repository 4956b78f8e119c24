"""Holds a picture of a widget against one that was kept: is it still laid out alike?

Pictures are compared by the mean colours of 4x4 points, of halved pictures mostly, so that other
letter edges of another machine pass while a moved, missing or recoloured control does not.
"""

from pathlib import Path
from typing import Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

BLOCK: Final = 4
STEP: Final = 20
"""Of 255: a block whose mean differs more in a channel has changed."""


class Likeness(Struct, frozen=True, kw_only=True):
    """What a comparison found."""

    changed: float
    """Share of blocks that changed, 0 to 1; 1 where the sizes differ."""
    difference: QImage
    """Changed blocks in red over the picture's grey."""


def compare(now: QImage, kept: QImage) -> Likeness:
    """Compare a picture with the one that was kept."""
    if now.size() != kept.size():
        return Likeness(changed=1.0, difference=now)
    pixels = pixels_of(now)
    gap = np.abs(_means(pixels) - _means(pixels_of(kept))).max(axis=2) > STEP
    grey = np.repeat(pixels.mean(axis=2, keepdims=True) / 2, 3, axis=2).astype(np.uint8)
    mask = np.repeat(np.repeat(gap, BLOCK, axis=0), BLOCK, axis=1)
    mask = mask[: grey.shape[0], : grey.shape[1]]
    grey[: mask.shape[0], : mask.shape[1]][mask] = (255, 40, 40)
    return Likeness(changed=float(gap.mean()), difference=image_of(grey))


def halved(image: QImage) -> QImage:
    """Give a picture at half its size, as pictures are kept."""
    return image.scaled(
        image.size() / 2,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def is_blank(image: QImage) -> bool:
    """Whether nothing is to be seen: all points are nearly of one colour."""
    pixels = pixels_of(image).reshape(-1, 3)
    return bool((pixels.max(axis=0) - pixels.min(axis=0)).max() < STEP)


def pixels_of(image: QImage) -> NDArray[np.uint8]:
    """Give the points as rows, columns, RGB."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), -1)
    return rows[:, : plain.width() * 3].reshape(plain.height(), plain.width(), 3).copy()


def image_of(pixels: NDArray[np.uint8]) -> QImage:
    """Make an image of rows, columns, RGB."""
    whole = np.ascontiguousarray(pixels)
    rows, columns = whole.shape[:2]
    form = QImage.Format.Format_RGB888
    return QImage(whole.data, columns, rows, 3 * columns, form).copy()


def save(image: QImage, path: Path) -> None:
    """Write a picture as a small PNG."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # Qt counts the other way round: 0 is the smallest file.
    image.convertToFormat(QImage.Format.Format_RGB888).save(str(path), quality=0)


def _means(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Give the means of blocks; what is left over at the right and the bottom is not looked at."""
    rows, columns = (side // BLOCK * BLOCK for side in pixels.shape[:2])
    blocks = pixels[:rows, :columns].reshape(rows // BLOCK, BLOCK, columns // BLOCK, BLOCK, 3)
    return np.asarray(blocks.mean(axis=(1, 3)), np.float32)
