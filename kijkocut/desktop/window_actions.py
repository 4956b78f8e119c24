"""Actions that need the window itself: layouts, palette, full screen, the demo."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog

from kijkocut.desktop.action import Action, always, with_project
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.layouts import LAYOUTS, layout_named

if TYPE_CHECKING:
    from kijkocut.desktop.window import MainWindow


def window_actions(window: "MainWindow") -> tuple[Action, ...]:
    """Give the actions of one window."""
    return (
        Action(
            name="file.demo",
            text="Open the Demo",
            menu="File",
            run=lambda _: window.start.open_demo(),
            is_enabled=always,
            order=12,
        ),
        *_layout_actions(window),
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


def _layout_actions(window: "MainWindow") -> tuple[Action, ...]:
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
