"""What is drawn over the pictures, and how they are seen."""

from collections.abc import Callable
from typing import Final

from kijkocut.desktop.action import Action, always
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.viewer.overlays import Platform, overlays_of, text_of, toggled

_SETTING: Final = "viewer.overlays"


def _toggle(name: str) -> Callable[[Desk], None]:
    def run(desk: Desk) -> None:
        was = overlays_of(desk.settings.text(_SETTING))
        desk.settings.set(_SETTING, text_of(toggled(was, name)))

    return run


def _is_on(name: str) -> Callable[[Desk], bool]:
    def look(desk: Desk) -> bool:
        overlays = overlays_of(desk.settings.text(_SETTING))
        return overlays.platform.value == name or bool(getattr(overlays, name, False))

    return look


def _overlay(name: str, text: str) -> Action:
    return Action(
        name=f"viewer.{name}",
        text=text,
        menu="View/Over the Picture",
        run=_toggle(name),
        is_enabled=always,
        is_checked=_is_on(name),
    )


ACTIONS: Final = (
    _overlay("safe_areas", "Safe Areas"),
    _overlay("grid", "Thirds"),
    _overlay("checkerboard", "Checkerboard Behind Alpha"),
    _overlay(Platform.tiktok.value, "TikTok Guide"),
    _overlay(Platform.reels.value, "Reels Guide"),
    _overlay(Platform.shorts.value, "Shorts Guide"),
)
