"""All that can be grabbed in the Program viewer: clips, their masks, points of their effects."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.viewer.angle_handles import AngleHandles
from kijkocut.desktop.viewer.clip_handles import ClipHandles
from kijkocut.desktop.viewer.idle_masks import IdleMasks
from kijkocut.desktop.viewer.mask_handles import MaskHandles
from kijkocut.desktop.viewer.pen import Pen
from kijkocut.desktop.viewer.point_handles import PointHandles
from kijkocut.desktop.viewer.screen import Handles
from kijkocut.desktop.viewer.stage import Stage
from kijkocut.desktop.viewer.viewers import viewers_of

if TYPE_CHECKING:
    from kijkocut.desktop.viewer.screen import Screen


class KeyedHandles(Handles, Protocol):
    """Handles that take keys as well."""

    def key(self, event: QKeyEvent) -> bool:
        """Do what a key means here; gives whether it means anything."""


class CanvasHandles(QObject):
    """Gives every press and key to the handles of what is worked on."""

    def __init__(self, desk: Desk, stage: Stage, screen: "Screen") -> None:
        """Work on the program's picture."""
        super().__init__(screen)
        self._desk = desk
        self.clips = ClipHandles(desk, stage, screen)
        self.masks = MaskHandles(desk, stage, screen)
        self.idle = IdleMasks(desk, screen)
        self.points = PointHandles(desk, stage, screen)
        self.pen = Pen(desk, stage, screen)
        self._multicam = viewers_of(desk).multicam
        self.angles = AngleHandles(desk, self._multicam, screen)
        self._busy: Handles | None = None
        screen.installEventFilter(self)

    @property
    def keyed(self) -> KeyedHandles | None:
        """The handles that take keys now."""
        if self._multicam.is_on:
            return None
        if self._desk.focus.is_drawing:
            return self.pen
        if self.masks.target is not None:
            return self.masks
        return self.points if self.points.target is not None else None

    @property
    def now(self) -> Handles:
        """The handles of what is worked on."""
        return self.angles if self._multicam.is_on else self.keyed or self.clips

    def paint(self, painter: QPainter, screen: "Screen") -> None:
        """Draw the handles."""
        if self.now is self.points:
            self.clips.paint(painter, screen)
        if self.now is self.clips and not self._busy:
            self.idle.paint(painter)
        self.now.paint(painter, screen)

    def cursor(self, at: QPointF, reach: float) -> Qt.CursorShape | None:
        """Show what a press would do."""
        found = self.now.cursor(at, reach)
        return self.clips.cursor(at, reach) if found is None and self.now is self.points else found

    def press(self, at: QPointF, event: QMouseEvent, reach: float) -> bool:
        """Take what is there; beside an effect's points lies the clip."""
        if self.now is self.clips and self.idle.take(at):
            self._busy = None
            return False
        for handles in (self.now, self.clips):
            self._busy = handles
            if handles.press(at, event, reach):
                return True
            if handles is not self.points:
                break
        return False

    def move(self, at: QPointF, event: QMouseEvent) -> None:
        """Drag it."""
        if self._busy is not None:
            self._busy.move(at, event)

    def release(self, at: QPointF) -> None:
        """Let go, and keep what was done."""
        busy, self._busy = self._busy, None
        if busy is not None:
            busy.release(at)

    def cancel(self) -> bool:
        """Let go and undo."""
        busy, self._busy = self._busy, None
        return busy is not None and busy.cancel()

    def double_click(self, at: QPointF) -> bool:
        """Open what is there."""
        return self.now.double_click(at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's name
        """Take the keys that mean something to a mask before a shortcut does."""
        del watched
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() not in kinds or not isinstance(event, QKeyEvent):
            return False
        keyed = self.keyed
        if keyed is None or self._busy is not None or event.modifiers() & _OTHER:
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            has_point = keyed is self.masks and self.masks.point is not None
            if event.key() in _KEYS or (has_point and event.key() in _ARROWS):
                event.accept()
            return False
        return keyed.key(event)


_KEYS = (
    Qt.Key.Key_Escape,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
)
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_OTHER = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
