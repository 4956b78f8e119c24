"""Which part of a clip the pointer is on, and where those parts are painted.

One module for both, so that what is seen is what is grabbed. Pixels are the canvas's.
"""

import math
from enum import StrEnum
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QPoint, QRect

from kijkocut.desktop.timeline.rows import Row
from kijkocut.desktop.timeline.view import TimelineView
from kijkocut.edit.edges import Side
from kijkocut.model.clip import CaptionSource, Clip, Transition
from kijkocut.model.project import Project
from kijkocut.model.sequence import TrackKind

_EDGE: Final = 6
"""Pixels from a clip's end within which it is grabbed there."""
_ROLL: Final = 3
"""Pixels to each side of a cut within which the trim tool takes both clips."""
HANDLE: Final = 4
"""Half the side of a fade handle."""
_NEAR: Final = 3
"""Pixels from the level line within which it is grabbed."""
_LEAST_WIDTH: Final = 48
_LEAST_HEIGHT: Final = 34
"""Smaller clips show neither fade handles nor a level line."""
_TOP: Final = 20
_FOOT: Final = 5
"""Pixels above and below the range of the level line: the name stands above."""
_UNITY: Final = 0.8
"""Where 0 dB lies, of the height of the level line's range."""
_SILENCE: Final = -60.0
_LOUDEST: Final = 20.0


class Zone(StrEnum):
    """A part of a clip."""

    head = "head"
    tail = "tail"
    fade_in = "fade_in"
    fade_out = "fade_out"
    level = "level"
    """The line of volume or opacity."""
    transition_head = "transition_head"
    transition_tail = "transition_tail"
    """The ends of a transition; the grip's clip is the one on the right of its cut."""
    body = "body"


class Grip(Struct, frozen=True, kw_only=True):
    """What is grabbed."""

    zone: Zone
    clip: Clip


class Shape(Struct, frozen=True, kw_only=True):
    """A clip's place on the canvas, not cut to what is in sight."""

    clip: Clip
    kind: TrackKind
    rect: QRect

    @classmethod
    def of(cls, view: TimelineView, row: Row, clip: Clip) -> "Shape":
        """Give the shape of a clip in its row."""
        left, right = view.x_of(clip.start), view.x_of(clip.end)
        rect = QRect(left, row.top - view.top, max(1, right - left), row.height)
        return cls(clip=clip, kind=row.track.kind, rect=rect)

    @property
    def has_handles(self) -> bool:
        """Whether it is large enough for fade handles and a level line."""
        is_large = self.rect.width() >= _LEAST_WIDTH and self.rect.height() >= _LEAST_HEIGHT
        return is_large and not isinstance(self.clip.source, CaptionSource)

    def fade_handle(self, side: Side) -> QPoint:
        """Give the middle of a fade's handle: where the fade ends, a little inside without one."""
        fade = self.clip.fade_in if side is Side.head else self.clip.fade_out
        wide = self.rect.width() * fade.duration // self.clip.duration if fade is not None else 0
        wide = min(max(wide, _EDGE + HANDLE), self.rect.width() - _EDGE - HANDLE)
        y = self.rect.top() + HANDLE + 1
        if side is Side.head:
            return QPoint(self.rect.left() + wide, y)
        return QPoint(self.rect.right() - wide, y)

    @property
    def level(self) -> float | None:
        """The volume in dB or the opacity as it stands; None when it is keyframed."""
        param = next((p for p in self.clip.params if p.name == self.level_name), None)
        if param is None:
            return 0.0 if self.kind is TrackKind.audio else 1.0
        value = param.value
        return value if isinstance(value, float) and not param.keys else None

    @property
    def level_name(self) -> str:
        """The parameter that the level line shows."""
        return "gain" if self.kind is TrackKind.audio else "opacity"

    def level_y(self, value: float) -> int:
        """Give the height on the canvas at which a level is drawn."""
        high = self.rect.bottom() - _FOOT - (self.rect.top() + _TOP)
        return self.rect.bottom() - _FOOT - round(_share(self.level_name, value) * high)

    def level_at(self, y: float) -> float:
        """Give the level that is drawn at a height: dB in tenths, opacity in hundredths."""
        high = self.rect.bottom() - _FOOT - (self.rect.top() + _TOP)
        share = min(1.0, max(0.0, (self.rect.bottom() - _FOOT - y) / max(1, high)))
        if self.level_name == "opacity":
            return round(share, 2)
        if share >= _UNITY:
            return round((share - _UNITY) / (1 - _UNITY) * _LOUDEST, 1)
        return round(_SILENCE * (1 - math.sqrt(share / _UNITY)), 1)

    def has_level_at(self, spot: QPoint) -> bool:
        """Tell whether the level line runs under a spot."""
        level = self.level
        return (
            self.has_handles and level is not None and abs(self.level_y(level) - spot.y()) <= _NEAR
        )


def _share(name: str, value: float) -> float:
    """Give how high a level stands, 0 to 1; decibels are closer together near silence."""
    if name == "opacity":
        return min(1.0, max(0.0, value))
    if value >= 0:
        return _UNITY + (1 - _UNITY) * min(1.0, value / _LOUDEST)
    return _UNITY * max(0.0, 1 - value / _SILENCE) ** 2


def transition_rect(view: TimelineView, row: Row, clip: Clip, over: Transition) -> QRect:
    """Give where the transition at a clip's start is painted: the lower half of its row."""
    left, right = view.x_of(clip.start - over.before), view.x_of(clip.start + over.after)
    half = row.height // 2
    return QRect(left, row.top - view.top + half, max(1, right - left), row.height - half)


def grip_at(project: Project, view: TimelineView, row: Row, clip: Clip, spot: QPoint) -> Grip:
    """Tell what of a clip is grabbed at a spot inside its row."""
    shape = Shape.of(view, row, clip)
    for side, zone in ((Side.head, Zone.fade_in), (Side.tail, Zone.fade_out)):
        away = shape.fade_handle(side) - spot
        if shape.has_handles and max(abs(away.x()), abs(away.y())) <= HANDLE + 1:
            return Grip(zone=zone, clip=clip)
    side_here = edge_at(shape.rect, spot.x())
    if side_here is not None:
        return Grip(zone=Zone(side_here.value), clip=clip)
    for right in (clip, project.lane(clip.track).next(clip)):
        over = right.transition if right is not None else None
        if right is None or over is None:
            continue
        rect = transition_rect(view, row, right, over)
        side_here = edge_at(rect, spot.x())
        if side_here is not None and rect.adjusted(-_EDGE, 0, _EDGE, 0).contains(spot):
            return Grip(zone=Zone(f"transition_{side_here}"), clip=right)
    if shape.has_level_at(spot):
        return Grip(zone=Zone.level, clip=clip)
    return Grip(zone=Zone.body, clip=clip)


def edge_at(rect: QRect, x: int) -> Side | None:
    """Tell which end of a stretch is grabbed at `x` inside of it, if any."""
    reach = min(_EDGE, max(1, rect.width() // 3))
    if 0 <= x - rect.left() < reach:
        return Side.head
    return Side.tail if 0 <= rect.left() + rect.width() - x <= reach else None


def is_on_cut(rect: QRect, side: Side, x: int) -> bool:
    """Tell whether `x` is so near an end that it means both sides of the cut."""
    end = rect.left() if side is Side.head else rect.left() + rect.width()
    return abs(x - end) <= _ROLL
