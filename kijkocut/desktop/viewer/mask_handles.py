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
from kijkocut.desktop.viewer.mask_forms import form_of, keys_of, mask_commands
from kijkocut.desktop.viewer.mask_grips import (
    Grip,
    PointGrip,
    foot_of,
    grips_of,
    point_grips_of,
    scale_of,
)
from kijkocut.desktop.viewer.mask_path import Part
from kijkocut.desktop.viewer.poses import pose_of
from kijkocut.desktop.viewer.stage import Stage
from kijkocut.edit.command import Command
from kijkocut.edit.commands.add_mask_point import AddMaskPoint
from kijkocut.edit.commands.remove_mask_point import RemoveMaskPoint
from kijkocut.model.clip import Clip, Mask, MaskShape
from kijkocut.model.mask_path import PATH, with_point

if TYPE_CHECKING:
    from kijkocut.desktop.viewer.screen import Screen

_NEAR: Final = 8.0
"""How near a grip has to be, in points of the widget."""
_CLICK: Final = 4.0
"""A press that is dragged less far than this is a click."""
_MOVES: Final[dict[int, tuple[int, int]]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_FAR: Final = 10
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
_EDGELESS: Final = (MaskShape.split_line, MaskShape.text)
"""What is not drawn along the edge that feather and growth belong to."""
_SHAPES: Final = {
    MaskGrip.move: Qt.CursorShape.SizeAllCursor,
    MaskGrip.corner: Qt.CursorShape.SizeFDiagCursor,
    MaskGrip.across: Qt.CursorShape.SizeHorCursor,
    MaskGrip.down: Qt.CursorShape.SizeVerCursor,
    MaskGrip.rotate: Qt.CursorShape.PointingHandCursor,
    MaskGrip.feather: Qt.CursorShape.PointingHandCursor,
}


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
    added: AddMaskPoint | None = None
    """What taking hold of the line adds; `mask` and `before` have the point already."""


class MaskHandles(QObject):
    """Grips on the mask that is worked on.

    Inside moves; corners and sides size it around its middle (Shift keeps the proportions), the
    upper knob turns it, the one at the side feathers. Of a drawn mask, points and their handles
    move (Alt lets one handle go alone, or pulls handles out of a corner); a press on the line adds
    a point, Alt or Ctrl and a click makes a corner round or sharp, arrow keys nudge the point that
    was touched last, Delete takes it out. Where the path has keyframes, all but adding and taking
    out sets one; the outlines of the keyframes before and after are seen faintly.
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
        edge = grown(form.outline(), form.expand if form.shape not in _EDGELESS else 0.0)
        if form.feather > 0 and form.shape not in _EDGELESS:
            for by in (form.feather / 2, -form.feather / 2):
                ink.draw_path(own.map(grown(edge, by)), is_dashed=True)
        for other in self._neighbours():
            ink.draw_past(self._to_widget(other).map(grown(other.outline(), other.expand)))
        ink.draw_path(own.map(edge))
        for grip, place in grips_of(form, own):
            is_knob = grip in (MaskGrip.rotate, MaskGrip.feather)
            if is_knob:
                ink.draw_line(own.map(foot_of(form, grip)), place)
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
        added = None
        if line is not None and grip in (None, MaskGrip.move):
            index, share = line
            added = AddMaskPoint(clip=clip.id, mask=mask.id, after=index, share=share)
            mask = with_point(mask, index, share)
            form = form_of(clip, mask, self._desk.playhead)
            grip = PointGrip(index + 1)
        if grip is None:
            return False
        is_point = isinstance(grip, PointGrip)
        if isinstance(grip, PointGrip):
            self._point = grip.index
            if keys & _CTRL and grip.part is Part.point and added is None:
                self._turn_corner(found, form, grip.index)
                return False
        bends = is_point and bool(keys & _ALT)
        self._drag = _Drag(clip, mask, grip, start, form, form, bends, added)
        return True

    def move(self, at: QPointF, event: QMouseEvent) -> None:
        """Drag, and show what that gives."""
        drag = self._drag
        if drag is None:
            return
        to = self._to_clip(at)
        is_shift = bool(event.modifiers() & _SHIFT)
        if isinstance(drag.grip, PointGrip):
            if drag.is_bending and drag.after is drag.before and self._is_near(drag.start, to):
                return  # a click with Alt, so far
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
        if not commands and drag.is_bending and drag.grip == PointGrip(self._point or 0):
            self._turn_corner((drag.clip, drag.mask), drag.before, self._point or 0)
        if commands:
            is_point = isinstance(drag.grip, PointGrip)
            label = "Add mask point" if drag.added is not None else "Move mask point"
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
        """Take the point out that was touched last, nudge it, or let go of the mask."""
        if event.key() == Qt.Key.Key_Escape:
            self._desk.focus.let_go()
            return True
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.point is not None:
            self.delete_point()
            return True
        if event.key() in _MOVES and self.point is not None:
            far = _FAR if event.modifiers() & _SHIFT else 1
            across, down = _MOVES[event.key()]
            self.nudge_point(across * far, down * far)
            return True
        return False

    def delete_point(self) -> None:
        """Take the point out that was touched last, at every time."""
        found, index = self.target, self.point
        if found is None or index is None:
            return
        self._point = None
        gone = RemoveMaskPoint(clip=found[0].id, mask=found[1].id, index=index)
        self._desk.run(gone, label="Delete mask point")

    def nudge_point(self, across: int, down: int) -> None:
        """Move the point that was touched last by pixels of the canvas."""
        found, form, index = self.target, self._form, self.point
        if found is None or form is None or index is None:
            return
        shown = form.to_clip * self._clip_to_canvas()
        place = shown.map(QPointF(*form.points[index][:2])) + QPointF(across, down)
        spot = shown.inverted()[0].map(place)
        points = mask_path.moved(form.points, index, (spot.x(), spot.y()))
        after = replace(form, points=points)
        commands = mask_commands(*found, form, after, self._desk.playhead)
        self._desk.run(*commands, label="Nudge mask point")

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

    def _neighbours(self) -> tuple[MaskForm, ...]:
        """Give what a path looks like at its keyframes before and after the play head."""
        found, at = self.target, self._desk.playhead
        if found is None:
            return ()
        clip, mask = found
        times = [clip.start + key.at for key in keys_of(mask, PATH)]
        near = (*[t for t in times if t < at][-1:], *[t for t in times if t > at][:1])
        return tuple(form_of(clip, mask, t) for t in near)

    def _clip_to_canvas(self) -> QTransform:
        found, sequence = self.target, self._desk.sequence
        if found is None or sequence is None:
            return QTransform()
        return to_canvas(pose_of(self._desk.project, sequence, found[0], self._desk.playhead))

    def _clip_to_widget(self) -> QTransform:
        screen = self._screen
        origin = screen.to_widget(QPointF(0, 0))
        shown = QTransform().translate(origin.x(), origin.y()).scale(screen.scale, screen.scale)
        return self._clip_to_canvas() * shown

    def _is_near(self, start: QPointF, to: QPointF) -> bool:
        shown = self._clip_to_widget()
        return _apart(shown.map(start), shown.map(to)) < _CLICK

    def _to_clip(self, at: QPointF) -> QPointF:
        back = self._clip_to_widget().inverted()[0]
        return QPointF(back.map(self._screen.to_widget(at)))

    def _commands(self, drag: _Drag) -> tuple[Command, ...]:
        before = form_of(drag.clip, drag.mask, self._desk.playhead)
        made = mask_commands(drag.clip, drag.mask, before, drag.after, self._desk.playhead)
        return (drag.added, *made) if drag.added is not None else made

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
        own = self._to_widget(form)
        grips: list[tuple[Grip, QPointF]] = []
        grips += point_grips_of(form, own, self._point)
        grips += grips_of(form, own)
        near = [(_apart(spot, place), i) for i, (_, place) in enumerate(grips)]
        far, index = min(near, default=(_NEAR + 1, 0))
        if far <= _NEAR:
            return grips[index][0]
        return MaskGrip.move if self._holds(form, spot) else None

    def _holds(self, form: MaskForm, spot: QPointF) -> bool:
        own = self._to_widget(form)
        inside = own.inverted()[0].map(spot)
        if form.shape is MaskShape.split_line:
            return bool(abs(inside.y()) * scale_of(own) <= _NEAR)
        return bool(form.outline().contains(inside) or form.box.contains(inside))

    def _line_at(self, form: MaskForm, at: QPointF) -> tuple[int, float] | None:
        """Find where the line of a path passes under a place."""
        if form.shape is not MaskShape.path:
            return None
        own = self._to_widget(form)
        spot = own.inverted()[0].map(self._screen.to_widget(at))
        index, share, far = mask_path.nearest(form.points, (spot.x(), spot.y()))
        # A point lies beside the ends of its side.
        share = min(0.999, max(0.001, share))
        return (index, share) if far * scale_of(own) <= _NEAR / 1.5 else None

    def _paint_points(self, ink: Ink, form: MaskForm, own: QTransform) -> None:
        for grip, place in point_grips_of(form, own, self._point):
            if grip.part is Part.point:
                ink.draw_box(place, is_chosen=grip.index == self._point)
            else:
                x, y = form.points[grip.index][:2]
                ink.draw_line(own.map(QPointF(x, y)), place)
                ink.draw_knob(place)


def _apart(point: QPointF, other: QPointF) -> float:
    return float((point - other).manhattanLength())
