"""The menu bar, made from the actions."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from kijkocut.desktop.action import Action, ActionBook

MENUS: Final = ("File", "Edit", "Clip", "Sequence", "Mark", "Play", "View", "Help")
"""In their order; menus that actions name besides these come before View."""


class Menus:
    """The menus of one window."""

    def __init__(self, bar: QMenuBar, actions: ActionBook) -> None:
        """Fill `bar` with every action that names a menu."""
        self._bar, self._actions = bar, actions
        self._menus: dict[str, QMenu] = {}
        listed = sorted((a for a in actions if a.menu), key=lambda a: a.order)
        known = set(MENUS)
        others = [name for a in listed if (name := a.menu.partition("/")[0]) not in known]
        for name in (*MENUS[:-2], *dict.fromkeys(others), *MENUS[-2:]):
            self.menu(name)
        for action in listed:
            self._add(action, actions.get(action.name))
        self.tidy()
        self.letter()

    def menu(self, path: str) -> QMenu:
        """Give a menu by its English name, made if it is not there; `Clip/Speed` is a submenu."""
        if path not in self._menus:
            upper, _, name = path.rpartition("/")
            shown = QCoreApplication.translate("Menus", name)
            made = self.menu(upper).addMenu(shown) if upper else self._bar.addMenu(shown)
            made.setToolTipsVisible(True)
            self._menus[path] = made
        return self._menus[path]

    def extend(self, path: str, actions: Iterable[QAction]) -> None:
        """Put more at the end of a menu, such as what shows a dock."""
        self.menu(path).addActions(list(actions))
        self.tidy()

    def letter(self) -> None:
        """Give each menu of the bar a letter that opens it with Alt, none that is a shortcut."""
        made = [self._actions.get(action.name) for action in self._actions]
        taken = {key.toString() for action in made for key in action.shortcuts()}
        for path, menu in self._menus.items():
            if "/" in path:
                continue
            text = menu.title().replace("&", "")
            keys = [f"Alt+{letter.upper()}" if letter.isalpha() else "" for letter in text]
            free = (place for place, key in enumerate(keys) if key and key not in taken)
            place = next(free, None)
            if place is not None:
                taken.add(keys[place])
                text = f"{text[:place]}&{text[place:]}"
            menu.setTitle(text)

    def tidy(self) -> None:
        """Hide menus with nothing in them."""
        for menu in self._menus.values():
            menu.menuAction().setVisible(not menu.isEmpty())

    def _add(self, action: Action, made: QAction) -> None:
        menu = self.menu(action.menu)
        if action.starts_group and not menu.isEmpty():
            menu.addSeparator()
        menu.addAction(made)
