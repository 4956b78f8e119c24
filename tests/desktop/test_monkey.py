"""A monkey at the window: random clicks, drags, keys and actions; nothing may break."""

import random
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QWidget

from kijkocut.desktop.window import MainWindow
from kijkocut.model.invariants import check

if TYPE_CHECKING:
    from collections.abc import Callable

STEPS = 200
LEFT = Qt.MouseButton.LeftButton
KEYS = (
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home),
    *(Qt.Key.Key_End, Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space),
    *(Qt.Key.Key_S, Qt.Key.Key_Q, Qt.Key.Key_W, Qt.Key.Key_I, Qt.Key.Key_O, Qt.Key.Key_M),
    *(Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_T, Qt.Key.Key_N, Qt.Key.Key_Delete),
)
MODIFIERS = (
    *(Qt.KeyboardModifier.NoModifier,) * 3,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
LEFT_OUT = ("file.", "help.", "view.full_screen", "window.")
"""Actions that leave the project, the window or the machine."""


class Monkey:
    """One seeded monkey."""

    def __init__(self, window: MainWindow, qtbot, seed: int) -> None:
        self._window, self._qtbot = window, qtbot
        self._dice = random.Random(seed)
        self.diary: list[str] = []
        """What it did, for whoever has to find out."""

    def step(self) -> None:
        """Do one thing, then close what has come up."""
        deeds: tuple[tuple[int, Callable[[], str]], ...] = (
            (6, self._drag),
            (4, self._click),
            (4, self._act),
            (3, self._key),
            (2, self._wheel),
            (2, self._press_button),
            (1, self._type),
            (1, self._seek),
            (1, self._undo),
        )
        (deed,) = self._dice.choices([d for _, d in deeds], [weight for weight, _ in deeds])
        self.diary.append(deed())
        QApplication.processEvents()
        self._clear()

    def _canvas(self) -> QWidget:
        return self._window.widget_of("timeline").canvas

    def _spot(self) -> QPoint:
        canvas = self._canvas()
        wide = self._dice.randrange(max(1, canvas.width()))
        high = min(canvas.height(), canvas.rows.height + 20)
        return QPoint(wide, self._dice.randrange(max(1, high)))

    def _drag(self) -> str:
        begin, end = self._spot(), self._spot()
        if self._dice.random() < 0.7:
            end = begin + QPoint(self._dice.randrange(-60, 60), self._dice.randrange(-4, 4))
        keys = self._dice.choice(MODIFIERS)
        canvas = self._canvas()
        self._qtbot.mousePress(canvas, LEFT, self._dice.choice(MODIFIERS), begin)
        self._qtbot.mouseMove(canvas, (begin + end) / 2)
        self._qtbot.mouseMove(canvas, end)
        if self._dice.random() < 0.1:
            self._qtbot.keyClick(canvas, Qt.Key.Key_Escape)
        self._qtbot.mouseRelease(canvas, LEFT, keys, end)
        return f"drag {begin.toTuple()} {end.toTuple()} {keys}"

    def _click(self) -> str:
        spot, keys = self._spot(), self._dice.choice(MODIFIERS)
        click = self._qtbot.mouseClick if self._dice.random() < 0.8 else self._qtbot.mouseDClick
        click(self._canvas(), LEFT, keys, spot)
        return f"click {spot.toTuple()} {keys}"

    def _act(self) -> str:
        names = [
            action.name
            for action in self._window.actions_
            if not action.name.startswith(LEFT_OUT)
            and not action.text.endswith(("...", "…"))
            and self._window.actions_.get(action.name).isEnabled()
        ]
        name = self._dice.choice(names)
        self._window.actions_.get(name).trigger()
        return f"action {name}"

    def _key(self) -> str:
        key, keys = self._dice.choice(KEYS), self._dice.choice(MODIFIERS[:4])
        self._canvas().setFocus()
        self._qtbot.keyClick(self._canvas(), key, keys)
        return f"key {key} {keys}"

    def _wheel(self) -> str:
        view = self._window.widget_of("timeline").view
        factor = self._dice.choice((0.5, 0.8, 1.25, 2.0))
        view.zoom(factor, self._dice.randrange(max(1, view.width)))
        view.scroll_to(left=view.left + self._dice.randrange(-200, 200) * view.scale)
        return f"zoom {factor}"

    def _press_button(self) -> str:
        dock = self._dice.choice([d for d in self._window.docks.values() if d.isVisible()])
        buttons = [
            one
            for one in dock.findChildren(QAbstractButton)
            if one.isVisible() and one.isEnabled() and not one.text().endswith(("...", "…"))
        ]
        if not buttons:
            return f"no button in {dock.objectName()}"
        button = self._dice.choice(buttons)
        name = f"button {dock.objectName()}/{button.accessibleName() or button.text()}"
        if getattr(button, "menu", lambda: None)() is None:
            self._qtbot.mouseClick(button, LEFT)
        return name

    def _type(self) -> str:
        dock = self._dice.choice([d for d in self._window.docks.values() if d.isVisible()])
        fields = [f for f in dock.findChildren(QLineEdit) if f.isVisible() and f.isEnabled()]
        if not fields:
            return f"no field in {dock.objectName()}"
        field = self._dice.choice(fields)
        text = self._dice.choice(("12", "-3.5", "1920/2", "abc", "", "+10", "00:00:01:00"))
        field.setFocus()
        field.selectAll()
        self._qtbot.keyClicks(field, text)
        self._qtbot.keyClick(field, Qt.Key.Key_Return)
        return f"type {text!r} into {dock.objectName()}/{field.accessibleName()}"

    def _seek(self) -> str:
        desk = self._window.desk
        if desk.sequence is not None:
            desk.move_playhead(self._dice.randrange(120) * desk.sequence.rate.frame_ticks)
        return "seek"

    def _undo(self) -> str:
        for _ in range(self._dice.randrange(1, 5)):
            self._window.actions_.trigger(self._dice.choice(("edit.undo", "edit.redo")))
        return "undo and redo"

    def _clear(self) -> None:
        for widget in QApplication.topLevelWidgets():
            is_ours = widget is self._window or not widget.isVisible()
            if not is_ours and (isinstance(widget, QMenu) or widget.isWindow()):
                widget.close()
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit):
            focus.clearFocus()


@pytest.mark.timeout(240)
@pytest.mark.parametrize("seed", [7, 11])
def test_a_monkey_breaks_nothing(window: MainWindow, film, qtbot, seed: int) -> None:
    monkey = Monkey(window, qtbot, seed)
    closer = QTimer(window)  # ends with the window, also when the test fails
    closer.timeout.connect(_close_what_waits)
    closer.start(20)
    with qtbot.captureExceptions() as exceptions:
        for number in range(STEPS):
            monkey.step()
            told = f"seed {seed}, step {number}:\n" + "\n".join(monkey.diary[-6:])
            assert not exceptions, f"{told}\n{exceptions}"
            assert film.work is not None, told
            check(film.project)
    closer.stop()
    _there_and_back(film)


def _close_what_waits() -> None:
    """Say no to dialogs and menus that hold the window."""
    for waiting in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
        if waiting is not None:
            waiting.close()


def _there_and_back(film) -> None:
    """Undo to the beginning, redo to the end: both are the very same projects."""
    session = film.work.session
    after, steps = film.project, 0
    while session.history.cursor:
        session.undo()
        steps += 1
    assert not film.project.places
    for _ in range(steps):
        session.redo()
    assert film.project == after
