"""Gestures: from press to release, with the keyboard's modifiers, on a tool's terms."""

from collections.abc import Callable
from typing import Protocol

from msgspec import Struct
from PySide6.QtCore import Qt

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.timeline.ghost import Ghost
from kijkocut.desktop.timeline.rows import Row, Rows
from kijkocut.desktop.timeline.view import TimelineView
from kijkocut.model.clip import Clip
from kijkocut.model.ticks import Ticks


class Pointer(Struct, frozen=True, kw_only=True):
    """Where the mouse is, in the timeline's terms."""

    x: int
    y: int
    """Pixels on the canvas."""
    at: Ticks
    row: Row | None
    clip: Clip | None
    """The clip under it."""
    modifiers: Qt.KeyboardModifier

    def has(self, modifier: Qt.KeyboardModifier) -> bool:
        """Tell whether a modifier key is held."""
        return bool(self.modifiers & modifier)


class Board(Struct, frozen=True, kw_only=True):
    """What a tool works on."""

    desk: Desk
    view: TimelineView
    rows: Rows


class Gesture(Protocol):
    """One press of the mouse until its release."""

    @property
    def ghost(self) -> Ghost | None:
        """What would be done if the button were released now."""

    def move(self, to: Pointer) -> None:
        """Follow the pointer."""

    def release(self, at: Pointer) -> None:
        """Do it."""


class Tool(Protocol):
    """What the mouse means while a tool is taken."""

    def cursor(self, board: Board, over: Pointer) -> Qt.CursorShape:
        """Give the pointer's shape over a place; it tells what a press would do."""

    def press(self, board: Board, at: Pointer) -> Gesture | None:
        """Begin a gesture; None when the press did all there is to do."""


ToolMaker = Callable[[], Tool]
