"""The pen: draws a mask on the selected clip, point by point."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath

from kijkocut.desktop.canvas_focus import Held
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.viewer import mask_path
from kijkocut.desktop.viewer.handle_painting import Ink
from kijkocut.desktop.viewer.mask_path import Part, Path
from kijkocut.desktop.viewer.pose import Pose
from kijkocut.desktop.viewer.poses import pose_of
from kijkocut.desktop.viewer.stage import Stage
from kijkocut.edit.commands.add_mask import AddMask
from kijkocut.model.clip import Clip, MaskShape
from kijkocut.model.params import Param
from kijkocut.model.project import Table
from kijkocut.model.sequence import TrackKind

if TYPE_CHECKING:
    from kijkocut.desktop.viewer.screen import Screen

_NEAR: Final = 9.0


class Pen(QObject):
    """A press sets a corner, dragging bends the line through it.

    The first point, Enter or a double click closes the shape, Backspace takes the last point back,
    Escape puts the pen away.
    """

    def __init__(self, desk: Desk, stage: Stage, screen: "Screen") -> None:
        """Draw on the program's picture."""
        super().__init__(screen)
        self._desk, self._stage, self._screen = desk, stage, screen
        self._path: Path = ()
        self._pointer: QPointF | None = None
        desk.focus.changed.connect(self._begin)

    @property
    def path(self) -> Path:
        """The points that were set, in the clip's coordinates."""
        return self._path

    def paint(self, painter: QPainter, screen: "Screen") -> None:
        """Draw what there is of the line, and how it would go on."""
        pose = self._pose
        if pose is None:
            return
        ink = Ink(painter, screen.theme)

        def place(x: float, y: float) -> QPointF:
            return screen.to_widget(pose.to_canvas(x, y))

        if self._path:
            line = QPainterPath(place(*self._path[0][:2]))
            ends = [*self._path[1:]]
            if self._pointer is not None:
                at = pose.to_clip(self._pointer)
                ends.append((at.x(), at.y(), 0.0, 0.0, 0.0, 0.0))
            for before, after in zip(self._path, ends, strict=False):
                line.cubicTo(
                    place(before[0] + before[4], before[1] + before[5]),
                    place(after[0] + after[2], after[1] + after[3]),
                    place(after[0], after[1]),
                )
            ink.draw_path(line)
        for index, (x, y, in_x, in_y, out_x, out_y) in enumerate(self._path):
            if index == len(self._path) - 1 and (out_x or out_y):
                for end in (place(x + in_x, y + in_y), place(x + out_x, y + out_y)):
                    ink.draw_line(place(x, y), end)
                    ink.draw_knob(end)
            ink.draw_box(place(x, y), is_chosen=index == 0 and self._closes(self._pointer))

    def cursor(self, at: QPointF, reach: float) -> Qt.CursorShape | None:
        """Show that a point would be set, or the shape closed."""
        del reach
        self._pointer = at
        self._screen.update()
        if self._closes(at):
            return Qt.CursorShape.PointingHandCursor
        return Qt.CursorShape.CrossCursor

    def press(self, at: QPointF, event: QMouseEvent, reach: float) -> bool:
        """Set a point, or close the shape."""
        del event, reach
        pose = self._pose
        if pose is None:
            self._desk.focus.let_go()
            return False
        if self._closes(at):
            self.close_path()
            return False
        point = pose.to_clip(at)
        self._path = (*self._path, (point.x(), point.y(), 0.0, 0.0, 0.0, 0.0))
        self._pointer = None
        return True

    def move(self, at: QPointF, event: QMouseEvent) -> None:
        """Bend the line through the point that was set."""
        del event
        pose = self._pose
        if pose is None or not self._path:
            return
        to = pose.to_clip(at)
        last = len(self._path) - 1
        self._path = mask_path.bent(self._path, last, Part.point, (to.x(), to.y()))

    def release(self, at: QPointF) -> None:
        """Go on with the next point."""
        self._pointer = at

    def cancel(self) -> bool:
        """Put the pen away."""
        is_drawing = self._desk.focus.is_drawing
        self._desk.focus.let_go()
        return is_drawing

    def double_click(self, at: QPointF) -> bool:
        """Close the shape; the first press of the two has set its last point."""
        del at
        self.close_path()
        return True

    def key(self, event: QKeyEvent) -> bool:
        """Close, take a point back, or put the pen away."""
        match event.key():
            case Qt.Key.Key_Escape:
                self._desk.focus.let_go()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.close_path()
            case Qt.Key.Key_Backspace | Qt.Key.Key_Delete:
                self._path = self._path[:-1]
                self._screen.update()
            case _:
                return False
        return True

    def close_path(self) -> None:
        """Make a mask of the points, as one step; with fewer than three there is none."""
        clip, desk = self.clip, self._desk
        if clip is None:
            return
        if len(self._path) < 3:
            desk.say(self.tr("A mask needs three points or more."))
            return
        middle, points = mask_path.centred(self._path)
        centre = (round(middle[0], 3), round(middle[1], 3))
        path = tuple(tuple(round(part, 3) for part in point) for point in points)
        done = desk.run(
            AddMask(
                clip=clip.id,
                shape=MaskShape.path,
                points=path,  # type: ignore[arg-type]
                params=(Param(name="centre", value=centre),),
            ),
            label="Draw mask",
        )
        if done is None or not any(table is Table.clip for table, _ in done.changed):
            return
        new = desk.project.clip(clip.id).masks[-1]
        desk.focus.take(Held(clip=clip.id, mask=new.id))

    # --- inside ---

    @property
    def clip(self) -> Clip | None:
        """The clip that is drawn on: the one picture that is selected and under the play head."""
        return pictured(self._desk)

    @property
    def _pose(self) -> Pose | None:
        clip, sequence = self.clip, self._desk.sequence
        if clip is None or sequence is None:
            return None
        return pose_of(self._desk.project, sequence, clip, self._desk.playhead)

    def _closes(self, at: QPointF | None) -> bool:
        pose = self._pose
        if at is None or pose is None or len(self._path) < 3:
            return False
        first = self._screen.to_widget(pose.to_canvas(*self._path[0][:2]))
        return float((first - self._screen.to_widget(at)).manhattanLength()) <= _NEAR

    def _begin(self) -> None:
        self._path, self._pointer = (), None
        self._screen.update()


def pictured(desk: Desk) -> Clip | None:
    """Give the one selected clip with a picture, when it is under the play head."""
    tracks = desk.project.tracks
    found = [c for c in desk.selected_clips if tracks[c.track].kind is TrackKind.video]
    if len(found) != 1 or not found[0].start <= desk.playhead < found[0].end:
        return None
    return found[0]
