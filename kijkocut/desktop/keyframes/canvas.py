"""What lanes and graph have in common: choosing, dragging and keys of keyframes on a time line."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.inspector.marks import Mark, paint_mark
from kijkocut.desktop.keyframes.lines import Line
from kijkocut.desktop.keyframes.picks import Pick, Picks
from kijkocut.desktop.telling import tell
from kijkocut.desktop.theme import Theme
from kijkocut.desktop.timeline.ghost import Ghost, ghost_of
from kijkocut.desktop.timeline.view import TimelineView
from kijkocut.edit.command import Command
from kijkocut.model.params import Easing, Keyframe
from kijkocut.model.project import Project
from kijkocut.model.ticks import Ratio, Ticks

REACH: Final = 8
"""Pixels within which a press means a keyframe."""
_MOVES: Final[dict[int, int]] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_FAR: Final = 10


class KeyCanvas(QWidget):
    """A time line of keyframes; where they are drawn is up to the kinds of canvas."""

    def __init__(self, desk: Desk, view: TimelineView, picks: Picks, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__()
        self.desk, self.view, self.picks, self.theme = desk, view, picks, theme
        self.lines: tuple[Line, ...] = ()
        self.ghost: Ghost | None = None
        self._waiting: tuple[Command, ...] = ()
        self._after: frozenset[Pick] | None = None
        self._press: QPoint | None = None
        self._held: Pick | None = None
        self._rubber: QRect | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        view.changed.connect(self.update)
        picks.changed.connect(self.update)
        picks.changed.connect(self.tell)
        desk.playhead_moved.connect(self.update)

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show other parameters."""
        self.lines = lines
        self.update()

    def tell(self) -> None:
        """Say how many keyframes are chosen."""
        count = len(self.picks)
        chosen = self.tr("%n keyframes chosen", "", count) if count else ""
        hint = self.tr(
            "Arrow keys move the chosen keyframes, Delete removes them, Ctrl+A chooses all"
        )
        tell(self, chosen, hint)

    def take_theme(self, theme: Theme) -> None:
        """Paint in other colours from now on."""
        self.theme = theme
        self.update()

    @property
    def project(self) -> Project:
        """The project as it would be after the drag that goes on, or as it is."""
        return self.ghost.project if self.ghost is not None else self.desk.project

    # --- for the kinds of canvas ---

    def spots(self, line: Line, key: Keyframe) -> tuple[QPoint, ...]:
        """Give where a keyframe is drawn; in a graph each part of a point has its own place."""
        raise NotImplementedError

    def drag_commands(self, delta: Ticks, moved: QPoint) -> tuple[Command, ...]:
        """Give what a drag of the chosen keyframes by `delta` ticks and so many pixels means."""
        del moved
        return self.picks.moved(delta)

    def line_at(self, y: int) -> Line | None:
        """Give the parameter at a height, to which a double click adds a keyframe."""
        raise NotImplementedError

    # --- places ---

    def x_of(self, line: Line, at: Ticks) -> int:
        """Give the column of a time counted from the clip's start."""
        return self.view.x_of(line.place.start(self.desk.project) + at)

    def pick_at(self, spot: QPoint) -> Pick | None:
        """Give the keyframe at a place."""
        best: tuple[int, Pick] | None = None
        for line in self.lines:
            for key in line.keys(self.desk.project):
                for place in self.spots(line, key):
                    away = (place - spot).manhattanLength()
                    if away <= REACH and (best is None or away < best[0]):
                        best = (away, Pick(line.place, key.at))
        return best[1] if best else None

    def frame_ticks(self) -> Ticks:
        """Give the length of a frame of the sequence."""
        return self.desk.sequence.rate.frame_ticks if self.desk.sequence is not None else 1

    # --- mouse ---

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Choose a keyframe and hold it, or begin a rubber band."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        spot = event.position().toPoint()
        self._press, self._held = spot, self.pick_at(spot)
        keys = event.modifiers()
        adds = bool(
            keys & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
        )
        if self._held is None:
            if not adds:
                self.picks.choose(())
        elif keys & Qt.KeyboardModifier.ShiftModifier:
            self.picks.toggle(self._held)
        elif self._held not in self.picks:
            self.picks.choose({self._held})

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Show what a release would do."""
        spot = event.position().toPoint()
        if self._press is None:
            over = Qt.CursorShape.PointingHandCursor if self.pick_at(spot) else None
            self.setCursor(over or Qt.CursorShape.ArrowCursor)
        elif self._held is None:
            self._rubber = QRect(self._press, spot).normalized()
            self.update()
        else:
            self._try_drag(spot, event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Do it."""
        del event
        if self._rubber is not None:
            self._choose_within(self._rubber)
        self.finish()
        self._press = self._held = self._rubber = None
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Put a keyframe where there is none, with the value the parameter has there."""
        spot = event.position().toPoint()
        line = self.line_at(spot.y())
        if line is None or self.pick_at(spot) is not None:
            return
        rate = self.desk.sequence.rate if self.desk.sequence is not None else None
        if rate is not None:
            at = rate.snap(self.view.ticks_at(spot.x())) - line.place.start(self.desk.project)
            self.desk.run(line.place.set_key(at), label="Add keyframe")

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 Qt's name
        """Zoom with Ctrl, scroll sideways otherwise."""
        turn = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.view.zoom(0.8 if turn > 0 else 1.25, event.position().x())
        else:
            self.view.scroll_to(left=self.view.left - turn * self.view.scale // 2)
        event.accept()

    def _try_drag(self, spot: QPoint, keys: Qt.KeyboardModifier) -> None:
        if self._press is None or self._held is None:
            return
        moved = spot - self._press
        frame = self.frame_ticks()
        delta = round(moved.x() * self.view.scale / frame) * frame
        if keys & Qt.KeyboardModifier.AltModifier and len(self.picks) > 1:
            self.attempt(self._stretch(delta), None)
        elif keys & Qt.KeyboardModifier.ControlModifier:
            self.attempt(self.picks.moved(delta, is_copy=True), self.picks.after_move(delta))
        else:
            self.attempt(self.drag_commands(delta, moved), self.picks.after_move(delta))

    def _stretch(self, delta: Ticks) -> tuple[Command, ...]:
        """Scale the distances so that the held keyframe follows the pointer."""
        first = min(t for times in self.picks.by_place().values() for t in times)
        held = self._held.at - first if self._held is not None else 0
        if not held or held + delta <= 0:
            return ()
        return self.picks.stretched(Ratio.of(held + delta, held))

    def _choose_within(self, box: QRect) -> None:
        found = {
            Pick(line.place, key.at)
            for line in self.lines
            for key in line.keys(self.desk.project)
            if any(box.contains(spot) for spot in self.spots(line, key))
        }
        self.picks.choose(found)

    def attempt(self, commands: tuple[Command, ...], after: frozenset[Pick] | None) -> None:
        """Show what commands would do; `finish` does them and chooses `after`."""
        self._waiting, self._after = commands, after
        self.ghost = ghost_of(self.desk, commands) if commands else None
        self.update()

    def finish(self) -> None:
        """Do what was attempted last."""
        commands, after = self._waiting, self._after
        self._waiting, self._after, self.ghost = (), None, None
        if commands and self.desk.run(*commands, label="Move keyframes") and after:
            self.picks.choose(after)

    def give_up(self) -> None:
        """Let go without doing anything."""
        self._waiting, self._after, self.ghost = (), None, None
        self._press = self._held = self._rubber = None
        self.update()

    # --- keys ---

    def event(self, event: QEvent) -> bool:
        """Keep the keys used here from being shortcuts of the window."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            used = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Escape)
            is_own = event.key() in used or (event.key() in _MOVES and len(self.picks))
            with_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if is_own or (with_control and event.key() in _LETTERS):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Nudge, delete, copy, paste, choose all, call off."""
        key, with_control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in _MOVES and len(self.picks):
            far = _FAR if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            delta = _MOVES[key] * far * self.frame_ticks()
            self.attempt(self.picks.moved(delta), self.picks.after_move(delta))
            self.finish()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete()
        elif key == Qt.Key.Key_Escape:
            self.give_up()
        elif with_control and key in _LETTERS:
            getattr(self, _LETTERS[key])()
        else:
            super().keyPressEvent(event)

    def delete(self) -> None:
        """Delete the chosen keyframes."""
        commands = self.picks.deleted()
        if commands:
            self.desk.run(*commands, label="Delete keyframes")

    def copy(self) -> None:
        """Remember the chosen keyframes."""
        self.picks.copy(self.desk.project)

    def cut(self) -> None:
        """Remember and delete them."""
        self.copy()
        self.delete()

    def paste(self) -> None:
        """Put the remembered keyframes at the playhead."""
        places = tuple(line.place for line in self.lines)
        if not places:
            return
        moment = places[0].moment(self.desk.project, self.desk.playhead)
        commands = self.picks.pasted(places, moment)
        if commands:
            self.desk.run(*commands, label="Paste keyframes")

    def choose_all(self) -> None:
        """Choose every keyframe shown."""
        self.picks.choose(
            Pick(line.place, key.at) for line in self.lines for key in line.keys(self.desk.project)
        )

    def ease(self, easing: Easing) -> None:
        """Let the chosen keyframes move on in another way."""
        commands = self.picks.eased(easing)
        if commands:
            self.desk.run(*commands, label="Ease keyframes")

    # --- painting ---

    def paint_ground(self, painter: QPainter) -> None:
        """Paint the ground, brighter under the clips that are shown."""
        painter.fillRect(self.rect(), QColor(self.theme.window))
        seen = {line.place.clip for line in self.lines}
        for key in seen:
            if key is not None and key in self.desk.project.places:
                clip = self.desk.project.clip(key)
                left, right = self.view.x_of(clip.start), self.view.x_of(clip.end)
                painter.fillRect(left, 0, right - left, self.height(), QColor(self.theme.panel))

    def paint_over(self, painter: QPainter) -> None:
        """Paint the rubber band and the playhead."""
        if self._rubber is not None:
            band = QColor(self.theme.accent)
            painter.setPen(QPen(band))
            band.setAlpha(50)
            painter.setBrush(band)
            painter.drawRect(self._rubber)
        painter.setPen(QPen(QColor(self.theme.playhead)))
        x = self.view.x_of(self.desk.playhead)
        painter.drawLine(x, 0, x, self.height())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self.theme.accent)))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def paint_key(self, painter: QPainter, spot: QPoint, *, is_chosen: bool) -> None:
        """Paint one keyframe."""
        side = self.fontMetrics().height() * 0.95
        box = QRectF(0, 0, side, side)
        box.moveCenter(spot.toPointF())
        if is_chosen:
            paint_mark(painter, Mark.diamond_full, box, QColor(self.theme.accent))
        else:
            paint_mark(painter, Mark.diamond_full, box, QColor(self.theme.text))


_LETTERS: Final[dict[int, str]] = {
    Qt.Key.Key_C: "copy",
    Qt.Key.Key_X: "cut",
    Qt.Key.Key_V: "paste",
    Qt.Key.Key_A: "choose_all",
}
