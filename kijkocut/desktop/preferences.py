"""The settings the window knows."""

from typing import Final

from kijkocut.workspace import Setting, SettingKind

SETTINGS: Final = (
    Setting(
        name="look.theme",
        label="Theme",
        kind=SettingKind.choice,
        default="dark",
        choices=("dark", "light"),
    ),
    Setting(
        name="look.language",
        label="Language",
        kind=SettingKind.choice,
        default="system",
        choices=("system", "en", "nl"),
        description="Takes effect when the program starts again.",
    ),
    Setting(
        name="timeline.snapping",
        label="Snapping",
        kind=SettingKind.switch,
        default=True,
        description="Dragged things catch on edges, playhead and markers.",
    ),
    Setting(
        name="timeline.follow",
        label="Follow the playhead",
        kind=SettingKind.choice,
        default="page",
        choices=("page", "smooth", "off"),
    ),
    Setting(
        name="window.layout",
        label="Layout",
        kind=SettingKind.text,
        default="",
        is_shown=False,
    ),
    Setting(
        name="window.geometry",
        label="Place of the window",
        kind=SettingKind.text,
        default="",
        is_shown=False,
    ),
)
"""In the order they are shown."""
