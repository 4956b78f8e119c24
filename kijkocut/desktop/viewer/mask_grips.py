"""Where the grips of a mask stand on the screen: arithmetic on its form."""

from typing import Final

from msgspec import Struct
from PySide6.QtCore import QPointF
from PySide6.QtGui import QTransform

from kijkocut.desktop.viewer.mask_form import MaskForm, MaskGrip
from kijkocut.desktop.viewer.mask_path import Part
from kijkocut.model.clip import MaskShape

_KNOB: Final = 24.0
_OUTSIDE: Final = 14.0
"""How far outside a path its box lies, so that it does not hide points."""


class PointGrip(Struct, frozen=True):
    """A point of a path, or one of its handles."""

    index: int
    part: Part = Part.point


Grip = MaskGrip | PointGrip


def scale_of(own: QTransform) -> float:
    """Give how many points of the widget one of the mask's own coordinates is, about."""
    return float(max(1e-6, abs(own.determinant()) ** 0.5))


def grips_of(form: MaskForm, own: QTransform) -> list[tuple[MaskGrip, QPointF]]:
    """List the grips of the whole; `own` takes the mask's own coordinates to the widget's."""
    box, unit = form.box, 1 / scale_of(own)
    found: list[tuple[MaskGrip, QPointF]] = []
    if form.shape is not MaskShape.split_line:
        if form.shape is MaskShape.path:
            box = box.adjusted(*(s * _OUTSIDE * unit for s in (-1, -1, 1, 1)))
        corners = (box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft())
        found += [(MaskGrip.corner, own.map(corner)) for corner in corners]
        if form.shape is not MaskShape.path:
            mid = box.center()
            sides = (QPointF(x, mid.y()) for x in (box.left(), box.right()))
            found += [(MaskGrip.across, own.map(side)) for side in sides]
            ends = (QPointF(mid.x(), y) for y in (box.top(), box.bottom()))
            found += [(MaskGrip.down, own.map(end)) for end in ends]
    for grip, way in ((MaskGrip.rotate, QPointF(0, -1)), (MaskGrip.feather, QPointF(1, 0))):
        if form.shape is MaskShape.split_line and grip is MaskGrip.feather:
            continue
        out = _KNOB * unit
        if grip is MaskGrip.feather:
            out += form.feather / 2
        found.append((grip, own.map(foot_of(form, grip) + way * out)))
    return found


def foot_of(form: MaskForm, grip: MaskGrip) -> QPointF:
    """Give where a knob's line begins, in the mask's own coordinates."""
    if form.shape is MaskShape.split_line:
        return QPointF(0, 0)
    box = form.box
    middle = box.center()
    if grip is MaskGrip.rotate:
        return QPointF(middle.x(), box.top())
    return QPointF(box.right() + max(0.0, form.expand), middle.y())


def point_grips_of(
    form: MaskForm, own: QTransform, chosen: int | None
) -> list[tuple[PointGrip, QPointF]]:
    """List the points of a path, and the handles of the chosen one."""
    found: list[tuple[PointGrip, QPointF]] = []
    for index, (x, y, in_x, in_y, out_x, out_y) in enumerate(form.points):
        found.append((PointGrip(index), own.map(QPointF(x, y))))
        if index == chosen:
            if in_x or in_y:
                place = own.map(QPointF(x + in_x, y + in_y))
                found.append((PointGrip(index, Part.before), place))
            if out_x or out_y:
                place = own.map(QPointF(x + out_x, y + out_y))
                found.append((PointGrip(index, Part.after), place))
    return found
