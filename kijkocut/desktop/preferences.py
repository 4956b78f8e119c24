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
        name="media.still_length",
        label="Length of stills",
        kind=SettingKind.number,
        default=5.0,
        minimum=0.1,
        maximum=3600.0,
        unit="s",
        description="How long stills are when they are put on the timeline.",
    ),
    Setting(
        name="media.view",
        label="Show media as",
        kind=SettingKind.choice,
        default="grid",
        choices=("list", "grid"),
    ),
    Setting(
        name="media.details",
        label="Details of media",
        kind=SettingKind.switch,
        default=False,
    ),
    Setting(
        name="media.card_width",
        label="Width of pictures in the grid",
        kind=SettingKind.whole,
        default=168,
        minimum=96,
        maximum=360,
        is_shown=False,
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
