"""Which output the viewers sound on."""

import time
from typing import Final

from kijkocut.playback import AudioOut, DeviceOut, NullOut
from kijkocut.workspace import Settings

SILENT: Final = "none"
"""The name of the device that is none."""


def sound_out(settings: Settings) -> AudioOut:
    """Give the output that the settings name."""
    name = settings.text("viewer.sound_device")
    return NullOut(time.monotonic) if name == SILENT else DeviceOut(name)
