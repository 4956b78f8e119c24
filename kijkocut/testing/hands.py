"""Hands at a window: keys, mouse and drops as they come from the window system, step by step.

A script is a coroutine. Each of its steps is done from the event loop, so that a step that opens a
dialog, a menu or a drag, all of which run a loop of their own, does not hold up the steps after it.
Everything goes to the top-level window under the pointer or with the focus, as on a desktop; Qt
finds the widget. UI thread only.
"""

import time
from collections.abc import Callable, Coroutine, Generator, Iterable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QEventLoop,
    QMimeData,
    QPoint,
    QPointF,
    QRect,
    Qt,
    QThread,
    QTimer,
    QUrl,
)
from PySide6.QtGui import (
    QDragLeaveEvent,
    QGuiApplication,
    QKeySequence,
    QWindow,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from kijkocut.model.errors import BugError
from kijkocut.testing.carrying import RefusedDrag, carry_on, drop, enter
from kijkocut.testing.keys import press_key, press_letter

Script = Coroutine["_Turn", None, None]
_LEFT: Final = Qt.MouseButton.LeftButton
_NONE: Final = Qt.KeyboardModifier.NoModifier
_COPY: Final = Qt.DropAction.CopyAction
_POLL_MS: Final = 5
_PATIENCE_S: Final = 20.0
_HOPS: Final = 6


class _Turn:
    """One thing to be done by the event loop before a script goes on."""

    def __init__(self, act: Callable[[], object] | None = None, rest_ms: int = 1) -> None:
        self.act, self.rest_ms = act, rest_ms

    def __await__(self) -> Generator["_Turn", None, None]:
        yield self


class Hands:
    """Plays scripts on whatever windows are open."""

    def __init__(self) -> None:
        """Rest."""
        self._loop: QEventLoop | None = None
        self._script: Script | None = None
        self._errors: list[BaseException] = []
        self._cargo: QMimeData | None = None
        self.diary: list[str] = []
        """What was done, for whoever has to find out."""

    def play(self, script: Script) -> None:
        """Do a whole script; what it raises is raised here, after every dialog was closed."""
        self._script, self._errors, self._loop = script, [], QEventLoop()
        QTimer.singleShot(0, self._go_on)
        self._loop.exec()
        for error in self._errors[:1]:
            error.add_note("Last steps: " + "; ".join(self.diary[-8:]))
            raise error

    # --- keys ---

    async def press(self, *keys: str) -> None:
        """Press keys one after another, each in Qt's portable text, as `Ctrl+Z`."""
        for key in keys:
            sequence = QKeySequence(key)
            if sequence.isEmpty():
                raise BugError(f"There is no key {key}.")
            await self._do(f"key {key}", partial(press_key, sequence))

    async def type(self, text: str) -> None:
        """Type letters, digits and signs; a new line is Enter."""
        for letter in text:
            if letter == "\n":
                await self.press("Return")
                continue
            await self._do(f"type {letter!r}", partial(press_letter, letter))

    # --- the mouse ---

    async def click(
        self,
        widget: QWidget,
        at: QPoint | None = None,
        *,
        held: Qt.KeyboardModifier = _NONE,
        button: Qt.MouseButton = _LEFT,
    ) -> None:
        """Click into a widget, by default its middle."""
        window, spot = _seen(widget, at)
        await self._do(f"move to {_name(widget)}", lambda: QTest.mouseMove(window, spot))
        await self._do(
            f"click {_name(widget)} {spot.toTuple()}",
            lambda: QTest.mouseClick(window, button, held, spot),
        )

    async def double_click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click twice into a widget, by default its middle."""
        window, spot = _seen(widget, at)
        await self._do(f"move to {_name(widget)}", lambda: QTest.mouseMove(window, spot))

        def twice() -> None:
            QTest.mouseClick(window, _LEFT, _NONE, spot)
            QTest.mouseDClick(window, _LEFT, _NONE, spot)

        await self._do(f"double click {_name(widget)} {spot.toTuple()}", twice)

    async def move(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Move the pointer over a widget."""
        window, spot = _seen(widget, at)
        await self._do(f"move to {_name(widget)}", lambda: QTest.mouseMove(window, spot))

    async def wheel(self, widget: QWidget, notches: float) -> None:
        """Turn the wheel over the middle of what is seen of a widget; downwards is negative."""
        window, spot = _placed(widget, _visible(widget).center())
        turn = QPoint(0, round(120 * notches))
        await self._do(
            f"wheel over {_name(widget)}",
            lambda: QTest.wheelEvent(window, QPointF(spot), turn),
        )

    async def scroll_to(self, widget: QWidget) -> None:
        """Turn the wheel until a widget inside a scroll area is in sight.

        Raises:
            AssertionError: It does not come.
        """
        area: QWidget | None = widget
        while area is not None and not isinstance(area, QAbstractScrollArea):
            area = area.parentWidget()
        if area is None:
            raise AssertionError(f"{_name(widget)} is in no scroll area.")
        view = area.viewport()
        for _ in range(60):
            top = widget.mapTo(view, QPoint(0, 0)).y()
            if top >= 0 and top + widget.height() <= view.height():
                await self.rest()
                return
            await self.wheel(view, 1 if top < 0 else -1)
        raise AssertionError(f"{_name(widget)} does not come into sight.")

    async def grab(self, widget: QWidget, at: QPoint, *, held: Qt.KeyboardModifier = _NONE) -> None:
        """Press the left button and keep it down."""
        window, spot = _seen(widget, at)
        await self._do(f"move to {_name(widget)}", lambda: QTest.mouseMove(window, spot))
        await self._do(
            f"press {_name(widget)} {spot.toTuple()}",
            lambda: QTest.mousePress(window, _LEFT, held, spot),
        )

    async def carry(self, widget: QWidget, begin: QPoint, end: QPoint) -> None:
        """Move with the button down in some hops, from one place of a widget to another."""
        window, first = _placed(widget, begin)
        _, last = _placed(widget, end)
        for hop in range(1, _HOPS + 1):
            spot = first + (last - first) * hop / _HOPS
            await self._do(f"drag to {spot.toTuple()}", partial(self._carry_to, window, spot))

    async def drop(self, widget: QWidget, at: QPoint, *, held: Qt.KeyboardModifier = _NONE) -> None:
        """Let the left button go."""
        window, spot = _placed(widget, at)
        await self._do(f"release {spot.toTuple()}", lambda: self._let_go(window, spot, held))

    async def drag(
        self,
        widget: QWidget,
        begin: QPoint,
        end: QPoint,
        *,
        held: Qt.KeyboardModifier = _NONE,
    ) -> None:
        """Press, move in some hops and let go, all within a widget."""
        await self.grab(widget, begin, held=held)
        await self.carry(widget, begin, end)
        await self.drop(widget, end, held=held)

    async def carry_over(self, source: QWidget, begin: QPoint, target: QWidget, at: QPoint) -> None:
        """Press on one widget and carry what is there over another of the same window."""
        await self.grab(source, begin)
        await self.carry(source, begin, source.mapFrom(source.window(), _in(target, at)))

    async def let_go_over(self, target: QWidget, at: QPoint) -> None:
        """Drop what is carried."""
        await self.drop(target, at)

    async def bring_files(self, target: QWidget, files: Iterable[Path]) -> None:
        """Drop files on a widget as a file manager does."""
        window, spot = _seen(target, None)
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in files])

        def bring() -> None:
            enter(window, spot, mime)
            if not carry_on(window, spot, mime):
                raise AssertionError(f"{_name(target)} takes no files")
            drop(window, spot, mime)

        await self._do(f"drop files on {_name(target)}", bring)

    # --- waiting and looking ---

    async def until(
        self, is_so: Callable[[], object], what: str = "", *, seconds: float = _PATIENCE_S
    ) -> None:
        """Wait until something is so, which the window is given all the time for."""
        latest = time.monotonic() + seconds
        while not is_so():
            if time.monotonic() > latest:
                raise AssertionError(f"waited in vain for {what or is_so}")
            await _Turn(rest_ms=_POLL_MS)

    async def rest(self) -> None:
        """Let the window do what it has to do now."""
        for _ in range(3):
            await _Turn()

    # --- inside ---

    async def _do(self, said: str, act: Callable[[], object]) -> None:
        self.diary.append(said)
        await _Turn(act)

    def _carry_to(self, window: QWindow, spot: QPoint) -> None:
        if self._cargo is not None:
            carry_on(window, spot, self._cargo)
            return
        if QGuiApplication.platformName() != "offscreen":
            QTest.mouseMove(window, spot)
            return
        refused = RefusedDrag()
        QTest.mouseMove(window, spot)
        self._cargo = refused.stop()
        if self._cargo is not None:
            enter(window, spot, self._cargo)

    def _let_go(self, window: QWindow, spot: QPoint, held: Qt.KeyboardModifier) -> None:
        cargo, self._cargo = self._cargo, None
        if cargo is not None:
            if carry_on(window, spot, cargo, held):
                drop(window, spot, cargo, held)
            else:
                QApplication.sendEvent(window, QDragLeaveEvent())
        QTest.mouseRelease(window, _LEFT, held, spot)

    def _go_on(self) -> None:
        script = self._script
        if script is None or self._errors:
            return
        try:
            turn = script.send(None)
        except StopIteration:
            self._script = None
            if self._loop is not None:
                self._loop.quit()
            return
        except BaseException as error:  # noqa: BLE001 raised again by `play`
            self._give_up(error)
            return
        if turn.act is None:
            QTimer.singleShot(turn.rest_ms, self._go_on)
        else:
            QTimer.singleShot(0, lambda: self._act(turn))

    def _act(self, turn: _Turn) -> None:
        level = QThread.currentThread().loopLevel()
        is_done = False

        def look() -> None:
            """Go on once the act is over, or runs a loop of its own: a dialog, a menu, a drag."""
            if is_done or QThread.currentThread().loopLevel() > level:
                self._go_on()
            else:
                QTimer.singleShot(turn.rest_ms, look)

        QTimer.singleShot(turn.rest_ms, look)
        try:
            if turn.act is not None:
                turn.act()
        except BaseException as error:  # noqa: BLE001 raised again by `play`
            self._give_up(error)
        is_done = True

    def _give_up(self, error: BaseException) -> None:
        self._errors.append(error)
        self._script = None
        self._unwind()

    def _unwind(self) -> None:
        """Close whatever runs a loop of its own, one by one, until our own is the innermost."""
        ended = self._loop

        def close() -> None:
            waiting = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if waiting is not None:
                waiting.close()
            if ended is not None and ended.isRunning():
                ended.quit()
                QTimer.singleShot(_POLL_MS, close)

        close()


def _placed(widget: QWidget, at: QPoint | None) -> tuple[QWindow, QPoint]:
    """Give the window of a widget, and a place of the widget in it."""
    handle = widget.window().windowHandle()
    if handle is None:
        raise AssertionError(f"{_name(widget)} is in no window.")
    return handle, _in(widget, at)


def _in(widget: QWidget, at: QPoint | None) -> QPoint:
    spot = at if at is not None else widget.rect().center()
    return widget.mapTo(widget.window(), spot)


def _seen(widget: QWidget, at: QPoint | None) -> tuple[QWindow, QPoint]:
    """Give the same, of a place that is in sight.

    Raises:
        AssertionError: It is not, or something lies over it.
    """
    handle, spot = _placed(widget, at)
    inside = at if at is not None else widget.rect().center()
    if not widget.isVisible() or not _visible(widget).contains(inside):
        raise AssertionError(f"{_name(widget)} is not in sight at {inside.toTuple()}.")
    over = widget.window().childAt(spot)
    while over is not None and over is not widget:
        over = over.parentWidget()
    if over is not widget and widget is not widget.window():
        covering = widget.window().childAt(spot)
        name = _name(covering) if covering is not None else "nothing"
        raise AssertionError(f"{name} lies over {_name(widget)} at {inside.toTuple()}.")
    return handle, spot


def _visible(widget: QWidget) -> QRect:
    return widget.visibleRegion().boundingRect()


def _name(widget: QWidget) -> str:
    return widget.accessibleName() or widget.objectName() or type(widget).__name__
