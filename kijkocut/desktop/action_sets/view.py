"""How the window looks."""

from typing import Final

from kijkocut.desktop.action import Action, always
from kijkocut.desktop.desk import Desk


def _take_theme(name: str) -> Action:
    def take(desk: Desk) -> None:
        desk.settings.set("look.theme", name)

    def is_taken(desk: Desk) -> bool:
        return desk.settings.text("look.theme") == name

    return Action(
        name=f"view.theme.{name}",
        text={"dark": "Dark", "light": "Light", "system": "Like the System"}[name],
        menu="View/Theme",
        run=take,
        is_enabled=always,
        is_checked=is_taken,
        order=70,
    )


ACTIONS: Final = tuple(_take_theme(name) for name in ("dark", "light", "system"))
