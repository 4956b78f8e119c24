"""Handles on the places of an effect or a generator: a centre, the corners of a pin, two ends."""

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath

from kijkocut.desktop.canvas_focus import places_of
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.viewer.ghost import Ghost
from kijkocut.desktop.viewer.handle_painting import Ink
from kijkocut.desktop.viewer.pose import Pose
from kijkocut.desktop.viewer.poses import point_of, pose_of, rounded
from kijkocut.desktop.viewer.stage import Stage
from kijkocut.edit.command import Command
from kijkocut.edit.commands.set_keyframe import SetKeyframe
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.edit.owners import Part
from kijkocut.model.clip import AdjustmentSource, Clip, GeneratorSource
from kijkocut.model.params import Param, ParamSpec, value_at

if TYPE_CHECKING:
    from kijkocut.desktop.viewer.screen import Screen

_NEAR: Final = 10.0
_CORNERS: Final = ("top_left", "top_right", "bottom_right", "bottom_left")
_ENDS: Final = ("start", "end")


class _Drag(Struct):
    """A drag in the making; places are shares of the picture."""

    name: str
    before: tuple[float, float]
    after: tuple[float, float]


class PointHandles(QObject):
    """A knob for each place of what is worked on. Escape lets go of it."""

    def __init__(self, desk: Desk, stage: Stage, screen: "Screen") -> None:
        """Work on the program's picture."""
        super().__init__(screen)
        self._desk, self._stage, self._screen = desk, stage, screen
        self._ghost = Ghost(desk, stage)
        self._drag: _Drag | None = None
        desk.project_closing.connect(self.cancel)
        desk.focus.changed.connect(self.cancel)

    @property
    def target(self) -> Clip | None:
        """The clip whose effect or generator has knobs now; it is under the play head."""
        held, desk = self._desk.focus.held, self._desk
        if held.clip is None or not (held.effect or held.is_source) or self._stage.speed:
            return None
        if held.clip not in desk.project.places or desk.sequence is None:
            return None
        clip = desk.project.clip(held.clip)
        return clip if clip.start <= desk.playhead < clip.end and self._specs(clip) else None

    def places(self) -> tuple[tuple[str, QPointF], ...]:
        """List the places by the names of their parameters, on the canvas."""
        clip = self.target
        pose = self._pose
        if clip is None or pose is None:
            return ()
        return tuple((spec.name, self._on_canvas(pose, spec, clip)) for spec in self._specs(clip))

    # --- what the screen asks ---

    def paint(self, painter: QPainter, screen: "Screen") -> None:
        """Draw knobs, the frame of a pin and the line between two ends."""
        ink = Ink(painter, screen.theme)
        spots = {name: screen.to_widget(at) for name, at in self.places()}
        for names in (_CORNERS, _ENDS):
            if all(name in spots for name in names):
                line = QPainterPath(spots[names[0]])
                for name in names[1:]:
                    line.lineTo(spots[name])
                if len(names) > 2:
                    line.closeSubpath()
                ink.draw_path(line)
        for name, spot in spots.items():
            arm = 9.0
            ink.draw_line(spot - QPointF(arm, 0), spot + QPointF(arm, 0))
            ink.draw_line(spot - QPointF(0, arm), spot + QPointF(0, arm))
            ink.draw_knob(spot, is_chosen=self._drag is not None and self._drag.name == name)

    def cursor(self, at: QPointF, reach: float) -> Qt.CursorShape | None:
        """Show whether a knob is there."""
        del reach
        return Qt.CursorShape.SizeAllCursor if self._name_at(at) is not None else None

    def press(self, at: QPointF, event: QMouseEvent, reach: float) -> bool:
        """Take a knob."""
        del event, reach
        name, clip = self._name_at(at), self.target
        if name is None or clip is None or self._desk.project.tracks[clip.track].is_locked:
            return False
        spec = next(one for one in self._specs(clip) if one.name == name)
        was = self._value(spec, clip)
        self._drag = _Drag(name, was, was)
        return True

    def move(self, at: QPointF, event: QMouseEvent) -> None:
        """Drag it, and show what that gives."""
        del event
        drag, pose = self._drag, self._pose
        if drag is None or pose is None:
            return
        point = pose.to_clip(at)
        drag.after = (0.5 + point.x() / pose.box[0], 0.5 - point.y() / pose.box[1])
        self._ghost.show(self._commands(drag))

    def release(self, at: QPointF) -> None:
        """Keep where it was dragged to, as one step."""
        del at
        drag = self._drag
        if drag is None:
            return
        commands = self._commands(drag)
        self._drag = None
        self._ghost.drop()
        if commands:
            self._desk.run(*commands, label="Move point")

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
        """Let go of the effect."""
        if event.key() != Qt.Key.Key_Escape:
            return False
        self._desk.focus.let_go()
        return True

    # --- inside ---

    def _specs(self, clip: Clip) -> tuple[ParamSpec, ...]:
        held, catalogue = self._desk.focus.held, self._desk.studio.catalogue
        kind = ""
        if held.effect is not None:
            kind = next((e.kind for e in clip.effects if e.id == held.effect), "")
        elif isinstance(clip.source, GeneratorSource):
            kind = clip.source.kind
        definition = catalogue.find(kind) if kind else None
        return places_of(definition.params) if definition is not None else ()

    def _params(self, clip: Clip) -> tuple[Param, ...]:
        held = self._desk.focus.held
        if held.effect is not None:
            return next((e.params for e in clip.effects if e.id == held.effect), ())
        return clip.source.params if isinstance(clip.source, GeneratorSource) else ()

    def _value(self, spec: ParamSpec, clip: Clip) -> tuple[float, float]:
        if self._drag is not None and self._drag.name == spec.name:
            return self._drag.after
        return point_of(value_at(self._params(clip), spec, self._desk.playhead - clip.start))

    @property
    def _pose(self) -> Pose | None:
        clip, sequence = self.target, self._desk.sequence
        if clip is None or sequence is None:
            return None
        if isinstance(clip.source, AdjustmentSource):  # it changes the canvas, wherever it stands
            canvas = (float(sequence.width), float(sequence.height))
            return Pose(canvas=canvas, box=canvas)
        return pose_of(self._desk.project, sequence, clip, self._desk.playhead)

    def _on_canvas(self, pose: Pose, spec: ParamSpec, clip: Clip) -> QPointF:
        x, y = self._value(spec, clip)
        return pose.to_canvas((x - 0.5) * pose.box[0], (0.5 - y) * pose.box[1])

    def _name_at(self, at: QPointF) -> str | None:
        spot = self._screen.to_widget(at)
        near = [
            (float((self._screen.to_widget(place) - spot).manhattanLength()), name)
            for name, place in self.places()
        ]
        far, name = min(near, default=(_NEAR + 1, ""))
        return name if far <= _NEAR else None

    def _commands(self, drag: _Drag) -> tuple[Command, ...]:
        clip, held = self.target, self._desk.focus.held
        if clip is None or drag.after == drag.before:
            return ()
        spec = next(one for one in self._specs(clip) if one.name == drag.name)
        low = spec.minimum if spec.minimum is not None else -100.0
        high = spec.maximum if spec.maximum is not None else 100.0
        value = rounded(tuple(min(high, max(low, share)) for share in drag.after))
        part = Part.source if held.is_source else Part.own
        if any(p.name == drag.name and p.keys for p in self._params(clip)):
            key = SetKeyframe(
                clip=clip.id,
                effect=held.effect,
                part=part,
                name=drag.name,
                at=self._desk.playhead,
                value=value,
            )
            return (key,)
        return (SetParam(clip=clip.id, effect=held.effect, part=part, name=drag.name, value=value),)
