"""What a mask looks like and how dragging reshapes it, as arithmetic: no widgets, no project.

Coordinates are those of the clip the mask is on: pixels from its centre, before its transform.
"""

import math
from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QPolygonF, QTransform

from kijkocut.desktop.viewer.pose import Pose
from kijkocut.model.clip import MaskShape
from kijkocut.model.mask_outline import PathPoint, Point, corners_of

_LEAST: Final = 1.0
"""No mask is dragged thinner than a pixel."""
_ROUND_DEG: Final = 15.0
_FAR: Final = 20_000.0
"""As far as the line that splits a clip is drawn."""


class MaskGrip(StrEnum):
    """What of a mask is held."""

    move = "move"
    corner = "corner"
    across = "across"
    down = "down"
    rotate = "rotate"
    feather = "feather"


class MaskForm(Struct, frozen=True, kw_only=True):
    """One mask at one moment."""

    shape: MaskShape
    centre: Point = (0.0, 0.0)
    size: Point = (400.0, 400.0)
    rotation: float = 0.0
    roundness: float = 0.0
    feather: float = 0.0
    expand: float = 0.0
    sides: int = 5
    points: tuple[PathPoint, ...] = ()

    @property
    def to_clip(self) -> QTransform:
        """Takes the mask's own coordinates, around its centre, to the clip's."""
        return QTransform().translate(*self.centre).rotate(self.rotation)

    def own(self, at: QPointF) -> QPointF:
        """Give the mask's own coordinates of a point of the clip."""
        return self.to_clip.inverted()[0].map(at)

    @property
    def box(self) -> QRectF:
        """What the grips for its size stand on, in its own coordinates."""
        if self.shape is MaskShape.path:
            return self.outline().boundingRect()
        wide, high = self.size
        return QRectF(-wide / 2, -high / 2, wide, high)

    def outline(self) -> QPainterPath:
        """Give where the edge is half seen, without feather or growth, in its own coordinates."""
        path = QPainterPath()
        box = QRectF(-self.size[0] / 2, -self.size[1] / 2, *self.size)
        match self.shape:
            case MaskShape.rectangle:
                radius = self.roundness * min(self.size) / 2
                path.addRoundedRect(box, radius, radius)
            case MaskShape.text:
                path.addRect(box)  # the letters have room in it
            case MaskShape.ellipse:
                path.addEllipse(box)
            case MaskShape.bars:
                self._add_bars(path)
            case MaskShape.split_line:
                path.moveTo(-_FAR, 0.0)
                path.lineTo(_FAR, 0.0)
            case MaskShape.path:
                self._add_curves(path)
            case _:
                corners, radius = corners_of(
                    self.shape, self.size, sides=self.sides, roundness=self.roundness
                )
                path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
                path.closeSubpath()
                path = grown(path, radius)
        return path

    def _add_curves(self, path: QPainterPath) -> None:
        for index, (x, y, *_) in enumerate(self.points):
            if index == 0:
                path.moveTo(x, y)
            after = self.points[(index + 1) % len(self.points)]
            here = self.points[index]
            path.cubicTo(
                QPointF(x + here[4], y + here[5]),
                QPointF(after[0] + after[2], after[1] + after[3]),
                QPointF(after[0], after[1]),
            )
        path.closeSubpath()

    def _add_bars(self, path: QPainterPath) -> None:
        wide, high = self.size
        thick = high / (2 * self.sides - 1)
        for bar in range(self.sides):
            path.addRect(-wide / 2, -high / 2 + 2 * bar * thick, wide, thick)


def grown(path: QPainterPath, by: float) -> QPainterPath:
    """Give an outline moved outwards by a distance, or inwards; corners get round."""
    if abs(by) < 1e-6:
        return path
    pen = QPainterPathStroker()
    pen.setWidth(2 * abs(by))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    band = pen.createStroke(path)
    return path.united(band) if by > 0 else path.subtracted(band)


def to_canvas(pose: Pose) -> QTransform:
    """Give what takes a clip's coordinates to those of the canvas, from its top left corner."""
    origin = pose.to_canvas(0.0, 0.0)
    across, down = pose.to_canvas(1.0, 0.0) - origin, pose.to_canvas(0.0, 1.0) - origin
    return QTransform(across.x(), across.y(), down.x(), down.y(), origin.x(), origin.y())


def reshaped(
    form: MaskForm, grip: MaskGrip, start: QPointF, to: QPointF, *, is_strict: bool = False
) -> MaskForm:
    """Give a mask after dragging a grip.

    Args:
        form: Before the drag.
        grip: What is held.
        start: Where it was taken, in the clip's coordinates.
        to: Where it is now.
        is_strict: For corners keep the proportions, for turns take steps of 15 degrees.
    """
    by = to - start
    match grip:
        case MaskGrip.move:
            return replace(form, centre=(form.centre[0] + by.x(), form.centre[1] + by.y()))
        case MaskGrip.rotate:
            turn = _bearing(form, to) - _bearing(form, start)
            degrees = form.rotation + (turn + 180.0) % 360.0 - 180.0
            if is_strict:
                degrees = round(degrees / _ROUND_DEG) * _ROUND_DEG
            return replace(form, rotation=degrees)
        case MaskGrip.feather:
            out = form.own(to).x() - form.own(start).x()
            return replace(form, feather=max(0.0, form.feather + 2 * out))
        case _:
            return _sized(form, grip, start, to, is_strict=is_strict)


def _bearing(form: MaskForm, at: QPointF) -> float:
    away = at - QPointF(*form.centre)
    return math.degrees(math.atan2(away.y(), away.x()))


def _sized(
    form: MaskForm, grip: MaskGrip, start: QPointF, to: QPointF, *, is_strict: bool
) -> MaskForm:
    """Grow around the centre: the other side does the same."""
    was, now = form.own(start), form.own(to)
    across = _factor(was.x(), now.x()) if grip is not MaskGrip.down else 1.0
    down = _factor(was.y(), now.y()) if grip is not MaskGrip.across else 1.0
    if is_strict and grip is MaskGrip.corner:
        across = down = max(across, down)
    if form.shape is MaskShape.path:
        return replace(form, points=tuple(_times(point, across, down) for point in form.points))
    wide, high = (max(_LEAST, form.size[0] * across), max(_LEAST, form.size[1] * down))
    return replace(form, size=(wide, high))


def _factor(was: float, now: float) -> float:
    return max(0.001, now / was) if abs(was) > 1e-3 else 1.0


def _times(point: PathPoint, across: float, down: float) -> PathPoint:
    x, y, in_x, in_y, out_x, out_y = point
    return x * across, y * down, in_x * across, in_y * down, out_x * across, out_y * down
