"""Actions that need the window itself: layouts, palette, full screen, the demo."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QInputDialog, QWidget

from kijkocut.desktop.action import Action, always, with_project
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.frame import Frame
from kijkocut.desktop.layouts import LAYOUTS, layout_named
from kijkocut.desktop.shortcut_editor import ShortcutEditor

_GOING: Final = (
    *("media", "source", "program", "timeline", "inspector"),
    *("effects", "transitions", "titles", "captions"),
)
"""Docks that Ctrl+1 to Ctrl+9 go to."""


def window_actions(window: Frame) -> tuple[Action, ...]:
    """Give the actions of one window."""

    def edit_shortcuts(desk: Desk) -> None:
        ShortcutEditor(desk, window.actions_, window.shortcuts, window).exec()
        window.menus.letter()

    return (
        Action(
            name="file.demo",
            text="Open the Demo",
            menu="File",
            run=lambda _: window.start.open_demo(),
            is_enabled=always,
            order=12,
        ),
        Action(
            name="file.shortcuts",
            text="Keyboard Shortcuts...",
            menu="File",
            keys=("Ctrl+Alt+K",),
            run=edit_shortcuts,
            is_enabled=always,
            icon="keyboard",
            order=81,
        ),
        Action(
            name="view.palette",
            text="Command Palette...",
            menu="View",
            keys=("Ctrl+K", "Ctrl+Shift+P"),
            run=lambda _: window.palette_.open_over(window),
            is_enabled=always,
            icon="search",
            order=5,
        ),
        Action(
            name="view.messages",
            text="Messages",
            menu="View",
            run=lambda _: window.status.show_messages(),
            is_enabled=always,
            icon="message",
            order=6,
        ),
        *_layout_actions(window),
        *_dock_actions(window),
        *_going_actions(window),
        Action(
            name="view.full_screen",
            text="Full Screen",
            menu="View",
            keys=("F11",),
            run=lambda _: window.setWindowState(
                window.windowState() ^ Qt.WindowState.WindowFullScreen
            ),
            is_checked=lambda _: window.isFullScreen(),
            is_enabled=always,
            order=80,
            starts_group=True,
        ),
    )


def _dock_actions(window: Frame) -> tuple[Action, ...]:
    def toggle(name: str) -> None:
        dock = window.docks[name]
        if dock.isVisible() and not dock.visibleRegion().isEmpty():
            dock.hide()
        else:
            dock.show()
            dock.raise_()
            dock.widget().setFocus()

    def action_of(name: str) -> Action:
        dock = window.docks[name]
        return Action(
            name=f"view.dock.{name}",
            text=dock.property("title"),
            menu="View/Docks",
            run=lambda _: toggle(name),
            is_checked=lambda _: not dock.isHidden(),
            icon=name,
            order=30,
        )

    return tuple(action_of(name) for name in window.docks)


def _going_actions(window: Frame) -> tuple[Action, ...]:
    """Give what takes the keyboard to a dock, in front of whatever hides it."""

    def go(name: str) -> None:
        dock = window.docks[name]
        dock.show()
        dock.raise_()
        dock.widget().setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not dock.isAncestorOf(QApplication.focusWidget() or window):
            inside = (w for w in dock.findChildren(QWidget) if _takes_focus(w))
            first = next(inside, None)
            if first is not None:
                first.setFocus(Qt.FocusReason.TabFocusReason)

    def action_of(name: str) -> Action:
        number = _GOING.index(name) + 1 if name in _GOING else 0
        return Action(
            name=f"view.go.{name}",
            text=window.docks[name].property("title"),
            menu="View/Go to",
            keys=(f"Ctrl+{number}",) if number else (),
            tip="Take the keyboard there",
            run=lambda _: go(name),
            icon=name,
            order=29,
        )

    others = tuple(name for name in window.docks if name not in _GOING)
    return tuple(action_of(name) for name in (*_GOING, *others) if name in window.docks)


def _takes_focus(widget: QWidget) -> bool:
    is_there = widget.isVisible() and widget.isEnabled()
    return is_there and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _layout_actions(window: Frame) -> tuple[Action, ...]:
    def take(name: str) -> Action:
        layout = layout_named(name)
        return Action(
            name=f"view.layout.{name}",
            text=layout.title if layout is not None else name,
            menu="View/Layout",
            keys=(f"Alt+Shift+{[one.name for one in LAYOUTS].index(name) + 1}",),
            run=lambda _: window.take_layout(name),
            order=20,
        )

    def reset(desk: Desk) -> None:
        name = desk.settings.text("window.layout_name")
        window.take_layout(name)

    def save(desk: Desk) -> None:
        name, is_wanted = QInputDialog.getText(
            window, window.tr("Save Layout"), window.tr("Name of the layout")
        )
        name = name.strip()
        if not is_wanted or not name:
            return
        if layout_named(name.casefold()) is not None:
            desk.say(window.tr("That is the name of a built-in layout; choose another."))
            return
        window.own_layouts.save(name, window.stage)
        desk.settings.set("window.layout_name", name)
        window.show_layouts()

    def delete(desk: Desk) -> None:
        window.own_layouts.delete(desk.settings.text("window.layout_name"))
        window.take_layout(LAYOUTS[0].name)

    def is_own(desk: Desk) -> bool:
        return desk.settings.text("window.layout_name") in window.own_layouts.names

    return (
        *(take(layout.name) for layout in LAYOUTS),
        Action(
            name="view.layout.reset",
            text="Reset Layout",
            menu="View/Layout",
            keys=("Alt+Shift+0",),
            run=reset,
            is_enabled=with_project,
            starts_group=True,
            order=21,
        ),
        Action(
            name="view.layout.save",
            text="Save Layout As...",
            menu="View/Layout",
            run=save,
            order=22,
        ),
        Action(
            name="view.layout.delete",
            text="Delete Layout",
            menu="View/Layout",
            run=delete,
            is_enabled=is_own,
            order=23,
        ),
    )
