"""Where a clip stands on the canvas, as arithmetic: no Qt widgets, no project."""

import math
from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF

_LEAST: Final = 1e-3
_ROUND_DEG: Final = 15.0


class Pose(Struct, frozen=True, kw_only=True):
    """A clip's transform, in pixels of the canvas from its centre; see `model.intrinsics`."""

    canvas: tuple[float, float]
    box: tuple[float, float]
    """Size of the fitted picture before its transform."""
    position: tuple[float, float] = (0.0, 0.0)
    scale: tuple[float, float] = (1.0, 1.0)
    rotation: float = 0.0
    anchor: tuple[float, float] = (0.0, 0.0)
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """Left, right, top, bottom, as shares of the sides."""

    def to_canvas(self, x: float, y: float) -> QPointF:
        """Give the place, from the canvas's top left corner, of a point of the clip."""
        turn = math.radians(self.rotation)
        u, v = (x - self.anchor[0]) * self.scale[0], (y - self.anchor[1]) * self.scale[1]
        return (
            QPointF(
                u * math.cos(turn) - v * math.sin(turn), u * math.sin(turn) + v * math.cos(turn)
            )
            + self.pivot
        )

    def to_clip(self, at: QPointF) -> QPointF:
        """Give the point of the clip, from its centre, at a place on the canvas."""
        turn = math.radians(-self.rotation)
        away = at - self.pivot
        u = away.x() * math.cos(turn) - away.y() * math.sin(turn)
        v = away.x() * math.sin(turn) + away.y() * math.cos(turn)
        wide, high = (s if abs(s) > _LEAST else _LEAST for s in self.scale)
        return QPointF(u / wide + self.anchor[0], v / high + self.anchor[1])

    @property
    def pivot(self) -> QPointF:
        """Where the anchor is on the canvas."""
        return QPointF(
            self.canvas[0] / 2 + self.anchor[0] + self.position[0],
            self.canvas[1] / 2 + self.anchor[1] + self.position[1],
        )

    @property
    def corners(self) -> tuple[QPointF, ...]:
        """Top left, top right, bottom right, bottom left, crop taken off."""
        wide, high = self.box
        left, right, top, bottom = self.crop
        x0, x1 = wide * (left - 0.5), wide * (0.5 - right)
        y0, y1 = high * (top - 0.5), high * (0.5 - bottom)
        return tuple(self.to_canvas(x, y) for x, y in ((x0, y0), (x1, y0), (x1, y1), (x0, y1)))

    @property
    def bounds(self) -> QRectF:
        """The upright box around the corners."""
        xs = [p.x() for p in self.corners]
        ys = [p.y() for p in self.corners]
        return QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))

    def holds(self, at: QPointF) -> bool:
        """Whether a place on the canvas lies on the clip."""
        point = self.to_clip(at)
        left, right, top, bottom = self.crop
        return self.box[0] * (left - 0.5) <= point.x() <= self.box[0] * (0.5 - right) and self.box[
            1
        ] * (top - 0.5) <= point.y() <= self.box[1] * (0.5 - bottom)


class Grip(StrEnum):
    """What of a clip is held."""

    move = "move"
    corner = "corner"
    left = "left"
    right = "right"
    top = "top"
    bottom = "bottom"
    rotate = "rotate"
    anchor = "anchor"
    crop_left = "crop_left"
    crop_right = "crop_right"
    crop_top = "crop_top"
    crop_bottom = "crop_bottom"


def dragged(pose: Pose, grip: Grip, start: QPointF, to: QPointF, *, is_free: bool = False) -> Pose:
    """Give the pose after dragging a grip.

    Args:
        pose: Before the drag.
        grip: What is held.
        start: Where it was taken, on the canvas.
        to: Where it is now.
        is_free: For corners, let width and height differ; for turns, take steps of 15 degrees.
    """
    match grip:
        case Grip.move:
            by = to - start
            position = pose.position[0] + by.x(), pose.position[1] + by.y()
            return replace(pose, position=position)
        case Grip.rotate:
            turn = _bearing(pose, to) - _bearing(pose, start)
            degrees = pose.rotation + (turn + 180.0) % 360.0 - 180.0
            if is_free:
                degrees = round(degrees / _ROUND_DEG) * _ROUND_DEG
            return replace(pose, rotation=degrees)
        case Grip.anchor:
            return _anchored(pose, to)
        case Grip.corner:
            return _scaled(pose, start, to, is_free=is_free)
        case Grip.left | Grip.right | Grip.top | Grip.bottom:
            across, down = _growth(pose, start, to)
            is_wide = grip in (Grip.left, Grip.right)
            return _times(pose, across if is_wide else 1.0, 1.0 if is_wide else down)
        case _:
            return _cropped(pose, grip, to)


def _bearing(pose: Pose, at: QPointF) -> float:
    away = at - pose.pivot
    return math.degrees(math.atan2(away.y(), away.x()))


def _anchored(pose: Pose, to: QPointF) -> Pose:
    """Move the anchor and leave the picture where it is."""
    anchor = pose.to_clip(to)
    x = to.x() - pose.canvas[0] / 2 - anchor.x()
    y = to.y() - pose.canvas[1] / 2 - anchor.y()
    return replace(pose, anchor=(anchor.x(), anchor.y()), position=(x, y))


def _growth(pose: Pose, start: QPointF, to: QPointF) -> tuple[float, float]:
    """Give how many times further from the anchor a place is, along the clip's own axes."""
    was, now = pose.to_clip(start), pose.to_clip(to)
    across, down = was.x() - pose.anchor[0], was.y() - pose.anchor[1]
    return (
        (now.x() - pose.anchor[0]) / across if abs(across) > _LEAST else 1.0,
        (now.y() - pose.anchor[1]) / down if abs(down) > _LEAST else 1.0,
    )


def _scaled(pose: Pose, start: QPointF, to: QPointF, *, is_free: bool) -> Pose:
    if is_free:
        return _times(pose, *_growth(pose, start, to))
    was, now = start - pose.pivot, to - pose.pivot
    length = was.x() ** 2 + was.y() ** 2
    # Along the line from the anchor, so that moving across it changes nothing.
    factor = (was.x() * now.x() + was.y() * now.y()) / length if length > _LEAST else 1.0
    factor = max(0.01, factor)
    return _times(pose, factor, factor)


def _times(pose: Pose, across: float, down: float) -> Pose:
    x, y = pose.scale[0] * across, pose.scale[1] * down
    return replace(pose, scale=(min(100.0, max(-100.0, x)), min(100.0, max(-100.0, y))))


def _cropped(pose: Pose, grip: Grip, to: QPointF) -> Pose:
    point = pose.to_clip(to)
    left, right, top, bottom = pose.crop
    x, y = point.x() / pose.box[0] + 0.5, point.y() / pose.box[1] + 0.5
    match grip:
        case Grip.crop_left:
            left = min(max(0.0, x), 1.0 - right)
        case Grip.crop_right:
            right = min(max(0.0, 1.0 - x), 1.0 - left)
        case Grip.crop_top:
            top = min(max(0.0, y), 1.0 - bottom)
        case _:
            bottom = min(max(0.0, 1.0 - y), 1.0 - top)
    return replace(pose, crop=(left, right, top, bottom))


class Snapped(Struct, frozen=True, kw_only=True):
    """A pose that has caught on lines."""

    pose: Pose
    across: tuple[float, ...] = ()
    """Where upright lines were met, from the left."""
    down: tuple[float, ...] = ()


def snapped(pose: Pose, others: tuple[QRectF, ...], reach: float) -> Snapped:
    """Let a moved clip catch on the canvas's edges, centre and thirds, and on other clips.

    Args:
        pose: As dragged.
        others: Boxes of other clips.
        reach: How near is near, in pixels of the canvas.
    """
    wide, high = pose.canvas
    bounds = pose.bounds
    xs = {wide * share for share in (0, 1 / 3, 1 / 2, 2 / 3, 1)}
    ys = {high * share for share in (0, 1 / 3, 1 / 2, 2 / 3, 1)}
    for box in others:
        xs |= {box.left(), box.center().x(), box.right()}
        ys |= {box.top(), box.center().y(), box.bottom()}
    x = _nearest((bounds.left(), bounds.center().x(), bounds.right()), xs, reach)
    y = _nearest((bounds.top(), bounds.center().y(), bounds.bottom()), ys, reach)
    by = (x[0] if x else 0.0, y[0] if y else 0.0)
    position = pose.position[0] + by[0], pose.position[1] + by[1]
    return Snapped(
        pose=replace(pose, position=position),
        across=(x[1],) if x else (),
        down=(y[1],) if y else (),
    )


def _nearest(own: tuple[float, ...], lines: set[float], reach: float) -> tuple[float, float] | None:
    """Give how far to move to meet the nearest line, and which."""
    found = [(line - place, line) for place in own for line in lines if abs(line - place) <= reach]
    return min(found, key=lambda one: abs(one[0]), default=None)
