"""The graph: the value of one parameter over time, with the handles of its beziers."""

from itertools import pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.inspector.arithmetic import as_text
from kijkocut.desktop.inspector.measure import Measure, measure_of
from kijkocut.desktop.inspector.numeric import parts_of
from kijkocut.desktop.keyframes.canvas import REACH, KeyCanvas
from kijkocut.desktop.keyframes.lines import Line, parts
from kijkocut.desktop.keyframes.picks import Pick, Picks
from kijkocut.desktop.keyframes.slopes import Handles, Join, is_smooth, joined, turned
from kijkocut.desktop.theme import Theme
from kijkocut.desktop.timeline.view import TimelineView
from kijkocut.edit.command import Command
from kijkocut.model.params import Easing, Keyframe, Param, ParamKind, Value
from kijkocut.model.ticks import Ticks

_STEP: Final = 3
"""Pixels between the points of a drawn curve."""
_ROOM: Final = 0.12
_DOT: Final = 3.5


class Handle(Struct, frozen=True):
    """One end of a bezier: the segment from keyframe `index`, of one part of its value."""

    index: int
    part: int
    is_out: bool


class GraphCanvas(KeyCanvas):
    """The curve of one parameter; points and colours have a curve for each of their parts."""

    def __init__(self, desk: Desk, view: TimelineView, picks: Picks, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__(desk, view, picks, theme)
        self._low, self._high = 0.0, 1.0
        self._handle: Handle | None = None
        self._part = 0
        self.setAccessibleName(self.tr("Keyframe graph"))
        self.tell()

    @property
    def line(self) -> Line | None:
        """The parameter on show."""
        return self.lines[0] if self.lines else None

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show the first of these, fitted in height."""
        super().show_lines(lines)
        self.fit_values()

    def fit_values(self) -> None:
        """Make room for all values that the curve takes."""
        line = self.line
        found = self._extremes(line) if line is not None else [0.0, 1.0]
        low, high = min(found, default=0.0), max(found, default=1.0)
        if high - low < 1e-9:
            measure = self._measure()
            gap = max(abs(high) * 0.1, measure.step * 10 / measure.factor)
            low, high = low - gap, high + gap
        self._low, self._high = low, high
        self.update()

    def _extremes(self, line: Line) -> list[float]:
        keys = line.keys(self.desk.project)
        param = Param(name="", keys=keys)
        found = [part for key in keys for part in parts(key.value)]
        for key, after in pairwise(keys):
            for share in (0.2, 0.4, 0.6, 0.8):
                found += parts(param.at(round(key.at + (after.at - key.at) * share)))
        return found

    def _measure(self) -> Measure:
        return measure_of(self.line.spec) if self.line is not None else Measure()

    # --- places ---

    def y_of(self, value: float) -> float:
        """Give the height of a value."""
        room = self.height() * _ROOM
        share = (value - self._low) / (self._high - self._low)
        return self.height() - room - share * (self.height() - 2 * room)

    def value_at(self, y: float) -> float:
        """Give the value at a height."""
        room = self.height() * _ROOM
        share = (self.height() - room - y) / (self.height() - 2 * room)
        return self._low + share * (self._high - self._low)

    def spots(self, line: Line, key: Keyframe) -> tuple[QPoint, ...]:
        """Give the place of each part."""
        x = self.x_of(line, key.at)
        return tuple(QPoint(x, round(self.y_of(part))) for part in parts(key.value))

    def line_at(self, y: int) -> Line | None:
        """There is but one."""
        del y
        return self.line

    # --- dragging ---

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Take hold of a handle, or else of a keyframe."""
        spot = event.position()
        self._handle = self.handle_at(spot) if event.button() is Qt.MouseButton.LeftButton else None
        if self._handle is None:
            self._part = self._part_at(spot)
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Turn the handle; Alt turns it alone."""
        if self._handle is None:
            super().mouseMoveEvent(event)
            return
        is_alone = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        self.attempt(self._turn(self._handle, event.position(), is_alone=is_alone), None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Do what is shown."""
        self._handle = None
        super().mouseReleaseEvent(event)

    def drag_commands(self, delta: Ticks, moved: QPoint) -> tuple[Command, ...]:
        """Move in time, and by the part that was taken hold of in value."""
        line = self.line
        if line is None:
            return ()
        rise = self.value_at(moved.y()) - self.value_at(0)
        if not moved.y() or line.spec.kind is ParamKind.outline:
            return self.picks.moved(delta)
        made = list(self.picks.moved(delta))
        times = self.picks.by_place().get(line.place, ())
        made += (
            line.place.set_key(key.at + delta, self._raised(key.value, rise))
            for key in line.keys(self.desk.project)
            if key.at in times
        )
        return tuple(made)

    def _raised(self, value: Value, rise: float) -> Value:
        measure = self._measure()
        if isinstance(value, str | bool):
            return value
        was = parts(value)
        part = min(self._part, len(was) - 1)
        shown = measure.held((was[part] + rise) * measure.factor) / measure.factor
        if not isinstance(value, tuple):
            return round(shown) if isinstance(value, int) else shown
        return tuple(shown if k == part else one for k, one in enumerate(was))

    def _part_at(self, spot: QPointF) -> int:
        line = self.line
        keys = line.keys(self.desk.project) if line is not None else ()
        best = (REACH * 2.0, 0)
        for key in keys:
            for part, place in enumerate(self.spots(line, key) if line is not None else ()):
                best = min(best, ((place.toPointF() - spot).manhattanLength(), part))
        return best[1]

    # --- handles ---

    def handles(self) -> list[tuple[Handle, QPointF, QPointF]]:
        """Give the handles shown, each with its keyframe's place and its own."""
        line = self.line
        if line is None:
            return []
        keys = line.keys(self.project)
        shown: list[tuple[Handle, QPointF, QPointF]] = []
        for index, (key, after) in enumerate(pairwise(keys)):
            if key.easing is not Easing.bezier:
                continue
            near = (Pick(line.place, key.at), Pick(line.place, after.at))
            if not any(pick in self.picks for pick in near) and self.ghost is None:
                continue
            for part in range(len(parts(key.value))):
                shown += self._segment_handles(line, keys, index, part)
        return shown

    def _segment_handles(
        self, line: Line, keys: tuple[Keyframe, ...], index: int, part: int
    ) -> list[tuple[Handle, QPointF, QPointF]]:
        key, after = keys[index], keys[index + 1]
        a, b = parts(key.value)[part], parts(after.value)[part]
        x1, y1, x2, y2 = key.handles
        time = after.at - key.at

        def spot(x: float, y: float) -> QPointF:
            return QPointF(self.x_of(line, round(key.at + x * time)), self.y_of(a + (b - a) * y))

        return [
            (Handle(index, part, is_out=True), spot(0, 0), spot(x1, y1)),
            (Handle(index, part, is_out=False), spot(1, 1), spot(x2, y2)),
        ]

    def handle_at(self, spot: QPointF) -> Handle | None:
        """Give the handle at a place."""
        near = [((end - spot).manhattanLength(), handle) for handle, _, end in self.handles()]
        best = min(near, key=lambda one: one[0], default=None)
        return best[1] if best is not None and best[0] <= REACH else None

    def _turn(self, handle: Handle, spot: QPointF, *, is_alone: bool) -> tuple[Command, ...]:
        line = self.line
        if line is None:
            return ()
        keys = line.keys(self.desk.project)
        key, after = keys[handle.index], keys[handle.index + 1]
        a, b = parts(key.value)[handle.part], parts(after.value)[handle.part]
        start = line.place.start(self.desk.project) + key.at
        time = after.at - key.at
        x = max(0.0, min(1.0, (self.view.ticks_at(spot.x()) - start) / time))
        high = b - a
        y = (self.value_at(spot.y()) - a) / high if abs(high) > 1e-9 else float(not handle.is_out)
        x1, y1, x2, y2 = key.handles
        made = (x, y, x2, y2) if handle.is_out else (x1, y1, x, y)
        changes: dict[int, Handles] = {handle.index: made}
        joint = handle.index if handle.is_out else handle.index + 1
        if not is_alone and is_smooth(keys, joint, handle.part):
            share = y / max(x, 1e-6) if handle.is_out else (1 - y) / max(1 - x, 1e-6)
            slope = share * high / time
            bent = tuple(
                replace(one, handles=made) if k == handle.index else one
                for k, one in enumerate(keys)
            )
            is_out = handle.is_out
            changes |= turned(bent, joint, handle.part, is_out=is_out, slope=slope)
        return self._bezier(line, keys, changes)

    def join(self, join: Join) -> None:
        """Let the curve pass the chosen keyframes in another way."""
        line = self.line
        if line is None:
            return
        keys = line.keys(self.desk.project)
        times = self.picks.by_place().get(line.place, ())
        changes: dict[int, Handles] = {}
        for index, key in enumerate(keys):
            if key.at in times:
                bent = tuple(
                    replace(one, handles=changes[k], easing=Easing.bezier) if k in changes else one
                    for k, one in enumerate(keys)
                )
                changes |= joined(bent, index, join)
        commands = self._bezier(line, keys, changes)
        if commands:
            self.desk.run(*commands, label="Shape keyframes")

    def _bezier(
        self, line: Line, keys: tuple[Keyframe, ...], changes: dict[int, Handles]
    ) -> tuple[Command, ...]:
        return tuple(
            line.place.set_key(keys[index].at, easing=Easing.bezier, handles=handles)
            for index, handles in changes.items()
        )

    # --- painting ---

    def colours(self) -> tuple[QColor, ...]:
        """Give the colours of the parts' curves: accent first, then those of the clips."""
        theme = self.theme
        return tuple(QColor(c) for c in (theme.accent, theme.warning, theme.error, theme.faint))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Paint scale, curves, handles and keyframes."""
        del event
        painter = QPainter(self)
        self.paint_ground(painter)
        self._paint_scale(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.line
        if line is not None:
            self._paint_curves(painter, line)
            self._paint_handles(painter)
            for key in line.keys(self.project):
                is_chosen = Pick(line.place, key.at) in (self._after or self.picks)
                for spot in self.spots(line, key):
                    self.paint_key(painter, spot, is_chosen=is_chosen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        self.paint_over(painter)
        painter.end()

    def _paint_scale(self, painter: QPainter) -> None:
        measure = self._measure()
        for quarter in range(5):
            value = self._low + (self._high - self._low) * quarter / 4
            y = round(self.y_of(value))
            painter.setPen(QPen(QColor(self.theme.line)))
            painter.drawLine(0, y, self.width(), y)
            painter.setPen(QPen(QColor(self.theme.faint)))
            number = as_text(value * measure.factor, measure.decimals)
            painter.drawText(6, y - 3, f"{number} {measure.unit}".rstrip())

    def _paint_curves(self, painter: QPainter, line: Line) -> None:
        keys = line.keys(self.project)
        param = Param(name="", keys=keys)
        start = line.place.start(self.desk.project)
        count = len(parts(keys[0].value)) if keys else 0
        curves: list[list[QPointF]] = [[] for _ in range(count)]
        columns = sorted(
            {*range(0, self.width() + _STEP, _STEP), *(self.x_of(line, k.at) for k in keys)}
        )
        for x in columns:
            for part, value in enumerate(parts(param.at(self.view.ticks_at(x) - start))):
                curves[part].append(QPointF(x, self.y_of(value)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        names = parts_of(self, line.spec)
        for part, (curve, colour) in enumerate(zip(curves, self.colours(), strict=False)):
            painter.setPen(QPen(colour, 1.8))
            painter.drawPolyline(QPolygonF(curve))
            if count > 1 and curve:
                # Not by colour alone: each curve is named where it leaves the picture.
                painter.drawText(self.width() - 20, round(curve[-1].y()) - 4, names[part][:1])

    def _paint_handles(self, painter: QPainter) -> None:
        for _, root, end in self.handles():
            painter.setPen(QPen(QColor(self.theme.faint), 1.2))
            painter.drawLine(root, end)
            painter.setBrush(QColor(self.theme.panel))
            painter.setPen(QPen(QColor(self.theme.text), 1.4))
            painter.drawEllipse(end, _DOT, _DOT)
