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
        name="editing.transition_s",
        label="Length of a transition",
        kind=SettingKind.number,
        default=1.0,
        minimum=0.1,
        maximum=20.0,
        unit="s",
        description="Of those put on a cut by a double click or a key.",
    ),
    Setting(
        name="captions.reading_speed",
        label="Fastest reading speed",
        kind=SettingKind.number,
        default=20.0,
        minimum=5.0,
        maximum=60.0,
        unit="characters/s",
        description="Captions that ask for faster reading are marked.",
    ),
    Setting(
        name="looks.transition",
        label="Usual transition",
        kind=SettingKind.text,
        default="dissolve",
        is_shown=False,
    ),
    Setting(
        name="looks.sound_transition",
        label="Usual crossfade",
        kind=SettingKind.text,
        default="crossfade",
        is_shown=False,
    ),
    Setting(
        name="looks.favourites",
        label="Favourite effects",
        kind=SettingKind.text,
        default="",
        is_shown=False,
    ),
    Setting(
        name="looks.recent",
        label="Recently used effects",
        kind=SettingKind.text,
        default="",
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
