"""Handles on the selected clip: move, scale, rotate, anchor, crop; a title's text in place."""

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QPolygonF

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.viewer.ghost import Ghost
from kijkocut.desktop.viewer.pose import Grip, Pose, dragged, snapped
from kijkocut.desktop.viewer.poses import commands_of, pose_of
from kijkocut.desktop.viewer.stage import Stage
from kijkocut.desktop.viewer.text_box import TextBox
from kijkocut.model.clip import AdjustmentSource, Clip, TitleSource
from kijkocut.model.sequence import TrackKind

if TYPE_CHECKING:
    from kijkocut.desktop.viewer.screen import Screen

_SIDES: Final = (Grip.top, Grip.right, Grip.bottom, Grip.left)
_CROPS: Final = {
    Grip.top: Grip.crop_top,
    Grip.right: Grip.crop_right,
    Grip.bottom: Grip.crop_bottom,
    Grip.left: Grip.crop_left,
}
_LABELS: Final = {Grip.move: "Move", Grip.rotate: "Rotate", Grip.anchor: "Move anchor"}
_KNOB: Final = 26
"""Distance of the knob that turns, in points."""
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class _Drag(Struct):
    """A drag in the making."""

    clip: Clip
    grip: Grip
    start: QPointF
    before: Pose
    after: Pose
    across: tuple[float, ...] = ()
    down: tuple[float, ...] = ()


class ClipHandles(QObject):
    """Grips on the one selected clip under the play head.

    Corners scale (Shift lets width and height differ), sides stretch (Ctrl crops), the knob turns
    (Shift in steps), the cross moves the anchor, anything else moves, catching on edges, centre,
    thirds and other clips (Ctrl does not). What is dragged shows at once; letting go is one step.
    """

    def __init__(self, desk: Desk, stage: Stage, screen: "Screen") -> None:
        """Work on the program's picture."""
        super().__init__(screen)
        self._desk, self._stage, self._screen = desk, stage, screen
        self._ghost = Ghost(desk, stage)
        self._drag: _Drag | None = None
        self._text: TextBox | None = None
        for signal in (desk.selection_changed, desk.playhead_moved, desk.project_changed):
            signal.connect(self._redraw)
        desk.project_closing.connect(self.cancel)

    @property
    def clip(self) -> Clip | None:
        """The clip that has grips now."""
        chosen = [c for c in self._desk.selected_clips if self._is_seen(c)]
        return chosen[0] if len(chosen) == 1 and not self._stage.speed else None

    # --- what the screen asks ---

    def paint(self, painter: QPainter, screen: "Screen") -> None:
        """Draw the outline and the grips, and lines that were caught on."""
        pose = self._pose
        if pose is None:
            return
        theme = screen.theme
        outline = QPolygonF([screen.to_widget(p) for p in pose.corners])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shade, line = QPen(QColor(theme.window), 3), QPen(QColor(theme.accent), 1.5)
        for pen in (shade, line):
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolygon(outline)
            painter.drawLine(self._top(outline), self._knob(outline))
        painter.setPen(QPen(QColor(theme.window), 1))
        painter.setBrush(QColor(theme.on_accent))
        for grip, at in self._grips(outline):
            reach = 4.5
            if grip is Grip.rotate:
                painter.drawEllipse(at, reach, reach)
            elif grip is Grip.corner:
                painter.drawRect(QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach))
            elif grip is not Grip.anchor:
                painter.drawRect(QRectF(at.x() - 3.5, at.y() - 3.5, 7, 7))
        middle = screen.to_widget(pose.pivot)
        for pen in (shade, line):
            painter.setPen(pen)
            painter.drawLine(middle - QPointF(7, 0), middle + QPointF(7, 0))
            painter.drawLine(middle - QPointF(0, 7), middle + QPointF(0, 7))
        self._paint_lines(painter, screen)

    def cursor(self, at: QPointF, reach: float) -> Qt.CursorShape | None:
        """Show what a press would do."""
        del reach
        match self._grip_at(at):
            case None:
                return None
            case Grip.corner:
                return Qt.CursorShape.SizeFDiagCursor
            case Grip.left | Grip.right:
                return Qt.CursorShape.SizeHorCursor
            case Grip.top | Grip.bottom:
                return Qt.CursorShape.SizeVerCursor
            case Grip.move:
                return Qt.CursorShape.SizeAllCursor
            case _:
                return Qt.CursorShape.PointingHandCursor

    def press(self, at: QPointF, event: QMouseEvent, reach: float) -> bool:
        """Take a grip, or choose the clip that is seen there."""
        del reach
        self._close_text(is_kept=True)
        grip, clip = self._grip_at(at), self.clip
        if grip is None or clip is None:
            found = self._clip_at(at)
            self._desk.select(() if found is None else self._desk.project.clips_together(found))
            clip, grip = self.clip, Grip.move
            if found is None or clip is None or clip.id != found.id:
                return False
        if grip in _CROPS and event.modifiers() & _CTRL:
            grip = _CROPS[grip]
        pose = self._pose
        if pose is None or self._is_locked(clip):
            return False
        self._drag = _Drag(clip, grip, at, pose, pose)
        return True

    def move(self, at: QPointF, event: QMouseEvent) -> None:
        """Drag, and show what that gives."""
        drag = self._drag
        if drag is None:
            return
        is_shift = bool(event.modifiers() & _SHIFT)
        if drag.grip is Grip.move and is_shift:
            away = at - drag.start
            is_across = abs(away.x()) >= abs(away.y())
            at = QPointF(at.x(), drag.start.y()) if is_across else QPointF(drag.start.x(), at.y())
        pose = dragged(drag.before, drag.grip, drag.start, at, is_free=is_shift)
        drag.across = drag.down = ()
        is_snapping = self._desk.settings.is_on("timeline.snapping")
        if drag.grip is Grip.move and is_snapping and not event.modifiers() & _CTRL:
            caught = snapped(pose, self._others(drag.clip), 8 / self._screen.scale)
            pose, drag.across, drag.down = caught.pose, caught.across, caught.down
        drag.after = pose
        self._ghost.show(commands_of(drag.clip, drag.before, pose, self._desk.playhead))

    def release(self, at: QPointF) -> None:
        """Keep what was dragged, as one step."""
        del at
        drag, self._drag = self._drag, None
        if drag is None:
            return
        commands = commands_of(drag.clip, drag.before, drag.after, self._desk.playhead)
        self._ghost.drop()
        if commands:
            label = _LABELS.get(drag.grip, "Crop" if "crop" in drag.grip else "Scale")
            self._desk.run(*commands, label=label)

    def cancel(self) -> bool:
        """Let go, and leave everything as it was."""
        drag, self._drag = self._drag, None
        self._close_text(is_kept=False)
        if drag is None:
            return False
        self._ghost.drop()
        return True

    def double_click(self, at: QPointF) -> bool:
        """Edit a title's text where it stands."""
        clip, pose = self.clip, self._pose
        if clip is None or pose is None or not isinstance(clip.source, TitleSource):
            return False
        if not pose.holds(at) or self._is_locked(clip):
            return False
        self._drag = None
        corners = QPolygonF([self._screen.to_widget(p) for p in pose.corners])
        self._text = TextBox(self._desk, clip, clip.source.title, self._screen)
        self._text.open(corners.boundingRect().toRect())
        return True

    # --- inside ---

    def _redraw(self, *_: object) -> None:
        self._screen.update()

    @property
    def _pose(self) -> Pose | None:
        if self._drag is not None:
            return self._drag.after
        clip, sequence = self.clip, self._desk.sequence
        if clip is None or sequence is None:
            return None
        return pose_of(self._desk.project, sequence, clip, self._desk.playhead)

    def _is_seen(self, clip: Clip) -> bool:
        desk = self._desk
        track = desk.project.tracks[clip.track]
        return (
            desk.sequence is not None
            and track.sequence == desk.sequence.id
            and track.kind is TrackKind.video
            and not track.is_hidden
            and clip.is_enabled
            and clip.start <= desk.playhead < clip.end
        )

    def _is_locked(self, clip: Clip) -> bool:
        return self._desk.project.tracks[clip.track].is_locked

    def _seen(self) -> list[Clip]:
        """List the clips under the play head, the upper ones first."""
        desk, sequence = self._desk, self._desk.sequence
        if sequence is None:
            return []
        at = desk.playhead
        found = []
        for track in reversed(desk.project.sequence_tracks(sequence.id)):
            found += [
                c for c in desk.project.lane(track.id).between(at, at + 1) if self._is_seen(c)
            ]
        return found

    def _clip_at(self, at: QPointF) -> Clip | None:
        sequence = self._desk.sequence
        for clip in self._seen():
            if sequence is None or isinstance(clip.source, AdjustmentSource):
                continue
            if pose_of(self._desk.project, sequence, clip, self._desk.playhead).holds(at):
                return clip
        return None

    def _others(self, clip: Clip) -> tuple[QRectF, ...]:
        sequence = self._desk.sequence
        if sequence is None:
            return ()
        project, at = self._desk.project, self._desk.playhead
        return tuple(
            pose_of(project, sequence, other, at).bounds
            for other in self._seen()
            if other.id != clip.id
        )

    def _close_text(self, *, is_kept: bool) -> None:
        text, self._text = self._text, None
        if text is not None:
            text.close_text(is_kept=is_kept)

    def _grip_at(self, at: QPointF) -> Grip | None:
        pose = self._pose
        if pose is None:
            return None
        point = self._screen.to_widget(at)
        outline = QPolygonF([self._screen.to_widget(p) for p in pose.corners])
        grips = [*self._grips(outline), (Grip.anchor, self._screen.to_widget(pose.pivot))]
        near = [(_apart(point, place), grip) for grip, place in grips if _apart(point, place) <= 8]
        # The anchor of an untouched clip lies in the middle, where most people take hold to move.
        if near:
            grip = min(near, key=lambda one: one[0])[1]
            if grip is not Grip.anchor or self._is_anchor_free(pose):
                return grip
        return Grip.move if pose.holds(at) else None

    def _is_anchor_free(self, pose: Pose) -> bool:
        """Whether the anchor can be taken: it was moved, or the clip is large enough to miss it."""
        bounds = pose.bounds
        size = min(bounds.width(), bounds.height()) * self._screen.scale
        return size > 80

    def _grips(self, outline: QPolygonF) -> list[tuple[Grip, QPointF]]:
        corners = [outline.at(i) for i in range(4)]
        found = [(Grip.corner, corner) for corner in corners]
        for index, side in enumerate(_SIDES):
            found.append((side, (corners[index] + corners[(index + 1) % 4]) / 2))
        found.append((Grip.rotate, self._knob(outline)))
        return found

    def _top(self, outline: QPolygonF) -> QPointF:
        return QPointF((outline.at(0) + outline.at(1)) / 2)

    def _knob(self, outline: QPolygonF) -> QPointF:
        top, bottom = self._top(outline), (outline.at(2) + outline.at(3)) / 2
        up = top - bottom
        length = max(1e-6, (up.x() ** 2 + up.y() ** 2) ** 0.5)
        knob = top + up / length * _KNOB
        # A clip that fills the picture has its knob inside, where it can be reached.
        if self._screen.rect().toRectF().adjusted(6, 6, -6, -6).contains(knob):
            return QPointF(knob)
        return QPointF(top - up / length * _KNOB)

    def _paint_lines(self, painter: QPainter, screen: "Screen") -> None:
        if self._drag is None:
            return
        frame = screen.frame()
        painter.setPen(QPen(QColor(screen.theme.warning), 1))
        for x in self._drag.across:
            place = screen.to_widget(QPointF(x, 0)).x()
            painter.drawLine(QPointF(place, frame.top()), QPointF(place, frame.bottom()))
        for y in self._drag.down:
            place = screen.to_widget(QPointF(0, y)).y()
            painter.drawLine(QPointF(frame.left(), place), QPointF(frame.right(), place))


def _apart(point: QPointF, other: QPointF) -> float:
    return float((point - other).manhattanLength())
