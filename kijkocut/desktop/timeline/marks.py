"""What is drawn over the faces of clips: fades, levels, keyframes, markers, cuts."""

import math
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygon, QPolygonF

from kijkocut.desktop.markers.colours import shown_colour
from kijkocut.desktop.timeline.face import Face
from kijkocut.desktop.timeline.inks import Inks, faded, mixed
from kijkocut.desktop.timeline.zones import Shape
from kijkocut.model.clip import Clip, Fade, FadeCurve
from kijkocut.model.params import Param

_TALL: Final = 46
"""Points of height from which on a clip shows its keyframes."""
_STEPS: Final = 16


def paint_fades(painter: QPainter, face: Face, inks: Inks, top: int) -> None:
    """Darken what fades take away, below a line of their shape; the body begins at `top`."""
    clip, full = face.clip, face.full
    foot = full.bottom()
    for fade, is_in in ((clip.fade_in, True), (clip.fade_out, False)):
        if fade is None or foot - top < 8:
            continue
        wide = full.width() * fade.duration / max(1, clip.duration)
        if wide < 2:
            continue
        begin = full.left() if is_in else full.right() + 1
        way = wide if is_in else -wide
        line = [
            QPointF(begin + way * n / _STEPS, foot - _gain(fade, n / _STEPS) * (foot - top))
            for n in range(_STEPS + 1)
        ]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(inks.shade)
        painter.drawPolygon(QPolygonF([*line, QPointF(begin, top)]))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(faded(inks.text, 190), 1))
        painter.drawPolyline(QPolygonF(line))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _gain(fade: Fade, share: float) -> float:
    match fade.curve:
        case FadeCurve.power:
            return math.sin(share * math.pi / 2)
        case FadeCurve.smooth:
            return (1 - math.cos(share * math.pi)) / 2
        case _:
            return share


def paint_level(painter: QPainter, face: Face, shape: Shape, inks: Inks) -> None:
    """Draw the line of volume or opacity with its keyframes."""
    if not shape.has_handles:
        return
    param = next((p for p in face.clip.params if p.name == shape.level_name), None)
    if param is None and not (face.is_hovered or face.is_selected):
        return
    left, right = max(face.full.left(), face.seen.left()), face.seen.right()
    painter.setPen(QPen(inks.warning if param is not None else faded(inks.text, 170), 1))
    if param is None or not param.keys:
        level = shape.level
        if level is not None:
            y = shape.level_y(level)
            painter.drawLine(left, y, right, y)
        return
    line = [
        QPoint(x, shape.level_y(number))
        for x in (*range(left, right, 4), right)
        if (number := _number(param, (x - face.full.left()) * face.scale)) is not None
    ]
    painter.drawPolyline(QPolygon(line))
    painter.setBrush(inks.window)
    for x in key_columns(face, (param,)):
        value = _number(param, (x - face.full.left()) * face.scale)
        if value is not None:
            _diamond(painter, QPoint(x, shape.level_y(value)), 4)


def _number(param: Param, into: int) -> float | None:
    value = param.at(into)
    return float(value) if isinstance(value, int | float) else None


def paint_keys(painter: QPainter, face: Face, inks: Inks) -> None:
    """Mark the keyframes of everything that moves, along the foot of a clip that is tall enough."""
    if face.full.height() < _TALL:
        return
    columns = key_columns(face, tuple(p for p in face.clip.every_param if p.keys))
    if not columns:
        return
    y = face.full.bottom() - 6
    painter.setPen(QPen(faded(inks.text, 90), 1))
    painter.drawLine(columns[0], y, columns[-1], y)
    painter.setPen(QPen(inks.window, 1))
    painter.setBrush(inks.text)
    for x in columns:
        _diamond(painter, QPoint(x, y), 3)


def key_columns(face: Face, params: tuple[Param, ...]) -> list[int]:
    """Give the pixel columns in sight in which parameters have keyframes, each once."""
    found = set()
    left, right = face.seen.left(), face.seen.right()
    for param in params:
        for key in param.keys:
            x = face.full.left() + key.at // face.scale
            if left <= x <= right and 0 <= key.at <= face.clip.duration:
                found.add(x)
    return sorted(found)


def _diamond(painter: QPainter, at: QPoint, size: int) -> None:
    x, y = at.x(), at.y()
    painter.drawPolygon(
        QPolygon(
            [QPoint(x - size, y), QPoint(x, y - size), QPoint(x + size, y), QPoint(x, y + size)]
        )
    )


def paint_clip_markers(painter: QPainter, face: Face, inks: Inks, top: int) -> None:
    """Draw the markers of a clip as small flags under its name."""
    for marker in face.clip.markers:
        into = timeline_offset(face.clip, marker.at)
        if into is None:
            continue
        x = face.full.left() + into // face.scale
        if not face.seen.left() - 6 <= x <= face.seen.right():
            continue
        colour = shown_colour(marker.colour)
        painter.fillRect(x, top, 1, face.full.bottom() - top, faded(colour, 150))
        painter.setPen(QPen(inks.window, 1))
        painter.setBrush(colour)
        painter.drawPolygon(
            QPolygon(
                [
                    QPoint(x - 4, top),
                    QPoint(x + 4, top),
                    QPoint(x + 4, top + 5),
                    QPoint(x, top + 9),
                    QPoint(x - 4, top + 5),
                ]
            )
        )


def timeline_offset(clip: Clip, at: int) -> int | None:
    """Give how far into a clip its source's moment `at` is shown; None where it is not."""
    way = at - clip.source_in
    speed = clip.retime.speed
    if clip.retime.ramp:
        low, high = 0, clip.duration
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if clip.retime.offset(middle) <= way else (low, middle)
        into = low
    elif speed.num == 0:
        return None
    else:
        into = way * speed.den // speed.num
    return into if 0 <= into < clip.duration else None


def is_through(left: Clip, right: Clip) -> bool:
    """Tell whether a cut changes nothing: both sides play on from the same source."""
    return (
        left.end == right.start
        and left.source == right.source
        and left.retime == right.retime
        and not left.retime.ramp
        and left.source_end == right.source_in
        and right.transition is None
    )


def paint_through(painter: QPainter, x: int, rect: QRect, inks: Inks) -> None:
    """Mark a cut that changes nothing with two small triangles."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(faded(inks.text, 200))
    y = rect.bottom() - 6
    for way in (-5, 5):
        painter.drawPolygon(
            QPolygon([QPoint(x, y), QPoint(x + way, y - 4), QPoint(x + way, y + 4)])
        )


def paint_transition(
    painter: QPainter, rect: QRect, name: str, inks: Inks, metrics: QFontMetrics
) -> None:
    """Paint a transition over its cut: a box with a diagonal, and its name where there is room."""
    ground = faded(mixed(inks.raised, inks.accent, 0.25), 225)
    painter.fillRect(rect, ground)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(faded(inks.text, 40))
    painter.drawPolygon(
        QPolygon(
            [
                rect.bottomLeft() + QPoint(0, 1),
                rect.topRight() + QPoint(1, 0),
                rect.bottomRight() + QPoint(1, 1),
            ]
        )
    )
    painter.setPen(QPen(faded(inks.text, 170), 1))
    painter.drawLine(rect.bottomLeft(), rect.topRight())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(0, 0, -1, -1))
    inside = rect.adjusted(5, 0, -4, 0)
    if inside.width() > 6 * metrics.averageCharWidth() and rect.height() >= metrics.height():
        painter.setPen(inks.text)
        text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
