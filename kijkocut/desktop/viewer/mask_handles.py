"""Handles on a mask: move, size, turn, feather, and the points and curves of a drawn one."""

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QTransform

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.viewer import mask_path
from kijkocut.desktop.viewer.ghost import Ghost
from kijkocut.desktop.viewer.handle_painting import Ink
from kijkocut.desktop.viewer.mask_form import MaskForm, MaskGrip, grown, reshaped, to_canvas
from kijkocut.desktop.viewer.mask_forms import form_of, mask_commands
from kijkocut.desktop.viewer.mask_path import Part
from kijkocut.desktop.viewer.poses import pose_of
from kijkocut.desktop.viewer.stage import Stage
from kijkocut.edit.command import Command
from kijkocut.model.clip import Clip, Mask, MaskShape

if TYPE_CHECKING:
    from kijkocut.desktop.viewer.screen import Screen

_NEAR: Final = 8.0
"""How near a grip has to be, in points of the widget."""
_KNOB: Final = 24.0
_OUTSIDE: Final = 14.0
"""How far outside a path its box lies, so that it does not hide points."""
_SHIFT, _CTRL, _ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
_LABELS: Final = {
    MaskGrip.move: "Move mask",
    MaskGrip.rotate: "Rotate mask",
    MaskGrip.feather: "Feather mask",
}
_SHAPES: Final = {
    MaskGrip.move: Qt.CursorShape.SizeAllCursor,
    MaskGrip.corner: Qt.CursorShape.SizeFDiagCursor,
    MaskGrip.across: Qt.CursorShape.SizeHorCursor,
    MaskGrip.down: Qt.CursorShape.SizeVerCursor,
    MaskGrip.rotate: Qt.CursorShape.PointingHandCursor,
    MaskGrip.feather: Qt.CursorShape.PointingHandCursor,
}


class PointGrip(Struct, frozen=True):
    """A point of a path, or one of its handles."""

    index: int
    part: Part = Part.point


Grip = MaskGrip | PointGrip


class _Drag(Struct):
    """A drag in the making."""

    clip: Clip
    mask: Mask
    grip: Grip
    start: QPointF
    """In the clip's coordinates."""
    before: MaskForm
    after: MaskForm
    is_bending: bool = False
    is_new: bool = False
    """Whether taking hold added a point."""


class MaskHandles(QObject):
    """Grips on the mask that is worked on.

    Inside moves; corners and sides size it around its middle (Shift keeps the proportions), the
    upper knob turns it, the one at the side feathers. Of a drawn mask, points and their handles
    move (Alt lets one handle go alone, or pulls handles out of a corner); a press on the line adds
    a point, Ctrl and a press makes a corner round or sharp, Delete takes the point out.
    """

    def __init__(self, desk: Desk, stage: Stage, screen: "Screen") -> None:
        """Work on the program's picture."""
        super().__init__(screen)
        self._desk, self._stage, self._screen = desk, stage, screen
        self._ghost = Ghost(desk, stage)
        self._drag: _Drag | None = None
        self._point: int | None = None
        desk.project_closing.connect(self.cancel)
        desk.focus.changed.connect(self._forget)

    @property
    def target(self) -> tuple[Clip, Mask] | None:
        """The mask that has grips now; it is on a clip under the play head."""
        held, desk = self._desk.focus.held, self._desk
        if held.mask is None or held.clip is None or self._stage.speed:
            return None
        if held.clip not in desk.project.places:
            return None
        clip = desk.project.clip(held.clip)
        mask = next((m for m in clip.masks if m.id == held.mask), None)
        is_there = clip.start <= desk.playhead < clip.end and desk.sequence is not None
        return (clip, mask) if mask is not None and is_there else None

    @property
    def point(self) -> int | None:
        """The point of a path that was touched last."""
        found = self.target
        count = len(found[1].points) if found is not None else 0
        return self._point if self._point is not None and self._point < count else None

    # --- what the screen asks ---

    def paint(self, painter: QPainter, screen: "Screen") -> None:
        """Draw the outline, how far its feather reaches, and the grips."""
        form = self._form
        if form is None:
            return
        ink, own = Ink(painter, screen.theme), self._to_widget(form)
        edge = grown(form.outline(), form.expand)
        if form.feather > 0 and form.shape is not MaskShape.split_line:
            for by in (form.feather / 2, -form.feather / 2):
                ink.draw_path(own.map(grown(edge, by)), is_dashed=True)
        ink.draw_path(own.map(edge))
        grips = self._grips(form)
        for grip, place in grips:
            if isinstance(grip, MaskGrip):
                is_knob = grip in (MaskGrip.rotate, MaskGrip.feather)
                if is_knob:
                    ink.draw_line(own.map(self._foot(form, grip)), place)
                ink.draw_knob(place) if is_knob else ink.draw_box(place)
        self._paint_points(ink, form, own)

    def cursor(self, at: QPointF, reach: float) -> Qt.CursorShape | None:
        """Show what a press would do."""
        del reach
        form = self._form
        grip = self._grip_at(at)
        if grip is None and form is not None and self._line_at(form, at) is not None:
            return Qt.CursorShape.CrossCursor
        if isinstance(grip, PointGrip):
            return Qt.CursorShape.PointingHandCursor
        return _SHAPES[grip] if grip is not None else None

    def press(self, at: QPointF, event: QMouseEvent, reach: float) -> bool:
        """Take a grip; beside the mask, let go of it."""
        del reach
        found, form = self.target, self._form
        if found is None or form is None:
            return False
        grip = self._grip_at(at)
        line = self._line_at(form, at) if not isinstance(grip, PointGrip) else None
        if grip is None and line is None:
            self._desk.focus.let_go()
            return False
        clip, mask = found
        if self._desk.project.tracks[clip.track].is_locked:
            return False
        start, keys = self._to_clip(at), event.modifiers()
        after = form
        if grip is None or (line is not None and grip is MaskGrip.move):
            index, share = line or (0, 0.0)
            after = replace(form, points=mask_path.split(form.points, index, share))
            grip = PointGrip(index + 1)
        is_point = isinstance(grip, PointGrip)
        if isinstance(grip, PointGrip):
            self._point = grip.index
            if keys & _CTRL and grip.part is Part.point and after is form:
                self._turn_corner(found, form, grip.index)
                return False
        bends = is_point and bool(keys & _ALT)
        self._drag = _Drag(clip, mask, grip, start, after, after, bends, after is not form)
        return True

    def move(self, at: QPointF, event: QMouseEvent) -> None:
        """Drag, and show what that gives."""
        drag = self._drag
        if drag is None:
            return
        to = self._to_clip(at)
        is_shift = bool(event.modifiers() & _SHIFT)
        if isinstance(drag.grip, PointGrip):
            drag.after = self._bent(drag, drag.grip, to)
        else:
            drag.after = reshaped(drag.before, drag.grip, drag.start, to, is_strict=is_shift)
        self._ghost.show(self._commands(drag))

    def release(self, at: QPointF) -> None:
        """Keep what was dragged, as one step."""
        del at
        drag, self._drag = self._drag, None
        if drag is None:
            return
        commands = self._commands(drag)
        self._ghost.drop()
        if commands:
            is_point = isinstance(drag.grip, PointGrip)
            label = "Add mask point" if drag.is_new else "Move mask point"
            if not is_point:
                label = _LABELS.get(drag.grip, "Size mask")  # type: ignore[arg-type]
            self._desk.run(*commands, label=label)

    def cancel(self) -> bool:
        """Let go, and leave everything as it was."""
        drag, self._drag = self._drag, None
        if drag is None:
            return False
        self._ghost.drop()
        return True

    def double_click(self, at: QPointF) -> bool:
        """Do nothing."""
        del at
        return False

    def key(self, event: QKeyEvent) -> bool:
        """Take the point out that was touched last, or let go of the mask."""
        if event.key() == Qt.Key.Key_Escape:
            self._desk.focus.let_go()
            return True
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.point is not None:
            self.delete_point()
            return True
        return False

    def delete_point(self) -> None:
        """Take the point out that was touched last."""
        found, form, index = self.target, self._form, self.point
        if found is None or form is None or index is None:
            return
        after = replace(form, points=mask_path.without(form.points, index))
        self._point = None
        commands = mask_commands(*found, form, after, self._desk.playhead)
        self._desk.run(*commands, label="Delete mask point")

    # --- inside ---

    def _forget(self) -> None:
        self._point = None
        self.cancel()
        self._screen.update()

    @property
    def _form(self) -> MaskForm | None:
        if self._drag is not None:
            return self._drag.after
        found = self.target
        return form_of(*found, self._desk.playhead) if found is not None else None

    def _to_widget(self, form: MaskForm) -> QTransform:
        """Give what takes the mask's own coordinates to the widget's."""
        return form.to_clip * self._clip_to_widget()

    def _clip_to_widget(self) -> QTransform:
        found, sequence = self.target, self._desk.sequence
        if found is None or sequence is None:
            return QTransform()
        pose = pose_of(self._desk.project, sequence, found[0], self._desk.playhead)
        screen = self._screen
        origin = screen.to_widget(QPointF(0, 0))
        shown = QTransform().translate(origin.x(), origin.y()).scale(screen.scale, screen.scale)
        return to_canvas(pose) * shown

    def _to_clip(self, at: QPointF) -> QPointF:
        back = self._clip_to_widget().inverted()[0]
        return QPointF(back.map(self._screen.to_widget(at)))

    def _commands(self, drag: _Drag) -> tuple[Command, ...]:
        before = form_of(drag.clip, drag.mask, self._desk.playhead)
        return mask_commands(drag.clip, drag.mask, before, drag.after, self._desk.playhead)

    def _bent(self, drag: _Drag, grip: PointGrip, to: QPointF) -> MaskForm:
        form = drag.before
        place = form.own(to)
        spot = (place.x(), place.y())
        if grip.part is Part.point and not drag.is_bending:
            return replace(form, points=mask_path.moved(form.points, grip.index, spot))
        is_broken = drag.is_bending and grip.part is not Part.point
        points = mask_path.bent(form.points, grip.index, grip.part, spot, is_broken=is_broken)
        return replace(form, points=points)

    def _turn_corner(self, found: tuple[Clip, Mask], form: MaskForm, index: int) -> None:
        """Make a sharp point smooth, and a smooth one sharp."""
        change = mask_path.smoothed
        if mask_path.is_smooth(form.points[index]):
            change = mask_path.sharpened
        after = replace(form, points=change(form.points, index))
        commands = mask_commands(*found, form, after, self._desk.playhead)
        self._desk.run(*commands, label="Bend mask")

    def _grip_at(self, at: QPointF) -> Grip | None:
        form = self._form
        if form is None:
            return None
        spot = self._screen.to_widget(at)
        grips = [*self._point_grips(form), *self._grips(form)]
        near = [(_apart(spot, place), i) for i, (_, place) in enumerate(grips)]
        far, index = min(near, default=(_NEAR + 1, 0))
        if far <= _NEAR:
            return grips[index][0]
        return MaskGrip.move if self._holds(form, spot) else None

    def _holds(self, form: MaskForm, spot: QPointF) -> bool:
        own = self._to_widget(form)
        inside = own.inverted()[0].map(spot)
        if form.shape is MaskShape.split_line:
            scale = max(1e-6, abs(own.determinant()) ** 0.5)
            return bool(abs(inside.y()) * scale <= _NEAR)
        return bool(form.outline().contains(inside) or form.box.contains(inside))

    def _line_at(self, form: MaskForm, at: QPointF) -> tuple[int, float] | None:
        """Find where the line of a path passes under a place."""
        if form.shape is not MaskShape.path:
            return None
        own = self._to_widget(form)
        spot = own.inverted()[0].map(self._screen.to_widget(at))
        index, share, far = mask_path.nearest(form.points, (spot.x(), spot.y()))
        scale = max(1e-6, abs(own.determinant()) ** 0.5)
        return (index, share) if far * scale <= _NEAR / 1.5 else None

    def _grips(self, form: MaskForm) -> list[tuple[Grip, QPointF]]:
        """List the grips of the whole, in the widget's coordinates."""
        own, box = self._to_widget(form), form.box
        unit = 1 / max(1e-6, abs(own.determinant()) ** 0.5)
        found: list[tuple[Grip, QPointF]] = []
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
            found.append((grip, own.map(self._foot(form, grip) + way * out)))
        return found

    def _foot(self, form: MaskForm, grip: MaskGrip) -> QPointF:
        """Give where a knob's line begins, in the mask's own coordinates."""
        if form.shape is MaskShape.split_line:
            return QPointF(0, 0)
        box = form.box
        middle = box.center()
        if grip is MaskGrip.rotate:
            return QPointF(middle.x(), box.top())
        return QPointF(box.right() + max(0.0, form.expand), middle.y())

    def _point_grips(self, form: MaskForm) -> list[tuple[Grip, QPointF]]:
        own = self._to_widget(form)
        found: list[tuple[Grip, QPointF]] = []
        for index, (x, y, in_x, in_y, out_x, out_y) in enumerate(form.points):
            found.append((PointGrip(index), own.map(QPointF(x, y))))
            if index == self._point:
                if in_x or in_y:
                    place = own.map(QPointF(x + in_x, y + in_y))
                    found.append((PointGrip(index, Part.before), place))
                if out_x or out_y:
                    place = own.map(QPointF(x + out_x, y + out_y))
                    found.append((PointGrip(index, Part.after), place))
        return found

    def _paint_points(self, ink: Ink, form: MaskForm, own: QTransform) -> None:
        for grip, place in self._point_grips(form):
            if not isinstance(grip, PointGrip):
                continue
            if grip.part is Part.point:
                ink.draw_box(place, is_chosen=grip.index == self._point)
            else:
                x, y = form.points[grip.index][:2]
                ink.draw_line(own.map(QPointF(x, y)), place)
                ink.draw_knob(place)


def _apart(point: QPointF, other: QPointF) -> float:
    return float((point - other).manhattanLength())
