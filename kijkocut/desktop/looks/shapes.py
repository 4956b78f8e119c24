"""Small drawings: a star, and a wave that stands for a sound."""

import hashlib
import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF


def star(rect: QRectF) -> QPolygonF:
    """Give a star of five points that fills `rect`."""
    middle, outer = rect.center(), min(rect.width(), rect.height()) / 2
    points = []
    for corner in range(10):
        reach = outer if corner % 2 == 0 else outer * 0.42
        angle = math.pi * corner / 5 - math.pi / 2
        points.append(
            QPointF(middle.x() + reach * math.cos(angle), middle.y() + reach * math.sin(angle))
        )
    return QPolygonF(points)


def wave(rect: QRectF, name: str, *, is_faded: bool = False) -> QPolygonF:
    """Give the line of a sound, of another shape for each name, within the middle of `rect`.

    Args:
        rect: The picture's place.
        name: Chooses the shape.
        is_faded: Whether it swells from one end to the other.
    """
    seed = hashlib.blake2b(name.encode(), digest_size=2).digest()
    slow, fast = 2 + seed[0] % 3, 7 + seed[1] % 9
    left, wide = rect.left() + rect.width() * 0.15, rect.width() * 0.7
    points = []
    for step in range(97):
        at = step / 96
        high = at if is_faded else math.sin(math.pi * at) * (0.55 + 0.45 * math.cos(slow * 6 * at))
        swing = high * math.sin(fast * 2 * math.pi * at)
        points.append(QPointF(left + wide * at, rect.center().y() - swing * rect.height() * 0.3))
    return QPolygonF(points)
