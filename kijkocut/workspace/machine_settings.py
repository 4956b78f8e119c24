"""The settings that work on this machine depends on, with or without a window."""

from typing import Final

from kijkocut.media import ProxySize
from kijkocut.workspace.settings import Setting, SettingKind

PROXIES_ON: Final = "proxies.on"
PROXY_SIZE: Final = "proxies.size"

MACHINE_SETTINGS: Final = (
    Setting(
        name=PROXIES_ON,
        label="Show proxies",
        kind=SettingKind.switch,
        default=False,
        description="Previews show small copies of heavy footage; exports never do.",
    ),
    Setting(
        name=PROXY_SIZE,
        label="Size of new proxies",
        kind=SettingKind.choice,
        default=ProxySize.lines_540.value,
        choices=tuple(size.value for size in ProxySize),
    ),
)
"""In the order they are shown."""
