"""What is drawn over the pictures, and how they are seen."""

from collections.abc import Callable
from typing import Final

from kijkocut.desktop.action import Action, always
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.front import front_window
from kijkocut.desktop.theme import theme_named
from kijkocut.desktop.viewer.full_picture import FullPicture
from kijkocut.desktop.viewer.overlays import Platform, overlays_of, text_of, toggled
from kijkocut.desktop.viewer.snapshots import (
    snapshot_to_bin,
    snapshot_to_clipboard,
    snapshot_to_file,
)
from kijkocut.desktop.viewer.viewers import known_viewers, viewers_of

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


def _toggle_full(desk: Desk) -> None:
    window = front_window()
    if isinstance(window, FullPicture):
        window.close()
        return
    theme = theme_named(desk.settings.text("look.theme"))
    viewers = viewers_of(desk)
    FullPicture(viewers.active, theme, window, viewers.surfaces).open()


def _has_picture(desk: Desk) -> bool:
    viewers = known_viewers(desk)
    return viewers is not None and viewers.active.subject.sequence is not None


ACTIONS: Final = (
    Action(
        name="viewer.full_picture",
        text="Picture on the Whole Screen",
        menu="View",
        keys=("`",),
        tip="The picture alone, on the second screen where there is one",
        run=_toggle_full,
        is_enabled=_has_picture,
        icon="full_screen",
        starts_group=True,
    ),
    Action(
        name="viewer.snapshot",
        text="Save Frame...",
        menu="File",
        run=snapshot_to_file,
        is_enabled=_has_picture,
        starts_group=True,
    ),
    Action(
        name="viewer.snapshot_clipboard",
        text="Copy Frame to Clipboard",
        menu="File",
        run=snapshot_to_clipboard,
        is_enabled=_has_picture,
    ),
    Action(
        name="viewer.snapshot_bin",
        text="Frame to Bin",
        menu="File",
        run=snapshot_to_bin,
        is_enabled=_has_picture,
    ),
    _overlay("safe_areas", "Safe Areas"),
    _overlay("grid", "Thirds"),
    _overlay("checkerboard", "Checkerboard Behind Alpha"),
    _overlay(Platform.tiktok.value, "TikTok Guide"),
    _overlay(Platform.reels.value, "Reels Guide"),
    _overlay(Platform.shorts.value, "Shorts Guide"),
)
